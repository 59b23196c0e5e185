"""Writes down what an order left behind: signatures, outbound notes and receipts, numbered as time went on."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random
from typing import Any

from order_logic.derived.amounts import value_of
from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Move as M
from order_logic.flows.roles import Role as R
from order_logic.press import Numbers
from order_logic.records import Order, OrderLine, OutboundLine, OutboundNote, Product, Receipt, Signature
from order_logic.records.choices import Payment, ReceiptKind
from order_logic.sample import words
from order_logic.sample.clock import Clock
from order_logic.sample.delivery import Money, Outcome
from order_logic.sample.ledger import ZERO, Account, Entry, packed
from order_logic.sample.people import HOLDERS
from order_logic.sample.plan import MANAGER_LIMIT, Plan
from order_logic.sample.pressing import Signed, Trail
from order_logic.text import Lang

_FIGURED = frozenset({M.SECOND_AUDIT, M.APPROVE})
_BILL_RUNS = timedelta(days=120)


@dataclass(slots=True)
class Written:
    """One order with everything that belongs to it."""

    plan: Plan
    order: Order
    lines: list[OrderLine]
    trail: Trail
    outcome: Outcome


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
            promised = written.order.promised_on if s.move is M.APPROVE else None
            told = {"amount": str(written.plan.amount), "promised_on": str(promised or ""), "day": clock.day(s.minute).isoformat(),
                    "limit_of_manager": str(MANAGER_LIMIT)}  # fmt: skip
            figures = account.figures(s.minute, told, written.plan.amount, limit) if credit else packed(told)
        yield Signature(
            order=written.order.number, number=number, move=s.move, role=s.role, person=s.person, signed_at=clock.moment(s.minute),
            reason=s.reason, figures=figures, voided=None if s.lasting else True,
        )  # fmt: skip


def outbound(rng: Random, clock: Clock, all_written: list[Written], goods: dict[str, Product], lang: Lang) -> Iterator[Any]:
    """Outbound notes and their lines, numbered by the day of issue."""
    numbers = Numbers()
    lots = sorted(((lot.shipped, n, lot) for n, w in enumerate(all_written) for lot in w.outcome.lots), key=lambda found: found[:2])
    for _, n, lot in lots:
        day = clock.day(lot.shipped)
        note = numbers.next("CK", day)
        carrier, waybill = _carrier(rng, lang)
        number = all_written[n].order.number
        yield OutboundNote(
            number=note, order=number, issued_on=day, shipped_on=day, signed_on=None if lot.signed is None else clock.day(lot.signed),
            carrier=carrier, waybill=waybill,
        )  # fmt: skip
        for line_no, quantity in lot.parts:
            product = goods.get(all_written[n].lines[line_no - 1].product)
            batch = f"L{day - timedelta(days=rng.randrange(3, 25)):%y%m%d}" if product and product.lot_managed else ""
            yield OutboundLine(note=note, order=number, line_no=line_no, quantity=quantity, lot=batch)


def _carrier(rng: Random, lang: Lang) -> tuple[str, str]:
    if rng.random() < 0.25:
        return words.OWN_VAN.say(lang), ""
    name, head = rng.choice(words.CARRIERS)
    return name, f"{head}{rng.randrange(10**12):012d}"


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
