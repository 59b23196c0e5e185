"""Stock that was locked is awaited, freed, made ready and wanted no more, by the buttons of the warehouse, pmc and sales."""

from decimal import Decimal
from typing import Any

import pytest

from order_logic.flows.documents import Change, Job
from order_logic.flows.moves import Shifting
from order_logic.flows.quantity import Stage
from order_logic.flows.roles import Role
from order_logic.records import Allocation, Inspection, Notice, ProductionJob, Promise, choices
from tests.logic.builders import NUMBER, PRODUCT, a_press, an_order_type, approved, login
from tests.logic.stock_builders import a_decrease, a_shelf, an_allocation, line_of, on_note, shelf_of
from tests.logic.verbs.stock_desk import LOOSE, RUSH, SOON, blocks, done, pressed, sold, where


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


def test_goods_to_inspect_that_are_ended_are_inspected_for_stock() -> None:
    waiting = Inspection(
        number="ZJ20261119-0001", order=NUMBER, line_no=1, product=PRODUCT, point=choices.Point.FINISHED, quantity=Decimal(100)
    )  # fmt: skip
    book = sold(*a_decrease("取消", ""), waiting, to_inspect=Decimal(100))

    end = done(book, Shifting.SHORT_CLOSE, Role.SALES, reason="客户取消")

    assert where(end) == {Stage.ENDED: 100}
    row = end.get(Inspection, waiting.number)
    assert row is not None
    assert (row.order, row.line_no, row.quantity) == ("", None, Decimal(100))


def test_a_displaced_order_is_not_noted_before_its_date_is_confirmed_again() -> None:
    held = an_allocation(100, freed_at=a_press().now, displaced_by=RUSH)
    book = sold(a_shelf(100, 100), held, passed=Decimal(100))
    again = Promise(order=NUMBER, number=2, promised_on=SOON, promised_at=a_press().now.replace(hour=18))

    assert "R-31" in blocks(pressed(book, Shifting.ISSUE_NOTE))
    assert "R-31" not in [f.rule for f in pressed(sold(a_shelf(100, 100), held, again, passed=Decimal(100)), Shifting.ISSUE_NOTE).findings]
