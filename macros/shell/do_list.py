"""orderdesk list: the lists of the day, such as what waits for me and what customers owe."""

from datetime import datetime
from getpass import getuser
from typing import Annotated

import typer

from macros.shell.app import app
from macros.shell.options import AsJson, BookPath, Language, Login, Today, lang_of, moment_of
from order_logic.text import Text

_NO_VIEW = Text("没有清单「{name}」；现有：{names}", "there is no list {name}; there are {names}")
ViewName = Annotated[str, typer.Argument(metavar="VIEW", help="清单名，如 my_work、overdue / a list's name, such as my_work")]


@app.command("list")
def list_view(view: ViewName, book: BookPath, user: Login = "", today: Today = "", lang: Language = None, json: AsJson = False) -> None:
    """待办、到期、未交、待开票、账龄等清单。 / A list of the day."""
    from macros.edge import USAGE
    from macros.listing import look_at, print_listings
    from order_logic.derived.viewbook import all_views

    found = all_views().get(view)
    if found is None:
        names = [f"{one.name}（{one.title.zh}）" if lang != "en" else one.name for one in all_views().values()]
        typer.echo(_NO_VIEW.say(lang_of(lang), name=view, names=names), err=True)
        raise typer.Exit(USAGE)
    seen = look_at(book, found.reads, user or getuser(), moment_of(today) or datetime.now(), lang)
    print_listings([found.listing(seen.book, seen.press)], seen.lang, json)
