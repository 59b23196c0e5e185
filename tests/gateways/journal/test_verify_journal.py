"""A journal that was tampered with is named at its row."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from order_logic.book import Add, Book, Edit, Fault
from order_logic.records import Customer, JournalRow, Order, OrderLine, Receipt
from order_logic.text import Text
from tests.gateways.journal.desk import NUMBER, OLD, Desk
from workbook.journal import chained
from workbook.journal.verdict import Code
from workbook.journal.verify import verify
from workbook.keeping.anchor import Anchor

HASTY = datetime(2026, 11, 22, 8, 0)


@pytest.fixture
def desk() -> Desk:
    """A book whose order was registered and audited once."""
    desk = Desk()
    desk.register()
    desk.audit()
    return desk


def rejournal(desk: Desk, change: Callable[[list[JournalRow]], list[JournalRow]]) -> None:
    """The journal sheet as a hand makes it; rows that lose their number to another stay under one of their own."""
    desk.rewrite(
        lambda rows: [*(r for r in rows if not isinstance(r, JournalRow)), *change([r for r in rows if isinstance(r, JournalRow)])]
    )


def relinked(rows: list[JournalRow]) -> list[JournalRow]:
    """A chain made whole again by somebody who knows how."""
    return chained([replace(row, link="") for row in rows], None)


def cells(desk: Desk) -> list[tuple[Code, Any, tuple[Any, ...], str]]:
    return [(f.code, f.record, f.key, f.field) for f in desk.verdict().findings]


def test_an_honest_book_is_equal(desk: Desk) -> None:
    desk.second_audit()

    verdict = desk.verdict()

    assert verdict.equal
    assert verdict.sound


def test_typing_into_open_columns_is_no_finding(desk: Desk) -> None:
    desk.type_in(Order, (NUMBER,), "phone", "13800138000")
    desk.type_in(OrderLine, (OLD, 1), "note", "轻放")
    desk.type_in(Customer, ("C-1",), "name", "城南服装商行")

    assert desk.verdict().equal


def test_new_rows_that_staff_type_are_no_finding(desk: Desk) -> None:
    desk.gateway.write([Add(Customer, Customer(code="C-2", name="北门店")), Add(Receipt, Receipt(number="RC-7", amount=Decimal(10)))])
    desk.gateway.write([Add(Order, Order(number="#17", customer="C-2"))])

    assert desk.verdict().equal


def test_a_hand_typed_row_that_was_numbered_by_a_button_is_no_finding(desk: Desk) -> None:
    desk.gateway.write([Add(Order, Order(number="#17", customer="C-2"))])
    desk.click("new_order", Edit(Order, ("#17",), "number", "#17", "D20261121-0002"), orders=("D20261121-0002",))

    assert desk.verdict().equal


def test_a_sheet_that_was_sorted_is_still_whole(desk: Desk) -> None:
    rejournal(desk, lambda rows: rows[::-1])

    assert desk.verdict().equal


def test_an_edited_journal_row_is_named(desk: Desk) -> None:
    rejournal(desk, lambda rows: [replace(r, user="nobody") if r.number == 3 else r for r in rows])

    (found,) = desk.verdict().findings
    assert (found.code, found.key, found.facts["number"]) == (Code.ROW_EDITED, (3,), 3)


def test_an_edited_row_that_was_linked_again_is_told_by_the_next(desk: Desk) -> None:
    def edit(rows: list[JournalRow]) -> list[JournalRow]:
        forged = chained([replace(rows[2], user="nobody")], rows[1])
        return [*rows[:2], *forged, *rows[3:]]

    rejournal(desk, edit)

    assert cells(desk)[0][:3] == (Code.ROW_EDITED, JournalRow, (4,))


@pytest.mark.parametrize("gone", [[1], [3], [3, 4]])
def test_removed_journal_rows_are_named(desk: Desk, gone: list[int]) -> None:
    rejournal(desk, lambda rows: [r for r in rows if r.number not in gone])

    found = desk.verdict().findings[0]
    assert (found.code, found.facts["number"]) == (Code.ROWS_REMOVED, gone[-1] + 1)


def test_an_inserted_journal_row_is_named(desk: Desk) -> None:
    forged = replace(desk.journal[2], user="nobody")
    rows = [*desk.journal[:3], forged, *desk.journal[3:]]

    verdict = verify(desk.book, rows, Anchor(tuple(desk.entries)))

    assert [(f.code, f.facts["number"]) for f in verdict.findings] == [(Code.ROW_INSERTED, 3)]


def test_a_journal_row_that_stands_twice_in_the_sheet_is_told(desk: Desk) -> None:
    reason = Text("第 9 行与第 8 行的「序号」重复", "row 9 has the number of row 8")
    fault = Fault(JournalRow, (3,), "number", reason, reason, "3")
    rows = [row for record in desk.book.records() for row in desk.book.all(record)]  # type: ignore[var-annotated]  # rows of every kind

    verdict = verify(Book.of(*rows, faults=[fault]), desk.journal, Anchor(tuple(desk.entries)))

    assert [(f.code, f.key) for f in verdict.findings] == [(Code.ROW_UNREADABLE, (3,))]


def test_a_journal_without_its_opening_row_is_refused(desk: Desk) -> None:
    rejournal(desk, lambda rows: relinked(rows[1:]))

    assert desk.verdict().codes()[0] is Code.NO_OPENING


def test_a_whole_chain_of_nonsense_is_no_journal(desk: Desk) -> None:
    rejournal(
        desk, lambda rows: relinked([rows[0], replace(rows[1], fields='{"commercial":["PENDING","GONE"]}', key='["X"]', action="edit")])
    )

    assert Code.NOT_A_JOURNAL in desk.verdict().codes()
