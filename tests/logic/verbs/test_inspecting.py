"""Quality: what becomes of goods after an inspection, beside orders too."""

from decimal import Decimal
from typing import Any

import pytest

from order_logic.book import Book
from order_logic.flows.documents import Job, Purchase
from order_logic.flows.roles import Role
from order_logic.records import Allocation, Arrival, Inspection, Order, OrderLine, ProductionJob, PurchaseLine, Stock
from order_logic.records.choices import Point, Supply
from order_logic.rule import Case
from order_logic.verbs.inspections import wanted_no_more
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.quality_round import inspect_goods
from tests.logic.builders import NOW, NUMBER, a_product, login
from tests.logic.supply_builders import (
    INSPECTION,
    JOB,
    WHY,
    a_job,
    a_purchase,
    a_purchase_line,
    after,
    an_arrival,
    an_inspection,
    bought,
    confirmed,
    pressing,
    purchase_state,
    stopped_by,
    supply_book,
    values,
)


def arrived(*inspections: Inspection, state: Purchase = Purchase.RECEIVED, **stages: int) -> Book:
    """A hundred that came from the usual supplier and wait for inspection."""
    lines = bought(**(stages or {"to_inspect": 100}))
    return supply_book(*confirmed(lines), a_purchase(state=state), a_purchase_line(received=Decimal(100)), an_arrival(), *inspections)


def inspected(book: Book, *picks: str, who: Role = Role.QUALITY, **typed: Any) -> Outcome:
    return inspect_goods(book, picks or (INSPECTION,), pressing(book, who, **typed))


def line_of(book: Book) -> Any:
    return book.get(OrderLine, NUMBER, 1)


def shelf_of(book: Book) -> Any:
    (shelf,) = book.all(Stock)
    return shelf


def test_passed_goods_lie_in_stock_locked_for_their_order() -> None:
    book = arrived(an_inspection(passed=100, lot="L2611"))
    end = after(book, inspected(book))

    fresh = end.get(Stock, "P-2201", "成品仓", "L2611")
    (lock,), row = end.all(Allocation), end.get(Inspection, INSPECTION)
    assert values(line_of(end), "to_inspect", "passed") == (None, 100)
    assert values(fresh, "on_hand", "reserved") == (100, 100)
    assert values(lock, "lot", "left") == ("L2611", 100)
    assert values(row, "inspector", "inspected_at") == (login(Role.QUALITY), NOW)


def test_every_result_goes_its_own_way() -> None:
    book = arrived(an_inspection(passed=60, rework=20, scrap=15, as_is=5, consent="客户邮件 2026-11-21", **WHY))
    end = after(book, inspected(book))

    assert values(line_of(end), "to_inspect", "passed", "buying") == (None, 65, 20)
    assert shelf_of(end).on_hand == 65
    (line,), (arrival,) = end.all(PurchaseLine), end.all(Arrival)
    assert line.received == 80
    assert arrival.sent_back == 20
    assert purchase_state(end) is Purchase.PART


def test_a_closed_purchase_is_open_again_when_the_supplier_owes_an_exchange() -> None:
    book = arrived(an_inspection(rework=100, **WHY), state=Purchase.CLOSED)

    assert purchase_state(after(book, inspected(book))) is Purchase.PLACED


def test_made_goods_go_back_to_their_job_for_rework() -> None:
    row = an_inspection(passed=90, rework=10, point=Point.FINISHED, source=JOB, **WHY)
    book = supply_book(*confirmed(bought(to_inspect=100)), a_job(state=Job.STOCKED, received=Decimal(100)), row)

    end = after(book, inspected(book))

    assert values(line_of(end), "passed", "making") == (90, 10)
    assert values(end.get(ProductionJob, JOB), "received", "state") == (90, Job.REWORK)


