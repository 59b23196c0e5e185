"""orderdesk timeline, find: everything that happened to an order, and which orders a word leads to."""

from datetime import datetime
from getpass import getuser
from typing import Annotated

import typer

from macros.shell.app import app
from macros.shell.do_click import Numbers
from macros.shell.options import AsJson, BookPath, Language, Login, Today, moment_of, numbers_of

SearchWords = Annotated[list[str], typer.Argument(metavar="WORD", help="号码或名称的一部分 / part of a number or of a customer's name")]


@app.command("timeline")
def timeline(book: BookPath, orders: Numbers, user: Login = "", today: Today = "", lang: Language = None, json: AsJson = False) -> None:
    """一张订单发生过的每一件事。 / Everything that happened to an order."""
    from macros.edge import BLOCKED
    from macros.listing import look_at, print_listings
    from macros.tracing import captions, whole_journal
    from order_logic.derived.timeline import TIMELINE_READS, timeline_listing
    from order_logic.verbs.picks import orders_of, resolved

    seen = look_at(book, TIMELINE_READS, user or getuser(), moment_of(today) or datetime.now(), lang)
    numbers = orders_of(resolved(seen.book, numbers_of(",".join(orders))))
    found = timeline_listing(seen.book, numbers, whole_journal(seen.book, book, seen.workbook), captions())
    print_listings([found], seen.lang, json)
    raise typer.Exit(0 if found.rows else BLOCKED)


@app.command("find")
def find(book: BookPath, words: SearchWords, user: Login = "", today: Today = "", lang: Language = None, json: AsJson = False) -> None:
    """按号码或名称查订单。 / Finds orders by a number or a name."""
    from macros.edge import BLOCKED
    from macros.listing import look_at, print_listings
    from order_logic.derived.searching import SEARCH_READS, search

    seen = look_at(book, SEARCH_READS, user or getuser(), moment_of(today) or datetime.now(), lang)
    found = search(seen.book, words)
    print_listings([found], seen.lang, json)
    raise typer.Exit(0 if found.rows else BLOCKED)
