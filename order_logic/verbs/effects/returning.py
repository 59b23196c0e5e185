"""What becomes of a return: granted, taken in, checked, and settled by money or by goods (R-61)."""

from collections.abc import Iterator
from dataclasses import replace

from order_logic.book import Add, Change, Edit, key_of
from order_logic.derived.amounts import value_of
from order_logic.derived.receipts import MONEY_READS
from order_logic.derived.returns import RETURN_READS, ZERO, granted, lines_of, worth
from order_logic.flows.documents import Returning
from order_logic.flows.moves import Passing, Shifting
from order_logic.flows.roles import Role
from order_logic.records import Order, OrderLine, OutboundLine, OutboundNote, Receipt, Return, ReturnLine
from order_logic.records.choices import LineKind, ReceiptKind
from order_logic.rule import Case, Finding
from order_logic.rules.moment import day_of
from order_logic.rules.returns import coming
from order_logic.verbs.dating import DATING_READS, misdated
from order_logic.verbs.effect import Leg, Made, effect
from order_logic.verbs.picks import line_pick
from order_logic.verbs.receipts import paid_with, taken_back
from order_logic.verbs.stocking import STOCK_READS, give_back

_READS = (*RETURN_READS, OutboundNote, OutboundLine, *DATING_READS)


def _set(case: Case, **values: object) -> list[Change]:
    """Edits of the return itself."""
    return [Edit(Return, key_of(case.row), name, getattr(case.row, name), value) for name, value in values.items()]


def _day_used(case: Case) -> list[Change]:
    """本次日期 of the order is used up."""
    return [Edit(Order, key_of(case.order), "on", case.order.on, None)] if case.order.on else []


@effect(Passing.RETURN_GRANT)
def grant(case: Case, role: Role) -> list[Change]:
    """Who let the goods come back, and when."""
    return _set(case, granted_by=case.press.user.login, granted_at=case.press.now)


@effect(Passing.RETURN_TAKE, reads=_READS)
def take(case: Case, role: Role) -> list[Change] | Finding:
    """The goods are back in the house, before anybody has looked at them."""
    day = day_of(case)
    return misdated(case, day, case.row.asked_on, counts=False) or [*_received(case), *_set(case, taken_on=day), *_day_used(case)]


@effect(Shifting.TAKE_BACK, reads=_READS)
def take_back(case: Case, role: Role) -> Made | Finding:
    """The same from the order's lines: the return that was granted is taken in."""
    back = replace(case, row=granted(case.order.number, case.book)[0])
    wrong = misdated(back, day_of(case), back.row.asked_on, counts=False)
    return wrong or Made([*_received(back), *_set(back, taken_on=day_of(case), state=Returning.TAKEN)], list[Leg]())


def _received(case: Case) -> Iterator[Change]:
    """What came of each line, and what it was sold for; what was typed for the press is used up."""
    quantities = coming(case, case.row)
    for row in lines_of(case.row, case.book):
        line, quantity = case.book.get(OrderLine, row.order, row.line_no), quantities[row.line_no]
        yield Edit(ReturnLine, key_of(row), "received", row.received, quantity)
        if line:
            yield Edit(ReturnLine, key_of(row), "amount", row.amount, value_of(quantity, line, case.order))
        if row.this_quantity is not None:
            yield Edit(ReturnLine, key_of(row), "this_quantity", row.this_quantity, None)


@effect(Passing.RETURN_CHECK, reads=(*RETURN_READS, *STOCK_READS))
def check(case: Case, role: Role) -> list[Change]:
    """Good goods lie in stock again, free for everyone; bad ones do not."""
    changes = _set(case, checked_by=case.press.user.login)
    for row in lines_of(case.row, case.book):
        line = case.book.get(OrderLine, row.order, row.line_no)
        if line and row.good:
            changes += give_back(case, line, row.good, row.warehouse, row.lot)
    return changes


@effect(Passing.RETURN_REFUND, reads=(*RETURN_READS, *MONEY_READS, *DATING_READS))
def refund(case: Case, role: Role) -> list[Change] | Finding:
    """The money goes back: a negative receipt of finance, of what was typed or of what the goods were sold for."""
    back, order, press, day = case.row, case.order, case.press, day_of(case)
    wrong = misdated(case, day, back.taken_on)
    if wrong:
        return wrong
    amount = worth(lines_of(back, case.book), order, case.book) if back.amount is None else back.amount
    first = paid_with(order.number, amount, case.book, press)
    row = Receipt(
        number=press.numbers.next("RC", press.today), customer=order.customer, order=order.number, received_on=day, kind=ReceiptKind.REFUND,
        means=order.payment, amount=-amount, cleared=True, refund_of=first.number if first else "", entered_by=press.user.login,
        note=back.number,
    )  # fmt: skip
    unmatched = taken_back(case, first, order.number, amount) if first else []
    return [Add(Receipt, row), *unmatched, *_set(case, amount=amount, receipt=row.number, done_on=day), *_day_used(case)]


@effect(Passing.RETURN_ALLOW, reads=(*RETURN_READS, *DATING_READS))
def allow(case: Case, role: Role) -> list[Change] | Finding:
    """The amount typed is taken off what the customer owes, with the goods back or without."""
    day = day_of(case)
    return misdated(case, day, case.row.taken_on) or [*_set(case, done_on=day), *_day_used(case)]


def _sent_again(case: Case, role: Role) -> list[Change]:
    """New lines without a price take the place of what came back, and run through the stages like any goods."""
    number = max((line.line_no or 0 for line in case.lines), default=0)
    rows: list[Change] = []
    names: list[str] = []
    for row in lines_of(case.row, case.book):
        line = case.book.get(OrderLine, row.order, row.line_no)
        if line and row.received:
            number += 1
            rows.append(Add(OrderLine, _replacement(line, number, row)))
            names.append(line_pick(line.order, number))
    return [*rows, *_set(case, resent="、".join(names), done_on=case.press.today)]


def _replacement(line: OrderLine, number: int, back: ReturnLine) -> OrderLine:
    """The goods of a line once more, for nothing."""
    kept = ("order", "product", "name", "model", "style", "colour", "size", "unit", "tax_rate", "tax_kind", "warehouse", "part_shipment")
    fields = {name: getattr(line, name) for name in kept}
    return OrderLine(line_no=number, kind=LineKind.REPLACEMENT, quantity=back.received, price=ZERO, note=back.number, **fields)


exchange = effect(Passing.RETURN_EXCHANGE, reads=RETURN_READS)(_sent_again)
resend = effect(Passing.RETURN_RESEND, reads=RETURN_READS)(_sent_again)
