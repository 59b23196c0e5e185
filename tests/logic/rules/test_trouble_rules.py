"""What an exception must say before it is judged, reported and closed."""

from typing import Any

import pytest

from order_logic.flows.documents import Trouble
from order_logic.flows.moves import Passing
from order_logic.records.choices import Responsibility
from tests.logic.builders import TODAY, an_order
from tests.logic.rules.asking import levels
from tests.logic.troubles_builders import a_case, an_exception, codes, fields_of, passed, told_case

JUDGE, REPORT, CLOSE = Passing.CASE_JUDGE, Passing.CASE_REPORT, Passing.CASE_CLOSE
ORDER = an_order()


def blank(rule: str, move: Passing | None, **fields: Any) -> list[str]:
    return fields_of(told_case(rule, a_case(**fields), ORDER, move=move))


@pytest.mark.parametrize("name", ["category", "cause"])
def test_an_exception_is_judged_with_class_and_cause(name: str) -> None:
    missing: dict[str, Any] = {name: None if name == "category" else " "}

    assert blank("R-68", JUDGE, **missing) == [name]
    assert blank("R-68", JUDGE) == []
    assert blank("R-68", REPORT, **missing) == []


def test_check_asks_again_once_it_was_judged() -> None:
    assert blank("R-68", None, state=Trouble.HANDLING, cause="") == ["cause"]
    assert blank("R-68", None, state=Trouble.JUDGE, cause="") == []


def test_judging_without_a_class_is_blocked() -> None:
    outcome, _ = passed(an_exception(category=None), JUDGE, ORDER)

    assert codes(outcome) == {"R-68"}


@pytest.mark.parametrize(
    ("owner", "needed"),
    [
        (None, ["responsibility"]),
        (Responsibility.ORDER_DEPARTMENT, []),
        (Responsibility.OTHER_DEPARTMENT, ["department", "demanded", "replied"]),
        (Responsibility.CUSTOMER, ["customer_told_on"]),
    ],
)
def test_each_responsibility_asks_for_its_own(owner: Responsibility | None, needed: list[str]) -> None:
    assert blank("R-73", CLOSE, responsibility=owner) == needed


def test_another_department_that_answered_and_a_customer_who_was_told_are_enough() -> None:
    other = {"department": "品保", "demanded": "补检", "replied": "已补检"}

    assert blank("R-73", CLOSE, responsibility=Responsibility.OTHER_DEPARTMENT, **other) == []
    assert blank("R-73", CLOSE, responsibility=Responsibility.CUSTOMER, customer_told_on=TODAY) == []


def test_what_follows_is_recorded() -> None:
    assert blank("R-73", CLOSE, consequence="") == ["consequence"]
    assert blank("R-73", REPORT, consequence="") == []
    assert blank("R-73", None, state=Trouble.CLOSED, consequence="") == ["consequence"]


@pytest.mark.parametrize("name", ["cause", "handling", "result"])
def test_cause_handling_and_result_are_recorded(name: str) -> None:
    assert blank("R-74", REPORT, **{name: ""}) == [name]
    assert blank("R-74", CLOSE, **{name: ""}) == []


def test_a_case_is_reported_upward_before_it_is_closed() -> None:
    assert blank("R-74", REPORT, reported_on=None) == []
    assert blank("R-74", CLOSE, reported_on=None) == ["reported_on"]
    assert blank("R-74", None, state=Trouble.CLOSED, reported_on=None, result="") == ["result", "reported_on"]
    assert levels(told_case("R-74", a_case(reported_on=None), ORDER, move=CLOSE)) == ["BLOCK"]


def test_the_head_sums_up_where_it_hurt() -> None:
    assert blank("R-75", CLOSE, hurt=True) == ["summary"]
    assert blank("R-75", CLOSE, hurt=True, summary="加备料") == []
    assert blank("R-75", CLOSE, hurt=False) == []
    assert blank("R-75", CLOSE) == []
    assert blank("R-75", REPORT, hurt=True) == []


def test_a_major_case_takes_a_proposal_and_leadership() -> None:
    assert blank("R-76", JUDGE, major=True) == ["proposal"]
    assert blank("R-76", JUDGE, major=True, proposal="改用替代料") == []
    assert blank("R-76", CLOSE, major=True) == ["leader_told_on"]
    assert blank("R-76", CLOSE, major=True, leader_told_on=TODAY) == []
    assert blank("R-76", CLOSE) == []


def test_a_serious_error_takes_a_review_meeting() -> None:
    assert blank("R-76", CLOSE, serious=True) == ["leader_told_on", "meeting"]
    assert blank("R-76", CLOSE, serious=True, leader_told_on=TODAY, meeting="责任人：王磊，扣当月绩效") == []
    assert blank("R-76", None, state=Trouble.CLOSED, serious=True, leader_told_on=TODAY) == ["proposal", "meeting"]


def test_everything_that_is_missing_at_the_close_is_told_at_once() -> None:
    outcome, _ = passed(a_case(consequence="", reported_on=None, hurt=True, major=True), CLOSE, ORDER)

    assert codes(outcome) == {"R-73", "R-74", "R-75", "R-76"}
