"""The way of a purchase order: submitted, approved, placed, received, closed or cancelled."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from order_logic.book import Book
from order_logic.flows.documents import Purchase as P
from order_logic.flows.moves import Passing
from order_logic.flows.roles import Role
from order_logic.records import Arrival, Inspection, OrderLine, PurchaseLine, PurchaseOrder, Stock
from order_logic.records.choices import Buying, Point
from tests.logic.builders import NUMBER, TODAY, a_line, a_product, a_user, approved, login
from tests.logic.supply_builders import (
    PURCHASE,
    a_purchase,
    a_purchase_line,
    after,
    bought,
    confirmed,
    passed,
    stopped_by,
    supply_book,
)

PAST = {"approved_by": "", "approved_amount": None, "placed_on": None}


def standing(state: P, *lines: PurchaseLine, **fields: Any) -> Book:
    """A purchase in a state, for a line whose hundred are being bought."""
    return supply_book(*confirmed(bought(buying=100)), a_purchase(state=state, **fields), *(lines or (a_purchase_line(),)))


def state_of(book: Book) -> P | None:
    row = book.get(PurchaseOrder, PURCHASE)
    return row.state if row else None


def stage(book: Book, name: str) -> Decimal:
    row = book.get(OrderLine, NUMBER, 1)
    return (getattr(row, name) if row else None) or Decimal(0)


def test_a_purchase_is_submitted_approved_and_placed() -> None:
    book = standing(P.NEW, **PAST)
    for move, who in (
        (Passing.PURCHASE_SUBMIT, Role.PURCHASING),
        (Passing.PURCHASE_APPROVE, Role.SALES_MANAGER),
        (Passing.PURCHASE_PLACE, Role.PURCHASING),
    ):
        book = after(book, passed(book, move, who))

    row = book.get(PurchaseOrder, PURCHASE)
    assert row
    assert (row.state, row.approved_by, row.approved_amount) == (P.PLACED, login(Role.SALES_MANAGER), Decimal(6000))
    assert row.placed_on == TODAY


LIMIT = [
    # price each of a hundred, who, stopped
    ("500", Role.SALES_MANAGER, set()),
    ("500.01", Role.SALES_MANAGER, {"D-03"}),
    ("500.01", Role.GENERAL_MANAGER, set()),
    ("500", Role.GENERAL_MANAGER, set()),
    ("500", Role.PURCHASING, {"D-03"}),
]


@pytest.mark.parametrize(("price", "who", "stopped"), LIMIT)
def test_above_the_purchase_limit_the_general_manager_approves(price: str, who: Role, stopped: set[str]) -> None:
    book = standing(P.WAITS, a_purchase_line(price=Decimal(price)), **PAST)

    assert stopped_by(passed(book, Passing.PURCHASE_APPROVE, who)) == stopped


def test_the_deputy_of_today_approves_for_the_general_manager() -> None:
    book = standing(P.WAITS, a_purchase_line(price=Decimal(600)), **PAST)

    assert stopped_by(passed(book, Passing.PURCHASE_APPROVE, Role.DEPUTY)) == set()


def test_nobody_approves_what_they_wrote() -> None:
    both = a_user(Role.SALES_MANAGER, Role.PURCHASING)
    book = supply_book(*confirmed(bought(buying=100)), both, a_purchase(state=P.WAITS, made_by=both.login, **PAST), a_purchase_line())

    assert stopped_by(passed(book, Passing.PURCHASE_APPROVE, Role.SALES_MANAGER, user=both)) == {"D-04"}


def test_sending_back_keeps_the_reason_on_the_order() -> None:
    book = standing(P.WAITS, reason="价格偏高，请再询价", **PAST)

    end = after(book, passed(book, Passing.PURCHASE_SEND_BACK, Role.SALES_MANAGER))

    row = end.get(PurchaseOrder, PURCHASE)
    assert row
    assert (row.state, row.reason) == (P.NEW, "")
    assert "价格偏高" in row.note


@pytest.mark.parametrize(("price", "stopped"), [("60", set()), ("59", set()), ("60.01", {"D-57"})])
def test_no_more_is_placed_than_was_approved(price: str, stopped: set[str]) -> None:
    book = standing(P.APPROVED, a_purchase_line(price=Decimal(price)))

    assert stopped_by(passed(book, Passing.PURCHASE_PLACE, Role.PURCHASING)) == stopped


def test_everything_that_is_still_to_come_arrives_at_once() -> None:
    book = standing(P.PLACED)

    end = after(book, passed(book, Passing.PURCHASE_RECEIVE, Role.WAREHOUSE, on=date(2026, 12, 1)))

    (arrival,), (inspection,) = end.all(Arrival), end.all(Inspection)
    assert state_of(end) is P.RECEIVED
    assert (stage(end, "buying"), stage(end, "to_inspect")) == (0, 100)
    assert (arrival.ordered, arrival.quantity, arrival.arrived_on, arrival.due_on) == (100, 100, date(2026, 12, 1), date(2026, 12, 8))
    assert (inspection.source, inspection.point, inspection.quantity) == (arrival.number, Point.INCOMING, 100)


def test_a_part_arrives_as_typed_and_then_the_rest() -> None:
    book = standing(P.PLACED, a_purchase_line(this_quantity=Decimal(60)))

    first = after(book, passed(book, Passing.PURCHASE_RECEIVE_PART, Role.WAREHOUSE))
    second = after(first, passed(first, Passing.PURCHASE_RECEIVE, Role.WAREHOUSE))

    assert (state_of(first), stage(first, "to_inspect")) == (P.PART, 60)
    assert [line.this_quantity for line in first.all(PurchaseLine)] == [None]
    assert (state_of(second), stage(second, "to_inspect")) == (P.RECEIVED, 100)
    assert [a.quantity for a in second.all(Arrival)] == [60, 40]


def test_a_part_that_is_the_whole_rest_ends_it() -> None:
    book = standing(P.PART, a_purchase_line(received=Decimal(60), this_quantity=Decimal(40)))

    end = after(book, passed(book, Passing.PURCHASE_RECEIVE_PART, Role.WAREHOUSE))

    assert state_of(end) is P.RECEIVED


REFUSED = [
    (Passing.PURCHASE_RECEIVE_PART, None, "D-55"),
    (Passing.PURCHASE_RECEIVE_PART, Decimal(0), "D-55"),
    (Passing.PURCHASE_RECEIVE_PART, Decimal(-1), "D-21"),
    (Passing.PURCHASE_RECEIVE, Decimal(99), "D-56"),
]


@pytest.mark.parametrize(("move", "typed", "why"), REFUSED)
def test_receiving_is_refused_where_the_quantity_does_not_fit(move: Passing, typed: Decimal | None, why: str) -> None:
    book = standing(P.PLACED, a_purchase_line(this_quantity=typed))

    assert stopped_by(passed(book, move, Role.WAREHOUSE)) == {why}


def test_one_arrival_serves_the_orders_of_all_its_lines() -> None:
    other = "SO20261120-0002"
    rows = [*confirmed(bought(buying=100)), *(r for r in _second_order(other))]
    book = supply_book(*rows, a_purchase(), a_purchase_line(), a_purchase_line(7, 2, order=other))

    end = after(book, passed(book, Passing.PURCHASE_RECEIVE, Role.WAREHOUSE))

    second = end.get(OrderLine, other, 1)
    assert stage(end, "to_inspect") == 100
    assert second and second.to_inspect == 7


def _second_order(number: str) -> list[Any]:
    order, _, *rest = approved(number)
    return [order, a_line(number, quantity=Decimal(7), buying=Decimal(7)), *rest]


def test_goods_that_need_no_inspection_lie_in_stock_locked_for_their_order() -> None:
    free = a_product(inspection_free=True)
    book = supply_book(*confirmed(bought(buying=100)), free, a_purchase(), a_purchase_line())

    end = after(book, passed(book, Passing.PURCHASE_RECEIVE, Role.WAREHOUSE))

    (shelf,) = end.all(Stock)
    assert (stage(end, "passed"), shelf.on_hand, shelf.reserved) == (100, 100, 100)
    assert list(end.all(Inspection)) == []


@pytest.mark.parametrize("line", [{"order": "", "line_no": None}, {"product": "P-BAR"}])
def test_goods_for_stock_and_materials_wait_for_inspection_beside_the_order(line: dict[str, Any]) -> None:
    bar = a_product("P-BAR", name="圆钢")
    book = supply_book(*confirmed(bought(buying=100)), bar, a_purchase(), a_purchase_line(30, **line))

    end = after(book, passed(book, Passing.PURCHASE_RECEIVE, Role.WAREHOUSE))

    (inspection,) = end.all(Inspection)
    assert (inspection.order, inspection.quantity) == ("", 30)
    assert stage(end, "buying") == 100


def test_goods_whose_order_waits_no_more_are_for_stock() -> None:
    free = a_product(inspection_free=True)
    book = supply_book(*confirmed(bought(ended=100)), free, a_purchase(), a_purchase_line())

    end = after(book, passed(book, Passing.PURCHASE_RECEIVE, Role.WAREHOUSE))

    (shelf,) = end.all(Stock)
    assert (shelf.on_hand, shelf.reserved) == (100, None)
    assert stage(end, "ended") == 100


def test_what_a_supplier_leaves_out_is_open_again() -> None:
    lines = [a_purchase_line(received=Decimal(60)), a_purchase_line(5, 2, product="P-BAR")]
    stopped = a_purchase(state=P.PART, reason="供应商停产")
    book = supply_book(*confirmed(bought(buying=40, to_inspect=60)), stopped, *lines)

    end = after(book, passed(book, Passing.PURCHASE_SHORT_CLOSE, Role.PURCHASING))

    assert state_of(end) is P.CLOSED
    assert [(line.quantity, line.voided) for line in end.all(PurchaseLine)] == [(60, None), (5, True)]
    assert (stage(end, "buying"), stage(end, "to_inspect")) == (0, 60)


@pytest.mark.parametrize("state", [P.NEW, P.WAITS, P.APPROVED, P.PLACED])
def test_a_cancelled_purchase_leaves_its_lines_open(state: P) -> None:
    book = standing(state, reason="供应商同意取消")

    end = after(book, passed(book, Passing.PURCHASE_CANCEL, Role.PURCHASING))

    assert (state_of(end), stage(end, "buying")) == (P.CANCELLED, 0)


def test_cancelling_and_closing_short_ask_for_the_reason() -> None:
    assert stopped_by(passed(standing(P.PLACED), Passing.PURCHASE_CANCEL, Role.PURCHASING)) == {"D-05"}
    part = standing(P.PART, a_purchase_line(received=Decimal(1)))
    assert stopped_by(passed(part, Passing.PURCHASE_SHORT_CLOSE, Role.PURCHASING)) == {"D-05"}


def test_what_has_come_in_part_is_not_cancelled() -> None:
    book = standing(P.PART, a_purchase_line(received=Decimal(1)), reason="不要了")

    assert stopped_by(passed(book, Passing.PURCHASE_CANCEL, Role.PURCHASING)) == {"D-20"}


def test_a_received_purchase_is_closed() -> None:
    book = standing(P.RECEIVED, a_purchase_line(received=Decimal(100)))

    end = after(book, passed(book, Passing.PURCHASE_CLOSE, Role.PURCHASING))

    assert state_of(end) is P.CLOSED


def test_stock_is_replenished_only_with_the_general_manager() -> None:
    book = standing(P.WAITS, a_purchase_line(order="", line_no=None), kind=Buying.FOR_STOCK, **PAST)

    assert stopped_by(passed(book, Passing.PURCHASE_APPROVE, Role.SALES_MANAGER)) == {"R-42"}
    assert stopped_by(passed(book, Passing.PURCHASE_APPROVE, Role.GENERAL_MANAGER)) == set()
