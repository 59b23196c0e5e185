"""What may be promised on a day, and what is short, by when and for whom."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from order_logic.columns import columns_of
from order_logic.computed import Glance
from order_logic.derived.promising import atp, coming, out_of_stock, shortages, waiting_orders
from order_logic.derived.refresh import refreshed
from order_logic.derived.shortage_list import shortage_listing
from order_logic.flows.commercial import Commercial
from order_logic.flows.documents import Job, Purchase
from order_logic.records import MaterialNeed, OrderLine, ProductionJob, PurchaseLine, PurchaseOrder, Stock
from order_logic.records.choices import Buying, ProductState
from order_logic.settings import Settings
from tests.logic.builders import NOW, NUMBER, PRODUCT, a_book, a_line, a_product, approved
from tests.logic.stock_builders import a_shelf

DAY = date(2026, 12, 1)
OTHER = "SO20261120-0002"


def bought(quantity: int, due: date | None = DAY, state: Purchase = Purchase.PLACED, order: str = "", **line: Any) -> list[Any]:
    number = f"CG20261120-{quantity:04d}"
    head = PurchaseOrder(number=number, supplier="S1", kind=Buying.FOR_STOCK, state=state, due_on=due)
    return [head, PurchaseLine(purchase=number, number=1, product=PRODUCT, quantity=Decimal(quantity), order=order, **line)]


def job(quantity: int, finish: date = DAY, order: str = "", state: Job = Job.MAKING, **fields: Any) -> ProductionJob:
    usual: dict[str, Any] = {"order": order, "product": PRODUCT, "quantity": Decimal(quantity), "finish_on": finish, "state": state}
    return ProductionJob(number=f"SC20261120-{quantity:04d}", **usual | fields)


@pytest.mark.parametrize(
    ("rows", "promised"),
    [
        ([], 0),
        ([a_shelf(50)], 50),
        ([a_shelf(50, 20)], 30),
        ([a_shelf(50, 20), a_shelf(10, warehouse="北仓")], 40),
        ([a_shelf(50), a_product(safety_stock=Decimal(30))], 20),
        ([a_shelf(20), a_product(safety_stock=Decimal(30))], 0),
        ([a_shelf(20, expected=Decimal(15), expected_on=DAY), a_product(safety_stock=Decimal(30))], 5),
        ([a_shelf(50, expected=Decimal(15), expected_on=DAY)], 65),
        ([a_shelf(50, expected=Decimal(15), expected_on=DAY + timedelta(days=1))], 50),
        ([a_shelf(50, expected=Decimal(15))], 50),
        (bought(40), 40),
        (bought(40, None, promised_on=DAY), 40),
        (bought(40, promised_on=DAY + timedelta(days=1)), 0),
        (bought(40, received=Decimal(15)), 25),
        (bought(40, state=Purchase.APPROVED), 0),
        (bought(40, state=Purchase.CLOSED), 0),
        (bought(40, voided=True), 0),
        (bought(40, order=NUMBER), 0),
        ([job(40)], 40),
        ([job(40, received=Decimal(10))], 30),
        ([job(40, DAY + timedelta(days=1))], 0),
        ([job(40, state=Job.CANCELLED)], 0),
        ([job(40, order=NUMBER)], 0),
    ],
)
def test_what_may_be_promised_is_free_stock_less_safety_plus_what_comes_in_for_anyone(rows: list[Any], promised: int) -> None:
    assert atp(a_book(*rows), PRODUCT, DAY) == promised


def test_what_is_on_its_way_stands_in_the_order_of_its_days() -> None:
    book = a_book(a_shelf(0, expected=Decimal(15)), *bought(40, DAY + timedelta(days=1)), job(30, DAY, NUMBER))

    assert [(int(part.quantity), part.order) for part in coming(PRODUCT, book)] == [(30, NUMBER), (40, ""), (15, "")]


def wants(number: str, promised: date, quantity: int, **fields: Any) -> list[Any]:
    """A confirmed order that wants so much."""
    rows = [row for row in approved(number, promised_on=promised, **fields) if not isinstance(row, OrderLine)]
    return [*rows, a_line(number, quantity=Decimal(quantity), open=Decimal(quantity))]


EARLY = wants(NUMBER, DAY, 30)
LATE = wants(OTHER, DAY + timedelta(days=9), 50)


def short(*rows: Any) -> list[tuple[str, int, date | None, list[tuple[str, int]]]]:
    return [(s.product, int(s.lacking), s.by, [(w.order, int(w.lacking)) for w in s.wants]) for s in shortages(a_book(*rows))]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([a_shelf(80)], []),
        ([a_shelf(79)], [(PRODUCT, 1, DAY + timedelta(days=9), [(OTHER, 1)])]),
        ([a_shelf(20)], [(PRODUCT, 60, DAY, [(NUMBER, 10), (OTHER, 50)])]),
        ([a_shelf(30), *bought(50, DAY + timedelta(days=9))], []),
        ([a_shelf(30), *bought(50, DAY + timedelta(days=10))], [(PRODUCT, 50, DAY + timedelta(days=9), [(OTHER, 50)])]),
        ([a_shelf(0), *bought(80, DAY + timedelta(days=5))], [(PRODUCT, 30, DAY, [(NUMBER, 30)])]),
    ],
)
def test_the_earlier_promise_is_served_first_and_the_rest_is_short(rows: list[Any], found: list[Any]) -> None:
    assert short(*EARLY, *LATE, *rows) == found


def test_only_confirmed_orders_are_short() -> None:
    assert short(*wants(NUMBER, DAY, 30, commercial=Commercial.IN_REVIEW), a_shelf(0)) == []


def test_waiting_goods_are_wanted_too() -> None:
    rows = [row for row in EARLY if not isinstance(row, OrderLine)]

    assert short(*rows, a_line(waiting=Decimal(30)), a_shelf(10)) == [(PRODUCT, 20, DAY, [(NUMBER, 20)])]


def need(material: str, needed: int, in_stock: int | None, **fields: Any) -> MaterialNeed:
    usual: dict[str, Any] = {"line_no": 1, "needed": Decimal(needed), "needed_on": DAY - timedelta(days=5)}
    stock = None if in_stock is None else Decimal(in_stock)
    return MaterialNeed(order=NUMBER, material=material, in_stock=stock, **usual | fields)


@pytest.mark.parametrize(
    ("row", "lacking"),
    [
        (need("M-1", 40, 10), [30]),
        (need("M-1", 40, 40), []),
        (need("M-1", 40, None), []),
        (need("M-1", 40, 10, purchase="CG20261120-0001"), []),
        (need("M-1", 40, 10, voided=True), []),
    ],
)
def test_materials_that_nobody_bought_yet_are_short(row: MaterialNeed, lacking: list[int]) -> None:
    assert [found[1] for found in short(*approved(), row)] == lacking


def test_the_most_urgent_shortage_heads_the_list() -> None:
    listing = shortage_listing(a_book(*EARLY, a_shelf(0), need("M-1", 40, 10)))

    assert [row.cells[0] for row in listing.rows] == ["M-1", PRODUCT]
    assert "M-1" in listing.summary.zh
    assert len(listing.rows[0].cells) == len(listing.heads)
    assert shortage_listing(a_book()).rows == ()


def test_orders_wait_in_the_order_of_their_promises() -> None:
    lines = [a_line(OTHER, waiting=Decimal(1)), a_line(NUMBER, waiting=Decimal(1))]
    heads = [row for row in [*LATE, *EARLY] if not isinstance(row, OrderLine)]

    assert [order.number for order in waiting_orders(a_book(*heads, *lines))] == [NUMBER, OTHER]


@pytest.mark.parametrize(
    ("rows", "out"),
    [
        ([a_shelf(0)], True),
        ([a_shelf(1)], False),
        ([a_shelf(0), a_shelf(1, warehouse="北仓")], False),
        ([a_shelf(0), a_product(state=ProductState.DISCONTINUED)], False),
        ([], False),
        (EARLY, True),
    ],
)
def test_out_of_stock_is_what_was_kept_or_is_wanted_and_is_not_there(rows: list[Any], out: bool) -> None:
    assert [p.code for p in out_of_stock(a_book(*rows))] == ([PRODUCT] if out else [])


def test_what_is_available_on_a_shelf_is_worked_out() -> None:
    book = a_book(a_shelf(50, 20))
    (row,) = book.all(Stock)

    (edit,) = refreshed(book, (), Glance(NOW, Settings()), [(Stock, (row.product, row.warehouse, row.lot))])

    assert (edit.field, edit.after) == ("available", 30)
    assert "available" in {column.name for column in columns_of(Stock)}
