"""The credit rule at the moment of approval, and the assessment before the first order."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.records import Customer, Order, OutboundNote
from order_logic.records.choices import Settlement
from order_logic.settings import Settings
from tests.logic.builders import CUSTOMER, NUMBER, TODAY, a_customer, a_line, a_receipt, a_signature, an_order, approved, without
from tests.logic.rules.asking import levels, places, told

APPROVE: dict[str, Any] = {"move": Move.APPROVE, "role": Role.SALES_MANAGER}
AUDIT: dict[str, Any] = {"move": Move.FIRST_AUDIT, "role": Role.ORDER_CLERK}
PENDING, WAITING = an_order(commercial=Commercial.PENDING), an_order(commercial=Commercial.IN_APPROVAL)
FIRST = a_signature(Move.APPROVE, Role.SALES_MANAGER)
CENT = Decimal("0.01")


def limited(limit: str | Decimal) -> Customer:
    return a_customer(credit_limit=Decimal(limit))


def old_debt(amount: str = "500", days_overdue: int = 31) -> list[Any]:
    """A shipped order of another day, due after 30 days."""
    day = TODAY - timedelta(days=30 + days_overdue)
    order = an_order("SO20260901-0001", commercial=Commercial.CONFIRMED, amount=Decimal(amount), shipped_amount=Decimal(amount))
    return [order, OutboundNote(number="CK-1", order=order.number, shipped_on=day)]


def test_an_order_up_to_the_limit_is_approved() -> None:
    assert told("R-23", WAITING, a_line(), limited("10000"), **APPROVE) == []


def test_above_the_limit_the_sales_manager_is_warned_with_the_figures() -> None:
    found = told("R-23", WAITING, a_line(), limited("9999.99"), **APPROVE)

    assert (places(found), levels(found)) == ([("Order", "amount")], ["WARN"])
    assert (found[0].facts["total"], found[0].facts["limit"], found[0].facts["over"]) == ("10,000.00", "9,999.99", "0.01")


def test_above_the_limit_an_approval_cannot_end_with_the_sales_manager() -> None:
    assert levels(told("R-23", WAITING, a_line(), FIRST, limited("9999.99"), **APPROVE)) == ["BLOCK"]


@pytest.mark.parametrize("role", [Role.GENERAL_MANAGER, Role.DEPUTY])
def test_the_general_managers_signature_lifts_the_block(role: Role) -> None:
    assert told("R-23", WAITING, a_line(), FIRST, limited("9999.99"), move=Move.APPROVE, role=role) == []


@pytest.mark.parametrize(("prepaid", "blocked"), [("2999.99", True), ("3000", False)])
def test_a_part_prepayment_is_a_way_out(prepaid: str, blocked: bool) -> None:
    money = a_receipt(prepaid, order=NUMBER)

    assert bool(told("R-23", WAITING, a_line(), FIRST, limited("0"), money, **APPROVE)) is blocked


def test_money_for_something_else_is_no_prepayment() -> None:
    assert len(told("R-23", WAITING, a_line(), FIRST, limited("0"), a_receipt("3000"), **APPROVE)) == 1


def test_the_share_of_the_prepayment_is_a_setting() -> None:
    rows, money = (WAITING, a_line(), FIRST, limited("0")), a_receipt("3000", order=NUMBER)

    assert len(told("R-23", *rows, money, settings=Settings(prepayment_share_over_limit=Decimal(50)), **APPROVE)) == 1


def test_an_order_of_nothing_is_not_covered_by_no_prepayment() -> None:
    gift = an_order(commercial=Commercial.IN_APPROVAL, amount=Decimal(0))

    assert len(told("R-23", gift, a_line(), FIRST, *old_debt(), **APPROVE)) == 1


def test_a_limit_of_zero_is_a_limit() -> None:
    assert len(told("R-23", WAITING, a_line(), limited("0"), **APPROVE)) == 1


def test_a_blank_limit_is_left_to_the_assessment() -> None:
    assert told("R-23", WAITING, a_line(), a_customer(credit_limit=None), **APPROVE) == []
    assert places(told("R-24", WAITING, a_line(), a_customer(credit_limit=None), **APPROVE)) == [("Customer", "credit_limit")]


@pytest.mark.parametrize("side", ["order", "customer"])
def test_payment_before_delivery_is_not_credit_checked(side: str) -> None:
    order: Order = an_order(commercial=Commercial.IN_APPROVAL, settlement=Settlement.PREPAID if side == "order" else None)
    settlement = Settlement.PREPAID if side == "customer" else Settlement.MONTHLY

    assert told("R-23", order, a_line(), FIRST, a_customer(credit_limit=Decimal(0), settlement=settlement), **APPROVE) == []


def test_a_monthly_order_of_a_prepaying_customer_is_checked() -> None:
    customer = a_customer(credit_limit=Decimal(0), settlement=Settlement.PREPAID)

    assert len(told("R-23", WAITING, a_line(), FIRST, customer, **APPROVE)) == 1


@pytest.mark.parametrize(("days", "blocked"), [(30, False), (31, True)])
def test_a_debt_overdue_for_more_than_thirty_days_blocks(days: int, blocked: bool) -> None:
    assert bool(told("R-23", WAITING, a_line(), FIRST, *old_debt(days_overdue=days), **APPROVE)) is blocked


@pytest.mark.parametrize(("tolerated", "blocked"), [(Decimal(500), False), (Decimal(500) - CENT, True)])
def test_a_small_overdue_amount_is_tolerated_by_the_setting(tolerated: Decimal, blocked: bool) -> None:
    settings = Settings(overdue_block_amount=tolerated)

    assert bool(told("R-23", WAITING, a_line(), FIRST, *old_debt(), settings=settings, **APPROVE)) is blocked


def test_a_paid_debt_is_cured() -> None:
    assert told("R-23", WAITING, a_line(), FIRST, *old_debt(), a_receipt("500"), **APPROVE) == []


def test_limit_and_overdue_are_told_together() -> None:
    assert len(told("R-23", WAITING, a_line(), limited("0"), *old_debt(), **APPROVE)) == 2


def test_an_assessed_customer_passes() -> None:
    assert told("R-24", PENDING, a_line(), **AUDIT) == []


@pytest.mark.parametrize("name", ["settlement", "credit_limit", "credit_days", "assessed_on"])
def test_each_part_of_the_assessment_is_asked_for(name: str) -> None:
    found = told("R-24", PENDING, a_line(), without(a_customer(), name), **AUDIT)

    assert (places(found), found[0].key) == ([("Customer", name)], (CUSTOMER,))


@pytest.mark.parametrize("name", ["credit_limit", "credit_days"])
def test_zero_is_an_assessment(name: str) -> None:
    zero: dict[str, Any] = {name: 0}

    assert told("R-24", PENDING, a_line(), a_customer(**zero), **AUDIT) == []


def test_payment_before_delivery_needs_terms_only() -> None:
    bare = without(a_customer(settlement=Settlement.PREPAID), "credit_limit", "credit_days", "assessed_on")
    order = an_order(commercial=Commercial.PENDING, settlement=Settlement.PREPAID)

    assert told("R-24", order, a_line(), bare, **AUDIT) == []
    assert places(told("R-24", order, a_line(), without(bare, "settlement"), **AUDIT)) == [("Customer", "settlement")]


def test_an_unknown_customer_is_left_to_the_entry_rule() -> None:
    assert told("R-24", an_order(customer="C404", commercial=Commercial.PENDING), a_line(), **AUDIT) == []


def test_a_stopped_customer_is_told_at_the_audit_only() -> None:
    assert levels(told("R-24", PENDING, a_line(), a_customer(stopped=True), **AUDIT)) == ["BLOCK"]
    assert told("R-24", *approved(), a_customer(stopped=True)) == []


def test_a_doubtful_credit_code_is_a_warning_and_never_a_block() -> None:
    found = told("R-24", PENDING, a_line(), a_customer(tax_number="91330206MA2AE5Y40K"), **AUDIT)

    assert (places(found), levels(found)) == ([("Customer", "tax_number")], ["WARN"])


def test_a_customer_without_a_credit_code_is_no_warning() -> None:
    assert told("R-24", PENDING, a_line(), a_customer(tax_number=""), **AUDIT) == []


@pytest.mark.parametrize(("status", "count"), [(Commercial.CONFIRMED, 1), (Commercial.CLOSED, 0)])
def test_a_limit_taken_away_is_found_while_an_order_runs(status: Commercial, count: int) -> None:
    assert len(told("R-24", *approved(commercial=status), without(a_customer(), "credit_limit"))) == count
