"""Plans a production job: at which work centre, from when to when, with which materials (R-34, R-38)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from order_logic.book import key_of
from order_logic.derived.assignment import ASSIGNMENT_READS, Scored, makers_of, ranked, usable_weights
from order_logic.derived.calendar import calendar_of
from order_logic.derived.capacity import Slot, hours_by_day, hours_of, slot_for
from order_logic.derived.needs import NEED_READS, materials_ready
from order_logic.flows.documents import Job
from order_logic.records import OrderLine, Product, ProductionJob, WorkCentre
from order_logic.records.choices import Level
from order_logic.rule import Case, Finding, Portion
from order_logic.text import Text
from order_logic.verbs.materials import MATERIAL_READS, materials_told

PLANNING_READS: tuple[type, ...] = (*ASSIGNMENT_READS, *NEED_READS, *MATERIAL_READS)
_WHY = Text(
    "{chosen} {score} 分：产能 {capacity}、周期 {lead}、质量 {quality}",
    "{chosen} {score}: capacity {capacity}, lead time {lead}, quality {quality}",
)
_CHOSEN = Text("第 {line} 行 {product} 分派到 {why}；其他：{others}", "line {line}: {product} goes to {why}; others: {others}")
_NOBODY = Text("第 {line} 行 {product} 没有可选的产线", "line {line}: no work centre can be chosen for {product}")
_MAY_CHANGE = Text(
    "需要改派时，请改任务单的「产线」后确认计划", "to assign it elsewhere, change Work centre on the job and confirm the plan"
)
_NAME_ONE = Text("请在「产品」填产线，或在任务单填「产线」", "write the work centre beside the product, or on the job")
_NONE = Text("无", "none")


class Planned(NamedTuple):
    """A job as it is planned, and what is told about the choice of its work centre."""

    job: ProductionJob
    told: Finding


def quantities(portions: Iterable[Portion]) -> list[tuple[OrderLine, Decimal]]:
    """What a move takes of each line, from whatever stages."""
    sums: dict[OrderLine, Decimal] = defaultdict(Decimal)
    for portion in portions:
        sums[portion.line] += portion.quantity
    return list(sums.items())


def planned_job(case: Case, line: OrderLine, quantity: Decimal, beside: Sequence[ProductionJob]) -> Planned:
    """The job that makes ``quantity`` of a line; ``beside`` are jobs of the same move, which take their room first."""
    until = case.order.promised_on or case.order.requested_on
    found = ranked(makers_of(line.product, until, case.book, case.press.today), usable_weights(case.press.settings))
    slot = _slot(case, line, quantity, found[0] if found else None, beside)
    job = ProductionJob(
        number=case.press.numbers.next("SC", case.press.today), order=line.order, line_no=line.line_no, product=line.product,
        quantity=quantity, state=Job.PLANNED, work_centre=found[0].candidate.code if found else "",
        assigned=_why(found[0]).say(case.press.lang) if found else "", start_on=slot.start_on, finish_on=slot.finish_on,
        materials=materials_told(case, line.product, quantity), made_by=case.press.user.login, made_at=case.press.now,
    )  # fmt: skip
    return Planned(job, _told(line, found))


def _slot(case: Case, line: OrderLine, quantity: Decimal, chosen: Scored | None, beside: Sequence[ProductionJob]) -> Slot:
    """The days of the job: once its materials are there as far as that is known, and its work centre has room."""
    book, today = case.book, case.press.today
    centre = book.get(WorkCentre, chosen.candidate.code) if chosen else None
    jobs = [*book.by(ProductionJob, "work_centre", centre.code), *beside] if centre else []
    first: date = calendar_of(book).add_workdays(today, 1)
    ready = materials_ready(line.order, line.line_no, book, today).on
    taken = hours_by_day(centre.code, jobs, book, today) if centre else {}
    hours = hours_of(line.product, quantity, book)
    return slot_for(centre, hours, _lead_days(case, line, chosen), max(first, ready or first), taken, book)


def _lead_days(case: Case, line: OrderLine, chosen: Scored | None) -> int:
    """Workdays that a job takes at least: those of the work centre, else of the product, else none."""
    product = case.book.get(Product, line.product)
    of_centre = chosen.candidate.lead_days if chosen else None
    return (of_centre if of_centre is not None else product.lead_days if product else None) or 0


def _why(scored: Scored) -> Text:
    capacity, lead, quality = scored.parts
    facts = {"chosen": shown_name(scored), "score": scored.score, "capacity": capacity, "lead": lead, "quality": quality}
    return Text(_WHY.say("zh", **facts), _WHY.say("en", **facts))


def shown_name(scored: Scored) -> str:
    """A candidate as people read it: code and name."""
    return f"{scored.candidate.code} {scored.candidate.name}".strip()


def _told(line: OrderLine, found: Sequence[Scored]) -> Finding:
    facts: dict[str, object] = {"line": line.line_no, "product": line.product}
    if not found:
        return Finding("R-34", Level.NOTE, _NOBODY, _NAME_ONE, facts, OrderLine, key_of(line), "product", line.order)
    others = [f"{shown_name(s)} {s.score}" for s in found[1:]]
    facts |= {"why": _why(found[0]), "others": others or _NONE}
    return Finding("R-34", Level.NOTE, _CHOSEN, _MAY_CHANGE, facts, OrderLine, key_of(line), "product", line.order)
