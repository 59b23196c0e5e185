"""申请退货: sales writes down what a customer wants to send back, before anything is touched (R-61)."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from order_logic.book import Add, Book, Change, Edit, key_of
from order_logic.derived.lots import named_lots
from order_logic.derived.returns import RETURN_READS, may_come_back
from order_logic.derived.stages import GONE_READS, goods_of
from order_logic.flows.documents import Returning
from order_logic.flows.roles import Role
from order_logic.press import Press
from order_logic.records import Order, OrderLine, OutboundLine, OutboundNote, Return, ReturnLine
from order_logic.rule import Case, Finding
from order_logic.verbs.deeds import Deed
from order_logic.verbs.moving import Moved, one_by_one
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.permission import signing_role
from order_logic.verbs.picks import orders_of, resolved
from order_logic.verbs.refusals import Refusal, refused

ASKING_READS: tuple[type, ...] = (*RETURN_READS, *GONE_READS)


def ask_returns(book: Book, picked: Sequence[str], press: Press) -> Outcome:
    """A return for each order with picked rows: 本次数量 of each line, all that the customer signed for where it is blank."""
    picks = resolved(book, picked)
    whole = {pick.order for pick in picks if pick.line_no is None}
    chosen = {n: None if n in whole else {p.line_no for p in picks if p.order == n} for n in orders_of(picks)}
    return one_by_one(book, chosen, press, lambda now, number: _asked(now, number, chosen[number], press))


def _asked(book: Book, number: str, line_nos: set[int | None] | None, press: Press) -> Moved:
    """One order; ``book`` may be spent: go on with the one given back."""
    order = book.get(Order, number)
    if order is None:
        return Moved(book, [], [refused(Refusal.UNKNOWN, number)])
    case = Case(order, book, press)
    role = signing_role(case, Deed.ASK_RETURN, (Role.SALES,))
    findings = [role] if isinstance(role, Finding) else []
    reason = (press.reason or order.reason).strip()
    if not reason:
        findings.append(refused(Refusal.NO_REASON, number, "reason", move=Deed.ASK_RETURN))
    lines = [line for line in goods_of(number, book) if line_nos is None or line.line_no in line_nos]
    wanted = {line.line_no: _wanted(line, lines, case) for line in lines}
    findings += _too_much(lines, wanted, case)
    if findings:
        return Moved(book, [], findings)
    back = Return(
        number=press.numbers.next("TH", press.today), order=number, state=Returning.ASKED, reason=reason,
        asked_on=press.today, asked_by=press.user.login,
    )  # fmt: skip
    rows: list[Change] = [Add(ReturnLine, _row(back, line, wanted[line.line_no], book)) for line in lines if wanted[line.line_no] > 0]
    changes = [Add(Return, back), *rows, *_used(order, lines)]
    return Moved(book.after(changes), changes, [], back.number)


def _wanted(line: OrderLine, lines: Sequence[OrderLine], case: Case) -> Decimal:
    """How much of a line is to come back."""
    if case.press.quantity is not None and len(lines) == 1:
        return case.press.quantity
    return may_come_back(line, case.book) if line.this_quantity is None else line.this_quantity


def _too_much(lines: Sequence[OrderLine], wanted: dict[int | None, Decimal], case: Case) -> Iterator[Finding]:
    """Nothing comes back that the customer has not got."""
    for line in lines:
        quantity, free = wanted[line.line_no], may_come_back(line, case.book)
        if quantity < 0:
            yield refused(Refusal.BELOW_ZERO, line.order, "this_quantity", OrderLine, key_of(line), quantity=quantity)
        elif quantity > free:
            facts = {"quantity": quantity, "free": free, "move": Deed.ASK_RETURN}
            yield refused(Refusal.TOO_MUCH, line.order, "this_quantity", OrderLine, key_of(line), **facts)
    if not any(wanted.values()):
        status = case.order.status.text if case.order.status else "—"
        yield refused(Refusal.NO_QUANTITY, case.order.number, move=Deed.ASK_RETURN, stages=[status])


def _row(back: Return, line: OrderLine, quantity: Decimal, book: Book) -> ReturnLine:
    """The line that comes back, with the lot and the warehouse that it left where there was but one."""
    parts = [p for p in book.by(OutboundLine, "order", line.order) if p.line_no == line.line_no and _gone(p, book)]
    lot, house = (_only({getattr(part, name) for part in parts}) for name in ("lot", "warehouse"))
    return ReturnLine(
        number=back.number, order=line.order, line_no=line.line_no, quantity=quantity, lot=lot, warehouse=house or line.warehouse
    )


def _only(names: set[str]) -> str:
    """The one name, "" where there are several."""
    return named_lots("、".join(names))[0][0] if len(named_lots("、".join(names))) == 1 else ""


def _gone(part: OutboundLine, book: Book) -> bool:
    note = book.get(OutboundNote, part.note)
    return note is not None and not note.voided and note.shipped_on is not None


def _used(order: Order, lines: Sequence[OrderLine]) -> Iterator[Change]:
    """What was typed for this press is used up."""
    if order.reason:
        yield Edit(Order, key_of(order), "reason", order.reason, "")
    for line in lines:
        if line.this_quantity is not None:
            yield Edit(OrderLine, key_of(line), "this_quantity", line.this_quantity, None)
