"""Prices stand on no paper of those who work without them (R-86)."""

import pytest

from order_logic.flows.roles import Role
from order_logic.press import Press
from reports.report import Refused
from reports.secrecy import PRICED, sees_prices
from tests.logic.builders import NUMBER, a_press, a_user
from tests.papers.sample_letters import an_approved_order, at_desk, gathered, shown
from tests.papers.sample_months import REMINDER, a_project, overdue


@pytest.mark.parametrize(
    ("roles", "seen"),
    [((Role.WAREHOUSE,), False), ((Role.WAREHOUSE, Role.LOGISTICS), False), ((Role.WAREHOUSE, Role.SALES), True), ((), True)],
)
def test_one_role_that_needs_prices_is_enough(roles: tuple[Role, ...], seen: bool) -> None:
    press = a_press(user=a_user(Role.WAREHOUSE, roles=roles))

    assert sees_prices(press) is seen


@pytest.mark.parametrize(
    ("paper", "key", "rows"), [("order_confirmation", NUMBER, an_approved_order()), ("dunning_letter", REMINDER, overdue())]
)
def test_a_paper_that_is_nothing_without_prices_is_withheld(paper: str, key: str, rows: list[object]) -> None:
    refused = gathered(paper, key, *rows, press=at_desk(Role.WAREHOUSE))

    assert isinstance(refused, Refused)
    assert refused.remedy == PRICED[1]


def test_an_acceptance_without_prices_leaves_the_amount_out() -> None:
    def amount(press: Press) -> object:
        return shown("project_acceptance", NUMBER, *a_project(), press=press).amount

    assert amount(at_desk(Role.WAREHOUSE)) is None
    assert amount(at_desk(Role.PROJECT_MANAGER)) is not None
