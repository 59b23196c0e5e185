"""Reckons what 首页 shows from the rows of a book."""

from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from order_logic.book import Book
from order_logic.derived.order_money import receivable_of
from order_logic.derived.punctuality import punctuality
from order_logic.flows.status import Status
from order_logic.records import OpeningBalance, Order, Receipt
from order_logic.settings import Settings

OFF = (Status.REJECTED, Status.CANCELLED)
UNAPPROVED = (Status.DRAFT, Status.PENDING, Status.AUDITED, Status.IN_REVIEW, Status.IN_APPROVAL)
DONE = (Status.CLOSED, Status.ARCHIVED, *OFF)
IN_HAND = tuple(status for status in Status if status not in DONE)
STEPS = (
    UNAPPROVED,
    (Status.CONFIRMED, Status.ALLOCATED),
    (Status.MAKING, Status.INSPECTING, Status.READY, Status.RELEASED),
    (Status.PART_SHIPPED, Status.SHIPPED, Status.SIGNED, Status.SETTLED),
)
BUCKETS = (-1, 1, 3, 7, 14)
"""Days left up to which an order falls into each group; the last group is all beyond."""
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Figures:
    """What the cards and charts show; amounts in 元, with tax."""

    orders: int
    amount: Decimal
    amount_before: Decimal  # of last month up to the same day
    unapproved: int
    in_hand: int
    due: int  # lines promised for this month up to today
    on_time: int
    late: int
    longest: int
    owed: Decimal  # opening balances and shipped
    received: Decimal
    months: tuple[tuple[date, Decimal], ...]
    steps: tuple[int, ...]
    buckets: tuple[int, ...]


def figures_of(book: Book, today: date, settings: Settings) -> Figures:
    """Everything that 首页 counts, in one pass over the orders and one over the money."""
    rows = list(book.all(Order))
    live = [order for order in rows if order.status not in OFF and order.ordered_on]
    first = today.replace(day=1)
    this_month = [order for order in live if order.ordered_on and first <= order.ordered_on < month_after(first, 1)]
    left = [order.days_left for order in rows if order.days_left is not None]
    due, on_time = punctuality(book, first, today, settings)
    return Figures(
        orders=len(this_month),
        amount=_sum(order.amount for order in this_month),
        amount_before=_between(live, month_after(first, -1), month_after(today, -1)),
        unapproved=sum(order.status in UNAPPROVED for order in rows),
        in_hand=sum(order.status in IN_HAND for order in rows),
        due=due,
        on_time=on_time,
        late=sum(days < 0 for days in left),
        longest=-min(left, default=0),
        owed=_sum(row.amount for row in book.all(OpeningBalance)) + sum((_charged(order) for order in rows), ZERO),
        received=_sum(row.amount for row in book.all(Receipt) if not row.voided),
        months=_by_month(live, first),
        steps=tuple(sum(order.status in step for order in rows) for step in STEPS),
        buckets=_by_bucket(left),
    )


def _charged(order: Order) -> Decimal:
    """What an order put on its customer's account, less returns, allowances and write-offs."""
    return receivable_of(order) - (order.written_off or ZERO)


def month_after(day: date, months: int) -> date:
    """The same day some months later (earlier when negative), the last of the month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _between(orders: Iterable[Order], first: date, last: date) -> Decimal:
    return _sum(order.amount for order in orders if order.ordered_on and first <= order.ordered_on <= last)


def _by_month(orders: Iterable[Order], first: date) -> tuple[tuple[date, Decimal], ...]:
    months = {month_after(first, back): ZERO for back in range(-11, 1)}
    for order in orders:
        if order.ordered_on and (month := order.ordered_on.replace(day=1)) in months:
            months[month] += order.amount or ZERO
    return tuple(months.items())


def _by_bucket(left: Iterable[int]) -> tuple[int, ...]:
    counts = [0] * (len(BUCKETS) + 1)
    for days in left:
        counts[bisect_left(BUCKETS, days)] += 1
    return tuple(counts)


def _sum(amounts: Iterable[Decimal | None]) -> Decimal:
    return sum((amount for amount in amounts if amount is not None), ZERO)
