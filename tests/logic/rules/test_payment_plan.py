"""Goods are made and released once the money that the plan asks for is in."""

from decimal import Decimal
from typing import Any

import pytest

from order_logic.flows.moves import AnyMove, Shifting
from order_logic.records import Matching, Receipt
from order_logic.records.choices import Gate, Matched, Payment, Settlement
from order_logic.settings import Settings
from tests.logic.builders import NUMBER, a_line, a_receipt, approved
from tests.logic.money_builders import a_step
from tests.logic.rules.asking import places, told

PLAN = [
    a_step(1, 30, Gate.MAKE, amount=Decimal(3000)),
    a_step(2, 40, Gate.RELEASE, amount=Decimal(4000)),
    a_step(3, 30, Gate.NOTHING, amount=Decimal(3000)),
]


def stopped(move: AnyMove, *rows: Any, settlement: Settlement = Settlement.INSTALMENTS, **press: Any) -> list[str]:
    order = approved(settlement=settlement)
    return [f.facts.get("step", f.field) for f in told("R-97", *order, *rows, move=move, **press)]


def named(amount: str, **fields: Any) -> Receipt:
    return a_receipt(amount, order=NUMBER, **fields)


@pytest.mark.parametrize(("paid", "steps"), [("2999.99", ["第1期"]), ("3000", []), ("9000", [])])
def test_making_waits_for_the_deposit(paid: str, steps: list[str]) -> None:
    assert stopped(Shifting.MAKE, *PLAN, named(paid)) == steps


@pytest.mark.parametrize(("paid", "steps"), [("0.01", ["第1期", "第2期"]), ("3000", ["第2期"]), ("6999.99", ["第2期"]), ("7000", [])])
def test_release_waits_for_deposit_and_delivery_money_but_not_for_the_rest(paid: str, steps: list[str]) -> None:
    assert stopped(Shifting.RELEASE, *PLAN, named(paid)) == steps


def test_money_that_has_not_cleared_is_not_in() -> None:
    assert stopped(Shifting.MAKE, *PLAN, named("3000", cleared=False)) == ["第1期"]


@pytest.mark.parametrize(("counted", "steps"), [(True, []), (False, ["第1期"])])
def test_an_acceptance_bill_counts_as_the_setting_says(counted: bool, steps: list[str]) -> None:
    bill = named("3000", means=Payment.BILL, cleared=None)

    assert stopped(Shifting.MAKE, *PLAN, bill, settings=Settings(acceptance_bill_counts=counted)) == steps


def test_money_of_the_customer_for_something_else_does_not_count() -> None:
    assert stopped(Shifting.MAKE, *PLAN, a_receipt("3000")) == ["第1期"]


@pytest.mark.parametrize(("paid", "blocked"), [("9999.99", True), ("10000", False)])
def test_payment_before_delivery_without_a_plan_asks_for_everything_before_release(paid: str, blocked: bool) -> None:
    assert bool(stopped(Shifting.RELEASE, named(paid), settlement=Settlement.PREPAID)) is blocked
    assert stopped(Shifting.MAKE, settlement=Settlement.PREPAID) == []


def test_payment_before_delivery_asks_for_nothing_that_is_not_coming() -> None:
    rows = [*approved(settlement=Settlement.PREPAID, ended_amount=Decimal(1000)), named("9000")]

    assert told("R-97", *rows, move=Shifting.RELEASE) == []


def test_instalments_need_a_plan() -> None:
    assert stopped(Shifting.MAKE) == ["received_amount"]


def test_a_plan_that_does_not_make_the_order_any_more_is_made_anew() -> None:
    rows = [*approved(amount=Decimal(12_000), settlement=Settlement.INSTALMENTS), *PLAN, named("10000")]

    assert places(told("R-97", *rows, move=Shifting.RELEASE)) == [("PaymentStep", "amount")]


@pytest.mark.parametrize(("paid", "steps"), [("5999.99", ["第2期"]), ("6000", [])])
def test_goods_that_were_ended_or_credited_are_taken_off_the_last_step_first(paid: str, steps: list[str]) -> None:
    less: dict[str, Any] = {"ended_amount": Decimal(3500), "returned_amount": Decimal(500)}
    rows = [*approved(settlement=Settlement.INSTALMENTS, **less), *PLAN, named(paid)]

    assert [f.facts["step"] for f in told("R-97", *rows, move=Shifting.RELEASE)] == steps


@pytest.mark.parametrize(("paid", "blocked"), [("9917.99", True), ("9918", False)])
def test_a_small_difference_that_was_written_off_is_not_asked_for_again(paid: str, blocked: bool) -> None:
    off = Matching(number="HX-1", kind=Matched.DIFFERENCE, order=NUMBER, amount=Decimal(82))

    assert bool(stopped(Shifting.RELEASE, named(paid), off, settlement=Settlement.PREPAID)) is blocked


def test_a_monthly_account_asks_for_nothing() -> None:
    assert stopped(Shifting.RELEASE, settlement=Settlement.MONTHLY) == []


def test_the_breach_stands_on_the_step() -> None:
    found = told("R-97", *approved(settlement=Settlement.INSTALMENTS), *PLAN, move=Shifting.MAKE)

    assert places(found) == [("PaymentStep", "paid")]


def test_an_order_of_the_opening_is_exempt() -> None:
    order = approved(settlement=Settlement.PREPAID, imported="期初导入")

    assert told("R-97", *order, a_line(line_no=2), move=Shifting.RELEASE) == []
