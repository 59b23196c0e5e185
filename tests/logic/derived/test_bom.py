"""Bills of materials: exploded with scrap, to the last level, and circles named."""

from decimal import Decimal
from typing import Any

import pytest

from order_logic.book import Book
from order_logic.derived.bom import circles_of, exploded
from order_logic.records import Component
from tests.logic.builders import a_book


def bills(*rows: tuple[Any, ...]) -> Book:
    """Rows of product, material, quantity and scrap."""
    return a_book(*(Component(product=p, material=m, quantity=_number(q), scrap=_number(s)) for p, m, q, s in rows))


def _number(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value))


@pytest.mark.parametrize(
    ("rows", "needed"),
    [
        ([("阀", "钢", 2, None)], {"钢": 20}),
        ([("阀", "钢", 2, None), ("阀", "圈", 4, 0)], {"钢": 20, "圈": 40}),
        ([("阀", "钢", 2, 5)], {"钢": 21}),
        ([("阀", "体", 1, None), ("体", "钢", 3, None)], {"钢": 30}),
        ([("阀", "体", 1, 10), ("体", "钢", 3, 10)], {"钢": "36.3"}),
        ([("阀", "体", 1, None), ("阀", "盖", 2, None), ("体", "钢", 3, None), ("盖", "钢", 1, None)], {"钢": 50}),
        ([("泵", "钢", 9, None)], {}),
        ([("阀", "漆", "0.0125", 4)], {"漆": "0.13"}),
    ],
)
def test_ten_valves_take_what_every_level_of_the_bill_says(rows: Any, needed: dict[str, Any]) -> None:
    assert exploded("阀", Decimal(10), bills(*rows)).materials == {name: Decimal(value) for name, value in needed.items()}


@pytest.mark.parametrize(("quantity", "scrap"), [(None, None), (0, None), (-1, None), (2, -5)])
def test_a_row_without_a_usable_quantity_is_named_and_left_out(quantity: Any, scrap: Any) -> None:
    bill = exploded("阀", Decimal(10), bills(("阀", "钢", quantity, scrap), ("阀", "圈", 4, None)))

    assert [row.material for row in bill.blanks] == ["钢"]
    assert bill.materials == {"圈": Decimal(40)}


@pytest.mark.parametrize(
    ("rows", "circle"),
    [
        ([("阀", "阀", 1, None)], ("阀", "阀")),
        ([("阀", "体", 1, None), ("体", "阀", 1, None)], ("阀", "体", "阀")),
        ([("阀", "体", 1, None), ("体", "芯", 1, None), ("芯", "体", 1, None)], ("体", "芯", "体")),
    ],
)
def test_a_circle_is_named_from_where_it_begins_and_ends(rows: Any, circle: tuple[str, ...]) -> None:
    assert exploded("阀", Decimal(10), bills(*rows)).circles == [circle]


def test_a_circle_met_twice_is_named_once() -> None:
    rows = [("阀", "体", 1, None), ("阀", "盖", 1, None), ("盖", "体", 1, None), ("体", "体", 1, None)]

    assert exploded("阀", Decimal(1), bills(*rows)).circles == [("体", "体")]


def test_every_circle_of_a_book_is_known_by_its_first_product() -> None:
    book = bills(("B", "C", 1, None), ("C", "A", 1, None), ("A", "B", 1, None), ("X", "X", 1, None), ("Z", "A", 1, None))

    assert circles_of(book) == {"A": ("A", "B", "C", "A"), "X": ("X", "X")}


def test_a_part_used_in_two_places_is_no_circle() -> None:
    assert circles_of(bills(("A", "B", 1, None), ("A", "C", 1, None), ("B", "D", 1, None), ("C", "D", 1, None))) == {}
