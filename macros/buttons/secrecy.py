"""无价副本: a copy of the book without prices, for those who need none."""

from macros.button import TOOLS, button
from macros.desk import Desk, Pressed
from order_logic.records import User
from order_logic.text import Text
from order_logic.verbs.refusals import Refusal, refused

_MADE = Text(
    "已生成无价副本「{file}」，{rows} 行；此副本不能办理业务", "made the price-less copy {file} with {rows} rows; no button works on it"
)
_NAME = "{stem} 无价副本.xlsx"


@button(
    "priceless",
    "无价副本",
    "Price-less copy",
    tip=("生成一本没有价格和金额的副本，给不需要价格的岗位", "Makes a copy without prices and amounts for roles that need none"),
    group=TOOLS,
)
def priceless(desk: Desk) -> Pressed:
    from pathlib import Path

    from macros.copies import WHOLE_BOOK, write_priceless

    book = desk.gateway.read(WHOLE_BOOK)
    if book.get(User, desk.login) is None:
        return Pressed(findings=(refused(Refusal.NO_USER, login=desk.login),))
    named = desk.options.get("out", "")
    out = Path(named) if named else desk.beside(_NAME.format(stem=desk.path.stem if desk.path else ""))
    rows = write_priceless(book, out, desk.settings(book), desk.lang, desk.now)
    return Pressed(files=(out,), sentence=_MADE, facts={"file": out.name, "rows": rows})
