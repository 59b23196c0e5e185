"""What becomes of jobs when goods come in, go back to be worked over, or are made no more."""

from decimal import Decimal
from typing import Any

import pytest

from order_logic.book import Book
from order_logic.flows.documents import Job
from order_logic.records import MaterialNeed, Order, OrderLine, ProductionJob
from order_logic.rule import Case
from order_logic.verbs.jobs import cut, cut_line, receive_line, received, reworked
from tests.logic.builders import NUMBER, a_line, a_press, approved
from tests.logic.planning_builders import a_component, a_need, a_planned_job, a_workshop
from tests.logic.supply_builders import a_job

LINE = a_line(making=Decimal(100))


def case_with(*rows: Any, row: Any = None) -> Case:
    others = [r for r in approved() if not isinstance(r, OrderLine)]
    book = a_workshop(*others, LINE, *rows)
    order = book.get(Order, NUMBER)
    assert order is not None
    return Case(order, book, a_press(), None, row)


def after(case: Case, changes: Any) -> Book:
    return case.book.after(changes)


def told(book: Book, *numbers: str) -> list[Any]:
    """State, planned and received of each job."""
    jobs = [job for number in numbers if (job := book.get(ProductionJob, number))]
    return [(job.state, job.quantity, job.received) for job in jobs]


@pytest.mark.parametrize(
    ("before", "quantity", "state"), [(0, 40, Job.MAKING), (60, 40, Job.STOCKED), (0, 100, Job.STOCKED), (90, 15, Job.STOCKED)]
)
def test_a_job_is_closed_once_all_of_it_has_come_in(before: int, quantity: int, state: Job) -> None:
    job = a_job(100, "SC1", received=Decimal(before))
    case = case_with(job)

    book = after(case, received(job, Decimal(quantity), case))

    assert told(book, "SC1") == [(state, 100, before + quantity)]


def test_goods_that_go_back_open_their_job_again() -> None:
    job = a_job(100, "SC1", state=Job.STOCKED, received=Decimal(100))
    case = case_with(job)

    book = after(case, reworked(job, Decimal(8), case))

    assert told(book, "SC1") == [(Job.REWORK, 100, 92)]


@pytest.mark.parametrize(
    ("came", "quantity", "expected"),
    [(0, 30, (Job.MAKING, 70, 0)), (0, 100, (Job.CANCELLED, 100, 0)), (60, 40, (Job.STOCKED, 60, 60)), (60, 10, (Job.MAKING, 90, 60))],
)
def test_a_job_shrinks_and_ends_when_nothing_is_left_of_it(came: int, quantity: int, expected: Any) -> None:
    job = a_job(100, "SC1", received=Decimal(came))
    case = case_with(job)

    book = after(case, cut(job, Decimal(quantity), case))

    assert told(book, "SC1") == [expected]


@pytest.mark.parametrize(
    ("before", "expected"),
    [("不锈钢棒料 200公斤", "不锈钢棒料 140公斤"), ("棒料齐", "棒料齐"), ("", "")],
    ids=["ours", "their own words", "none"],
)
def test_the_plan_of_a_job_that_shrinks_names_what_it_takes_now(before: str, expected: str) -> None:
    job = a_job(100, "SC1", materials=before)
    case = case_with(job, a_component(2))

    book = after(case, cut(job, Decimal(30), case))

    row = book.get(ProductionJob, "SC1")
    assert row is not None
    assert row.materials == expected


def test_goods_of_a_line_come_from_the_job_that_is_farthest() -> None:
    case = case_with(a_job(40, "SC1", state=Job.PLANNED), a_job(30, "SC2"), a_job(30, "SC3", state=Job.INSPECT))

    book = after(case, receive_line(LINE, Decimal(45), case))

    assert [came for _, _, came in told(book, "SC1", "SC2", "SC3")] == [None, 15, 30]


def test_the_picked_job_goes_before_all_others() -> None:
    mine = a_job(30, "SC2")
    case = case_with(mine, a_job(30, "SC3", state=Job.INSPECT), row=mine)

    book = after(case, receive_line(LINE, Decimal(20), case))

    assert [came for _, _, came in told(book, "SC2", "SC3")] == [20, None]


def test_more_than_planned_belongs_to_the_last_job() -> None:
    case = case_with(a_job(60, "SC1"), a_job(40, "SC2"))

    book = after(case, receive_line(LINE, Decimal(105), case))

    assert told(book, "SC1", "SC2") == [(Job.STOCKED, 60, 60), (Job.STOCKED, 40, 45)]


def test_what_is_made_no_more_comes_off_the_job_that_has_hardly_begun_and_off_the_requisition() -> None:
    case = case_with(a_job(60, "SC1"), a_planned_job(40, "SC2"), a_component(2), a_need(200))

    book = after(case, cut_line(LINE, Decimal(50), case))

    assert told(book, "SC1", "SC2") == [(Job.MAKING, 50, None), (Job.CANCELLED, 40, None)]
    assert [need.needed for need in book.all(MaterialNeed)] == [100]


def test_a_line_without_jobs_leaves_jobs_and_requisition_alone() -> None:
    case = case_with(a_component(2), a_need(200))

    assert cut_line(LINE, Decimal(50), case) == []
    assert receive_line(LINE, Decimal(50), case) == []
