"""周计划排产表: which jobs run on which work centre in a week, by date, materials and capacity (R-39)."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from order_logic.book import Book
from order_logic.derived.calendar import calendar_of
from order_logic.derived.capacity import CAPACITY_READS, ZERO, days_from, hours_by_day, load_between
from order_logic.derived.weekly import COMPLETE, last_day, monday_of, rows_of_week
from order_logic.money import rounded
from order_logic.press import Press
from order_logic.records import Customer, Order, OrderLine, PlanRow, Product, ProductionJob, User, WorkCentre
from order_logic.text import Text
from reports.blocks import Head, Mark, Sign
from reports.figures import DAY, counted, day, filled, short_day
from reports.order_parts import goods_of, our_company, person_of
from reports.report import Refused, Topic, report
from reports.week import Centre, Group, Hours, Risk, Run, Schedule

READS = (PlanRow, *CAPACITY_READS, Order, OrderLine, Customer, User)
TITLE = Text("周计划排产表", "Weekly schedule"), Text("WEEKLY SCHEDULE", "周计划排产表")
COPIES = Text("发：生产、采购、品保", "To: production, purchasing, quality")
NOTHING = (
    Text("这一周没有排产", "nothing is planned for this week"),
    Text("请先「排周计划」；周次写成周一的日期，如 2026-11-23", "plan the week first; a week is written as its Monday, such as 2026-11-23"),
)
PLANNED = Text("计划（PMC）", "Planning (PMC)"), Text("按交期、物料、产能编制", "by date, materials and capacity")
CONFIRMING = {
    "production_by": Text("生产", "Production"),
    "purchasing_by": Text("采购", "Purchasing"),
    "quality_by": Text("品保", "Quality"),
}
CONFIRMED = Text("已确认 {n} 项，共 {all} 项", "{n} of {all} jobs confirmed")
LATE = Text("预计完工 {finish}，晚于客户交期 {days}", "finishes on {finish}, {days} after the customer's date")
UNREADY = Text("物料 {day} 才齐，晚于计划开工 {start}", "materials complete on {day}, after the planned start on {start}")
UNKNOWN = Text("齐料日未定（{materials}）", "date of materials not known ({materials})")
OVER = Text("{days} 计划工时超过可用工时", "planned hours exceed capacity on {days}")


def weeks_due(book: Book, press: Press) -> tuple[Topic, ...]:
    """This week and every later one that has been planned."""
    weeks = {row.week for row in book.all(PlanRow) if row.week and not row.voided and row.week >= monday_of(press.today)}
    return tuple(Topic(week.isoformat()) for week in sorted(weeks))


@report(zh="周计划排产表", en="Weekly schedule", about=None, reads=READS, due=weeks_due)
def weekly_schedule(book: Book, topic: Topic, press: Press) -> Schedule | Refused:
    """The schedule of the week whose Monday the topic is; a draft until all three departments have confirmed every job."""
    try:
        first = monday_of(date.fromisoformat(topic.key))
    except ValueError:
        return Refused(topic, *NOTHING)
    rows, last = sorted(rows_of_week(first, book), key=lambda row: row.number or 0), last_day(first)
    if not rows:
        return Refused(topic, *NOTHING)
    days = [on for on in days_from(first, last) if calendar_of(book).is_workday(on)]
    centres = tuple(_centres(rows, first, days, book, press))
    year, week, _ = first.isocalendar()
    done = all(getattr(row, name) for row in rows for name in CONFIRMING)
    return Schedule(
        head=Head(our_company(press.settings), f"ZP{year}W{week:02d}", *TITLE, COPIES, mark=None if done else Mark.DRAFT),
        first=first, last=last, planned_at=max((row.planned_at for row in rows if row.planned_at), default=None), as_of=press.now,
        days=tuple(days), off=tuple(on for on in days_from(first, last) if on not in days), centres=centres,
        groups=_groups(rows, days, book), risks=tuple(_risks(rows, days, centres, book)), signs=tuple(_signs(rows, book)),
    )  # fmt: skip


def _centres(rows: Sequence[PlanRow], first: date, days: Sequence[date], book: Book, press: Press) -> Iterator[Centre]:
    """The load of each work centre of the week as its open jobs make it now, in tenths of an hour."""
    for code in dict.fromkeys(row.work_centre for row in rows):
        centre = book.get(WorkCentre, code)
        if centre is None:
            continue
        asked = hours_by_day(code, book.by(ProductionJob, "work_centre", code), book, press.today)
        week = load_between(centre, first, last_day(first), book, press.today)
        by_day = (None if on < press.today else _hours(asked.get(on, ZERO), centre.daily_hours) for on in days)
        yield Centre(centre.name or code, _hours(week.asked, week.there), tuple(by_day))


def _hours(asked: Decimal, there: Decimal | None) -> Hours:
    return Hours(rounded(asked, 1), None if there is None else rounded(there, 1), rounded(asked / there * 100, 0) if there else None)


def _groups(rows: Sequence[PlanRow], days: Sequence[date], book: Book) -> tuple[Group, ...]:
    found: dict[str, list[Run]] = {}
    for row in rows:
        centre = book.get(WorkCentre, row.work_centre) if row.work_centre else None
        found.setdefault((centre.name if centre else "") or row.work_centre, []).append(_run(row, days, book))
    return tuple(Group(name, tuple(runs)) for name, runs in found.items())


def _run(row: PlanRow, days: Sequence[date], book: Book) -> Run:
    order, product = book.get(Order, row.order), book.get(Product, row.product)
    customer = book.get(Customer, order.customer) if order else None
    line = next((line for line in book.by(OrderLine, "order", row.order) if line.line_no == row.line_no), None)
    name = goods_of(line) if line else f"{product.name} {product.model}" if product else row.product
    return Run(
        job=row.job, order=row.order, customer=(customer.short_name or customer.name) if customer else "", goods=name.strip(),
        unit=line.unit if line else product.unit if product else "", quantity=row.quantity or ZERO,
        hours=None if row.hours is None else rounded(row.hours, 1), due_on=row.due_on, materials=row.materials,
        materials_on=row.materials_on, start_on=row.start_on, finish_on=row.finish_on, rush=row.rush is True,
        days=tuple((row.start_on or on) <= on <= (row.finish_on or on) for on in days), due=tuple(on == row.due_on for on in days),
    )  # fmt: skip


def _risks(rows: Sequence[PlanRow], days: Sequence[date], centres: Sequence[Centre], book: Book) -> Iterator[Risk]:
    for row in rows:
        job = book.get(ProductionJob, row.job)
        yield from (Risk(f"{row.order} {row.job}", what, job.risks if job else "") for what in _dangers(row))
    for centre in centres:
        if full := [short_day(on) for on, hours in zip(days, centre.days, strict=True) if hours and hours.full]:
            yield Risk(centre.name, filled(OVER, days=full), "")


def _dangers(row: PlanRow) -> Iterator[Text]:
    if row.finish_on and row.due_on and row.finish_on > row.due_on:
        yield filled(LATE, finish=day(row.finish_on), days=counted((row.finish_on - row.due_on).days, DAY))
    if row.materials_on and row.start_on and row.materials_on > row.start_on:
        yield filled(UNREADY, day=day(row.materials_on), start=day(row.start_on))
    elif row.materials and row.materials_on is None and row.materials not in (COMPLETE.zh, COMPLETE.en):
        yield filled(UNKNOWN, materials=row.materials)


def _signs(rows: Sequence[PlanRow], book: Book) -> Iterator[Sign]:
    """Planning, then each department: its name once every job is confirmed, before that how many are."""
    yield Sign(*PLANNED, on=max((row.planned_at for row in rows if row.planned_at), default=None))
    for name, who in CONFIRMING.items():
        given = [getattr(row, name) for row in rows if getattr(row, name)]
        people = "、".join(dict.fromkeys(person_of(login, book) for login in given)) if len(given) == len(rows) else ""
        yield Sign(who, filled(CONFIRMED, n=len(given), all=len(rows)), people)
