"""Safety stock and materials: what is bought beside the goods of orders."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from order_logic.book import Book
from order_logic.flows.commercial import Commercial
from order_logic.flows.documents import Purchase
from order_logic.flows.roles import Role
from order_logic.records import ManualHold, MaterialNeed, PurchaseLine, PurchaseOrder
from order_logic.records.choices import Buying, HoldScope, Supply
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.replenishing import buy_materials, replenish
from tests.logic.builders import NOW, NUMBER, PRODUCT, a_product, a_stock
from tests.logic.supply_builders import (
    PURCHASE,
    SUPPLIER,
    a_purchase,
    a_purchase_line,
    a_supplier,
    after,
    an_offer,
    bought,
    confirmed,
    pressing,
    stopped_by,
    supply_book,
    values,
)

BAR = a_product("P-BAR", name="圆钢", unit="千克", supply=Supply.BOUGHT)
BAR_OFFER = an_offer(product="P-BAR", price=Decimal("6.5"))


def valve(**fields: Any) -> Any:
    return a_product(**{"supply": Supply.BOUGHT, "safety_stock": Decimal(50), **fields})


def replenished(book: Book, *picks: str, who: Role = Role.PURCHASING) -> Outcome:
    return replenish(book, picks, pressing(book, who))


def bought_lines(book: Book) -> list[PurchaseLine]:
    return list(book.all(PurchaseLine))


LOW = [
    # on hand, reserved, safety, bought
    (50, 0, 50, None),
    (49, 0, 50, 1),
    (60, 20, 50, 10),
    (0, 0, 50, 50),
    (0, 0, None, None),
]


@pytest.mark.parametrize(("on_hand", "reserved", "safety", "wanted"), LOW)
def test_what_lies_below_the_safety_stock_is_bought(on_hand: int, reserved: int, safety: int | None, wanted: int | None) -> None:
    stock = a_stock(on_hand, reserved=Decimal(reserved))
    book = supply_book(valve(safety_stock=None if safety is None else Decimal(safety)), stock)

    end = after(book, replenished(book))

    assert [line.quantity for line in bought_lines(end)] == ([] if wanted is None else [wanted])


def test_replenishment_is_a_purchase_for_stock_of_no_order() -> None:
    book = supply_book(valve())
    end = after(book, replenished(book))

    (purchase,), (line,) = end.all(PurchaseOrder), bought_lines(end)
    assert values(purchase, "kind", "state", "supplier") == (Buying.FOR_STOCK, Purchase.NEW, SUPPLIER)
    assert values(line, "order", "line_no", "product", "price") == ("", None, PRODUCT, 60)


@pytest.mark.parametrize(("state", "wanted"), [(Purchase.PLACED, 20), (Purchase.WAITS, 20), (Purchase.CANCELLED, 50)])
def test_what_is_on_order_for_stock_counts_as_there(state: Purchase, wanted: int) -> None:
    coming = a_purchase(state=state, kind=Buying.FOR_STOCK)
    book = supply_book(valve(), coming, a_purchase_line(30, order="", line_no=None))

    end = after(book, replenished(book))

    assert [line.quantity for line in bought_lines(end) if line.purchase != PURCHASE] == [wanted]


def test_what_is_bought_for_an_order_does_not_fill_the_safety_stock() -> None:
    book = supply_book(*confirmed(bought(buying=100)), valve(), a_purchase(), a_purchase_line())

    end = after(book, replenished(book))

    assert [line.quantity for line in bought_lines(end) if line.purchase != PURCHASE] == [50]


def test_only_the_picked_products_are_replenished() -> None:
    book = supply_book(valve(), replace(BAR, safety_stock=Decimal(9)), an_offer(), BAR_OFFER)

    assert replenished(book, "P-BAR").moved == ("P-BAR",)
    assert sorted(replenished(book).moved) == [PRODUCT, "P-BAR"]


def test_made_products_are_told_to_planning_and_not_bought() -> None:
    outcome = replenished(supply_book(valve(supply=Supply.MADE)))

    assert [(f.rule, f.level.name, f.key) for f in outcome.findings] == [("R-42", "NOTE", (PRODUCT,))]
    assert outcome.changes == ()


def test_a_product_that_nobody_offers_is_named_and_the_others_are_bought() -> None:
    outcome = replenished(supply_book(valve(), replace(BAR, safety_stock=Decimal(9))))

    assert [(f.rule, f.key) for f in outcome.findings] == [("D-50", ("P-BAR",))]
    assert outcome.moved == (PRODUCT,)


def test_nothing_below_the_safety_stock_is_said_so() -> None:
    assert stopped_by(replenished(supply_book(valve(safety_stock=None)))) == {"D-58"}


@pytest.mark.parametrize(("who", "stopped"), [(Role.PMC, set()), (Role.WAREHOUSE, set()), (Role.SALES, {"D-03"})])
def test_purchasing_planning_and_warehouse_replenish(who: Role, stopped: set[str]) -> None:
    assert stopped_by(replenished(supply_book(valve()), who=who)) == stopped


def a_need(needed: int | str = 80, in_stock: int | None = 30, **fields: Any) -> MaterialNeed:
    usual: dict[str, Any] = {"order": NUMBER, "line_no": 1, "material": "P-BAR", "needed_on": date(2026, 12, 1)}
    stock = None if in_stock is None else Decimal(in_stock)
    return MaterialNeed(needed=Decimal(needed), in_stock=stock, **usual | fields)


def lacking(*rows: Any) -> Book:
    return supply_book(*confirmed(), a_supplier(), BAR, an_offer(), BAR_OFFER, *rows)


def materials(book: Book, who: Role = Role.PURCHASING) -> Outcome:
    return buy_materials(book, (NUMBER,), pressing(book, who))


def test_what_the_requisition_lacks_is_bought_and_stands_on_it() -> None:
    book = lacking(a_need())
    end = after(book, materials(book))

    (purchase,), (line,), (need,) = end.all(PurchaseOrder), bought_lines(end), end.all(MaterialNeed)
    assert values(line, "product", "quantity", "order", "line_no") == ("P-BAR", 50, NUMBER, 1)
    assert values(purchase, "kind", "due_on") == (Buying.FOR_ORDER, date(2026, 12, 1))
    assert need.purchase == purchase.number


def test_what_was_bought_already_is_not_bought_again() -> None:
    part = a_purchase_line(20, product="P-BAR")
    book = lacking(a_need(), a_purchase(), part)
    end = after(book, materials(book))

    assert [line.quantity for line in bought_lines(end)] == [20, 30]
    assert stopped_by(materials(end)) == {"D-59"}


def test_before_the_warehouse_has_counted_nothing_is_guessed() -> None:
    outcome = materials(lacking(a_need(in_stock=None)))

    assert [(f.rule, f.field) for f in outcome.findings] == [("R-40", "in_stock")]
    assert outcome.changes == ()


@pytest.mark.parametrize("need", [a_need(30), a_need(voided=True)])
def test_an_order_that_lacks_nothing_buys_nothing(need: MaterialNeed) -> None:
    assert stopped_by(materials(lacking(need))) == {"D-59"}


def test_materials_that_nobody_offers_are_named() -> None:
    book = supply_book(*confirmed(), BAR, a_need())

    assert stopped_by(materials(book)) == {"D-50"}


def test_only_purchasing_buys_materials_for_confirmed_orders() -> None:
    order, *rest = confirmed()

    assert stopped_by(materials(lacking(a_need()), Role.SALES)) == {"D-03"}
    early = supply_book(replace(order, commercial=Commercial.PENDING), *rest, a_need())
    assert stopped_by(materials(early)) == {"D-18"}


def test_materials_are_bought_once_finance_has_booked_the_order_and_nothing_holds_it() -> None:
    unbooked = supply_book(*confirmed(booked=False), a_supplier(), BAR, BAR_OFFER, a_need())
    hold = ManualHold(number="FH20261120-0001", order=NUMBER, scope=(HoldScope.SUPPLY,), set_at=NOW)

    assert stopped_by(materials(unbooked)) == {"R-44"}
    assert stopped_by(materials(lacking(a_need(), hold))) == {"D-13"}
