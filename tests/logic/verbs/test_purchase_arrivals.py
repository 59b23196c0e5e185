"""What a purchase order brings: all of it or a part, for orders, for stock, more than was asked for."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from order_logic.flows.documents import Purchase as P
from order_logic.flows.moves import Passing
from order_logic.flows.roles import Role
from order_logic.records import Arrival, Inspection, OrderLine, PurchaseLine, Stock
from order_logic.records.choices import Point
from tests.logic.builders import a_line, a_product, approved
from tests.logic.supply_builders import (
    a_purchase,
    a_purchase_line,
    after,
    bought,
    confirmed,
    passed,
    purchase_state,
    stage_of,
    standing_purchase,
    stopped_by,
    supply_book,
    values,
)


def test_everything_that_is_still_to_come_arrives_at_once() -> None:
    book = standing_purchase(P.PLACED)

    end = after(book, passed(book, Passing.PURCHASE_RECEIVE, Role.WAREHOUSE, on=date(2026, 12, 1)))

    (arrival,), (inspection,) = end.all(Arrival), end.all(Inspection)
    assert purchase_state(end) is P.RECEIVED
    assert (stage_of(end, "buying"), stage_of(end, "to_inspect")) == (0, 100)
    assert values(arrival, "ordered", "quantity", "arrived_on", "due_on") == (100, 100, date(2026, 12, 1), date(2026, 12, 8))
    assert values(inspection, "source", "point", "quantity") == (arrival.number, Point.INCOMING, 100)


def test_a_part_arrives_as_typed_and_then_the_rest() -> None:
    book = standing_purchase(P.PLACED, a_purchase_line(this_quantity=Decimal(60)))

    first = after(book, passed(book, Passing.PURCHASE_RECEIVE_PART, Role.WAREHOUSE))
    second = after(first, passed(first, Passing.PURCHASE_RECEIVE, Role.WAREHOUSE))

    assert (purchase_state(first), stage_of(first, "to_inspect")) == (P.PART, 60)
    assert [line.this_quantity for line in first.all(PurchaseLine)] == [None]
    assert (purchase_state(second), stage_of(second, "to_inspect")) == (P.RECEIVED, 100)
    assert [a.quantity for a in second.all(Arrival)] == [60, 40]


def test_a_part_that_is_the_whole_rest_ends_it() -> None:
    book = standing_purchase(P.PART, a_purchase_line(received=Decimal(60), this_quantity=Decimal(40)))

    end = after(book, passed(book, Passing.PURCHASE_RECEIVE_PART, Role.WAREHOUSE))

    assert purchase_state(end) is P.RECEIVED


REFUSED = [
    (Passing.PURCHASE_RECEIVE_PART, None, "D-55"),
    (Passing.PURCHASE_RECEIVE_PART, Decimal(0), "D-55"),
    (Passing.PURCHASE_RECEIVE_PART, Decimal(-1), "D-21"),
    (Passing.PURCHASE_RECEIVE, Decimal(99), "D-56"),
]


@pytest.mark.parametrize(("move", "typed", "why"), REFUSED)
def test_receiving_is_refused_where_the_quantity_does_not_fit(move: Passing, typed: Decimal | None, why: str) -> None:
    book = standing_purchase(P.PLACED, a_purchase_line(this_quantity=typed))

    assert stopped_by(passed(book, move, Role.WAREHOUSE)) == {why}


def test_one_arrival_serves_the_orders_of_all_its_lines() -> None:
    other = "SO20261120-0002"
    rows = [*confirmed(bought(buying=100)), *(r for r in _second_order(other))]
    book = supply_book(*rows, a_purchase(), a_purchase_line(), a_purchase_line(7, 2, order=other))

    end = after(book, passed(book, Passing.PURCHASE_RECEIVE, Role.WAREHOUSE))

    second = end.get(OrderLine, other, 1)
    assert stage_of(end, "to_inspect") == 100
    assert second and second.to_inspect == 7


def _second_order(number: str) -> list[Any]:
    order, _, *rest = approved(number)
    return [order, a_line(number, quantity=Decimal(7), buying=Decimal(7)), *rest]


def test_goods_that_need_no_inspection_lie_in_stock_locked_for_their_order() -> None:
    free = a_product(inspection_free=True)
    book = supply_book(*confirmed(bought(buying=100)), free, a_purchase(), a_purchase_line())

    end = after(book, passed(book, Passing.PURCHASE_RECEIVE, Role.WAREHOUSE))

    (shelf,) = end.all(Stock)
    assert (stage_of(end, "passed"), *values(shelf, "on_hand", "reserved")) == (100, 100, 100)
    assert list(end.all(Inspection)) == []


@pytest.mark.parametrize("line", [{"order": "", "line_no": None}, {"product": "P-BAR"}])
def test_goods_for_stock_and_materials_wait_for_inspection_beside_the_order(line: dict[str, Any]) -> None:
    bar = a_product("P-BAR", name="圆钢")
    book = supply_book(*confirmed(bought(buying=100)), bar, a_purchase(), a_purchase_line(30, **line))

    end = after(book, passed(book, Passing.PURCHASE_RECEIVE, Role.WAREHOUSE))

    (inspection,) = end.all(Inspection)
    assert values(inspection, "order", "quantity") == ("", 30)
    assert stage_of(end, "buying") == 100


def test_goods_whose_order_waits_no_more_are_for_stock() -> None:
    free = a_product(inspection_free=True)
    book = supply_book(*confirmed(bought(ended=100)), free, a_purchase(), a_purchase_line())

    end = after(book, passed(book, Passing.PURCHASE_RECEIVE, Role.WAREHOUSE))

    (shelf,) = end.all(Stock)
    assert values(shelf, "on_hand", "reserved") == (100, None)
    assert stage_of(end, "ended") == 100
