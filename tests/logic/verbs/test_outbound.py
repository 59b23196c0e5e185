"""Outbound notes: issued with their lots, shipped with their notice."""

from decimal import Decimal
from typing import Any

import pytest

from order_logic.flows.moves import Shifting
from order_logic.flows.quantity import Stage
from order_logic.flows.roles import Role
from order_logic.press import Numbers
from order_logic.records import Allocation, IssuedStatement, Logistics, Notice, OutboundLine, OutboundNote, Signature
from order_logic.records.choices import Topic, Transit
from order_logic.settings import Settings
from tests.logic.builders import NOW, NUMBER, TODAY, a_book, login, rows_of
from tests.logic.shipping_builders import (
    BEFORE,
    NOTE,
    a_part,
    a_plan,
    an_order_of,
    carried,
    changed,
    lies,
    moved,
    noted,
    ready,
    released,
    releases,
    stops,
)
from tests.logic.stock_builders import HOUSE, a_shelf, an_allocation, left_of, shelf_of

ISSUE, RELEASE, UNRELEASE, SHIP = Shifting.ISSUE_NOTE, Shifting.RELEASE, Shifting.UNRELEASE, Shifting.SHIP


def notes(book: Any) -> list[OutboundNote]:
    return list(book.all(OutboundNote))


def two_lots(*lots: tuple[str, int]) -> list[Any]:
    """An order whose passed goods are locked in these lots."""
    total = sum(q for _, q in lots)
    rows = an_order_of(total, line={"passed": Decimal(total)})
    locks = [an_allocation(q, n, lot=lot) for n, (lot, q) in enumerate(lots, 1)]
    return [*rows, *locks, *(a_shelf(q, q, lot) for lot, q in lots)]


def test_a_note_carries_the_goods_with_their_warehouse_and_a_plan_is_drafted() -> None:
    book = carried(a_book(*ready(15, ship_on=TODAY)), ISSUE, Role.WAREHOUSE)

    (note,) = notes(book)
    (part,) = book.all(OutboundLine)
    plan = book.get(Logistics, note.number)
    assert (note.number, note.order, note.issued_on) == (NOTE, NUMBER, TODAY)
    assert (part.line_no, int(part.quantity or 0), part.warehouse, part.lot) == (1, 15, HOUSE, "")
    assert plan is not None
    assert (plan.planned_on, plan.mode) == (TODAY, None)
    assert lies(book) == {Stage.NOTED: 15}


def test_the_note_names_the_lots_first_locked_first() -> None:
    book = carried(a_book(*two_lots(("L1", 6), ("L2", 9))), ISSUE, Role.WAREHOUSE)

    assert [p.lot for p in book.all(OutboundLine)] == ["L1×6、L2×9"]


def test_a_second_note_names_the_lots_that_the_first_left() -> None:
    book = a_book(*two_lots(("L1", 6), ("L2", 9)))
    numbers = Numbers()
    first = carried(book, ISSUE, Role.WAREHOUSE, quantity=Decimal(10), numbers=numbers)
    second = carried(first, ISSUE, Role.WAREHOUSE, numbers=numbers)

    assert [(int(p.quantity or 0), p.lot) for p in second.all(OutboundLine)] == [(10, "L1×6、L2×4"), (5, "L2")]


def test_goods_that_are_not_locked_get_no_note() -> None:
    rows = [row for row in ready() if not isinstance(row, Allocation)]

    assert "D-34" in stops(moved(a_book(*rows), ISSUE, Role.WAREHOUSE))


@pytest.mark.parametrize(("over", "stopped"), [("0", True), ("4.99", True), ("5", False), ("10", False)])
def test_the_notes_of_a_line_together_stay_within_the_tolerance(over: str, stopped: bool) -> None:
    rows = an_order_of(100, line={"passed": Decimal(45), "over": Decimal(5)})
    rows += [an_allocation(105), a_shelf(105, 105), *noted_rows("CK20261118-0001", 40), *noted_rows("CK20261119-0001", 20)]

    found = stops(moved(a_book(*rows), ISSUE, Role.WAREHOUSE, settings=Settings(over_delivery=Decimal(over))))

    assert ("R-54" in found) == stopped


def noted_rows(number: str, quantity: int) -> list[Any]:
    return [OutboundNote(number=number, order=NUMBER, issued_on=BEFORE), a_part(quantity, number)]


