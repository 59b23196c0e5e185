"""Buying for order lines, and taking it back."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from order_logic.book import Book
from order_logic.flows.documents import Job, Purchase
from order_logic.flows.moves import Shifting
from order_logic.flows.roles import Role
from order_logic.records import OrderLine, ProductionJob, PurchaseLine, PurchaseOrder
from order_logic.records.choices import Buying, Supply
from tests.logic.builders import NUMBER, TODAY, a_line, a_product, approved
from tests.logic.supply_builders import (
    JOB,
    PURCHASE,
    SUPPLIER,
    a_job,
    a_purchase,
    a_purchase_line,
    a_supplier,
    after,
    an_offer,
    bought,
    confirmed,
    shifted,
    stopped_by,
    supply_book,
    values,
)

SECOND = a_line(line_no=2, product="P-88", quantity=Decimal(20))
GASKET = a_product("P-88", name="密封垫", supply=Supply.BOUGHT)
OTHER = a_supplier("G02", name="台州密封件厂")


def bought_in(*rows: Any) -> Book:
    book = supply_book(*rows)
    return after(book, shifted(book, Shifting.BUY, Role.PURCHASING))


def purchases(book: Book) -> list[PurchaseOrder]:
    return list(book.all(PurchaseOrder))


def lines(book: Book) -> list[PurchaseLine]:
    return list(book.all(PurchaseLine))


def test_buying_puts_the_goods_on_a_new_purchase_order_at_the_offered_price() -> None:
    book = bought_in(*confirmed())

    (purchase,), (line,) = purchases(book), lines(book)
    assert values(purchase, "supplier", "state", "kind") == (SUPPLIER, Purchase.NEW, Buying.FOR_ORDER)
    assert values(purchase, "ordered_on", "due_on", "terms") == (TODAY, date(2026, 12, 18), "月结 30 天")
    assert values(line, "order", "line_no", "quantity", "price") == (NUMBER, 1, Decimal(100), Decimal(60))
    row = book.get(OrderLine, NUMBER, 1)
    assert row and row.buying == 100


def test_lines_of_one_supplier_share_a_purchase_order() -> None:
    book = bought_in(*confirmed(a_line(), SECOND), GASKET, an_offer(), an_offer(product="P-88"))

    assert len(purchases(book)) == 1
    assert [line.number for line in lines(book)] == [1, 2]


def test_each_supplier_has_a_purchase_order_of_its_own() -> None:
    book = bought_in(*confirmed(a_line(), SECOND), GASKET, a_supplier(), OTHER, an_offer(), an_offer("G02", "P-88"))

    assert sorted(p.supplier for p in purchases(book)) == ["G01", "G02"]


def test_a_further_line_joins_what_was_begun_today_and_the_earlier_day_counts() -> None:
    begun = a_purchase(state=Purchase.NEW, due_on=date(2026, 12, 30))

    book = bought_in(*confirmed(), begun, a_purchase_line(5, order="", line_no=None))

    assert [values(p, "number", "due_on") for p in purchases(book)] == [(PURCHASE, date(2026, 12, 18))]
    assert [line.number for line in lines(book)] == [1, 2]


@pytest.mark.parametrize(
    "other", [{"state": Purchase.WAITS}, {"kind": Buying.FOR_STOCK}, {"ordered_on": date(2026, 11, 19)}, {"supplier": "G02"}]
)
def test_submitted_stock_and_older_orders_are_left_alone(other: dict[str, Any]) -> None:
    begun = a_purchase(**{"state": Purchase.NEW, **other})

    book = bought_in(*confirmed(), begun, OTHER, a_supplier())

    assert len(purchases(book)) == 2


def test_the_supplier_that_scores_best_among_the_fit_ones_is_chosen() -> None:
    ungraded = a_supplier("G02", grade=None)
    slow = a_supplier("G03")
    offers = [an_offer(), an_offer("G02", lead_days=1, quality=Decimal(100)), an_offer("G03", lead_days=30)]

    book = bought_in(*confirmed(), a_supplier(), ungraded, slow, *offers)

    assert [p.supplier for p in purchases(book)] == [SUPPLIER]


def test_goods_that_nobody_offers_are_not_bought() -> None:
    book = supply_book(*confirmed(a_line(), SECOND), GASKET)

    outcome = shifted(book, Shifting.BUY, Role.PURCHASING)

    assert stopped_by(outcome) == {"D-50"}
    assert outcome.changes == ()


def test_a_part_is_bought_and_the_rest_stays_open() -> None:
    book = supply_book(*confirmed(bought(waiting=30)))
    end = after(book, shifted(book, Shifting.BUY, Role.PURCHASING, f"{NUMBER}/1", quantity=Decimal(80)))

    row = end.get(OrderLine, NUMBER, 1)
    assert row and values(row, "buying", "waiting") == (80, Decimal(20))
    assert [line.quantity for line in lines(end)] == [Decimal(80)]


def test_only_purchasing_buys() -> None:
    assert "D-03" in stopped_by(shifted(supply_book(*confirmed()), Shifting.BUY, Role.WAREHOUSE))


CUT = [
    # state, cut, state after, quantity after, void
    (Purchase.NEW, 40, Purchase.NEW, 60, None),
    (Purchase.PLACED, 40, Purchase.PLACED, 60, None),
    (Purchase.PLACED, 100, Purchase.CANCELLED, 100, True),
    (Purchase.WAITS, 100, Purchase.CANCELLED, 100, True),
]


@pytest.mark.parametrize(("state", "cut", "then", "left", "void"), CUT)
def test_cancelled_supply_is_taken_off_the_purchase(state: Purchase, cut: int, then: Purchase, left: int, void: bool | None) -> None:
    book = supply_book(*confirmed(bought(buying=100)), a_purchase(state=state), a_purchase_line())

    end = after(book, shifted(book, Shifting.CANCEL_SUPPLY, Role.PURCHASING, quantity=Decimal(cut), reason="供应商同意取消"))

    (purchase,), (line,) = purchases(end), lines(end)
    assert [purchase.state, *values(line, "quantity", "voided")] == [then, left, void]
    assert "供应商同意取消" in line.note
    row = end.get(OrderLine, NUMBER, 1)
    assert row and (row.buying or 0) == 100 - cut


def test_what_has_come_in_part_is_cut_down_to_what_came() -> None:
    part = a_purchase_line(received=Decimal(70))
    book = supply_book(*confirmed(bought(buying=30, to_inspect=70)), a_purchase(state=Purchase.PART), part)

    end = after(book, shifted(book, Shifting.CANCEL_SUPPLY, Role.PURCHASING, reason="供应商同意取消"))

    assert [(p.state) for p in purchases(end)] == [Purchase.RECEIVED]
    assert [line.quantity for line in lines(end)] == [Decimal(70)]


def test_what_has_hardly_begun_is_cut_first() -> None:
    placed, new = a_purchase(), a_purchase("CG20261120-0002", state=Purchase.NEW)
    rows = [a_purchase_line(60), a_purchase_line(40, purchase=new.number)]
    book = supply_book(*confirmed(bought(buying=100)), placed, new, *rows)

    end = after(book, shifted(book, Shifting.CANCEL_SUPPLY, Role.PURCHASING, quantity=Decimal(50), reason="减量"))

    assert [values(p, "number", "state") for p in purchases(end)] == [(PURCHASE, Purchase.PLACED), (new.number, Purchase.CANCELLED)]
    assert [line.quantity for line in lines(end) if not line.voided] == [Decimal(50)]


def test_cancelled_production_is_taken_off_its_job() -> None:
    book = supply_book(*confirmed(bought(making=100)), a_job())

    end = after(book, shifted(book, Shifting.CANCEL_SUPPLY, Role.PMC, reason="客户减量"))

    job = end.get(ProductionJob, JOB)
    assert job and job.state is Job.CANCELLED


def test_cancelling_supply_asks_for_the_reason() -> None:
    book = supply_book(*confirmed(bought(buying=100)), a_purchase(), a_purchase_line())

    assert stopped_by(shifted(book, Shifting.CANCEL_SUPPLY, Role.PURCHASING)) == {"D-05"}


def test_an_order_that_is_not_approved_buys_nothing() -> None:
    order, *rest = approved()

    book = supply_book(replace(order, commercial=type(order.commercial).PENDING), *rest)

    assert stopped_by(shifted(book, Shifting.BUY, Role.PURCHASING)) == {"D-18"}