def test_two_arrivals_that_fail_come_off_one_purchase_line() -> None:
    second = "ZJ20261121-0002"
    rows = [an_inspection(60, rework=60, **WHY), an_inspection(40, second, rework=40, source="DH20261121-0002", **WHY)]
    book = supply_book(
        *confirmed(bought(to_inspect=100)), a_purchase(state=Purchase.RECEIVED), a_purchase_line(received=Decimal(100)),
        an_arrival(60), an_arrival(40, "DH20261121-0002"), *rows,
    )  # fmt: skip

    end = after(book, inspected(book, INSPECTION, second))

    assert line_of(end).buying == 100
    assert [line.received for line in end.all(PurchaseLine)] == [0]


def test_without_a_result_the_row_to_fill_in_is_named() -> None:
    outcome = inspected(arrived(an_inspection()))

    assert [(f.rule, f.key, f.field) for f in outcome.findings] == [("D-52", (INSPECTION,), "passed")]
    assert outcome.changes == ()


def test_the_quantity_given_with_the_press_is_the_passed_one() -> None:
    book = arrived(an_inspection())
    end = after(book, inspected(book, quantity=Decimal(100)))

    assert values(end.get(Inspection, INSPECTION), "passed", "inspector") == (100, login(Role.QUALITY))
    assert line_of(end).passed == 100


def test_goods_that_nobody_asked_to_inspect_get_a_row_to_fill_in_first() -> None:
    book = supply_book(*confirmed(bought(to_inspect=30)))
    outcome = inspected(book, NUMBER)
    end = after(book, outcome)

    (row,) = end.all(Inspection)
    assert values(row, "quantity", "line_no", "inspected_at") == (30, 1, None)
    assert values(line_of(end), "to_inspect", "passed") == (30, None)
    assert [f.level.name for f in outcome.findings] == ["NOTE"]


def test_goods_of_no_purchase_cannot_be_exchanged() -> None:
    book = supply_book(*confirmed(bought(to_inspect=100)), an_inspection(rework=100, source="CK20261121-0001", **WHY))

    assert stopped_by(inspected(book)) == {"D-54"}


def test_goods_kept_by_lot_name_theirs() -> None:
    kept = a_product(lot_managed=True, supply=Supply.BOUGHT)
    rows = [*confirmed(bought(to_inspect=100)), kept, a_purchase(state=Purchase.RECEIVED), a_purchase_line(received=Decimal(100))]
    blank, named = an_inspection(passed=100), an_inspection(passed=100, lot="L2611")

    assert stopped_by(inspected(supply_book(*rows, an_arrival(), blank))) == {"D-53"}
    assert stopped_by(inspected(supply_book(*rows, an_arrival(), named))) == set()


def test_only_quality_inspects() -> None:
    assert "D-03" in stopped_by(inspected(arrived(an_inspection(passed=100)), who=Role.WAREHOUSE))


def test_goods_for_stock_are_free_once_they_passed() -> None:
    row = an_inspection(30, order="", line_no=None, passed=30)
    book = supply_book(a_purchase(state=Purchase.RECEIVED), a_purchase_line(30, order="", line_no=None), an_arrival(30, order=""), row)

    end = after(book, inspected(book))

    assert values(shelf_of(end), "on_hand", "reserved") == (30, None)


def test_an_inspection_that_is_done_is_not_done_again() -> None:
    row = an_inspection(30, order="", line_no=None, passed=30, inspected_at=NOW)

    assert stopped_by(inspected(supply_book(row, an_arrival(30)))) == {"D-19"}


@pytest.mark.parametrize(("ended", "rows"), [(40, [(NUMBER, 60), ("", 40)]), (100, [("", 100)])])
def test_goods_that_are_wanted_no_more_are_inspected_for_stock(ended: int, rows: list[tuple[str, int]]) -> None:
    book = arrived(an_inspection())
    order = book.get(Order, NUMBER)
    assert order

    changes = wanted_no_more(Case(order, book, pressing(book, Role.SALES)), [(line_of(book), Decimal(ended))])

    assert [values(row, "order", "quantity") for row in book.after(changes).all(Inspection)] == rows
