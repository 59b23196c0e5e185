"""Lots and serial numbers are named at allocation and never guessed."""

from decimal import Decimal
from typing import Any

import pytest

from order_logic.derived.lots import named_lots, picked_lots, written_lots
from order_logic.flows.moves import Shifting
from order_logic.records import OrderLine
from order_logic.rule import Finding
from tests.logic.builders import a_line, a_product, approved
from tests.logic.rules.asking import levels, places
from tests.logic.rules.goods import asked_of
from tests.logic.stock_builders import a_shelf

HEADS = [row for row in approved() if not isinstance(row, OrderLine)]
LOTS = (a_shelf(60, lot="L1"), a_shelf(60, 10, lot="L2"))


def named(lot: str, *shelves: Any, **fields: Any) -> list[Finding]:
    """What is found when a line of a lot-managed product names ``lot``."""
    line: dict[str, Any] = {"quantity": Decimal(100), "lot": lot} | fields
    return asked_of("R-37", Shifting.ALLOCATE, *HEADS, a_line(**line), a_product(lot_managed=True), *(shelves or LOTS))


@pytest.mark.parametrize("lot", ["L1×60、L2×40", "L1*60, L2*40", "L1、L2", "L1 × 60；L2"])
def test_lots_that_are_there_pass(lot: str) -> None:
    assert named(lot) == []


@pytest.mark.parametrize("lot", ["", "  ", "L9", "L1×61、L2×39", "L1×60、L2×30", "L1×60、L2×50", "L1", "L1×100"])
def test_lots_that_do_not_fit_are_refused_with_those_that_are_free(lot: str) -> None:
    found = named(lot)

    assert (levels(found), places(found)) == (["BLOCK"], [("OrderLine", "lot")])
    assert "L1×60" in found[0].advice("zh")
    assert "L2×50" in found[0].advice("zh")


def test_part_of_the_lots_will_do_where_partial_shipment_is_allowed() -> None:
    assert named("L1×30", part_shipment=True) == []


def test_without_any_stock_no_lot_is_asked_for() -> None:
    assert named("", a_shelf(0, lot="L1")) == []


def test_goods_that_are_not_kept_by_lot_need_none() -> None:
    assert asked_of("R-37", Shifting.ALLOCATE, *HEADS, a_line(), a_product(), *LOTS) == []


@pytest.mark.parametrize(("serials", "passes"), [("SN1、SN2", True), ("SN1", False), ("SN1、SN1", False), ("SN1、SN2、SN3", False)])
def test_a_serial_number_is_one_piece(serials: str, passes: bool) -> None:
    shelves = [a_shelf(1, lot=f"SN{n}") for n in (1, 2, 3)]
    line = a_line(quantity=Decimal(2), lot=serials)

    found = asked_of("R-37", Shifting.ALLOCATE, *HEADS, line, a_product(serial_managed=True), *shelves)

    assert levels(found) == ([] if passes else ["BLOCK"])


def test_a_line_without_its_lot_does_not_stop_the_others() -> None:
    rows = [*HEADS, a_line(), a_line(line_no=2, product="P-9"), a_product(lot_managed=True), a_product("P-9")]

    assert levels(asked_of("R-37", Shifting.ALLOCATE, *rows, *LOTS, a_shelf(100, product="P-9"))) == ["WARN"]


@pytest.mark.parametrize(
    ("text", "lots"),
    [
        ("", []),
        ("L1", [("L1", None)]),
        ("LX12", [("LX12", None)]),
        ("L1×6、L2×4.5", [("L1", Decimal(6)), ("L2", Decimal("4.5"))]),
        ("L1 × 6 L2", [("L1", Decimal(6)), ("L2", None)]),
    ],
)
def test_lots_are_read_as_people_type_them(text: str, lots: list[Any]) -> None:
    assert named_lots(text) == lots


@pytest.mark.parametrize(
    ("text", "lots"),
    [
        ("", {"": 10}),
        ("L1", {"L1": 10}),
        ("L1×6、L2×4", {"L1": 6, "L2": 4}),
        ("L1×6、L2", {"L1": 6, "L2": 4}),
        ("S1、S2", {"S1": 5, "S2": 5}),
        ("L1×6", {"L1": 6, "": 4}),
    ],
)
def test_a_quantity_is_shared_out_among_its_lots(text: str, lots: dict[str, int]) -> None:
    assert picked_lots(text, Decimal(10)) == lots


def test_lots_are_written_as_they_are_read() -> None:
    assert written_lots({"": Decimal(3)}) == ""
    assert written_lots({"L1": Decimal(6), "L2": Decimal(0)}) == "L1"
    assert written_lots({"": Decimal(4), "L1": Decimal(6)}) == "L1×6"
    assert written_lots({"L1": Decimal("6.0"), "L2": Decimal(4)}) == "L1×6、L2×4"
