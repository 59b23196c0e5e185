"""How busy each work centre is, day by day, and when it could take on more."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from order_logic.book import Book
from order_logic.derived.calendar import calendar_of
from order_logic.derived.jobs import rest_of
from order_logic.flows.documents import Job
from order_logic.money import rounded
from order_logic.records import Holiday, Product, ProductionJob, WorkCentre

CAPACITY_READS: tuple[type, ...] = (ProductionJob, WorkCentre, Product, Holiday)
ZERO = Decimal(0)
WEEK = 7
FARTHEST = 1000
"""Workdays that a plan looks ahead; what does not fit into them gets no finish."""
Hours = Mapping[date, Decimal]


class Load(NamedTuple):
    """Hours asked of a work centre over some days, and the hours it has; None where 日工时 is blank."""

    asked: Decimal
    there: Decimal | None

    @property
    def percent(self) -> Decimal | None:
        """Capacity load to a tenth of a per cent; None while the hours of the work centre are not known or none."""
        return rounded(self.asked / self.there * 100, 1) if self.there else None

    @property
    def free(self) -> Decimal | None:
        return None if self.there is None else max(self.there - self.asked, ZERO)


class Slot(NamedTuple):
    """From when to when a job could run; no finish where the work centre has no room for it."""

    start_on: date
    finish_on: date | None


def hours_of(product: str, quantity: Decimal, book: Book) -> Decimal | None:
    """Hours that ``quantity`` of a product takes; None while 单件工时 is blank."""
    item = book.get(Product, product)
    return None if item is None or item.hours_each is None else item.hours_each * quantity


def hours_by_day(centre: str, jobs: Iterable[ProductionJob], book: Book, today: date) -> dict[date, Decimal]:
    """What jobs ask of a work centre on each workday from today on.

    The hours of what a job still has to make lie evenly on the workdays left to it; those of an overdue job all on the next workday.
    Jobs that wait for inspection ask for nothing more.
    """
    found: dict[date, Decimal] = defaultdict(Decimal)
    for job in jobs:
        hours = hours_of(job.product, rest_of(job), book) if job.work_centre == centre and job.state is not Job.INSPECT else None
        days = _days_left(job, book, today) if hours else []
        for day in days:
            found[day] += (hours or ZERO) / len(days)
    return dict(found)


def _days_left(job: ProductionJob, book: Book, today: date) -> list[date]:
    first = max(job.start_on or today, today)
    days = [day for day in days_from(first, job.finish_on or first) if calendar_of(book).is_workday(day)]
    return days or [first_workday(first, book)]


def days_from(first: date, last: date) -> Iterator[date]:
    """Every day from ``first`` to ``last``, both included."""
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def first_workday(day: date, book: Book) -> date:
    """``day`` itself when it is worked, else the next workday."""
    return calendar_of(book).add_workdays(day - timedelta(days=1), 1)


def load_between(centre: WorkCentre, first: date, last: date, book: Book, today: date) -> Load:
    """The load of a work centre by its open jobs on the workdays from ``first`` (not before today) to ``last``."""
    hours = hours_by_day(centre.code, book.by(ProductionJob, "work_centre", centre.code), book, today)
    days = [day for day in days_from(max(first, today), last) if calendar_of(book).is_workday(day)]
    asked = sum((hours.get(day, ZERO) for day in days), ZERO)
    return Load(asked, None if centre.daily_hours is None else centre.daily_hours * len(days))


def slot_for(centre: WorkCentre | None, hours: Decimal | None, lead_days: int, first: date, taken: Hours, book: Book) -> Slot:
    """When a job of ``hours`` could run, from ``first`` on, beside what is ``taken`` of the work centre already.

    It starts on the first workday with room and ends when its hours are filled in, but not before its lead days are over. Where the
    hours or those of the work centre are not known, the lead days alone count.
    """
    calendar, start = calendar_of(book), first_workday(first, book)
    if not hours or centre is None or not centre.daily_hours:
        return Slot(start, calendar.add_workdays(start, lead_days))
    begun: date | None = None
    day, left = start, hours
    for _ in range(FARTHEST):
        room = max(centre.daily_hours - taken.get(day, ZERO), ZERO)
        begun = begun or (day if room else None)
        left -= room
        if begun and left <= 0:
            return Slot(begun, max(day, calendar.add_workdays(begun, lead_days)))
        day = calendar.add_workdays(day, 1)
    return Slot(begun or start, None)
