"""The options that every command takes."""

from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated, Literal

import typer

from macros.edge import USAGE, Wish
from order_logic.days import NotADay, day_from
from order_logic.text import Lang, Text

Language = Annotated[Literal["zh", "en"] | None, typer.Option("--lang", help="zh 或 en / zh or en")]
AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON / print JSON")]
Today = Annotated[str, typer.Option("--today", metavar="YYYY-MM-DD", help="以此日期为今天 / the day taken as today")]
Login = Annotated[str, typer.Option("--user", metavar="LOGIN", help="登录名，默认为系统登录名 / defaults to the login")]
BookPath = Annotated[Path, typer.Argument(metavar="BOOK", help="工作簿 / the workbook")]
_PICK_HELP = "订单号、单行（SO…/2）或其他单据号，逗号分隔 / orders, lines (SO…/2) or other documents, separated by commas"
Picks = Annotated[str, typer.Option("--pick", metavar="SO…,SO…", help=_PICK_HELP)]


def day_of(text: str, option: str) -> date | None:
    """The day that an option names; leaves with the code for wrong usage when it names none."""
    try:
        return day_from(text)
    except NotADay as why:
        typer.echo(f"{option}: {why.reason.zh} / {why.reason.en}", err=True)
        raise typer.Exit(USAGE) from None


def moment_of(today: str) -> datetime | None:
    """Now, on the day that --today names."""
    day = day_of(today, "--today") if today else None
    return datetime.combine(day, time(9, 0)) if day else None


def numbers_of(picks: str) -> tuple[str, ...]:
    """Order numbers from a list with any comma or blank between them."""
    return tuple(dict.fromkeys(picks.replace("，", ",").replace("、", ",").replace(" ", ",").split(","))) if picks.strip() else ()


def quantity_of(text: str) -> Decimal | None:
    """The quantity that --quantity names; leaves with the code for wrong usage when it is no number."""
    try:
        found = Decimal(text) if text else None
    except InvalidOperation:
        found = Decimal("NaN")
    if found is not None and not found.is_finite():
        typer.echo(f"--quantity: {NO_NUMBER.zh} / {NO_NUMBER.en}", err=True)
        raise typer.Exit(USAGE)
    return found


NO_NUMBER = Text("不是数字", "not a number")


def wish_of(user: str, today: str, reason: str = "", on: str = "", quantity: str = "") -> Wish:
    """What the options say about a click."""
    return Wish(user, moment_of(today), reason, day_of(on, "--on") if on else None, quantity=quantity_of(quantity))


def lang_of(chosen: Lang | None, standard: Lang = "zh") -> Lang:
    """The language of the answers: the one asked for, else the book's."""
    return chosen or standard
