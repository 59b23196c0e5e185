"""orderdesk priceless: a copy of the book without prices."""

from pathlib import Path
from typing import Annotated

import typer

from macros.shell.app import app
from macros.shell.do_click import on_file
from macros.shell.options import AsJson, BookPath, Language, Login, Today, wish_of

OutFile = Annotated[Path, typer.Argument(metavar="OUT", help="副本文件 .xlsx / the copy, an .xlsx")]


@app.command("priceless")
def priceless(book: BookPath, out: OutFile, user: Login = "", today: Today = "", lang: Language = None, json: AsJson = False) -> None:
    """生成没有价格的副本。 / Makes a copy without prices."""
    wish = wish_of(user, today)
    wish.options = {"out": str(out)}
    on_file("priceless", book, (), wish, lang, json)
