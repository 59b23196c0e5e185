"""Goods that go back to the supplier."""

from decimal import Decimal
from typing import Any

import pytest

from order_logic.book import Book
from order_logic.flows.documents import Purchase
from order_logic.flows.roles import Role
from order_logic.records import Arrival, Inspection, Order, OrderLine, PurchaseLine, PurchaseOrder, Stock
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.sending_back import send_to_supplier
from tests.logic.builders import NOW, PRODUCT, a_stock
from tests.logic.supply_builders import (
    ARRIVAL,
    WHY,
    a_purchase,
    a_purchase_line,
    after,
    an_arrival,
    an_inspection,
    bought,
    confirmed,
    pressing,
    stopped_by,
    supply_book,
    values,
)


def for_order(sent: int | None = None, **results: Any) -> Book:
    """A hundred that came for an order and were inspected with these results."""
    judged = an_inspection(inspected_at=NOW, **results, **WHY)
    arrival = an_arrival(sent_back=None if sent is None else Decimal(sent))
    lines = a_purchase_line(received=Decimal(100))
    return supply_book(*confirmed(bought(passed=100)), a_purchase(state=Purchase.RECEIVED), lines, arrival, judged)


def for_stock(on_hand: int = 100, reserved: int = 0, sent: int | None = None) -> Book:
    """A hundred for stock that passed."""
    line = a_purchase_line(order="", line_no=None, received=Decimal(100))
    arrival = an_arrival(order="", line_no=None, sent_back=None if sent is None else Decimal(sent))
    judged = an_inspection(order="", line_no=None, passed=100, inspected_at=NOW)
    shelf = a_stock(on_hand, reserved=Decimal(reserved))
    return supply_book(a_purchase(state=Purchase.RECEIVED), line, arrival, judged, shelf)


def sent(book: Book, who: Role = Role.WAREHOUSE, **typed: Any) -> Outcome:
    return send_to_supplier(book, (ARRIVAL,), pressing(book, who, **{"reason": "砂眼", **typed}))


def arrival_of(book: Book) -> Any:
    return book.get(Arrival, ARRIVAL)


def shelf_of(book: Book) -> Any:
    return book.get(Stock, PRODUCT, "成品仓", "")


def test_scrapped_goods_go_back_and_the_arrival_says_why() -> None:
    book = for_order(passed=90, scrap=10)
    end = after(book, sent(book))

    assert arrival_of(end).sent_back == 10
    assert "砂眼" in arrival_of(end).note


BACK = [
    # results, gone before, asked for, stopped
    ({"passed": 90, "scrap": 10}, None, 10, set()),
    ({"passed": 90, "scrap": 10}, None, 11, {"D-17"}),
    ({"passed": 90, "scrap": 10}, 4, 6, set()),
    ({"passed": 90, "scrap": 10}, 4, 7, {"D-17"}),
    ({"passed": 80, "rework": 10, "scrap": 10}, 10, 10, set()),
    ({"passed": 90, "rework": 10}, 10, 1, {"D-16"}),
    ({"passed": 100}, None, 1, {"D-16"}),
    ({"passed": 90, "scrap": 10}, None, -1, {"D-21"}),
]


@pytest.mark.parametrize(("results", "gone", "asked", "stopped"), BACK)
def test_no_more_goes_back_than_was_scrapped(results: dict[str, Any], gone: int | None, asked: int, stopped: set[str]) -> None:
    assert stopped_by(sent(for_order(gone, **results), quantity=Decimal(asked))) == stopped


def test_goods_that_wait_for_inspection_do_not_go_back() -> None:
    book = supply_book(*confirmed(bought(to_inspect=100)), a_purchase(), a_purchase_line(), an_arrival(), an_inspection())

    assert stopped_by(sent(book)) == {"D-16"}


def test_goods_of_stock_leave_the_shelf() -> None:
    book = for_stock()
    end = after(book, sent(book, quantity=Decimal(30)))

    assert shelf_of(end).on_hand == 70
    assert arrival_of(end).sent_back == 30


@pytest.mark.parametrize(
    ("on_hand", "reserved", "gone", "free"), [(100, 0, None, 100), (100, 40, None, 60), (20, 0, None, 20), (150, 0, 30, 70)]
)
def test_what_is_locked_or_gone_stays(on_hand: int, reserved: int, gone: int | None, free: int) -> None:
    book = for_stock(on_hand, reserved, gone)
    end = after(book, sent(book, quantity=Decimal(free)))

    assert shelf_of(end).on_hand == on_hand - free
    assert stopped_by(sent(book, quantity=Decimal(free + 1))) == {"D-17"}


def test_good_stock_goes_back_only_where_its_quantity_is_typed() -> None:
    assert stopped_by(sent(for_stock())) == {"D-30"}


def test_what_is_typed_on_the_arrival_is_used_up() -> None:
    book = for_order(passed=90, scrap=10)
    typed = supply_book(*(r for r in _rows(book) if not isinstance(r, Arrival)), an_arrival(this_quantity=Decimal(4), reason="裂纹"))

    end = after(typed, sent(typed, reason=""))

    assert values(arrival_of(end), "sent_back", "this_quantity", "reason") == (4, None, "")
    assert "裂纹" in arrival_of(end).note


def _rows(book: Book) -> list[Any]:
    records: tuple[Any, ...] = (Order, OrderLine, PurchaseOrder, PurchaseLine, Arrival, Inspection)
    return [row for record in records for row in book.all(record)]


def test_sending_back_asks_for_a_reason_and_for_the_right_person() -> None:
    book = for_order(passed=90, scrap=10)

    assert stopped_by(sent(book, reason="")) == {"D-05"}
    assert stopped_by(sent(book, Role.SALES)) == {"D-03"}
    assert stopped_by(send_to_supplier(book, ("SO20269999-0001",), pressing(book, Role.WAREHOUSE, reason="x"))) == {"D-19"}
