"""orderdesk archive: finished orders of closed months go into the year's archive workbook."""

from typing import Annotated

import typer

from macros.shell.app import app
from macros.shell.do_click import on_file
from macros.shell.options import AsJson, BookPath, Language, Login, Today, day_of, wish_of

Before = Annotated[str, typer.Option("--before", metavar="DATE", help="只归档此日之前完结的 / only orders that ended before this day")]


@app.command("archive")
def archive(book: BookPath, before: Before, user: Login = "", today: Today = "", lang: Language = None, json: AsJson = False) -> None:
    """把已完结的订单写入年度归档册。 / Writes finished orders into the archive of their year."""
    day, wish = day_of(before, "--before"), wish_of(user, today)
    wish.options = {"before": day.isoformat() if day else ""}
    on_file("archive", book, (), wish, lang, json)
