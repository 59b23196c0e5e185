"""订单统计 and 交期分析: how many orders, how much, how complete, how punctual (R-82, R-83)."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from order_logic.book import Book
from order_logic.derived.delivered import DELIVERED_READS, due_lines
from order_logic.derived.ended import turned_down
from order_logic.derived.period import Span
from order_logic.flows.commercial import Commercial
from order_logic.flows.status import Status
from order_logic.records import Order
from order_logic.settings import Settings
from order_logic.text import Word

ZERO = Decimal(0)
STATISTICS_READS = DELIVERED_READS


def percent(part: Decimal | int, whole: Decimal | int) -> Decimal | None:
    """``part`` of ``whole`` in per cent; None where there is no whole: no data is never 100 %."""
    return Decimal(part) * 100 / Decimal(whole) if whole else None


class Counts(NamedTuple):
    """The orders of a period (R-82); amounts in 元 with tax, those turned down left out."""

    orders: int
    turned_down: int
    amount: Decimal
    by_status: dict[Status, int]
    by_customer: dict[str, Decimal]


def placed(book: Book, span: Span) -> Iterator[tuple[Order, bool]]:
    """The orders that were placed in a period, each with whether it was turned down since; drafts are none yet."""
    for order in book.all(Order):
        if span.holds(order.ordered_on) and order.commercial is not Commercial.DRAFT:
            yield order, turned_down(order, book)


def counted(book: Book, span: Span) -> Counts:
    """The orders that were placed in a period; drafts are none yet."""
    found = list(placed(book, span))
    taken = [order for order, down in found if not down]
    amounts: dict[str, Decimal] = defaultdict(Decimal)
    for order in taken:
        amounts[order.customer] += order.amount or ZERO
    statuses = Counter(order.status for order, _ in found if order.status)
    largest = dict(sorted(amounts.items(), key=lambda pair: (-pair[1], pair[0])))
    return Counts(len(found), len(found) - len(taken), sum(amounts.values(), ZERO), dict(statuses), largest)


class Basis(Word):
    """Which day a delivery is measured against (SPEC 6)."""

    REQUESTED = ("要求交期", "Requested date")
    FIRST_PROMISED = ("首次承诺交期", "First promised date")
    PROMISED = ("确认交期", "Promised date")


DAYS: dict[Basis, Callable[[Order], date | None]] = {
    Basis.REQUESTED: lambda order: order.requested_on,
    Basis.FIRST_PROMISED: lambda order: order.first_promised_on,
    Basis.PROMISED: lambda order: order.promised_on,
}


class Punctual(NamedTuple):
    """The lines due in a period against one kind of day; ``shares`` sums how much of each had come by its day."""

    basis: Basis
    due: int
    completed: int
    on_time: int
    in_full: int
    shares: Decimal

    @property
    def completion(self) -> Decimal | None:
        """Lines fully delivered ÷ lines due, in per cent; None where nothing was due."""
        return percent(self.completed, self.due)

    @property
    def otd(self) -> Decimal | None:
        """Lines delivered by the day ÷ lines due, in per cent."""
        return percent(self.on_time, self.due)

    @property
    def otif(self) -> Decimal | None:
        """Lines on time and within the quantity tolerance ÷ lines due, in per cent."""
        return percent(self.in_full, self.due)

    @property
    def fill_rate(self) -> Decimal | None:
        """What had come by the day, as the mean share of the lines due, in per cent: units of different kinds are never added up."""
        return percent(self.shares, self.due)


def punctual(book: Book, basis: Basis, span: Span, today: date, settings: Settings) -> Punctual:
    """How punctual the lines of a period were; what falls due after ``today`` is not due yet, what is open past its day is late."""
    first, last = span.until(today)
    lines = list(due_lines(book, settings, DAYS[basis], first, last))
    counts = (len(lines), sum(d.completed for d in lines), sum(d.on_time for d in lines), sum(d.in_full for d in lines))
    return Punctual(basis, *counts, sum((d.share for d in lines), ZERO))
