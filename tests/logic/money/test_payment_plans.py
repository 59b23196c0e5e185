"""A payment plan comes from how the order is settled, and its steps make the order to the 分."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from order_logic.flows.roles import Role
from order_logic.records import PaymentStep
from order_logic.records.choices import Gate, Settlement
from order_logic.verbs.payment_plan import plan_payments, with_amounts
from tests.logic.builders import NUMBER, a_line, a_receipt, an_order
from tests.logic.money_builders import Till, a_step


def steps_of(till: Till) -> list[tuple[str, Decimal | None, Gate | None]]:
    return [(s.name, s.amount, s.gate) for s in till.all(PaymentStep)]


CASES: list[tuple[Settlement, list[tuple[str, Decimal, Gate]]]] = [
    (Settlement.PREPAID, [("货款", Decimal("10000.00"), Gate.RELEASE)]),
    (
        Settlement.INSTALMENTS,
        [("定金", Decimal(3000), Gate.MAKE), ("发货款", Decimal(4000), Gate.RELEASE), ("尾款", Decimal(3000), Gate.NOTHING)],
    ),
]


@pytest.mark.parametrize(("settlement", "steps"), CASES)
def test_the_steps_come_from_the_settlement(settlement: Settlement, steps: list[Any]) -> None:
    till = Till.of(an_order(settlement=settlement), a_line())

    till.does(plan_payments, NUMBER, role=Role.SALES)

    assert steps_of(till) == steps


def test_what_rounding_leaves_over_is_in_the_last_step() -> None:
    till = Till.of(an_order(settlement=Settlement.INSTALMENTS), a_line(price=Decimal("33.335"), quantity=Decimal(1)))

    till.does(plan_payments, NUMBER)

    assert [s.amount for s in till.all(PaymentStep)] == [Decimal("10.00"), Decimal("13.34"), Decimal("10.00")]


def test_typed_shares_stand_and_get_their_amounts() -> None:
    late = a_step(2, 5, name="质保金", due_on=date(2027, 11, 30))
    till = Till.of(an_order(), a_line(), a_step(1, 95), late)

    till.does(plan_payments, NUMBER)

    assert [s.amount for s in till.all(PaymentStep)] == [9500, 500]


@pytest.mark.parametrize("shares", [(30, 60), (30, 80), (110, -10)])
def test_shares_that_do_not_make_a_hundred_are_refused(shares: tuple[int, int]) -> None:
    till = Till.of(an_order(), a_line(), *(a_step(n, share) for n, share in enumerate(shares, 1)))

    assert till.refuses(plan_payments, NUMBER) == {"M-03"}


def test_a_retention_without_a_day_is_refused() -> None:
    till = Till.of(an_order(), a_line(), a_step(1, 95), a_step(2, 5, name="质保金"))

    assert till.refuses(plan_payments, NUMBER) == {"M-04"}


def test_a_monthly_account_has_no_steps_to_make() -> None:
    assert Till.of(an_order(), a_line()).refuses(plan_payments, NUMBER) == {"M-02"}


def test_an_order_without_lines_has_no_amount_to_plan() -> None:
    assert Till.of(an_order(settlement=Settlement.PREPAID)).refuses(plan_payments, NUMBER) == {"M-01"}


def test_production_makes_no_payment_plan() -> None:
    till = Till.of(an_order(settlement=Settlement.PREPAID), a_line())

    assert till.refuses(plan_payments, NUMBER, role=Role.PRODUCTION) == {"D-03"}


def test_an_unknown_order_is_told() -> None:
    assert Till.of().refuses(plan_payments, "SO20991231-0001") == {"D-01"}


def test_money_pays_the_first_step_first() -> None:
    till = Till.of(an_order(settlement=Settlement.INSTALMENTS), a_line(), a_receipt(5000, order=NUMBER))

    till.does(plan_payments, NUMBER)

    assert [s.paid for s in till.all(PaymentStep)] == [3000, 2000, None]


@given(
    total=st.decimals("0.01", "9999999", places=2),
    shares=st.lists(st.integers(1, 40), min_size=1, max_size=6).map(lambda parts: [*parts, 300 - sum(parts)]),
)
def test_the_steps_always_make_the_order(total: Decimal, shares: list[int]) -> None:
    found = with_amounts([a_step(n, Decimal(share) / 3) for n, share in enumerate(shares, 1)], total)  # type: ignore[arg-type]  # a Decimal

    assert sum(s.amount or 0 for s in found) == total
