"""Stock is locked, awaited, freed, made ready and wanted no more, by the buttons of the warehouse, pmc and sales."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from order_logic.book import Book
from order_logic.derived.stages import stages_of
from order_logic.flows.documents import Change, Job
from order_logic.flows.moves import Shifting
from order_logic.flows.quantity import Stage
from order_logic.flows.roles import Role
from order_logic.records import Allocation, Inspection, Notice, OrderLine, ProductionJob, Promise, choices
from order_logic.settings import Settings
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.shifting import shift_lines
from tests.logic.builders import NUMBER, PRODUCT, a_book, a_line, a_press, a_product, an_order_type, approved, login
from tests.logic.stock_builders import a_decrease, a_shelf, an_allocation, left_of, line_of, on_note, shelf_of

RUSH = "SO20261120-0009"
SOON = date(2026, 11, 30)


def sold(*rows: Any, **line: Any) -> Book:
    """A confirmed order of a hundred valves and what else is there."""
    others = [row for row in approved() if not isinstance(row, OrderLine)]
    return a_book(*others, a_line(**line), *rows)


def pressed(book: Book, move: Shifting, role: Role = Role.WAREHOUSE, *picks: str, **typed: Any) -> Outcome:
    return shift_lines(book, picks or [NUMBER], move, a_press(role, **typed))


def done(book: Book, move: Shifting, role: Role = Role.WAREHOUSE, *picks: str, **typed: Any) -> Book:
    """The book after a move that must go through."""
    outcome = pressed(book, move, role, *picks, **typed)
    assert outcome.moved, [f.say("zh") for f in outcome.findings]
    return book.after(outcome.changes)


def blocks(outcome: Outcome) -> list[str]:
    assert not outcome.moved
    assert not outcome.changes
    return [f.rule for f in outcome.findings if f.blocks]


def warnings(outcome: Outcome) -> list[str]:
    return [f.rule for f in outcome.findings if not f.blocks]


def where(book: Book, line_no: int = 1) -> dict[Stage, int]:
    """Where the quantity of a line lies, blanks left out."""
    return {stage: int(q) for stage, q in stages_of(line_of(book, line_no), book).items() if q}


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


def test_waiting_keeps_the_day_agreed_with_the_customer() -> None:
    end = done(sold(this_on=SOON), Shifting.WAIT, Role.PMC)

    assert where(end) == {Stage.WAITING: 100}
    assert (line_of(end).agreed_on, line_of(end).this_on) == (SOON, None)


def test_unlocking_frees_what_the_line_held() -> None:
    book = sold(a_shelf(100, 100), an_allocation(100), locked=Decimal(60), passed=Decimal(40))

    end = done(book, Shifting.UNLOCK, reason="库内破损", quantity=Decimal(70))

    assert where(end) == {Stage.OPEN: 70, Stage.PASSED: 30}
    assert shelf_of(end) == (100, 30)
    (row,) = end.by(Allocation, "order", NUMBER)
    assert (float(row.left or 0), row.freed_at is None, row.displaced_by) == (30, False, "")
    assert end.by(Notice, "order", NUMBER) == ()


def test_unlocking_wants_a_reason() -> None:
    book = sold(a_shelf(100, 100), an_allocation(100), locked=Decimal(100))

    assert blocks(pressed(book, Shifting.UNLOCK)) == ["D-05"]


def test_what_stands_on_a_note_is_not_unlocked() -> None:
    book = sold(a_shelf(100, 100), an_allocation(100), *on_note(60), passed=Decimal(50))

    assert blocks(pressed(book, Shifting.UNLOCK, reason="破损")) == ["D-34"]


def test_goods_given_up_for_another_order_leave_word_of_it() -> None:
    book = sold(a_shelf(100, 100), an_allocation(100), *approved(RUSH, rush=True), locked=Decimal(100))

    end = done(book, Shifting.UNLOCK, Role.PMC, reason=f"让给 {RUSH}")

    assert [a.displaced_by for a in end.by(Allocation, "order", NUMBER)] == [RUSH]
    (told,) = end.by(Notice, "order", NUMBER)
    assert (told.topic, told.to) == (choices.Topic.DATE, (Role.SALES, Role.PMC))
    assert RUSH in told.text


def test_preparing_leaves_an_outgoing_inspection() -> None:
    book = sold(a_shelf(100, 100, "L1"), an_allocation(100, lot="L1"), locked=Decimal(100))

    end = done(book, Shifting.PREPARE, Role.QUALITY, quantity=Decimal(80))

    assert where(end) == {Stage.LOCKED: 20, Stage.PASSED: 80}
    (row,) = end.by(Inspection, "order", NUMBER)
    assert (row.point, row.lot, row.inspector) == (choices.Point.OUTGOING, "L1", login(Role.QUALITY))
    assert row.quantity == row.passed == 80


@pytest.mark.parametrize(("check", "role"), [(choices.Check.QUALITY, Role.QUALITY), (choices.Check.WAREHOUSE, Role.WAREHOUSE)])
def test_the_type_says_who_makes_the_outgoing_check(check: choices.Check, role: Role) -> None:
    book = sold(a_shelf(100, 100), an_allocation(100), an_order_type(check=check), locked=Decimal(100))
    other = Role.WAREHOUSE if role is Role.QUALITY else Role.QUALITY

    assert blocks(pressed(book, Shifting.PREPARE, other)) == ["D-03"]
    assert pressed(book, Shifting.PREPARE, role).moved


LOOSE = {"settings": Settings(under_delivery=Decimal(5)), "reason": "客户同意尾数不补"}


@pytest.mark.parametrize(("quantity", "moved"), [(5, True), ("5.0001", False)])
def test_the_rest_within_tolerance_is_ended(quantity: Any, moved: bool) -> None:
    outcome = pressed(sold(), Shifting.SHORT_CLOSE, Role.SALES, quantity=Decimal(quantity), **LOOSE)

    assert bool(outcome.moved) is moved
    assert [f.rule for f in outcome.findings] == ([] if moved else ["R-36"])


def test_what_was_ended_before_counts_towards_the_tolerance() -> None:
    assert blocks(pressed(sold(ended=Decimal(3)), Shifting.SHORT_CLOSE, Role.SALES, quantity=Decimal(3), **LOOSE)) == ["R-36"]


def test_ending_locked_goods_frees_them_and_cuts_the_job() -> None:
    job = ProductionJob(number="SC20261120-0001", order=NUMBER, line_no=1, product=PRODUCT, quantity=Decimal(40), state=Job.PLANNED)
    book = sold(
        a_shelf(60, 60), an_allocation(60), job, *a_decrease("数量", "10"), locked=Decimal(60), making=Decimal(40)
    )  # fmt: skip

    end = done(book, Shifting.SHORT_CLOSE, Role.SALES, quantity=Decimal(90), reason="客户减量")

    assert where(end) == {Stage.MAKING: 10, Stage.ENDED: 90}
    assert shelf_of(end) == (60, 0)
    found = end.get(ProductionJob, job.number)
    assert found is not None
    assert found.quantity == 10


@pytest.mark.parametrize(("state", "moved"), [(Change.APPROVED, True), (Change.WAITS, False), (Change.REJECTED, False)])
def test_only_an_approved_decrease_lets_more_be_ended(state: Change, moved: bool) -> None:
    outcome = pressed(sold(*a_decrease("数量", "70", state)), Shifting.SHORT_CLOSE, Role.SALES, quantity=Decimal(30), reason="客户减量")

    assert bool(outcome.moved) is moved


def test_goods_to_inspect_are_not_ended() -> None:
    book = sold(*a_decrease("取消", ""), to_inspect=Decimal(100))

    assert blocks(pressed(book, Shifting.SHORT_CLOSE, Role.SALES, reason="客户取消")) == ["R-36"]


def test_a_displaced_order_is_not_noted_before_its_date_is_confirmed_again() -> None:
    held = an_allocation(100, freed_at=a_press().now, displaced_by=RUSH)
    book = sold(a_shelf(100, 100), held, passed=Decimal(100))
    again = Promise(order=NUMBER, number=2, promised_on=SOON, promised_at=a_press().now.replace(hour=18))

    assert "R-31" in blocks(pressed(book, Shifting.ISSUE_NOTE))
    assert "R-31" not in [f.rule for f in pressed(sold(a_shelf(100, 100), held, again, passed=Decimal(100)), Shifting.ISSUE_NOTE).findings]
