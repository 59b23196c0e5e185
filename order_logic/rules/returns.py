"""What comes back was asked for and granted, is opened and checked, and then settled with the customer."""

from collections.abc import Iterator
from decimal import Decimal

from order_logic.columns import column_of
from order_logic.derived.receipts import receipts_of
from order_logic.derived.returns import RETURN_READS, ZERO, coming_now, granted, lines_of, worth
from order_logic.derived.stages import stages_of
from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Move, Passing, Shifting
from order_logic.flows.quantity import Stage
from order_logic.money import shown
from order_logic.records import OrderLine, OutboundLine, OutboundNote, Receipt, Return
from order_logic.rule import Breach, Case, breach, rule
from order_logic.rules.blanks import is_blank
from order_logic.text import Text

P = Passing
_SETTLED = Text("{order} 是「{status}」，退货前须重新打开", "{order} is {status}: it is reopened before goods come back")
_REOPEN = Text("请财务和销售经理先按「{move}」", "let finance and the sales manager press {move} first")
_NONE_GRANTED = Text("{order} 没有已批准的退货", "{order} has no return that was granted")
_ASK_FIRST = Text("请销售按「申请退货」，销售经理批准后再收货", "let sales ask for the return and the sales manager grant it first")
_TOO_MUCH = Text("{name} 退 {quantity}，超过 {what} {most}", "{name}: {quantity} come back, more than the {most} {what}")
_CORRECT = Text("请改「本次数量」或申请数量", "correct the quantity")
_ASKED, _SIGNED = Text("申请数量", "asked for"), Text("已签收数量", "signed for")
_UNEQUAL = Text(
    "{name} 良品 {good} 加不良品 {scrap} 不等于实收 {received}", "{name}: {good} good and {scrap} bad do not make the {received} received"
)
_COUNT = Text("请在「退货明细」填良品、不良品", "enter Good and Bad on the sheet Return lines")
_BLANK = Text("{number} 的「{column}」没有填写", "{column} of {number} is blank")
_FILL = Text("请在「退货」填写", "fill it in on the sheet Returns")
_AMOUNT = Text("{number} 没有退款/折让金额", "{number} has no amount")
_NOT_PAID = Text("{number} 退款 {amount} 元，客户至今只付了 {paid} 元", "{number}: a refund of {amount}, but only {paid} was received")
_ALLOW = Text("未收的货款请用「折让」冲减", "take what has not been paid off by an allowance")
_UNOPENED = Text("{number} 已验货，但没有拆包核对", "{number} was checked without having been opened")
_OPEN_NOW = Text("请补拆包核对并填写", "open and compare it, and say so")
_CHECKED_AT = (P.RETURN_GRANT, P.RETURN_TAKE, P.RETURN_CHECK, P.RETURN_REFUND, P.RETURN_ALLOW, P.RETURN_EXCHANGE, P.RETURN_RESEND)
_MONEY = frozenset({P.RETURN_REFUND, P.RETURN_ALLOW})


@rule(
    "R-61",
    guards=(*_CHECKED_AT, Shifting.TAKE_BACK),
    about=Return,
    reads=(*RETURN_READS, OutboundNote, OutboundLine, Receipt),
    policy="退件须拆包核对；退货先申请、批准，验货后再退款、折让、换货或补发。",
    zh="退件 {number} 还没有拆包核对",
    en="the parcels of {number} have not been opened and compared",
    fix=("请拆包核对后在「退货」把「已拆包核对」填为是", "open and compare them, then set Opened and checked in Returns"),
)
def returns_opened_and_checked(case: Case) -> Iterator[Breach]:
    """Returned parcels are opened and checked. S14

    They were asked for and granted before, and are settled by what the check found.
    """
    if case.move is None:
        if case.row.checked_by and case.row.taken_on and not case.row.opened:
            yield breach(field="opened", text=_UNOPENED, remedy=_OPEN_NOW, number=case.row.number)
        return
    yield from _open_order(case)
    if case.move is Shifting.TAKE_BACK:
        yield from _taken_by_line(case)
    elif case.move is P.RETURN_TAKE:
        yield from _taken(case, case.row)
    elif case.move is P.RETURN_CHECK:
        yield from _checked(case)
    elif case.move in _MONEY:
        yield from _paid(case)


