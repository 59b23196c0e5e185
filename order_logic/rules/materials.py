"""What goods are made of is known before they are made, and the warehouse has looked what of it is there."""

from collections.abc import Iterator

from order_logic.derived.bom import ZERO, Circle, circles_of, exploded, usable
from order_logic.derived.needs import short_of
from order_logic.flows.moves import Passing, Shifting
from order_logic.records import Component, MaterialNeed
from order_logic.records.choices import Level
from order_logic.rule import Breach, Case, breach, rule
from order_logic.text import Text

_ARROW = " → "
_BLANK = Text("{product} 的物料清单里，{material} 没有可用的单位用量", "the bill of {product} says no usable quantity of {material}")
_FILL = Text(
    "请在「物料清单」填大于 0 的单位用量；损耗率不能小于 0", "type a quantity above 0 into the sheet Bills of materials; scrap is 0 or more"
)
_UNCHECKED = Text(
    "第 {line} 行的物料 {material} 仓库还没有填库存数量", "line {line}: the warehouse has not filled in the stock of {material}"
)
_LOOK = Text("请仓库在「物料需求」填「库存数量」", "let the warehouse fill in In stock on the sheet Material needs")
_SHORT = Text("第 {line} 行的物料 {material} 缺 {short}", "line {line}: {short} of {material} are lacking")
_BUY = Text("请采购按「物料需求」补足", "let purchasing buy what is short")


@rule(
    "R-40",
    guards=(Shifting.MAKE, Passing.JOB_START),
    about=Component,
    reads=(Component, MaterialNeed),
    field="material",
    policy="物料需求单按已确认订单乘物料清单得出，由仓库填库存；物料清单不能循环。",
    zh="物料清单循环：{circle}",
    en="the bill of materials runs in a circle: {circle}",
    fix=("请在「物料清单」去掉其中一行", "take one of its rows out of the sheet Bills of materials"),
)
def materials_are_known(case: Case) -> Iterator[Breach]:
    """The 物料需求单 is the confirmed order × the bill of materials; the warehouse fills in the stock. S12

    A bill of materials that runs in a circle stops everything that is made by it.
    """
    if case.move is Shifting.MAKE:
        yield from _of_goods(case)
    elif case.move is Passing.JOB_START:
        yield from _of_job(case)
    else:
        yield from _of_row(case.row, case)


def _of_goods(case: Case) -> Iterator[Breach]:
    for line in dict.fromkeys(portion.line for portion in case.portions):
        bill = exploded(line.product, line.quantity or ZERO, case.book)
        yield from (_circle(circle, case) for circle in bill.circles)
        yield from (_blank(part) for part in bill.blanks)


def _of_row(part: Component, case: Case) -> Iterator[Breach]:
    circle = circles_of(case.book).get(part.product)
    if circle and circle[1] == part.material:
        yield _circle(circle, case)
    elif not usable(part):
        yield _blank(part)


def _circle(circle: Circle, case: Case) -> Breach:
    return breach(case.book.get(Component, circle[0], circle[1]), circle=_ARROW.join(circle))


def _blank(part: Component) -> Breach:
    return breach(part, "quantity", text=_BLANK, remedy=_FILL, product=part.product, material=part.material)


def _of_job(case: Case) -> Iterator[Breach]:
    """Production may begin with what is there: what is not looked up or short is told."""
    for need in case.book.by(MaterialNeed, "order", case.row.order):
        if need.line_no != case.row.line_no or need.voided:
            continue
        facts = {"line": need.line_no, "material": need.material}
        short = short_of(need)
        if short is None:
            yield breach(need, "in_stock", text=_UNCHECKED, remedy=_LOOK, level=Level.WARN, **facts)
        elif short:
            yield breach(need, "short", text=_SHORT, remedy=_BUY, level=Level.WARN, **facts, short=f"{short.normalize():f}{need.unit}")
