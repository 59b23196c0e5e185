"""Goods are made: a job for each line with its work centre, its days and its materials."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from order_logic.book import Book
from order_logic.derived.stages import stages_of
from order_logic.flows.documents import Job
from order_logic.flows.moves import Shifting
from order_logic.flows.quantity import Stage
from order_logic.flows.roles import Role
from order_logic.records import MaterialNeed, OrderLine, ProductionJob
from order_logic.records.choices import Level
from order_logic.settings import Settings
from order_logic.verbs.outcome import Outcome
from tests.logic.builders import NUMBER, PRODUCT, a_line, login
from tests.logic.planning_builders import (
    CENTRE,
    MATERIAL,
    MONDAY,
    a_centre,
    a_component,
    a_made_product,
    a_planned_job,
    a_workshop,
)
from tests.logic.supply_builders import a_job, a_purchase, a_purchase_line, confirmed, shifted

FIRST = "SC20261120-0001"


def workshop(*rows: Any, line: OrderLine | None = None) -> Book:
    return a_workshop(*confirmed(line or a_line(quantity=Decimal(100))), *rows)


def jobs_in(outcome: Outcome, book: Book) -> list[Any]:
    return list(book.after(outcome.changes).all(ProductionJob))


def the_job(*rows: Any, **typed: Any) -> Any:
    book = workshop(*rows)
    (job,) = jobs_in(shifted(book, Shifting.MAKE, Role.PMC, **typed), book)
    return job


def test_a_line_that_is_made_gets_a_job_with_its_plan() -> None:
    job = the_job()

    assert (job.number, job.order, job.line_no, job.product, job.quantity) == (FIRST, NUMBER, 1, PRODUCT, 100)
    assert (job.state, job.work_centre, job.made_by) == (Job.PLANNED, CENTRE, login(Role.PMC))
    assert (job.start_on, job.finish_on) == (MONDAY, date(2026, 11, 30)), "five lead days; twenty hours would need three"


def test_a_part_is_made_and_the_rest_stays_open() -> None:
    book = workshop()

    after = book.after(shifted(book, Shifting.MAKE, Role.PMC, quantity=Decimal(30)).changes)

    line = after.by(OrderLine, "order", NUMBER)[0]
    assert [stages_of(line, after)[stage] for stage in (Stage.OPEN, Stage.MAKING)] == [70, 30]
    assert [job.quantity for job in after.all(ProductionJob)] == [30]


def test_the_job_starts_when_the_work_centre_has_room() -> None:
    busy = a_planned_job(200, "SC20261119-0001", order="SO20261119-0001")

    book = workshop(busy, a_centre(lead_days=0))
    job = jobs_in(shifted(book, Shifting.MAKE, Role.PMC), book)[-1]

    assert (job.start_on, job.finish_on) == (date(2026, 11, 30), date(2026, 12, 2))


def test_two_lines_of_one_press_share_the_room() -> None:
    lines = [a_line(line_no=n, quantity=Decimal(200)) for n in (1, 2)]
    book = a_workshop(*confirmed(*lines), a_centre(lead_days=0))

    first, second = jobs_in(shifted(book, Shifting.MAKE, Role.PMC), book)

    assert (first.start_on, first.finish_on) == (MONDAY, date(2026, 11, 27))
    assert second.start_on == date(2026, 11, 30)


def test_the_job_waits_for_materials_whose_day_is_known() -> None:
    need = MaterialNeed(order=NUMBER, line_no=1, material=MATERIAL, needed=Decimal(200), in_stock=Decimal(0))
    bought = a_purchase_line(200, product=MATERIAL, promised_on=date(2026, 12, 3))

    assert the_job(a_component(2), need, a_purchase(), bought).start_on == date(2026, 12, 3)


def test_the_best_work_centre_is_chosen_and_the_scores_are_told() -> None:
    book = workshop(a_made_product(work_centre="L1、L2"), a_centre("L2", lead_days=2))
    outcome = shifted(book, Shifting.MAKE, Role.PMC)

    assert [job.work_centre for job in jobs_in(outcome, book)] == ["L2"]
    (told,) = [f for f in outcome.findings if f.rule == "R-34"]
    assert (told.level, told.field, told.facts["line"]) == (Level.NOTE, "product", 1)


def test_other_weights_choose_another_work_centre() -> None:
    rows = (a_made_product(work_centre="L1、L2"), a_centre("L2", lead_days=2, daily_hours=Decimal(4)))

    assert the_job(*rows, settings=Settings(allocation_weights="0/1/0")).work_centre == "L2"
    assert the_job(*rows, settings=Settings(allocation_weights="1/0/0")).work_centre == "L1"


def test_without_a_work_centre_the_job_is_planned_by_the_lead_days_of_the_product() -> None:
    job = the_job(a_made_product(work_centre=""))

    assert (job.work_centre, job.assigned, job.finish_on) == ("", "", date(2026, 12, 7))


def test_the_requisition_is_the_job_times_the_bill() -> None:
    book = workshop(a_component("2.5", scrap=Decimal(4)))

    after = book.after(shifted(book, Shifting.MAKE, Role.PMC, quantity=Decimal(30)).changes)

    (need,) = after.all(MaterialNeed)
    assert (need.order, need.line_no, need.material, need.unit) == (NUMBER, 1, MATERIAL, "公斤")
    assert (need.needed, need.in_stock, need.needed_on, need.rush) == (Decimal("78"), None, MONDAY, None)


def test_a_second_job_adds_to_the_requisition_and_keeps_what_the_warehouse_typed() -> None:
    typed = MaterialNeed(order=NUMBER, line_no=1, material=MATERIAL, needed=Decimal(120), in_stock=Decimal(50), needed_on=MONDAY)
    line = a_line(quantity=Decimal(100), making=Decimal(60))
    book = workshop(a_component(2), typed, a_job(60, "SC20261119-0001"), line=line)

    after = book.after(shifted(book, Shifting.MAKE, Role.PMC).changes)

    found: list[Any] = list(after.all(MaterialNeed))
    assert [(n.needed, n.in_stock, n.needed_on) for n in found] == [(200, 50, MONDAY)]


def test_rush_is_stamped_on_the_requisition() -> None:
    order, *rest = confirmed()
    book = a_workshop(replace(order, rush=True), *rest, a_component(2))

    after = book.after(shifted(book, Shifting.MAKE, Role.PMC).changes)

    assert [n.rush for n in after.all(MaterialNeed)] == [True]


def test_the_plan_names_the_materials_of_the_bill() -> None:
    assert the_job(a_component("1.5")).materials == "不锈钢棒料 150公斤"
    assert the_job().materials == ""
