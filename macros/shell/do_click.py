"""orderdesk click, check, why: buttons on a closed file."""

from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from macros.edge import Wish, buttons, press
from macros.shell.app import app
from macros.shell.options import AsJson, BookPath, Language, Login, Picks, Today, lang_of, numbers_of, wish_of
from macros.shell.stopping import stoppable
from macros.shell.telling import answer, working
from order_logic.text import Lang, Text
from workbook.gateway import Gateway

WORKING = Text("处理中", "working")
ButtonName = Annotated[str, typer.Argument(metavar="BUTTON", help="按钮名，如 advance / a button's name, such as advance")]
Reason = Annotated[str, typer.Option("--reason", help="原因 / the reason")]
On = Annotated[str, typer.Option("--on", metavar="DATE", help="本次日期 / the date of this move")]
Quantity = Annotated[str, typer.Option("--quantity", metavar="N", help="本次数量，空白为全部 / the quantity of this move; blank takes all")]
Numbers = Annotated[list[str], typer.Argument(metavar="SO…", help="订单号 / order numbers")]


@app.command("click")
def click(
    button: ButtonName, book: BookPath, pick: Picks = "", reason: Reason = "", on: On = "", quantity: Quantity = "", user: Login = "",
    today: Today = "", lang: Language = None, json: AsJson = False,
) -> None:  # fmt: skip
    """按一个按钮。 / Presses a button."""
    on_file(button, book, numbers_of(pick), wish_of(user, today, reason, on, quantity), lang, json)


@app.command("check")
def check(book: BookPath, user: Login = "", today: Today = "", lang: Language = None, json: AsJson = False) -> None:
    """按全部规则检查。 / Checks every rule."""
    on_file("check", book, (), wish_of(user, today), lang, json)


@app.command("why")
def why(book: BookPath, orders: Numbers, user: Login = "", today: Today = "", lang: Language = None, json: AsJson = False) -> None:
    """订单为什么不能推进。 / Why orders cannot go on."""
    on_file("why", book, numbers_of(",".join(orders)), wish_of(user, today), lang, json)


def on_file(button: str, book: Path, picks: tuple[str, ...], wish: Wish, lang: Lang | None, as_json: bool) -> None:
    """Presses a button on a closed file, prints the end, leaves with its code."""
    from macros.keeper import keeper_of
    from workbook.file import FileWorkbook
    from workbook.keeping.anchor import Way

    opened: list[Any] = []
    wish.lang = lang

    def opener() -> tuple[Gateway, Any]:
        workbook = FileWorkbook(book, picks)
        workbook.progress = bar
        opened[:] = [workbook]
        return workbook, keeper_of(workbook, Way.FILE, (wish.now or datetime.now()).replace(microsecond=0))

    caption = buttons()[button].caption if button in buttons() else WORKING
    with stoppable(lang_of(lang)) as wish.wants_stop, working(caption, lang_of(lang), as_json) as bar:
        said = press(button, opener, wish, lang_of(lang), book)
    place = opened[0].place if opened else None
    answer(said, lang_of(lang, opened[0].lang if opened else "zh"), as_json, place)
