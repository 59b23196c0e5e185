"""orderdesk stats: how many orders, how much, how punctual, and how long each department takes."""

from datetime import datetime
from getpass import getuser

import typer

from macros.shell.app import app
from macros.shell.do_pdf import Month, period_of
from macros.shell.options import AsJson, BookPath, Language, Login, Today, lang_of, moment_of


@app.command("stats")
def stats(book: BookPath, month: Month = "", user: Login = "", today: Today = "", lang: Language = None, json: AsJson = False) -> None:
    """订单统计、交期分析、部门时效；默认本月。 / Statistics of a month; of this one by default."""
    from macros.listing import look_at, print_listings
    from order_logic.derived.period import Span, month_of
    from order_logic.derived.statistics_lists import LIST_READS, statistics_lists

    period = Span(*period_of(month, lang_of(lang))) if month else None
    seen = look_at(book, LIST_READS, user or getuser(), moment_of(today) or datetime.now(), lang)
    day = seen.press.today
    print_listings(statistics_lists(seen.book, period or month_of(day), day, seen.press.settings), seen.lang, json)
    raise typer.Exit(0)
