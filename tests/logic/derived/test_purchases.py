"""What purchases cost, and what is still to come."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from order_logic.computed import Glance
from order_logic.derived.purchases import bought_of, coming_for_stock, due_of, rest_of
from order_logic.derived.refresh import refreshed
from order_logic.flows.documents import Purchase
from order_logic.records import PurchaseLine, PurchaseOrder
from order_logic.records.choices import Buying
from order_logic.settings import Settings
from tests.logic.builders import NOW, NUMBER, PRODUCT
from tests.logic.supply_builders import PURCHASE, a_purchase, a_purchase_line, supply_book


def amounts(*lines: PurchaseLine) -> Any:
    """The amount of the purchase order and those of its lines, as a click leaves them."""
    book = supply_book(a_purchase(), *lines)
    keys: list[tuple[type, tuple[Any, ...]]] = [(PurchaseOrder, (PURCHASE,))]
    keys += [(PurchaseLine, (PURCHASE, line.number)) for line in lines]
    end = book.after(refreshed(book, [], Glance(NOW, Settings()), keys))
    purchase = end.get(PurchaseOrder, PURCHASE)
    return [purchase.amount if purchase else None, *(line.amount for line in end.all(PurchaseLine))]


def test_a_purchase_costs_what_its_lines_cost_to_the_fen() -> None:
    assert amounts(a_purchase_line("3", price=Decimal("0.335")), a_purchase_line(10, 2)) == [Decimal("601.01"), Decimal("1.01"), 600]


def test_void_lines_and_lines_without_a_price_cost_nothing() -> None:
    assert amounts(a_purchase_line(10, voided=True), a_purchase_line(10, 2, price=None), a_purchase_line(1, 3)) == [60, None, None, 60]
    assert amounts(a_purchase_line(10, voided=True)) == [None, None]


REST = [
    # state, received, void, still to come
    (Purchase.NEW, 0, None, 100),
    (Purchase.PART, 30, None, 70),
    (Purchase.PART, 120, None, 0),
    (Purchase.RECEIVED, 30, None, 0),
    (Purchase.CLOSED, 30, None, 0),
    (Purchase.CANCELLED, 0, None, 0),
    (Purchase.PLACED, 0, True, 0),
]


@pytest.mark.parametrize(("state", "received", "voided", "rest"), REST)
def test_goods_are_still_to_come_while_the_purchase_is_under_way(state: Purchase, received: int, voided: bool | None, rest: int) -> None:
    line = a_purchase_line(received=Decimal(received), voided=voided)

    assert rest_of(line, supply_book(a_purchase(state=state), line)) == rest


@pytest.mark.parametrize(("kind", "coming"), [(Buying.FOR_STOCK, 100), (Buying.FOR_ORDER, 0)])
def test_only_purchases_for_stock_fill_the_stock(kind: Buying, coming: int) -> None:
    assert coming_for_stock(PRODUCT, supply_book(a_purchase(kind=kind), a_purchase_line())) == coming


def test_what_came_and_what_is_to_come_has_been_bought() -> None:
    closed = a_purchase("CG20261120-0002", state=Purchase.CLOSED)
    lines = [a_purchase_line(), a_purchase_line(50, purchase=closed.number, received=Decimal(20)), a_purchase_line(9, 2, line_no=2)]

    assert bought_of(PRODUCT, NUMBER, 1, supply_book(a_purchase(), closed, *lines)) == 120


def test_the_supplier_s_date_stands_before_the_day_we_asked_for() -> None:
    assert due_of(a_purchase_line(), a_purchase()) == date(2026, 12, 8)
    assert due_of(a_purchase_line(promised_on=None), a_purchase()) == date(2026, 12, 10)
