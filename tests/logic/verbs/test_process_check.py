"""In-process inspection: a job that runs is looked at, and stopped when it does not conform."""

from decimal import Decimal
from typing import Any

import pytest

from order_logic.book import Book
from order_logic.flows.documents import Job
from order_logic.flows.roles import Role
from order_logic.records import Inspection, OrderLine, ProductionJob
from order_logic.records.choices import Point
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.quality_round import check_process, inspect_goods
from tests.logic.builders import NUMBER
from tests.logic.supply_builders import (
    INSPECTION,
    JOB,
    a_job,
    after,
    an_inspection,
    bought,
    confirmed,
    pressing,
    stopped_by,
    supply_book,
    values,
)


def inspected(book: Book, *picks: str, who: Role = Role.QUALITY, **typed: Any) -> Outcome:
    return inspect_goods(book, picks or (INSPECTION,), pressing(book, who, **typed))


def line_of(book: Book) -> Any:
    return book.get(OrderLine, NUMBER, 1)


@pytest.mark.parametrize(("failed", "then"), [(0, Job.MAKING), (1, Job.PAUSED)])
def test_a_job_that_does_not_conform_is_stopped_at_once(failed: int, then: Job) -> None:
    row = an_inspection(20, point=Point.PROCESS, source=JOB, passed=20 - failed, scrap=failed)
    book = supply_book(*confirmed(bought(making=100)), a_job(), row)

    end = after(book, inspected(book))

    assert values(end.get(ProductionJob, JOB), "state") == (then,)
    assert values(line_of(end), "making", "passed") == (100, None)


def test_an_in_process_inspection_asks_for_the_rest_of_the_job() -> None:
    book = supply_book(*confirmed(bought(making=60)), a_job(received=Decimal(40)))

    end = after(book, check_process(book, (JOB,), pressing(book, Role.QUALITY)))

    (row,) = end.all(Inspection)
    assert values(row, "point", "source", "quantity", "order", "line_no") == (Point.PROCESS, JOB, 60, NUMBER, 1)


@pytest.mark.parametrize("state", [Job.PLANNED, Job.PAUSED, Job.STOCKED])
def test_only_a_running_job_is_inspected_in_process(state: Job) -> None:
    book = supply_book(*confirmed(bought(making=100)), a_job(state=state))

    assert stopped_by(check_process(book, (JOB,), pressing(book, Role.QUALITY))) == {"D-20"}


def test_in_process_inspection_is_quality_s() -> None:
    book = supply_book(*confirmed(bought(making=100)), a_job())

    assert stopped_by(check_process(book, (JOB,), pressing(book, Role.PRODUCTION))) == {"D-03"}
    assert stopped_by(check_process(book, (NUMBER + "9",), pressing(book, Role.QUALITY))) == {"D-19"}


@pytest.mark.parametrize(("quantity", "why"), [("0", {"D-21"}), ("-1", {"D-21"}), ("0.5", set())])
def test_something_is_inspected_in_process(quantity: str, why: set[str]) -> None:
    book = supply_book(*confirmed(bought(making=100)), a_job())

    assert stopped_by(check_process(book, (JOB,), pressing(book, Role.QUALITY, quantity=Decimal(quantity)))) == why
