"""A step that takes too long is seen."""

from datetime import timedelta

import pytest

from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from tests.logic.builders import NOW, a_line, a_signature, an_order
from tests.logic.rules.asking import levels, told

SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("status", "limit"),
    [(Commercial.PENDING, 4), (Commercial.AUDITED, 24), (Commercial.IN_REVIEW, 24), (Commercial.IN_APPROVAL, 8)],
)
def test_a_step_is_overdue_from_its_limit_on(status: Commercial, limit: int) -> None:
    at_limit = an_order(commercial=status, since=NOW - timedelta(hours=limit))
    beyond = an_order(commercial=status, since=NOW - timedelta(hours=limit) - SECOND)

    assert told("R-32", at_limit, a_line()) == []
    assert levels(told("R-32", beyond, a_line())) == ["NOTE"]


def test_the_second_audit_has_its_own_limit() -> None:
    order = an_order(commercial=Commercial.PENDING, since=NOW - timedelta(hours=5))

    found = told("R-32", order, a_line(), a_signature(Move.FIRST_AUDIT, Role.ORDER_CLERK))

    assert found[0].facts == {"status": Commercial.PENDING, "hours": 5, "limit": 4}


@pytest.mark.parametrize("status", [Commercial.DRAFT, Commercial.CONFIRMED, Commercial.CLOSED])
def test_a_draft_and_a_confirmed_order_wait_for_no_step(status: Commercial) -> None:
    assert told("R-32", an_order(commercial=status, since=NOW - timedelta(days=90)), a_line()) == []


def test_an_order_without_a_moment_is_not_guessed_at() -> None:
    assert told("R-32", an_order(commercial=Commercial.PENDING, since=None), a_line()) == []
