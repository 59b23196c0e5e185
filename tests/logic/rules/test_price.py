"""What may be sold, and at which price."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.records.choices import LineKind, ProductState
from tests.logic.builders import TODAY, a_customer, a_line, a_product, an_order
from tests.logic.price_builders import a_policy
from tests.logic.rules.asking import levels, places, told

AUDIT: dict[str, Any] = {"move": Move.FIRST_AUDIT, "role": Role.ORDER_CLERK}
ORDER = an_order(commercial=Commercial.PENDING)
NINETY = Decimal(90)


def priced(price: str, *policies: Any, discount: str = "0", **order: Any) -> list[tuple[str, str]]:
    """Where R-26 finds a line at ``price`` with ``discount`` wrong."""
    line = a_line(price=Decimal(price), discount=Decimal(discount))
    return places(told("R-26", an_order(commercial=Commercial.PENDING, **order), line, *policies, **AUDIT))


@pytest.mark.parametrize("state", [ProductState.BANNED, ProductState.DISCONTINUED])
def test_a_banned_or_discontinued_product_is_not_sold(state: ProductState) -> None:
    found = told("R-25", ORDER, a_line(), a_product(state=state), **AUDIT)

    assert (places(found), levels(found)) == ([("OrderLine", "product")], ["BLOCK"])


@pytest.mark.parametrize("state", [ProductState.ON_SALE, None])
def test_a_product_on_sale_passes(state: ProductState | None) -> None:
    assert told("R-25", ORDER, a_line(), a_product(state=state), **AUDIT) == []


def test_a_custom_item_is_flagged_with_a_warning() -> None:
    assert levels(told("R-25", ORDER, a_line(), a_product(custom=True), **AUDIT)) == ["WARN"]


def test_a_banned_custom_item_is_told_twice() -> None:
    assert levels(told("R-25", ORDER, a_line(), a_product(custom=True, state=ProductState.BANNED), **AUDIT)) == ["BLOCK", "WARN"]


@pytest.mark.parametrize(("price", "found"), [("90", []), ("89.999999", [("OrderLine", "price")])])
def test_a_price_holds_down_to_the_lowest(price: str, found: list[tuple[str, str]]) -> None:
    assert priced(price, a_policy()) == found


@pytest.mark.parametrize(("discount", "found"), [("10", []), ("10.01", [("OrderLine", "discount")])])
def test_a_discount_holds_up_to_the_highest(discount: str, found: list[tuple[str, str]]) -> None:
    assert priced("200", a_policy(), discount=discount) == found


def test_the_lowest_price_is_held_after_the_discount() -> None:
    assert priced("100", a_policy(), discount="10") == []
    assert priced("99.99", a_policy(), discount="10") == [("OrderLine", "price")]


@pytest.mark.parametrize(("price", "found"), [("79.646018", []), ("79.64", [("OrderLine", "price")])])
def test_a_price_without_tax_is_compared_with_its_tax_added(price: str, found: list[tuple[str, str]]) -> None:
    assert priced(price, a_policy(lowest_price=NINETY), tax_included=False) == found


@pytest.mark.parametrize(
    ("days", "found"),
    [
        ({"valid_from": TODAY}, True),
        ({"valid_to": TODAY}, True),
        ({"valid_from": None, "valid_to": None}, True),
        ({"valid_from": date(2026, 11, 21)}, False),
        ({"valid_to": date(2026, 11, 19)}, False),
    ],
)
def test_a_policy_counts_on_the_days_it_is_in_force(days: dict[str, Any], found: bool) -> None:
    assert bool(priced("50", a_policy(**days))) is found


def test_the_day_of_the_order_decides_and_not_today() -> None:
    old = a_policy(valid_to=date(2026, 10, 31))

    assert priced("50", old, ordered_on=date(2026, 10, 31)) == [("OrderLine", "price")]


def test_one_of_two_policies_that_holds_is_enough() -> None:
    sale = a_policy("JG-11", lowest_price=Decimal(80), valid_from=date(2026, 11, 1), valid_to=date(2026, 11, 30))

    assert priced("85", a_policy(), sale) == []
    assert priced("79", a_policy(), sale) == [("OrderLine", "price")]


def test_the_customers_own_policy_goes_before_the_general_one() -> None:
    own = a_policy("JG-C001", customer="C001", lowest_price=Decimal(95))

    assert priced("92", a_policy(), own) == [("OrderLine", "price")]


def test_a_policy_may_limit_the_discount_only() -> None:
    discount_only = a_policy(lowest_price=None)

    assert priced("1", discount_only) == []
    assert priced("1", discount_only, discount="11") == [("OrderLine", "discount")]


def test_a_policy_of_another_customer_says_nothing() -> None:
    assert priced("50", a_policy(customer="C002"), a_customer("C002")) == []


def test_a_product_without_a_policy_may_cost_what_was_agreed() -> None:
    assert priced("1") == []


@pytest.mark.parametrize("kind", [LineKind.GIFT, LineKind.SAMPLE, LineKind.REPLACEMENT])
def test_a_gift_has_no_lowest_price(kind: LineKind) -> None:
    assert told("R-26", ORDER, a_line(kind=kind, price=Decimal(0)), a_policy(), **AUDIT) == []
