"""Fields that no order can mean are caught on entry."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from order_logic.flows.moves import Move
from order_logic.settings import Settings
from tests.logic.builders import TODAY, a_line, an_order
from tests.logic.rules.asking import levels, places, told

ONE_DAY = timedelta(days=1)


def line_found(settings: Settings | None = None, **fields: Any) -> list[tuple[str, str]]:
    return places(told("R-07", an_order(), a_line(**fields), move=Move.REGISTER, settings=settings or Settings()))


def test_a_sound_order_passes() -> None:
    assert told("R-07", an_order(), a_line(), move=Move.REGISTER) == []


@pytest.mark.parametrize(("phone", "level"), [("1380574120", "BLOCK"), ("8874120", "BLOCK"), ("+44 20 7946 0958", "WARN")])
def test_a_wrong_phone_blocks_and_a_foreign_one_warns(phone: str, level: str) -> None:
    found = told("R-07", an_order(phone=phone), a_line(), move=Move.REGISTER)

    assert (places(found), levels(found)) == ([("Order", "phone")], [level])


@pytest.mark.parametrize("phone", ["", "13805741203", "０５７４-８７６５４３２１", "400-820-8820", "+86 138 0574 1203"])
def test_a_good_phone_or_none_passes(phone: str) -> None:
    assert told("R-07", an_order(phone=phone), a_line(), move=Move.REGISTER) == []


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"quantity": Decimal(0)}, "quantity"),
        ({"quantity": Decimal(-5)}, "quantity"),
        ({"price": Decimal("-0.01")}, "price"),
        ({"discount": Decimal("-0.1")}, "discount"),
        ({"discount": Decimal("100.1")}, "discount"),
        ({"tax_rate": Decimal(-1)}, "tax_rate"),
        ({"tax_rate": Decimal(100)}, "tax_rate"),
    ],
)
def test_a_figure_out_of_range_is_told(fields: dict[str, Any], field: str) -> None:
    assert line_found(**fields) == [("OrderLine", field)]


@pytest.mark.parametrize(
    "fields",
    [
        {"quantity": Decimal("0.0001")},
        {"price": Decimal(0)},
        {"discount": Decimal(0)},
        {"discount": Decimal(100)},
        {"tax_rate": Decimal(0)},
        {"tax_rate": Decimal("99.9")},
    ],
)
def test_a_figure_at_the_edge_of_its_range_passes(fields: dict[str, Any]) -> None:
    assert line_found(**fields) == []


@pytest.mark.parametrize(("places_allowed", "expected"), [(4, []), (3, [("OrderLine", "quantity")])])
def test_quantity_decimals_follow_the_setting(places_allowed: int, expected: list[tuple[str, str]]) -> None:
    assert line_found(Settings(quantity_decimals=places_allowed), quantity=Decimal("1.2345")) == expected


@pytest.mark.parametrize(("price", "expected"), [("1.234567", []), ("1.2345670", []), ("1.2345678", [("OrderLine", "price")])])
def test_more_price_decimals_than_six_are_told_and_never_rounded(price: str, expected: list[tuple[str, str]]) -> None:
    assert line_found(price=Decimal(price)) == expected


@pytest.mark.parametrize(("fields", "field"), [({"customer": "C404"}, "customer"), ({"order_type": "批发"}, "order_type")])
def test_an_unknown_reference_of_the_head_is_told(fields: dict[str, str], field: str) -> None:
    assert places(told("R-07", an_order(**fields), a_line(), move=Move.REGISTER)) == [("Order", field)]


def test_an_unknown_product_is_told_at_its_line() -> None:
    found = told("R-07", an_order(), a_line(), a_line(line_no=2, product="P-0000"), move=Move.REGISTER)

    assert [(f.key[1], f.field) for f in found] == [(2, "product")]


def test_a_blank_reference_is_missing_and_not_unknown() -> None:
    assert told("R-07", an_order(customer="", order_type=""), a_line(product=""), move=Move.REGISTER) == []


@pytest.mark.parametrize("name", ["requested_on", "contract_due_on"])
def test_a_date_before_the_order_is_told(name: str) -> None:
    early: dict[str, Any] = {name: TODAY - ONE_DAY}

    assert places(told("R-07", an_order(**early), a_line(), move=Move.REGISTER)) == [("Order", name)]


@pytest.mark.parametrize("name", ["requested_on", "contract_due_on"])
def test_the_day_of_the_order_itself_passes(name: str) -> None:
    same_day: dict[str, Any] = {name: TODAY}

    assert told("R-07", an_order(**same_day), a_line(), move=Move.REGISTER) == []


def test_an_order_dated_tomorrow_is_told() -> None:
    assert places(told("R-07", an_order(ordered_on=TODAY + ONE_DAY), a_line(), move=Move.REGISTER)) == [("Order", "ordered_on")]


def test_all_that_is_wrong_is_told_together() -> None:
    order, line = an_order(phone="12", requested_on=TODAY - ONE_DAY, customer="C404"), a_line(quantity=Decimal(0), discount=Decimal(101))

    found = told("R-07", order, line, move=Move.REGISTER)

    assert {f.field for f in found} == {"phone", "requested_on", "customer", "quantity", "discount"}
