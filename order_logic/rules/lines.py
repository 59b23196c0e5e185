"""What the lines of an order must say."""

from collections.abc import Iterator

from order_logic.columns import column_of
from order_logic.derived.people import PROJECT
from order_logic.flows.moves import Move
from order_logic.records import Order, OrderLine
from order_logic.records.choices import MONEY_ONLY, LineKind
from order_logic.rule import Breach, Case, breach, rule
from order_logic.rules.blanks import blank_fields, is_blank
from order_logic.text import Text

GARMENT = "服装"
FREE = frozenset({LineKind.GIFT, LineKind.SAMPLE, LineKind.REPLACEMENT})
_GOODS_FIELDS = frozenset({"product", "model", "unit"})  # a fee has no product behind it
_NO_LINES = Text("订单没有明细", "the order has no lines")
_ADD_LINES = Text("请在「订单明细」逐行填写产品、数量和单价", "enter product, quantity and price in Order lines, one row each")
_NO_PRICE = Text("第 {line} 行是{kind}，单价不能为 0", "line {line} is {kind}: its price cannot be 0")
_GIVE_PRICE = Text("请填单价；若是赠品、样品或换货补发，请改行类型", "enter the price, or choose gift, sample or replacement as its kind")


@rule(
    "R-05",
    guards=(Move.REGISTER,),
    reads=(OrderLine,),
    field="amount",
    policy="明细逐行写明产品、规格型号、数量、单价和金额；服装另填款式、颜色、尺码，项目另填名称、金额和交付期限。",
    zh="「{column}」没有填写",
    en="{column} is blank",
    fix=("请补齐明细；不清楚的先与客户核对", "complete the lines; ask the customer where something is unclear"),
)
def lines_complete(case: Case) -> Iterator[Breach]:
    """A line has product, model, quantity, unit price and amount.

    Garments add style, colour and size; a project has a name, an amount and a due date. S11 S2 S6 S7
    """
    yield from blanks_of_lines(case)
    for line in case.lines:
        if line.price == 0 and line.kind not in FREE:
            yield breach(line, "price", text=_NO_PRICE, remedy=_GIVE_PRICE, line=line.line_no, kind=line.kind or LineKind.GOODS)


def blanks_of_lines(case: Case) -> Iterator[Breach]:
    """The blank fields of every line, of the order's type, and the absence of any line."""
    lines = case.lines
    if not lines:
        yield breach(field="amount", text=_NO_LINES, remedy=_ADD_LINES, column=column_of(Order, "amount").label)
    for line in lines:
        for name in _blanks(line, case.order):
            yield breach(line, name, column=column_of(OrderLine, name).label, line=line.line_no)
    if case.order.order_type == PROJECT:
        for name in ("project_name", "contract_due_on"):
            if is_blank(getattr(case.order, name)):
                yield breach(field=name, column=column_of(Order, name).label)


def _blanks(line: OrderLine, order: Order) -> list[str]:
    blank = [name for name, _ in blank_fields(line, "R-05")]
    if line.kind in MONEY_ONLY:
        return [name for name in blank if name not in _GOODS_FIELDS]
    if order.order_type == GARMENT:
        blank += [name for name in ("style", "colour", "size") if is_blank(getattr(line, name))]
    return blank
