"""An undo puts everything back as it was before the click, several clicks back."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from order_logic.book import Add, Book, Edit
from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Move
from order_logic.records import (
    RECORDS,
    Customer,
    JournalRow,
    Opinion,
    Order,
    OrderLine,
    Receipt,
    Signature,
)
from order_logic.seals import seal_in
from tests.gateways.journal.desk import DRAFT, NUMBER, OLD, Desk, lines_of
from workbook.journal.refused import Refused
from workbook.journal.undo import undo_changes, undoable

TODAY = date(2026, 11, 21)


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    desk.register()
    return desk


def contents(book: Book) -> dict[type, list[Any]]:
    """Every row of every sheet but the journal, and but the digest of typing that each click renews."""
    return {record: sorted(map(str, book.all(record))) for record in RECORDS if record is not JournalRow}


def undo(desk: Desk, orders: tuple[str, ...] = (NUMBER, DRAFT)) -> None:
    """Presses 撤销."""
    last = undoable(desk.journal)
    assert last is not None
    changes = undo_changes(desk.book, last.rows)
    assert not isinstance(changes, Refused), changes
    desk.click("undo", *changes, orders=[n for n in orders if desk.book.after(changes).get(Order, n)], undoes=last.click)


def order(desk: Desk, number: str = NUMBER) -> Order:
    found = desk.book.get(Order, number)
    assert found is not None
    return found


def test_an_undone_edit_leaves_no_trace_but_in_the_journal(desk: Desk) -> None:
    before = contents(desk.book)
    desk.click("book", Edit(Order, (NUMBER,), "booked_at", None, desk.now), Edit(Order, (NUMBER,), "entered_by", "wang", "li"))

    undo(desk)

    assert contents(desk.book) == before
    assert [(r.action, r.button) for r in desk.journal[-1:]] == [("undo", "undo")]
    assert desk.verdict().equal


def test_an_undone_signature_is_voided_not_deleted_and_the_seal_fits_again(desk: Desk) -> None:
    desk.audit()

    undo(desk)

    signature = desk.book.get(Signature, NUMBER, 1)
    assert signature is not None
    assert signature.voided is True
    assert order(desk).seal == seal_in(desk.book, NUMBER)
    assert desk.verdict().equal


def test_undoing_a_registration_gives_the_draft_number_back_and_every_row_follows(desk: Desk) -> None:
    signature = Signature(order=NUMBER, number=1, move=Move.REGISTER, person="wang", signed_at=desk.now)
    fresh = Desk()
    fresh.click(
        "register",
        *(Edit(OrderLine, (DRAFT, n), "order", DRAFT, NUMBER) for n in (1, 2)),
        Edit(Order, (DRAFT,), "number", DRAFT, NUMBER),
        Edit(Order, (NUMBER,), "commercial", Commercial.DRAFT, Commercial.PENDING),
        Add(Signature, signature),
    )
    fresh.gateway.write([Add(Receipt, Receipt(number="RC-1", order=NUMBER, amount=Decimal(10)))])

    undo(fresh)

    book = fresh.book
    assert book.get(Order, NUMBER) is None
    assert order(fresh, DRAFT).commercial is Commercial.DRAFT
    assert sorted(line.line_no or 0 for line in book.by(OrderLine, "order", DRAFT)) == [1, 2]
    assert [s.voided for s in book.by(Signature, "order", DRAFT)] == [True]
    assert [r.number for r in book.by(Receipt, "order", DRAFT)] == ["RC-1"]
    assert fresh.verdict().equal


def test_several_clicks_are_undone_one_after_the_other(desk: Desk) -> None:
    start = order(desk)
    desk.audit()
    desk.second_audit()

    undo(desk)
    undo(desk)

    assert order(desk).commercial is start.commercial
    assert order(desk).since == start.since
    undone = undoable(desk.journal)
    assert undone is not None
    assert undone.button == "register"
    assert desk.verdict().equal


def test_an_undone_click_can_be_pressed_again_and_undone_again(desk: Desk) -> None:
    desk.audit()
    undo(desk)
    desk.second_audit()

    undo(desk)

    assert [(s.move, s.voided) for s in desk.book.all(Signature)] == [(Move.FIRST_AUDIT, True), (Move.SECOND_AUDIT, True)]
    assert desk.verdict().equal


def test_with_nothing_done_there_is_nothing_to_undo() -> None:
    assert undoable(Desk().journal) is None


def test_what_staff_typed_is_never_undone(desk: Desk) -> None:
    desk.type_in(Order, (NUMBER,), "note", "请周三前到")
    desk.click("advance")

    last = undoable(desk.journal)

    assert last is not None
    assert last.button == "register"
    assert desk.journal[-1].button == "advance"


def test_a_new_order_becomes_cancelled_and_keeps_its_number_and_lines(desk: Desk) -> None:
    new = Order(number="D20261121-0002", draft_no="D20261121-0002", customer="C-1")
    desk.click("copy_order", Add(Order, new), *(Add(OrderLine, line) for line in lines_of(new.number)), orders=(new.number,))

    undo(desk, (new.number,))

    assert (order(desk, new.number).commercial, order(desk, new.number).reason) == (Commercial.CANCELLED, "撤销")
    assert len(list(desk.book.by(OrderLine, "order", new.number))) == 2
    assert desk.verdict().equal


def test_a_typed_row_that_a_button_numbered_keeps_the_number_and_is_cancelled(desk: Desk) -> None:
    desk.gateway.write([Add(Order, Order(number="#17", customer="C-1"))])
    desk.click("new_order", Edit(Order, ("#17",), "number", "#17", "D20261121-0002"), orders=("D20261121-0002",))

    undo(desk, ("D20261121-0002",))

    assert order(desk, "D20261121-0002").commercial is Commercial.CANCELLED
    assert desk.book.get(Order, "#17") is None


@pytest.mark.parametrize(
    ("row", "field"),
    [
        (Receipt(number="RC-1", amount=Decimal(10)), "voided"),
        (Opinion(order=OLD, round=1, department=None), "voided"),
        (Customer(code="C-9", name="新客户"), "stopped"),
    ],
)
def test_each_record_is_voided_in_its_own_way(desk: Desk, row: Any, field: str) -> None:
    desk.click("import", Add(type(row), row), orders=())

    undo(desk)

    voided = [r for r in desk.book.all(type(row)) if getattr(r, field)]
    assert len(voided) == 1


def test_what_staff_voided_already_counts_as_undone(desk: Desk) -> None:
    desk.click("receive", Add(Receipt, Receipt(number="RC-1", amount=Decimal(10))), orders=())
    desk.type_in(Receipt, ("RC-1",), "voided", True)

    undo(desk, ())

    last = undoable(desk.journal)
    assert last is not None
    assert last.button == "register"
    assert desk.journal[-1].action == "undo"
