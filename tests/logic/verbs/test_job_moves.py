"""Plans are confirmed, jobs run, are cancelled, or are taken into stock."""

from decimal import Decimal
from typing import Any

import pytest

from order_logic.book import Book
from order_logic.derived.plans import changed_fields
from order_logic.derived.stages import stages_of
from order_logic.flows.documents import Job
from order_logic.flows.moves import Passing
from order_logic.flows.quantity import Stage
from order_logic.flows.roles import Role
from order_logic.records import MaterialNeed, OrderLine, ProductionJob
from tests.logic.builders import NUMBER, a_line, a_stock, login, rows_of
from tests.logic.planning_builders import MATERIAL, a_component, a_planned_job, a_workshop, confirmed_plan
from tests.logic.supply_builders import JOB, a_job, confirmed, passed, stopped_by


def job_book(job: ProductionJob, *rows: Any, **line: Any) -> Book:
    return a_workshop(*confirmed(a_line(quantity=Decimal(100), **({"making": job.quantity} | line))), job, *rows)


def pressed(book: Book, move: Passing, who: Role, **typed: Any) -> Book:
    outcome = passed(book, move, who, JOB, **typed)
    assert outcome.moved, [f.say("zh") for f in outcome.findings]
    return Book.of(*rows_of(book.after(outcome.changes)))


@pytest.mark.parametrize("who", [Role.PRODUCTION, Role.PMC])
def test_a_confirmed_plan_carries_who_and_what(who: Role) -> None:
    after = pressed(job_book(a_planned_job()), Passing.JOB_CONFIRM, who)

    job = after.get(ProductionJob, JOB)
    assert job is not None
    assert (job.state, job.confirmed_by, changed_fields(job)) == (Job.PLANNED, login(who), [])


def test_sales_may_not_confirm_a_plan() -> None:
    assert stopped_by(passed(job_book(a_planned_job()), Passing.JOB_CONFIRM, Role.SALES, JOB)) == {"D-03"}


def test_a_job_runs_from_start_over_pause_to_inspection() -> None:
    book = job_book(a_planned_job(agreed=True))
    for move in (Passing.JOB_START, Passing.JOB_PAUSE, Passing.JOB_RESUME, Passing.JOB_REPORT):
        book = pressed(book, move, Role.PRODUCTION)

    job = book.get(ProductionJob, JOB)
    assert job is not None
    assert job.state is Job.INSPECT


def test_a_cancelled_job_gives_its_goods_and_materials_back() -> None:
    need = MaterialNeed(order=NUMBER, line_no=1, material=MATERIAL, needed=Decimal(200))

    after = pressed(job_book(a_planned_job(), a_component(2), need), Passing.JOB_CANCEL, Role.PMC)

    line = after.by(OrderLine, "order", NUMBER)[0]
    assert [stages_of(line, after)[stage] for stage in (Stage.OPEN, Stage.MAKING)] == [100, 0]
    assert [job.state for job in after.all(ProductionJob)] == [Job.CANCELLED]
    assert [n.voided for n in after.all(MaterialNeed)] == [True]


def test_a_paused_job_that_has_brought_some_is_closed_with_that() -> None:
    job = confirmed_plan(a_job(100, received=Decimal(40)), state=Job.PAUSED)

    after = pressed(job_book(job, making=Decimal(60), passed=Decimal(40)), Passing.JOB_CANCEL, Role.PMC)

    found: list[Any] = list(after.all(ProductionJob))
    assert [(j.state, j.quantity, j.received) for j in found] == [(Job.STOCKED, 40, 40)]
    assert stages_of(after.by(OrderLine, "order", NUMBER)[0], after)[Stage.OPEN] == 60


def test_taking_a_job_into_stock_takes_its_goods_in() -> None:
    job = confirmed_plan(a_planned_job(60), state=Job.INSPECT)

    after = pressed(job_book(job, a_job(40, "SC20261120-0002"), a_stock(0), making=Decimal(100)), Passing.JOB_STOCK, Role.WAREHOUSE)

    line = after.by(OrderLine, "order", NUMBER)[0]
    assert [stages_of(line, after)[stage] for stage in (Stage.MAKING, Stage.TO_INSPECT)] == [40, 60]
    assert [(j.state, j.received) for j in after.all(ProductionJob)] == [(Job.STOCKED, 60), (Job.MAKING, None)]
