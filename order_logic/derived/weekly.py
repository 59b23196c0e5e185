"""The weekly schedule: which jobs run in a week, in what order, and what stands in their way (R-39)."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from order_logic.book import Book
from order_logic.computed import Glance
from order_logic.derived.capacity import CAPACITY_READS, WEEK, hours_of, load_between
from order_logic.derived.jobs import OPEN_JOBS, ZERO
from order_logic.derived.needs import NEED_READS, materials_ready
from order_logic.records import Order, PlanRow, ProductionJob, WorkCentre
from order_logic.text import Text

WEEKLY_READS: tuple[type, ...] = (PlanRow, *CAPACITY_READS, *NEED_READS)
AGREED = ("job", "product", "work_centre", "quantity", "due_on", "start_on", "finish_on", "rush")
"""What departments agree to: where it differs, the row is a revision and is confirmed again."""
FACTS = ("hours", "load", "materials", "materials_on")
"""What a row tells beside; it is brought up to date each time the week is planned."""
COMPLETE = Text("已齐", "complete")
_WAITS = Text("待定：{materials}", "not known: {materials}")
_COMING = Text("待到料", "on the way")


def monday_of(day: date) -> date:
    """The Monday of the week that ``day`` lies in."""
    return day - timedelta(days=day.weekday())


def last_day(monday: date) -> date:
    """The Sunday of a week."""
    return monday + timedelta(days=WEEK - 1)


def rows_of_week(monday: date, book: Book) -> list[PlanRow]:
    """The rows of a week that count, in their order."""
    return [row for row in book.by(PlanRow, "week", monday) if not row.voided]


def wanted_rows(monday: date, book: Book, glance: Glance) -> list[PlanRow]:
    """What the schedule of a week should say, rush orders first, then by the customer's date; the rows carry no numbers yet."""
    jobs = [job for job in book.all(ProductionJob) if job.state in OPEN_JOBS and _runs_in(job, monday)]
    loads = {code: _load(code, monday, book, glance.now.date()) for code in {job.work_centre for job in jobs}}
    rows = [_row(job, monday, book, glance, loads[job.work_centre]) for job in jobs]
    return sorted(rows, key=lambda row: (not row.rush, row.due_on or date.max, row.start_on or date.max, row.job))


def _runs_in(job: ProductionJob, monday: date) -> bool:
    """Whether a job runs in a week; what should be done by then and is not belongs to it as well."""
    return job.start_on is None or job.start_on <= last_day(monday)


def _row(job: ProductionJob, monday: date, book: Book, glance: Glance, load: Decimal | None) -> PlanRow:
    order, today, quantity = book.get(Order, job.order), glance.now.date(), job.quantity or ZERO
    ready = materials_ready(job.order, job.line_no, book, today)
    waits = _WAITS.say(glance.lang, materials=list(ready.unknown)) if ready.unknown else _COMING.say(glance.lang)
    return PlanRow(
        week=monday, number=None, order=job.order, line_no=job.line_no, product=job.product, job=job.number, work_centre=job.work_centre,
        quantity=quantity, hours=hours_of(job.product, quantity, book), load=load,
        due_on=(order.promised_on or order.requested_on) if order else None,
        materials=COMPLETE.say(glance.lang) if ready.complete else waits, materials_on=None if ready.complete else ready.on,
        start_on=job.start_on, finish_on=job.finish_on, rush=(order.rush if order else None) or None, planned_at=glance.now,
    )  # fmt: skip


def _load(code: str, monday: date, book: Book, today: date) -> Decimal | None:
    """The load of a work centre in a week, in per cent; None where its hours are not known."""
    centre = book.get(WorkCentre, code) if code else None
    return load_between(centre, monday, last_day(monday), book, today).percent if centre else None


def same_plan(one: PlanRow, other: PlanRow) -> bool:
    """Whether two rows agree on the same."""
    return all((getattr(one, name) or None) == (getattr(other, name) or None) for name in AGREED)


def unconfirmed(row: PlanRow) -> Iterator[str]:
    """The fields of a row in which a confirmation is lacking."""
    return (name for name in ("production_by", "purchasing_by", "quality_by") if not getattr(row, name))
