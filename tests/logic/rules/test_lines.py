"""The lines of an order are complete, and free only where they may be."""

from decimal import Decimal

import pytest

from order_logic.flows.moves import Move
from order_logic.records.choices import LineKind
from tests.logic.builders import a_line, an_order, an_order_type, without
from tests.logic.rules.asking import places, told

GARMENT, PROJECT = an_order_type("服装"), an_order_type("项目")


@pytest.mark.parametrize("name", ["product", "name", "model", "unit", "quantity", "price"])
def test_each_field_that_a_line_needs_is_asked_for(name: str) -> None:
    assert places(told("R-05", an_order(), without(a_line(), name), move=Move.REGISTER)) == [("OrderLine", name)]


def test_a_complete_line_passes() -> None:
    assert told("R-05", an_order(), a_line(), move=Move.REGISTER) == []


def test_an_order_without_lines_is_told_once() -> None:
    assert places(told("R-05", an_order(), move=Move.REGISTER)) == [("Order", "amount")]


def test_the_blank_fields_of_all_lines_are_told() -> None:
    found = told("R-05", an_order(), without(a_line(), "unit"), without(a_line(line_no=2), "price", "model"), move=Move.REGISTER)

    assert [(f.key[1], f.field) for f in found] == [(1, "unit"), (2, "model"), (2, "price")]


def test_a_freight_line_needs_neither_product_nor_model() -> None:
    freight = without(a_line(line_no=2, kind=LineKind.FEE, name="运费", quantity=Decimal(1)), "product", "model", "unit")

    assert told("R-05", an_order(), a_line(), freight, move=Move.REGISTER) == []


def test_a_freight_line_still_needs_its_price() -> None:
    freight = without(a_line(kind=LineKind.FEE, name="运费"), "price")

    assert places(told("R-05", an_order(), freight, move=Move.REGISTER)) == [("OrderLine", "price")]


@pytest.mark.parametrize("kind", [LineKind.GIFT, LineKind.SAMPLE, LineKind.REPLACEMENT])
def test_gifts_samples_and_replacements_may_be_free(kind: LineKind) -> None:
    assert told("R-05", an_order(), a_line(kind=kind, price=Decimal(0)), move=Move.REGISTER) == []


@pytest.mark.parametrize("kind", [LineKind.GOODS, LineKind.FEE, LineKind.SERVICE, None])
def test_anything_else_is_not_free(kind: LineKind | None) -> None:
    assert places(told("R-05", an_order(), a_line(kind=kind, price=Decimal(0)), move=Move.REGISTER)) == [("OrderLine", "price")]


def test_the_smallest_price_is_a_price() -> None:
    assert told("R-05", an_order(), a_line(price=Decimal("0.000001")), move=Move.REGISTER) == []


def test_a_garment_needs_style_colour_and_size() -> None:
    found = told("R-05", an_order(order_type="服装"), a_line(), GARMENT, move=Move.REGISTER)

    assert [f.field for f in found] == ["style", "colour", "size"]


def test_a_garment_with_style_colour_and_size_passes() -> None:
    line = a_line(style="H 版", colour="藏青", size="170/92A")

    assert told("R-05", an_order(order_type="服装"), line, GARMENT, move=Move.REGISTER) == []


def test_a_project_needs_its_name_and_due_date() -> None:
    found = told("R-05", an_order(order_type="项目"), a_line(), PROJECT, move=Move.REGISTER)

    assert places(found) == [("Order", "project_name"), ("Order", "contract_due_on")]


def test_a_project_with_name_and_due_date_passes() -> None:
    order = an_order(order_type="项目", project_name="北仑泵房改造", contract_due_on=an_order().requested_on)

    assert told("R-05", order, a_line(), PROJECT, move=Move.REGISTER) == []