def _open_order(case: Case) -> Iterator[Breach]:
    """A return changes what is owed, so a settled or closed order is opened again first."""
    status = case.order.commercial
    if status in (Commercial.SETTLED, Commercial.CLOSED):
        yield breach(case.order, "commercial", text=_SETTLED, remedy=_REOPEN, order=case.order.number, status=status, move=Move.REOPEN)


def _taken_by_line(case: Case) -> Iterator[Breach]:
    """退货入库 on lines: they stand on a return that was granted."""
    rows = granted(case.order.number, case.book)
    if rows:
        yield from _taken(case, rows[0])
    else:
        yield breach(text=_NONE_GRANTED, remedy=_ASK_FIRST, order=case.order.number)


def coming(case: Case, back: Return) -> dict[int | None, Decimal]:
    """How much of each line of a return comes back with the case's move.

    By the lines of the order, what was typed for a line counts, and a line that was not chosen has not come.
    """
    asked = {row.line_no: coming_now(row) for row in lines_of(back, case.book)}
    if case.move is not Shifting.TAKE_BACK:
        return asked
    typed = {p.line.line_no: p for p in case.portions}
    for line_no in asked:
        portion = typed.get(line_no)
        if portion is None:
            asked[line_no] = ZERO
        elif portion.line.this_quantity is not None or portion.quantity == case.press.quantity:
            asked[line_no] = portion.quantity
    return asked


def _taken(case: Case, back: Return) -> Iterator[Breach]:
    """No more comes back than was asked, and than the customer has signed for."""
    quantities = coming(case, back)
    for row in lines_of(back, case.book):
        line = case.book.get(OrderLine, row.order, row.line_no)
        if line is None:
            continue
        quantity, signed = quantities[row.line_no], stages_of(line, case.book)[Stage.SIGNED]
        found = [(what, most) for what, most in ((_ASKED, row.quantity or ZERO), (_SIGNED, signed)) if quantity > most][:1]
        for what, most in found:
            facts = {"name": line.name, "quantity": _n(quantity), "most": _n(most)}
            yield breach(row, "this_quantity", text=_TOO_MUCH, remedy=_CORRECT, what=what, **facts)  # type: ignore[arg-type]  # facts are words


def _checked(case: Case) -> Iterator[Breach]:
    back = case.row
    if not back.opened:
        yield breach(field="opened", number=back.number)
    if is_blank(back.found):
        yield breach(field="found", text=_BLANK, remedy=_FILL, number=back.number, column=column_of(Return, "found").label)
    for row in lines_of(back, case.book):
        good, scrap, there = row.good or ZERO, row.scrap or ZERO, row.received or ZERO
        if good + scrap != there or min(good, scrap) < 0:
            line = case.book.get(OrderLine, row.order, row.line_no)
            facts = {"name": line.name if line else row.number, "good": _n(good), "scrap": _n(scrap), "received": _n(there)}
            yield breach(row, "good", text=_UNEQUAL, remedy=_COUNT, **facts)  # type: ignore[arg-type]  # facts are words


def _paid(case: Case) -> Iterator[Breach]:
    """An allowance names its amount; a refund is of money that came in."""
    back, rows = case.row, lines_of(case.row, case.book)
    amount = back.amount if back.amount is not None else worth(rows, case.order, case.book) if case.move is P.RETURN_REFUND else ZERO
    if amount <= 0:
        yield breach(field="amount", text=_AMOUNT, remedy=_FILL, number=back.number)
    elif case.move is P.RETURN_REFUND and case.customer:
        paid = sum((r.amount or ZERO for r in receipts_of(case.customer, case.book, case.press.settings)), ZERO)
        if amount > paid:
            yield breach(field="amount", text=_NOT_PAID, remedy=_ALLOW, number=back.number, amount=shown(amount), paid=shown(paid))


def _n(quantity: Decimal) -> str:
    return f"{quantity.normalize():f}"
