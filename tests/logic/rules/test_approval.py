"""Who approves an order, up to which amount, and why the general manager is asked."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from order_logic.derived.approval import needs_general_manager
from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.records import Order, Signature, User
from order_logic.records.choices import Verdict
from order_logic.settings import Settings
from tests.logic.builders import TODAY, a_book, a_customer, a_line, a_signature, a_user, an_opening, an_opinion, an_order, approved
from tests.logic.rules.asking import levels, places, told

LIMIT = Settings().sales_manager_limit
MANAGER: dict[str, Any] = {"move": Move.APPROVE, "role": Role.SALES_MANAGER}
CENT = Decimal("0.01")


def waiting(amount: Decimal = LIMIT, **fields: Any) -> Order:
    return an_order(commercial=Commercial.IN_APPROVAL, amount=amount, **fields)


def reasons(*rows: Any, manager: User | None = None) -> int:
    """How many reasons there are to ask the general manager about the first of ``rows``."""
    return len(needs_general_manager(rows[0], a_book(*rows), Settings(), TODAY, manager))


@pytest.mark.parametrize("role", [Role.SALES, Role.PMC, Role.FINANCE])
def test_nobody_but_a_manager_approves(role: Role) -> None:
    assert levels(told("R-21", waiting(), a_line(), move=Move.APPROVE, role=role)) == ["BLOCK"]


@pytest.mark.parametrize("role", [Role.SALES_MANAGER, Role.GENERAL_MANAGER, Role.DEPUTY, Role.ADMIN])
def test_the_sales_manager_or_a_higher_level_approves(role: Role) -> None:
    assert told("R-21", waiting(), a_line(), move=Move.APPROVE, role=role) == []


def test_a_deputy_out_of_their_days_approves_nothing() -> None:
    deputy = a_user(Role.DEPUTY, deputy_from=date(2026, 11, 1), deputy_to=date(2026, 11, 19))

    assert levels(told("R-21", waiting(), a_line(), move=Move.APPROVE, user=deputy)) == ["BLOCK"]


def test_a_deputy_on_the_last_of_their_days_approves() -> None:
    deputy = a_user(Role.DEPUTY, deputy_from=date(2026, 11, 1), deputy_to=TODAY)

    assert told("R-21", waiting(), a_line(), move=Move.APPROVE, user=deputy) == []


def test_a_confirmed_order_without_an_approval_is_found() -> None:
    rows = [row for row in approved() if not (isinstance(row, Signature) and row.move is Move.APPROVE)]

    assert places(told("R-21", *rows)) == [("Order", "commercial")]
    assert told("R-21", *approved()) == []


def test_above_the_limit_the_sales_manager_passes_the_order_on() -> None:
    found = told("R-22", waiting(LIMIT + CENT), a_line(), **MANAGER)

    assert levels(found) == ["WARN"]
    assert found[0].facts == {"amount": "100,000.01", "limit": "100,000.00"}


def test_above_the_limit_an_approval_cannot_end_with_the_sales_manager() -> None:
    first = a_signature(Move.APPROVE, Role.SALES_MANAGER)

    assert levels(told("R-22", waiting(LIMIT + CENT), a_line(), first, **MANAGER)) == ["BLOCK"]


def test_at_the_limit_the_sales_manager_is_enough() -> None:
    first = a_signature(Move.APPROVE, Role.SALES_MANAGER)

    assert levels(told("R-22", waiting(LIMIT), a_line(), first, **MANAGER)) == ["WARN"]


def test_the_general_manager_approves_above_the_limit() -> None:
    assert told("R-22", waiting(LIMIT + CENT), a_line(), move=Move.APPROVE, role=Role.GENERAL_MANAGER) == []


@pytest.mark.parametrize(("amount", "found"), [("89999.99", []), ("90000", ["WARN"]), ("100000", ["WARN"])])
def test_near_the_limit_is_a_warning_from_nine_tenths_on(amount: str, found: list[str]) -> None:
    assert levels(told("R-22", waiting(Decimal(amount)), a_line(), **MANAGER)) == found


def test_the_managers_own_limit_goes_before_the_setting() -> None:
    junior = a_user(Role.SALES_MANAGER, authority_limit=Decimal(5_000))

    found = told("R-22", waiting(Decimal(10_000)), a_line(), move=Move.APPROVE, user=junior)

    assert found[0].facts["limit"] == "5,000.00"


def test_an_ordinary_order_needs_no_general_manager() -> None:
    assert reasons(waiting(), a_line()) == 0


def test_each_reason_for_the_general_manager_is_told() -> None:
    objection = an_opinion(Role.QUALITY, verdict=Verdict.NO, text="超出检测能力")
    order = waiting(LIMIT + CENT, promised_on=date(2026, 12, 21))

    assert reasons(order, a_line(), objection, a_customer(credit_limit=Decimal(0))) == 4


@pytest.mark.parametrize(
    ("row", "count"),
    [
        (an_opinion(Role.QUALITY, verdict=Verdict.NO), 1),
        (an_opinion(Role.QUALITY, verdict=Verdict.NO, voided=True), 0),
        (an_opinion(Role.QUALITY, verdict=Verdict.CONDITIONAL), 0),
        (a_customer(credit_limit=LIMIT), 0),
        (a_customer(credit_limit=LIMIT - CENT), 1),
    ],
)
def test_an_objection_that_stands_and_an_overrun_are_reasons(row: Any, count: int) -> None:
    assert reasons(waiting(), a_line(), row) == count


@pytest.mark.parametrize(("day", "count"), [(20, 0), (21, 1)])
def test_a_date_later_than_requested_is_a_reason(day: int, count: int) -> None:
    assert reasons(waiting(promised_on=date(2026, 12, day)), a_line()) == count


@pytest.mark.parametrize(("days_overdue", "count"), [(30, 0), (31, 1)])
def test_a_bad_payment_record_is_a_reason(days_overdue: int, count: int) -> None:
    opening = an_opening(500, due_on=TODAY - timedelta(days=days_overdue))

    assert reasons(waiting(), a_line(), opening) == count


def test_the_limit_is_that_of_the_manager_who_signs() -> None:
    junior, order = a_user(Role.SALES_MANAGER, authority_limit=Decimal(5_000)), waiting(Decimal(10_000))

    assert reasons(order, a_line(), manager=junior) == 1
    assert reasons(order, a_line()) == 0


def test_the_limit_is_that_of_the_manager_who_signed() -> None:
    senior = a_user(Role.SALES_MANAGER, authority_limit=Decimal(500_000))
    signature = a_signature(Move.APPROVE, Role.SALES_MANAGER)

    assert reasons(waiting(Decimal(400_000)), a_line(), senior, signature) == 0
    assert reasons(waiting(Decimal(400_000)), a_line(), senior) == 1
