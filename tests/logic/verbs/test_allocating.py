"""Stock is locked for a line, whole or in parts, by the buttons of the warehouse and pmc."""

from decimal import Decimal

import pytest

from order_logic.flows.moves import Shifting
from order_logic.flows.quantity import Stage
from order_logic.flows.roles import Role
from order_logic.records import Allocation
from tests.logic.builders import NUMBER, a_line, a_product, approved, login
from tests.logic.stock_builders import a_shelf, left_of, line_of, shelf_of
from tests.logic.verbs.stock_desk import RUSH, SOON, done, pressed, sold, warnings, where


def test_allocating_locks_the_whole_line() -> None:
    end = done(sold(a_shelf(150)), Shifting.ALLOCATE)

    assert where(end) == {Stage.LOCKED: 100}
    assert shelf_of(end) == (150, 100)
    (row,) = end.by(Allocation, "order", NUMBER)
    assert (row.line_no, row.person, row.warehouse) == (1, login(Role.WAREHOUSE), "成品仓")
    assert row.quantity == row.left == 100


@pytest.mark.parametrize(("free", "moved"), [(100, True), (99, False)])
def test_a_line_is_allocated_whole_or_not_at_all(free: int, moved: bool) -> None:
    outcome = pressed(sold(a_shelf(free + 7, 7)), Shifting.ALLOCATE)

    assert bool(outcome.moved) is moved
    assert [f.rule for f in outcome.findings if f.blocks] == ([] if moved else ["R-36"])


def test_partial_shipment_takes_what_there_is_and_says_what_is_short() -> None:
    book = sold(a_shelf(60), part_shipment=True)
    outcome = pressed(book, Shifting.ALLOCATE)
    end = book.after(outcome.changes)

    assert where(end) == {Stage.OPEN: 40, Stage.LOCKED: 60}
    assert warnings(outcome) == ["R-36"]


def test_a_typed_quantity_is_a_wish_of_its_own() -> None:
    end = done(sold(a_shelf(60), this_quantity=Decimal(60)), Shifting.ALLOCATE)

    assert where(end) == {Stage.OPEN: 40, Stage.LOCKED: 60}
    assert line_of(end).this_quantity is None


def test_a_line_that_is_short_does_not_stop_the_others() -> None:
    book = sold(a_line(line_no=2, product="P-9"), a_product("P-9"), a_shelf(100), a_shelf(99, product="P-9"))
    outcome = pressed(book, Shifting.ALLOCATE)
    end = book.after(outcome.changes)

    assert (where(end, 1), where(end, 2)) == ({Stage.LOCKED: 100}, {Stage.OPEN: 100})
    assert [(f.rule, f.level.name) for f in outcome.findings] == [("R-36", "WARN")]


def test_two_lines_of_one_product_do_not_get_the_same_goods_twice() -> None:
    end = done(sold(a_line(line_no=2), a_shelf(150)), Shifting.ALLOCATE)

    assert (where(end, 1), where(end, 2)) == ({Stage.LOCKED: 100}, {Stage.OPEN: 100})
    assert shelf_of(end) == (150, 100)


def test_two_orders_in_one_click_do_not_get_the_same_goods_twice() -> None:
    book = sold(*approved(RUSH), a_shelf(150))
    outcome = pressed(book, Shifting.ALLOCATE, Role.PMC, NUMBER, RUSH)

    assert outcome.moved == (NUMBER,)
    assert [(f.rule, f.order) for f in outcome.findings if f.blocks] == [("R-36", RUSH)]


@pytest.mark.parametrize(("warehouse", "locked"), [("北仓", ("北仓", 100)), ("", ("成品仓", 100))])
def test_the_warehouse_of_the_line_is_the_only_one(warehouse: str, locked: tuple[str, int]) -> None:
    end = done(sold(a_shelf(100), a_shelf(100, warehouse="北仓"), warehouse=warehouse), Shifting.ALLOCATE)

    assert [(a.warehouse, float(a.left or 0)) for a in end.by(Allocation, "order", NUMBER)] == [locked]


def test_several_shelves_make_up_one_line() -> None:
    end = done(sold(a_shelf(70), a_shelf(70, warehouse="北仓")), Shifting.ALLOCATE)

    assert [(a.number, a.warehouse, float(a.left or 0)) for a in end.by(Allocation, "order", NUMBER)] == [
        (1, "成品仓", 70),
        (2, "北仓", 30),
    ]


def test_open_goods_are_served_before_waiting_ones() -> None:
    end = done(sold(a_shelf(100), waiting=Decimal(40), agreed_on=SOON), Shifting.ALLOCATE, quantity=Decimal(70))

    assert (where(end), line_of(end).agreed_on) == ({Stage.WAITING: 30, Stage.LOCKED: 70}, SOON)


def test_the_agreed_day_goes_when_nothing_waits_any_more() -> None:
    end = done(sold(a_shelf(100), waiting=Decimal(40), agreed_on=SOON), Shifting.ALLOCATE)

    assert (where(end), line_of(end).agreed_on) == ({Stage.LOCKED: 100}, None)


def test_the_lots_named_are_the_lots_locked() -> None:
    book = sold(a_shelf(80, lot="L1"), a_shelf(80, lot="L2"), a_product(lot_managed=True), lot="L1×60、L2×40")

    assert left_of(done(book, Shifting.ALLOCATE)) == {"L1": 60, "L2": 40}