def test_shipping_takes_the_goods_out_and_drafts_the_notice() -> None:
    book = carried(a_book(*released()), SHIP, Role.WAREHOUSE, NOTE)

    (note,) = notes(book)
    plan = book.get(Logistics, NOTE)
    (told,) = book.all(Notice)
    assert (note.shipped_on, note.carrier) == (TODAY, "顺丰速运")
    assert plan is not None
    assert plan.state is Transit.SENT
    assert shelf_of(book) == (0, 0)
    assert left_of(book) == {}
    assert (told.topic, told.customer, told.to) == (Topic.SHIPMENT, True, (Role.SALES,))
    assert all(fact in told.text for fact in (NOTE, "SF0001", "2026-11-23", "15"))
    assert lies(book) == {Stage.SHIPPED: 15}


def test_shipping_takes_the_lots_of_the_note_not_the_oldest() -> None:
    rows = an_order_of(15, line={"passed": Decimal(6)})
    rows += [an_allocation(6, 1, lot="L1"), an_allocation(9, 2, lot="L2"), a_shelf(6, 6, "L1"), a_shelf(9, 9, "L2")]
    note = next(row for row in released() if isinstance(row, OutboundNote))
    rows += [note, a_part(9, lot="L2"), a_plan(), *releases()]

    book = carried(a_book(*rows), SHIP, Role.WAREHOUSE, NOTE)

    assert left_of(book) == {"L1": 6}
    assert (shelf_of(book, "L1"), shelf_of(book, "L2")) == ((6, 6), (0, 0))


def test_a_note_whose_locks_are_gone_does_not_ship() -> None:
    rows = changed(released(), Allocation, left=Decimal(3))

    assert "D-34" in stops(moved(a_book(*rows), SHIP, Role.WAREHOUSE, NOTE))


def test_a_note_that_is_only_issued_does_not_ship() -> None:
    assert stops(moved(a_book(*noted()), SHIP, Role.WAREHOUSE, NOTE)) == {"D-16"}


@pytest.mark.parametrize(
    ("signatures", "stopped"),
    [([], True), (releases()[:1], True), (releases(), False), (releases("CK20261120-0009"), True)],
)
def test_a_release_time_without_two_signatures_does_not_ship(signatures: list[Signature], stopped: bool) -> None:
    rows = [*noted(released_at=NOW), *signatures]

    assert ("R-54" in stops(moved(a_book(*rows), SHIP, Role.WAREHOUSE, NOTE))) == stopped


@pytest.mark.parametrize("day", [BEFORE.replace(day=17), TODAY.replace(day=21)])
def test_goods_do_not_leave_before_their_note_nor_tomorrow(day: Any) -> None:
    rows = changed(released(), Logistics, customer_told_on=BEFORE.replace(day=10), sales_told_on=BEFORE.replace(day=10))

    assert stops(moved(a_book(*rows), SHIP, Role.WAREHOUSE, NOTE, on=day)) == {"D-33"}


def test_goods_do_not_leave_in_a_month_whose_statement_is_issued() -> None:
    issued = IssuedStatement(number="DZ20261119-0001", customer="C001", last_on=TODAY.replace(day=19))

    assert stops(moved(a_book(*released(), issued), SHIP, Role.WAREHOUSE, NOTE, on=TODAY.replace(day=19))) == {"D-33"}
    assert stops(moved(a_book(*released(), issued), SHIP, Role.WAREHOUSE, NOTE)) == set()


def test_fifteen_go_out_as_ten_and_five() -> None:
    numbers = Numbers()
    book = carried(a_book(*ready(15)), ISSUE, Role.WAREHOUSE, quantity=Decimal(10), numbers=numbers)
    book = carried(carried(book, RELEASE, Role.FINANCE, NOTE), RELEASE, Role.SALES_MANAGER, NOTE)
    half = lies(book)
    rows = [a_plan() if isinstance(row, Logistics) else row for row in rows_of(book)]
    book = a_book(*changed(rows, OutboundNote, parcels=1, checked_by=login(Role.QUALITY), waybill="SF1"))
    gone = lies(carried(book, SHIP, Role.WAREHOUSE, NOTE))

    assert half == {Stage.PASSED: 5, Stage.RELEASED: 10}
    assert gone == {Stage.PASSED: 5, Stage.SHIPPED: 10}
