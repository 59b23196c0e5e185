"""Inspections: consent for what is used as it is, cause and correction, and quantities that agree."""

from decimal import Decimal
from typing import Any

import pytest

from order_logic.flows.documents import Job, Purchase
from order_logic.flows.moves import Passing
from order_logic.flows.roles import Role
from order_logic.records import Inspection
from order_logic.records.choices import Point
from order_logic.rule import NO_ORDER, Case, Finding
from order_logic.verbs.quality_round import inspect_goods
from tests.logic.builders import NOW, a_press
from tests.logic.rules.asking import RULES, places
from tests.logic.supply_builders import (
    INSPECTION,
    JOB,
    WHY,
    a_job,
    a_purchase,
    a_purchase_line,
    an_arrival,
    an_inspection,
    bought,
    confirmed,
    passed,
    pressing,
    stopped_by,
    supply_book,
)

CAME = [a_purchase(state=Purchase.RECEIVED), a_purchase_line(received=Decimal(100)), an_arrival()]


def stopped(to_inspect: int = 100, **results: Any) -> set[str]:
    """What keeps quality from closing an inspection of a hundred with these results."""
    book = supply_book(*confirmed(bought(to_inspect=to_inspect)), *CAME, an_inspection(**results))
    return stopped_by(inspect_goods(book, (INSPECTION,), pressing(book, Role.QUALITY)))


def looked_at(name: str, row: Inspection) -> list[Finding]:
    """What check finds about an inspection."""
    return RULES[name].findings(Case(NO_ORDER, supply_book(row), a_press(Role.QUALITY), None, row))


CONSENT = [
    ({"passed": 100}, set()),
    ({"passed": 99, "as_is": 1, **WHY}, {"R-50"}),
    ({"passed": 99, "as_is": 1, "consent": "  ", **WHY}, {"R-50"}),
    ({"passed": 99, "as_is": 1, "consent": "客户邮件", **WHY}, set()),
    ({"passed": 100, "as_is": 0}, set()),
]


@pytest.mark.parametrize(("results", "why"), CONSENT)
def test_use_as_is_needs_the_customer_s_consent(results: dict[str, Any], why: set[str]) -> None:
    assert stopped(**results) == why


CAUSE = [
    ({"passed": 99, "rework": 1}, {"R-51"}),
    ({"passed": 99, "scrap": 1, "cause": "砂眼"}, {"R-51"}),
    ({"passed": 99, "scrap": 1, "correction": "换模"}, {"R-51"}),
    ({"passed": 99, "scrap": 1, **WHY}, set()),
    ({"passed": 100}, set()),
]


@pytest.mark.parametrize(("results", "why"), CAUSE)
def test_a_non_conformity_needs_cause_and_correction(results: dict[str, Any], why: set[str]) -> None:
    assert stopped(**results) == why


SUMS = [
    ({"passed": 100}, set()),
    ({"passed": 99}, {"R-52"}),
    ({"passed": 101}, {"R-52"}),
    ({"passed": 101, "scrap": -1, **WHY}, {"R-52"}),
    ({"passed": 60, "rework": 40, **WHY}, set()),
]


@pytest.mark.parametrize(("results", "why"), SUMS)
def test_the_results_come_to_what_was_to_be_inspected(results: dict[str, Any], why: set[str]) -> None:
    assert stopped(**results) == why


@pytest.mark.parametrize(("there", "why"), [(100, set()), (99, {"R-52"})])
def test_no_more_is_judged_than_waits_for_inspection(there: int, why: set[str]) -> None:
    assert stopped(there, passed=100) == why


@pytest.mark.parametrize(("quantity", "why"), [(100, set()), (99, {"R-52"})])
def test_the_quantity_of_the_press_is_compared_too(quantity: int, why: set[str]) -> None:
    book = supply_book(*confirmed(bought(to_inspect=100)), *CAME, an_inspection())

    assert stopped_by(inspect_goods(book, (INSPECTION,), pressing(book, Role.QUALITY, quantity=Decimal(quantity)))) == why


DONE: dict[str, Any] = {"inspected_at": NOW}
CHECKED = [
    ("R-50", {"passed": 99, "as_is": 1, **WHY, **DONE}, [("Inspection", "consent")]),
    ("R-51", {"passed": 99, "scrap": 1, **DONE}, [("Inspection", "cause"), ("Inspection", "correction")]),
    ("R-52", {"passed": 99, **DONE}, [("Inspection", "passed")]),
    ("R-50", {"passed": 99, "as_is": 1}, []),
    ("R-51", {"passed": 99, "scrap": 1, "voided": True, **DONE}, []),
    ("R-52", {"passed": 100, **DONE}, []),
]


@pytest.mark.parametrize(("rule", "fields", "where"), CHECKED)
def test_check_looks_again_at_inspections_that_were_closed(rule: str, fields: dict[str, Any], where: list[tuple[str, str]]) -> None:
    assert places(looked_at(rule, an_inspection(**fields))) == where


def in_process(**fields: Any) -> Inspection:
    return an_inspection(20, point=Point.PROCESS, source=JOB, **fields)


REPORT = [(in_process(), {"R-50"}), (in_process(passed=20, **DONE), set()), (in_process(voided=True), set())]


@pytest.mark.parametrize(("row", "why"), REPORT)
def test_a_job_is_reported_once_its_in_process_inspections_are_done(row: Inspection, why: set[str]) -> None:
    book = supply_book(*confirmed(bought(making=100)), a_job(), row)

    assert stopped_by(passed(book, Passing.JOB_REPORT, Role.PRODUCTION, JOB)) == why


RESUME = [
    (in_process(passed=19, scrap=1, **DONE), {"R-51"}),
    (in_process(passed=19, scrap=1, **DONE, **WHY), set()),
    (in_process(passed=20, **DONE), set()),
    (in_process(passed=19, scrap=1, voided=True, **DONE), set()),
]


@pytest.mark.parametrize(("row", "why"), RESUME)
def test_a_stopped_job_goes_on_once_cause_and_correction_are_written(row: Inspection, why: set[str]) -> None:
    book = supply_book(*confirmed(bought(making=100)), a_job(state=Job.PAUSED), row)

    assert stopped_by(passed(book, Passing.JOB_RESUME, Role.PRODUCTION, JOB)) == why


@pytest.mark.parametrize(("row", "why"), [(an_inspection(), {"R-50"}), (an_inspection(passed=100, **DONE), set())])
def test_a_purchase_is_closed_once_its_arrivals_are_inspected(row: Inspection, why: set[str]) -> None:
    book = supply_book(*confirmed(bought(to_inspect=100)), *CAME, row)

    assert stopped_by(passed(book, Passing.PURCHASE_CLOSE, Role.PURCHASING)) == why
