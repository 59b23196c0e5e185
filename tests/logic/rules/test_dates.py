"""A date is promised, and a later one is agreed and signed."""

from datetime import date, datetime
from typing import Any

import pytest

from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.records.choices import Verdict
from tests.logic.builders import a_line, a_promise, a_signature, an_opinion, an_order, approved
from tests.logic.rules.asking import levels, places, told

REQUESTED, LATER = date(2026, 12, 20), date(2026, 12, 21)
SUBMIT: dict[str, Any] = {"move": Move.SUBMIT, "role": Role.PMC}
CONSENT: dict[str, Any] = {"consent_on": date(2026, 11, 19), "consent_evidence": "郑海涛微信 11-19"}
OBJECTION = an_opinion(Role.PRODUCTION, verdict=Verdict.NO, text="模具在修")


def promised(day: date, **fields: Any) -> Any:
    return an_order(commercial=Commercial.IN_REVIEW, promised_on=day, **fields)


def waiting(day: date = LATER) -> list[Any]:
    """An order in approval, promised for ``day`` with the customer's consent."""
    return [an_order(commercial=Commercial.IN_APPROVAL, promised_on=day), a_line(), a_promise(day, **CONSENT)]


def test_an_order_without_a_promised_date_is_not_submitted() -> None:
    assert places(told("R-18", an_order(commercial=Commercial.IN_REVIEW), a_line(), **SUBMIT)) == [("Order", "promised_on")]


def test_a_promise_in_the_ledger_passes() -> None:
    assert told("R-18", promised(REQUESTED), a_line(), a_promise(REQUESTED), **SUBMIT) == []


def test_a_date_typed_past_the_ledger_is_found() -> None:
    assert levels(told("R-18", promised(LATER), a_line(), a_promise(REQUESTED), **SUBMIT)) == ["BLOCK"]
    assert levels(told("R-18", *approved(promised_on=LATER))) == ["BLOCK"]


def test_the_latest_promise_counts() -> None:
    assert told("R-18", promised(LATER), a_line(), a_promise(REQUESTED), a_promise(LATER, number=2), **SUBMIT) == []


def test_a_void_promise_is_none() -> None:
    assert len(told("R-18", promised(REQUESTED), a_line(), a_promise(REQUESTED, voided=True), **SUBMIT)) == 1


def test_a_date_on_the_requested_day_needs_no_consent() -> None:
    assert told("R-19", promised(REQUESTED), a_line(), a_promise(REQUESTED), **SUBMIT) == []


def test_one_day_later_needs_the_customers_consent_with_date_and_evidence() -> None:
    found = told("R-19", promised(LATER), a_line(), a_promise(LATER), **SUBMIT)

    assert places(found) == [("Promise", "consent_on"), ("Promise", "consent_evidence")]


@pytest.mark.parametrize("name", ["consent_on", "consent_evidence"])
def test_half_a_consent_is_none(name: str) -> None:
    consent = {k: v for k, v in CONSENT.items() if k != name}

    assert places(told("R-19", promised(LATER), a_line(), a_promise(LATER, **consent), **SUBMIT)) == [("Promise", name)]


def test_a_full_consent_lets_a_later_date_be_submitted() -> None:
    assert told("R-19", promised(LATER), a_line(), a_promise(LATER, **CONSENT), **SUBMIT) == []


def test_an_objection_needs_the_customers_consent_even_in_time() -> None:
    assert len(told("R-19", promised(REQUESTED), a_line(), a_promise(REQUESTED), OBJECTION, **SUBMIT)) == 2


def test_a_condition_is_no_objection() -> None:
    condition = an_opinion(Role.PRODUCTION, verdict=Verdict.CONDITIONAL, text="先付模具费")

    assert told("R-19", promised(REQUESTED), a_line(), a_promise(REQUESTED), condition, **SUBMIT) == []


def test_the_sales_manager_signs_a_later_date_first_and_is_told_who_follows() -> None:
    found = told("R-19", *waiting(), move=Move.APPROVE, role=Role.SALES_MANAGER)

    assert (places(found), levels(found)) == ([("Order", "promised_on")], ["WARN"])


def test_an_approval_of_a_later_date_cannot_end_without_the_general_manager() -> None:
    first = a_signature(Move.APPROVE, Role.SALES_MANAGER, 3)

    assert levels(told("R-19", *waiting(), first, move=Move.APPROVE, role=Role.SALES_MANAGER)) == ["BLOCK"]


@pytest.mark.parametrize("role", [Role.GENERAL_MANAGER, Role.DEPUTY])
def test_the_general_manager_or_the_deputy_signs_the_later_date(role: Role) -> None:
    assert told("R-19", *waiting(), move=Move.APPROVE, role=role) == []


def test_a_date_in_time_needs_the_sales_manager_only() -> None:
    assert told("R-19", *waiting(REQUESTED), move=Move.APPROVE, role=Role.SALES_MANAGER) == []


def test_a_confirmed_order_with_a_later_date_and_no_top_signature_is_found() -> None:
    rows = [row for row in approved(promised_on=LATER) if not hasattr(row, "consent_on")]

    found = told("R-19", *rows, a_promise(LATER, **CONSENT))

    assert levels(found) == ["BLOCK"]


def test_a_confirmed_order_with_the_general_managers_signature_holds() -> None:
    rows = [row for row in approved(promised_on=LATER) if not hasattr(row, "consent_on")]

    assert told("R-19", *rows, a_promise(LATER, **CONSENT), a_signature(Move.APPROVE, Role.GENERAL_MANAGER, 4)) == []


def test_a_date_put_off_after_approval_needs_consent_but_no_new_signature() -> None:
    later = a_promise(LATER, number=2, promised_at=datetime(2026, 12, 1, 10), **CONSENT)

    assert told("R-19", *approved(promised_on=LATER), later) == []
