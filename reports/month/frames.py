"""The book as tables of the months that a report looks back on; every amount a whole number of 分, every time of seconds."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from order_logic.book import Book
from order_logic.derived.delivered import due_lines
from order_logic.derived.ended import spans_left
from order_logic.derived.period import Span, month_before
from order_logic.derived.postings import Posting, postings
from order_logic.derived.statistics import DAYS, Basis, placed
from order_logic.derived.step_times import limits, steps_done
from order_logic.derived.troubles import troubles_between
from order_logic.derived.waiting import hours_between
from order_logic.money import rounded
from order_logic.records import Customer, OpeningBalance, Order, OrderException
from order_logic.settings import Settings

if TYPE_CHECKING:
    import pandas as pd

WINDOW = 12
BASES = (Basis.FIRST_PROMISED, Basis.REQUESTED)
ORDERS, LINES = ("customer", "cents", "taken"), ("customer", "due", "completed", "on_time", "in_full")
STEPS = ("step", "department", "seconds", "late")
_WHOLE = frozenset({"month", "cents", "seconds", "due", "completed", "on_time", "in_full", "late", "taken"})
"""The columns that hold whole numbers."""


def month_no(day: date) -> int:
    """Months counted from the year 0, so that one after the other differ by one."""
    return day.year * 12 + day.month - 1


def months_to(span: Span) -> tuple[Span, ...]:
    """The months of the window, the one asked for last."""
    found = [span]
    while len(found) < WINDOW:
        found.insert(0, month_before(found[0].first))
    return tuple(found)


class Frames(NamedTuple):
    """Orders placed, lines due by either day, steps done, exceptions found and balances changed, each with its month."""

    orders: "pd.DataFrame"
    lines: "dict[Basis, pd.DataFrame]"
    steps: "pd.DataFrame"
    troubles: "pd.DataFrame"
    balances: "pd.DataFrame"


def frames(book: Book, months: tuple[Span, ...], today: date, settings: Settings) -> Frames:
    """The tables of a window of months; what lies after ``today`` is in none of them."""
    window = Span(months[0].first, months[-1].last).until(today)
    rows = troubles_between(book.all(OrderException), *window)
    return Frames(
        _frame(_orders(book, window), ORDERS),
        {basis: _frame(_lines(book, basis, window, settings), LINES) for basis in BASES},
        _frame(_steps(book, window, settings), STEPS),
        _frame(((row.found_on,) for row in rows), ()),
        _frame(_balances(book, months, settings), ("cents",)),
    )


def _frame(rows: Iterable[tuple[object, ...]], columns: tuple[str, ...]) -> "pd.DataFrame":
    """A table whose first column is the month of the day that each row begins with."""
    import pandas as pd

    found = [(month_no(day), *rest) for day, *rest in rows if isinstance(day, date)]
    table = pd.DataFrame.from_records(found, columns=["month", *columns])
    return table.astype({name: "int64" for name in table.columns if name in _WHOLE})


def cents(amount: object) -> int:
    """An amount in 元 as a whole number of 分."""
    return int(rounded(amount) * 100) if isinstance(amount, Decimal) else 0


def _orders(book: Book, window: Span) -> Iterator[tuple[object, ...]]:
    for order, down in placed(book, window):
        yield order.ordered_on, order.customer, 0 if down else cents(order.amount), not down


def _lines(book: Book, basis: Basis, window: Span, settings: Settings) -> Iterator[tuple[object, ...]]:
    for line in due_lines(book, settings, DAYS[basis], *window):
        order = book.get(Order, line.order)
        yield line.day, order.customer if order else "", 1, line.completed, line.on_time, line.in_full


def _steps(book: Book, window: Span, settings: Settings) -> Iterator[tuple[object, ...]]:
    allowed = limits(settings)
    for done in steps_done(book, window, settings):
        hours = hours_between(done.begun, done.at, book, settings)
        yield done.at.date(), done.step.name, done.department.name, round(hours * 3600), hours > allowed[done.step]


def _balances(book: Book, months: tuple[Span, ...], settings: Settings) -> Iterator[tuple[object, ...]]:
    """What changed what customers owe; what lies before the window or has no day counts with its first month's eve."""
    eve = month_before(months[0].first).last
    for customer in book.all(Customer):
        opening = book.get(OpeningBalance, customer.code)
        if opening and opening.amount:
            yield eve, cents(opening.amount)
        for posting in postings(book, customer, settings, months[-1].last):
            yield _counted_on(posting, eve), cents(posting.amount)


def _counted_on(posting: Posting, eve: date) -> date:
    return max(posting.on or eve, eve)


def months_archived(book: Book) -> dict[int, int]:
    """By month, how many orders that were placed or due in it lie in the archive, so that the book knows their sums alone."""
    found: dict[int, int] = {}
    for span in spans_left(book):
        for month in range(month_no(span.first), month_no(span.last) + 1):
            found[month] = found.get(month, 0) + 1
    return found
