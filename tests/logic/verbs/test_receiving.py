"""Goods that come in: from suppliers and from production."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from order_logic.book import Book
from order_logic.derived.passed import OPENING
from order_logic.flows.documents import Job, Purchase
from order_logic.flows.moves import Passing, Shifting
from order_logic.flows.roles import Role
from order_logic.records import Allocation, Arrival, Inspection, OrderLine, ProductionJob, PurchaseLine, PurchaseOrder, Stock
from order_logic.records.choices import Point
from order_logic.settings import Settings
from tests.logic.builders import NUMBER, PRODUCT, a_line, a_product
from tests.logic.supply_builders import (
    JOB,
    PURCHASE,
    a_job,
    a_purchase,
    a_purchase_line,
    after,
    bought,
    confirmed,
    passed,
    shifted,
    stopped_by,
    supply_book,
    values,
)

TEN_PER_CENT = Settings(over_delivery=Decimal(10))


def buying(*rows: Any, quantity: int = 100) -> Book:
    given = rows or (a_purchase(), a_purchase_line(quantity))
    return supply_book(*confirmed(bought(buying=quantity)), *given)


def received(book: Book, **typed: Any) -> Book:
    return after(book, shifted(book, Shifting.RECEIVE, Role.WAREHOUSE, **typed))


def line_of(book: Book) -> Any:
    row = book.get(OrderLine, NUMBER, 1)
    assert row
    return row


def test_bought_goods_leave_an_arrival_and_an_inspection_and_the_purchase_follows() -> None:
    end = received(buying(), on=date(2026, 12, 2))

    (arrival,), (inspection,), (bought_line,) = end.all(Arrival), end.all(Inspection), end.all(PurchaseLine)
    assert values(arrival, "purchase", "quantity", "arrived_on") == (PURCHASE, 100, date(2026, 12, 2))
    assert values(inspection, "source", "point") == (arrival.number, Point.INCOMING)
    assert (line_of(end).buying, line_of(end).to_inspect) == (None, 100)
    assert bought_line.received == 100
    assert [p.state for p in end.all(PurchaseOrder)] == [Purchase.RECEIVED]


def test_a_part_comes_from_the_purchase_that_was_placed_first() -> None:
    later = a_purchase("CG20261120-0002")
    book = buying(a_purchase(), later, a_purchase_line(60), a_purchase_line(40, purchase=later.number))

    end = received(book, quantity=Decimal(70))

    assert [values(line, "purchase", "received") for line in end.all(PurchaseLine)] == [(PURCHASE, 60), (later.number, 10)]
    assert [p.state for p in end.all(PurchaseOrder)] == [Purchase.RECEIVED, Purchase.PART]
    assert [a.quantity for a in end.all(Arrival)] == [60, 10]


def test_made_goods_are_taken_off_their_job() -> None:
    book = supply_book(*confirmed(bought(making=100)), a_job(state=Job.INSPECT))

    end = received(book, quantity=Decimal(40))

    job, (inspection,) = end.get(ProductionJob, JOB), end.all(Inspection)
    assert job and values(job, "received", "state") == (40, Job.INSPECT)
    assert values(inspection, "source", "point") == (JOB, Point.FINISHED)
    assert (line_of(end).making, line_of(end).to_inspect) == (60, 40)


def test_stocking_a_job_takes_in_all_that_it_still_has_to_bring() -> None:
    book = supply_book(*confirmed(bought(making=60, to_inspect=40)), a_job(state=Job.INSPECT, received=Decimal(40)))

    end = after(book, passed(book, Passing.JOB_STOCK, Role.WAREHOUSE, JOB))

    job = end.get(ProductionJob, JOB)
    assert job and values(job, "received", "state") == (100, Job.STOCKED)
    assert (line_of(end).making, line_of(end).to_inspect) == (None, 100)
    assert [row.quantity for row in end.all(Inspection)] == [60]


def test_goods_that_need_no_inspection_are_good_at_once() -> None:
    end = received(buying(a_product(inspection_free=True), a_purchase(), a_purchase_line()))

    (shelf,), (lock,) = end.all(Stock), end.all(Allocation)
    assert line_of(end).passed == 100
    assert [*values(shelf, "on_hand", "reserved"), lock.left] == [100, 100, 100]


def test_goods_kept_by_lot_name_theirs_when_they_need_no_inspection() -> None:
    kept = a_product(inspection_free=True, lot_managed=True)
    rows = [a_purchase(), a_purchase_line()]
    blank = supply_book(*confirmed(bought(buying=100)), kept, *rows)
    named = supply_book(*confirmed(replace(bought(buying=100), lot="L2611")), kept, *rows)

    typed = supply_book(*confirmed(bought(buying=100)), kept, a_purchase(), a_purchase_line(lot="L2612", warehouse="外购仓"))

    outcome = shifted(blank, Shifting.RECEIVE, Role.WAREHOUSE)
    assert [(f.rule, f.record, f.field) for f in outcome.findings] == [("D-53", PurchaseLine, "lot")]
    assert [row.lot for row in received(named).all(Allocation)] == ["L2611"]
    assert [(row.warehouse, row.lot) for row in received(typed).all(Allocation)] == [("外购仓", "L2612")]
    assert [row.lot for row in received(typed).all(PurchaseLine)] == [""]


OVER = [
    # settings, came, stopped, over
    (Settings(), 100, set(), None),
    (Settings(), 101, {"R-52"}, None),
    (TEN_PER_CENT, 110, set(), 10),
    (TEN_PER_CENT, 111, {"R-52"}, None),
]


@pytest.mark.parametrize(("settings", "came", "stopped", "over"), OVER)
def test_more_than_ordered_comes_in_within_the_over_delivery(settings: Settings, came: int, stopped: set[str], over: int | None) -> None:
    outcome = shifted(buying(), Shifting.RECEIVE, Role.WAREHOUSE, quantity=Decimal(came), settings=settings)
    end = after(buying(), outcome)

    assert stopped_by(outcome) == stopped
    assert line_of(end).over == over


def test_a_surplus_counts_with_what_came_too_much_before() -> None:
    line = replace(bought(buying=20), over=Decimal(8), to_inspect=Decimal(88))
    book = supply_book(*confirmed(line), a_purchase(), a_purchase_line(received=Decimal(80)))

    assert stopped_by(shifted(book, Shifting.RECEIVE, Role.WAREHOUSE, quantity=Decimal(22), settings=TEN_PER_CENT)) == set()
    assert stopped_by(shifted(book, Shifting.RECEIVE, Role.WAREHOUSE, quantity=Decimal(23), settings=TEN_PER_CENT)) == {"R-52"}


@pytest.mark.parametrize("move", [Passing.PURCHASE_RECEIVE, Passing.PURCHASE_RECEIVE_PART])
@pytest.mark.parametrize(("came", "stopped"), [(110, set()), (111, {"R-52"})])
def test_a_purchase_brings_more_within_the_over_delivery_only(move: Passing, came: int, stopped: set[str]) -> None:
    outcome = passed(buying(), move, Role.WAREHOUSE, quantity=Decimal(came), settings=TEN_PER_CENT)

    assert stopped_by(outcome) == stopped


def test_half_of_a_line_that_is_both_made_and_bought_is_unclear() -> None:
    rows = [*confirmed(bought(making=40, buying=60)), a_job(40), a_purchase(), a_purchase_line(60)]

    assert stopped_by(shifted(supply_book(*rows), Shifting.RECEIVE, Role.WAREHOUSE, quantity=Decimal(40))) == {"D-51"}
    assert line_of(received(supply_book(*rows))).to_inspect == 100


@pytest.mark.parametrize("state", [Purchase.NEW, Purchase.APPROVED])
def test_goods_of_a_purchase_that_was_not_placed_do_not_come_in(state: Purchase) -> None:
    book = buying(a_purchase(state=state), a_purchase_line())

    assert stopped_by(shifted(book, Shifting.RECEIVE, Role.WAREHOUSE)) == {"R-41"}


def test_less_than_bought_is_covered_by_the_part_that_was_placed() -> None:
    new = a_purchase("CG20261120-0002", state=Purchase.NEW)
    book = buying(a_purchase(), new, a_purchase_line(60), a_purchase_line(40, purchase=new.number))

    assert stopped_by(shifted(book, Shifting.RECEIVE, Role.WAREHOUSE, quantity=Decimal(60))) == set()
    assert stopped_by(shifted(book, Shifting.RECEIVE, Role.WAREHOUSE, quantity=Decimal(61))) == {"R-41"}


def test_goods_under_way_when_the_book_was_begun_come_in_without_a_purchase() -> None:
    order, *rest = confirmed(bought(buying=100))
    end = received(supply_book(replace(order, imported=OPENING), *rest))

    assert [values(row, "source", "quantity") for row in end.all(Inspection)] == [("", 100)]
    assert line_of(end).to_inspect == 100


def test_only_the_picked_lines_come_in() -> None:
    second = a_line(line_no=2, product=PRODUCT, quantity=Decimal(5), buying=Decimal(5))
    book = supply_book(*confirmed(bought(buying=100), second), a_purchase(), a_purchase_line(), a_purchase_line(5, 2, line_no=2))

    end = after(book, shifted(book, Shifting.RECEIVE, Role.WAREHOUSE, f"{NUMBER}/2"))

    assert [line.received for line in end.all(PurchaseLine)] == [None, 5]
    assert [p.state for p in end.all(PurchaseOrder)] == [Purchase.PART]
