"""When the goods of a confirmed order leave the house and reach the customer, and when the money comes in."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from random import Random

from order_logic.money import rounded
from order_logic.records.choices import MONEY_ONLY, Basis, Settlement
from order_logic.sample.clock import DAY_LONG, Clock
from order_logic.sample.plan import Plan

ONE_LATE_IN = 14
"""Of so many deliveries one comes after the promised day."""

_TWO_LOTS = 0.24
_JUST_NOW = 2 * DAY_LONG
_DOWN_PAYMENT = Decimal("0.3")


@dataclass(slots=True)
class Lot:
    """One outbound note: its days, None for what has not happened by now, and how much of which line."""

    shipped: int
    signed: int | None
    parts: list[tuple[int, Decimal]]


@dataclass(slots=True)
class Money:
    """One receipt: when, how much, whether before the goods."""

    minute: int
    amount: Decimal
    ahead: bool


@dataclass(slots=True)
class Outcome:
    """What became of a confirmed order by now; settled and closed are minutes, None while they have not come."""

    lots: list[Lot] = field(default_factory=list)
    coming: list[Lot] = field(default_factory=list)  # those that leave after now
    money: list[Money] = field(default_factory=list)
    settled: int | None = None
    closed: int | None = None


def fulfil(rng: Random, clock: Clock, plan: Plan, promised_on: date, booked: int, late: bool) -> Outcome:
    """Everything after 财务登记 that has happened by now: goods, money, 结清, 关闭."""
    outcome = Outcome()
    ready = booked + DAY_LONG
    ahead = _pay_ahead(rng, plan, booked)
    if ahead:
        outcome.money.append(ahead)
        ready = ahead.minute + DAY_LONG
    wait = rng.randrange(1, 8) if late else -rng.randrange(0, 4)
    target = clock.opening(promised_on) + rng.randrange(60, 420)
    shipped = max(target + (wait - rng.randrange(1, 5)) * DAY_LONG, ready)
    if promised_on < clock.today and max(ready, clock.now - _JUST_NOW) < clock.now < shipped:
        shipped = max(ready, clock.now - _JUST_NOW)  # nothing lies about after its day
    signed = max(target + wait * DAY_LONG, shipped + DAY_LONG)
    outcome.lots = _lots(rng, plan, ready, shipped, signed)
    paid = _pay_behind(rng, clock, plan, outcome, shipped, signed)
    settled = max(signed, paid) + rng.randrange(1, 6) * DAY_LONG
    outcome.settled, outcome.closed = settled, settled + rng.randrange(3, 24) * DAY_LONG + rng.randrange(100)
    return _until(clock.now, outcome)


def _lots(rng: Random, plan: Plan, ready: int, shipped: int, signed: int) -> list[Lot]:
    """One note for all goods, or two of which the first takes about half of each line."""
    parts = [(n, line.quantity or Decimal(0)) for n, line in enumerate(plan.lines, start=1) if line.kind not in MONEY_ONLY]
    early = shipped - rng.randrange(2, 10) * DAY_LONG
    if rng.random() > _TWO_LOTS or early < ready or max(quantity for _, quantity in parts) < 2:
        return [Lot(shipped, signed, parts)]
    first = [(n, Decimal(int(quantity) // 2)) for n, quantity in parts if quantity >= 2]
    gone = dict(first)
    rest = [(n, left) for n, quantity in parts if (left := quantity - gone.get(n, Decimal(0)))]
    return [Lot(early, min(early + 2 * DAY_LONG, signed), first), Lot(shipped, signed, rest)]


def _pay_ahead(rng: Random, plan: Plan, booked: int) -> Money | None:
    """款到发货 is paid before the goods leave; 分期 has a down payment."""
    settlement = plan.buyer.customer.settlement
    if settlement is Settlement.PREPAID:
        return Money(booked + rng.randrange(60, DAY_LONG), plan.amount, True)
    if settlement is Settlement.INSTALMENTS:
        return Money(booked + rng.randrange(60, 2 * DAY_LONG), rounded(plan.amount * _DOWN_PAYMENT), True)
    return None


def _pay_behind(rng: Random, clock: Clock, plan: Plan, outcome: Outcome, shipped: int, signed: int) -> int:
    """The rest of the money, around its due day, or long after it from those who pay late; gives the minute of the last payment."""
    open_amount = plan.amount - sum((m.amount for m in outcome.money), Decimal(0))
    if not open_amount:
        return outcome.money[-1].minute
    start = clock.day(signed if plan.buyer.customer.due_from is Basis.SIGNED else shipped)
    days = (plan.buyer.customer.credit_days or 0) + (rng.randrange(20, 90) if plan.buyer.slow else rng.randrange(-6, 10))
    minute = clock.after(start, days) + rng.randrange(30, 450)
    outcome.money.append(Money(minute, open_amount, False))
    return minute


def _until(now: int, outcome: Outcome) -> Outcome:
    """Cuts off what lies in the future."""
    outcome.coming = [lot for lot in outcome.lots if lot.shipped > now]
    outcome.lots = [lot for lot in outcome.lots if lot.shipped <= now]
    for lot in outcome.lots:
        lot.signed = lot.signed if lot.signed is not None and lot.signed <= now else None
    outcome.money = [m for m in outcome.money if m.minute <= now]
    outcome.settled = outcome.settled if outcome.settled is not None and outcome.settled <= now else None
    outcome.closed = outcome.closed if outcome.closed is not None and outcome.closed <= now else None
    return outcome
