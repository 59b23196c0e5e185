"""Every department that is asked has answered, and an objection says why."""

from typing import Any

import pytest

from order_logic.flows.commercial import DEPARTMENTS, Commercial
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.records import Opinion
from order_logic.records.choices import Review, Verdict
from tests.logic.builders import a_line, an_opinion, an_order, an_order_type, approved, opinions
from tests.logic.rules.asking import levels, places, told

SUBMIT: dict[str, Any] = {"move": Move.SUBMIT, "role": Role.PMC}
REVIEWED = an_order(commercial=Commercial.IN_REVIEW)


def missing(*rows: Any) -> list[Role]:
    return [f.facts["department"] for f in told("R-16", *rows, **SUBMIT)]


def all_but(*departments: Role) -> list[Opinion]:
    return [o for o in opinions() if o.department not in departments]


def test_five_opinions_are_enough() -> None:
    assert missing(REVIEWED, a_line(), *opinions()) == []


def test_every_department_that_has_not_answered_is_named() -> None:
    assert missing(REVIEWED, a_line()) == list(DEPARTMENTS)


def test_one_missing_department_is_named() -> None:
    assert missing(REVIEWED, a_line(), *all_but(Role.QUALITY)) == [Role.QUALITY]


@pytest.mark.parametrize("unfinished", [{"verdict": None}, {"person": ""}])
def test_an_opinion_without_verdict_or_signature_is_pending_at_its_row(unfinished: dict[str, Any]) -> None:
    found = told("R-16", REVIEWED, a_line(), *all_but(Role.QUALITY), an_opinion(Role.QUALITY, **unfinished), **SUBMIT)

    assert places(found) == [("Opinion", "verdict")]


def test_opinions_of_an_earlier_round_do_not_count() -> None:
    second = [an_opinion(d, round=2, verdict=None, person="") for d in DEPARTMENTS]

    assert missing(REVIEWED, a_line(), *opinions(), *second) == list(DEPARTMENTS)


def test_a_department_left_out_of_the_new_round_is_named() -> None:
    second = [an_opinion(d, round=2) for d in DEPARTMENTS if d is not Role.QUALITY]

    assert missing(REVIEWED, a_line(), *opinions(), *second) == [Role.QUALITY]


def test_void_opinions_do_not_count() -> None:
    assert missing(REVIEWED, a_line(), *opinions(voided=True)) == list(DEPARTMENTS)


def test_an_objection_is_an_opinion() -> None:
    assert missing(REVIEWED, a_line(), *all_but(Role.PRODUCTION), an_opinion(Role.PRODUCTION, verdict=Verdict.NO, text="模具在修")) == []


def test_chosen_departments_are_the_only_ones_asked() -> None:
    chosen = an_order_type(review=Review.CHOSEN, departments=(Role.PRODUCTION, Role.WAREHOUSE))

    assert missing(REVIEWED, a_line(), chosen, an_opinion(Role.PRODUCTION)) == [Role.WAREHOUSE]


def test_an_unreviewed_order_waits_for_nobody() -> None:
    assert missing(an_order(order_type="门店", commercial=Commercial.AUDITED), a_line()) == []


def test_special_terms_need_legal_too() -> None:
    assert missing(an_order(commercial=Commercial.IN_REVIEW, special="免检"), a_line(), *opinions()) == [Role.LEGAL]


def test_the_opinion_that_legal_gave_before_the_audit_counts() -> None:
    legal = an_opinion(Role.LEGAL, round=0)

    assert missing(an_order(commercial=Commercial.IN_REVIEW, special="免检"), a_line(), legal, *opinions()) == []


def test_an_approved_order_that_lost_an_opinion_is_found() -> None:
    rows = [row for row in approved() if not (isinstance(row, Opinion) and row.department is Role.ENGINEERING)]

    assert levels(told("R-16", *rows)) == ["BLOCK"]
    assert told("R-16", *approved()) == []


@pytest.mark.parametrize("verdict", [Verdict.NO, Verdict.CONDITIONAL])
def test_an_objection_or_a_condition_says_why(verdict: Verdict) -> None:
    silent = an_opinion(Role.PRODUCTION, verdict=verdict)

    found = told("R-17", REVIEWED, a_line(), silent, **SUBMIT)

    assert places(found) == [("Opinion", "text")]


@pytest.mark.parametrize(("verdict", "text"), [(Verdict.NO, "模具在修，建议改用 DN65"), (Verdict.YES, "")])
def test_an_objection_with_its_reason_and_a_plain_yes_pass(verdict: Verdict, text: str) -> None:
    assert told("R-17", REVIEWED, a_line(), an_opinion(Role.PRODUCTION, verdict=verdict, text=text), **SUBMIT) == []


def test_a_person_is_stopped_by_their_own_objection_only() -> None:
    mine = an_opinion(Role.PRODUCTION, verdict=Verdict.NO, person="")
    other = an_opinion(Role.QUALITY, verdict=Verdict.NO, person="")

    found = told("R-17", REVIEWED, a_line(), mine, other, move=Move.GIVE_OPINION, role=Role.PRODUCTION)

    assert [f.facts["department"] for f in found] == [Role.PRODUCTION]


def test_an_administrator_signs_every_row_and_is_told_of_all() -> None:
    rows = [an_opinion(d, verdict=Verdict.NO, person="") for d in (Role.PRODUCTION, Role.QUALITY)]

    assert len(told("R-17", REVIEWED, a_line(), *rows, move=Move.GIVE_OPINION, role=Role.ADMIN)) == 2
