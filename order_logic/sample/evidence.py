"""Writes down what an order left behind: signatures and receipts, numbered as time went on."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from decimal import Decimal
from random import Random
from typing import Any

from order_logic.derived.amounts import value_of
from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Move as M
from order_logic.flows.moves import Shifting
from order_logic.flows.quantity import Stage
from order_logic.flows.roles import Role as R
from order_logic.press import Numbers
from order_logic.records import Order, OrderLine, Receipt, Signature
from order_logic.records.choices import Payment, ReceiptKind
from order_logic.sample.clock import Clock
from order_logic.sample.delivery import Money, Outcome
from order_logic.sample.ledger import ZERO, Account, Entry, packed
from order_logic.sample.people import HOLDERS
from order_logic.sample.plan import MANAGER_LIMIT, Plan
from order_logic.sample.pressing import Signed, Trail
from order_logic.spelling import spelled

_FIGURED = frozenset({M.SECOND_AUDIT, M.APPROVE, Shifting.RELEASE})
_BILL_RUNS = timedelta(days=120)


@dataclass(slots=True)
class Written:
    """One order with everything that belongs to it."""

    plan: Plan
    order: Order
    lines: list[OrderLine]
    trail: Trail
    outcome: Outcome
    locks: dict[int, int] = field(default_factory=dict)  # line -> how often stock was locked for it

    reports: int = 0  # how often progress was reported

    def put(self, line_no: int, stage: Stage, quantity: Decimal) -> None:
        """Puts goods of a line into a stage; what leaves in several lots adds up."""
        line, name = self.lines[line_no - 1], stage.name.lower()
        held: dict[str, Any] = {name: (getattr(line, name) or ZERO) + quantity}
        self.lines[line_no - 1] = replace(line, **held)

    def allocated(self, line_no: int) -> int:
        """The number of the next allocation of a line."""
        self.locks[line_no] = self.locks.get(line_no, 0) + 1
        return self.locks[line_no]


def finished(rng: Random, clock: Clock, trail: Trail, outcome: Outcome) -> None:
    """结清 and 关闭, where the order has come so far."""
    for minute, move, role, end in (
        (outcome.settled, M.SETTLE, R.FINANCE, Commercial.SETTLED),
        (outcome.closed, M.CLOSE, R.ORDER_CLERK, Commercial.CLOSED),
    ):
        if minute is not None:
            trail.signed.append(Signed(move, role, rng.choice(HOLDERS[role]), minute))
            trail.commercial, trail.since = end, clock.moment(minute)


def booked_in(written: Written, account: Account) -> None:
    """Puts what the order came to into its customer's account."""
    signed, amount = written.trail.signed, written.plan.amount
    confirmed = [s.minute for s in signed if s.move is M.APPROVE and s.lasting]
    if written.trail.commercial in (Commercial.CONFIRMED, Commercial.SETTLED, Commercial.CLOSED):
        account.entries.append(Entry(confirmed[-1], confirmed=amount))
    elif written.trail.commercial not in (Commercial.REJECTED, Commercial.CANCELLED):
        account.waiting += amount
    account.entries += [Entry(m.minute, received=m.amount) for m in written.outcome.money]
    for lot in written.outcome.lots:
        worth = sum((value_of(quantity, written.lines[n - 1], written.order) for n, quantity in lot.parts), ZERO)
        account.entries.append(Entry(lot.shipped, shipped=worth))


def signatures(written: Written, account: Account, clock: Clock, credit: bool) -> Iterator[Signature]:
    """A row for each signature, those of 复审 and 批准 with the figures of that moment."""
    limit = written.plan.buyer.customer.credit_limit
    for number, s in enumerate(written.trail.signed, start=1):
        figures = ""
        if s.move in _FIGURED:
            promised = None if s.move is M.SECOND_AUDIT else written.order.promised_on
            told = {"amount": spelled(written.plan.amount), "promised_on": str(promised or ""), "day": clock.day(s.minute).isoformat(),
                    "limit_of_manager": spelled(MANAGER_LIMIT)}  # fmt: skip
            tested = ZERO if s.move is Shifting.RELEASE else written.plan.amount  # what is confirmed waits already
            figures = account.figures(s.minute, told, tested, limit) if credit else packed(told)
        yield Signature(
            order=written.order.number, number=number, move=s.move, role=s.role, person=s.person, signed_at=clock.moment(s.minute),
            reason=s.reason, figures=figures, voided=None if s.lasting else True, document=s.document,
        )  # fmt: skip


def receipts(clock: Clock, all_written: list[Written], loose: list[Receipt]) -> Iterator[Receipt]:
    """Receipts numbered by the day on which money came; ``loose`` ones name no order and carry no number yet."""
    numbers, found = Numbers(), [(r.received_on or clock.today, r) for r in loose]
    for w in all_written:
        found += [(clock.day(m.minute), _receipt(w, m, clock)) for m in w.outcome.money]
    found.sort(key=lambda pair: (pair[0], pair[1].order))
    for day, receipt in found:
        yield replace(receipt, number=numbers.next("RC", day))


def _receipt(w: Written, money: Money, clock: Clock) -> Receipt:
    day, means = clock.day(money.minute), w.order.payment
    return Receipt(
        number="", customer=w.order.customer, order=w.order.number, received_on=day,
        kind=ReceiptKind.PREPAYMENT if money.ahead else ReceiptKind.RECEIPT, means=means, amount=money.amount,
        cleared=means is not Payment.BILL or day + _BILL_RUNS <= clock.today,
    )  # fmt: skip
