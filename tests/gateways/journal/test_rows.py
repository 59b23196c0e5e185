"""A click leaves one journal row for each row that it touched, in codes, chained."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from order_logic.book import Add, Edit
from order_logic.flows.commercial import Commercial
from order_logic.records import Customer, JournalRow, Order, OrderLine, Receipt, Signature
from order_logic.records.choices import ReceiptKind
from tests.gateways.journal.desk import DRAFT, MORNING, NUMBER, OLD, PLATE, Desk, lines_of
from workbook.gateway import Unusable
from workbook.journal import Action, digests, journal_rows, link_of
from workbook.kinds import LONGEST


@pytest.fixture
def desk() -> Desk:
    return Desk()


def told(row: JournalRow) -> dict[str, object]:
    fields: dict[str, object] = json.loads(row.fields)
    return fields


def only(rows: list[JournalRow], action: Action, record: type) -> JournalRow:
    (found,) = [r for r in rows if r.action == action.value and r.record == record.__name__]
    return found


def test_the_first_row_names_the_book_and_holds_its_digests(desk: Desk) -> None:
    row = desk.journal[0]

    assert (row.number, row.action, told(row)["book"]) == (1, "open", PLATE.book)
    assert told(row)["digests"] == digests(desk.book)


def test_the_digest_of_a_book_does_not_depend_on_the_order_of_its_rows(desk: Desk) -> None:
    straight = digests(desk.book)

    desk.rewrite(lambda rows: rows[::-1])

    assert digests(desk.book) == straight


def test_each_row_links_to_the_one_before(desk: Desk) -> None:
    desk.register()
    desk.audit()

    links = ["", *(row.link for row in desk.journal)]
    assert [row.number for row in desk.journal] == list(range(1, len(desk.journal) + 1))
    assert [link_of(before, row) for before, row in zip(links, desk.journal, strict=False)] == links[1:]


def test_the_write_state_is_no_part_of_the_chain(desk: Desk) -> None:
    row = desk.register()[0]

    assert link_of(desk.journal[0].link, replace(row, state="完成")) == row.link


def test_registering_tells_the_old_key_and_can_be_searched_by_the_draft_number(desk: Desk) -> None:
    row = only(desk.register(), Action.EDIT, Order)

    assert json.loads(row.key) == [NUMBER]
    assert told(row)["@key"] == [DRAFT]
    assert told(row)["number"] == [DRAFT, NUMBER]
    assert row.order.split() == [NUMBER, DRAFT]
    assert row.seal == desk.book.get(Order, NUMBER).seal  # type: ignore[union-attr]  # it was just registered


def test_what_staff_typed_is_noted_once_with_its_lines(desk: Desk) -> None:
    first = only(desk.register(), Action.NOTE, Order)
    second = desk.audit()

    assert told(first)["contact"] == "林女士"
    assert told(first)["requested_on"] == "2026-12-01"
    assert told(first)["@1"] == {"kind": "GOODS", "product": "P-1", "name": "衬衫", "quantity": "10", "price": "3.5"}
    assert json.loads(first.key) == [DRAFT]
    assert [r for r in second if r.action == "note"] == []


def test_typing_between_two_clicks_is_noted_at_the_next(desk: Desk) -> None:
    desk.register()
    desk.type_in(OrderLine, (NUMBER, 2), "quantity", Decimal(6))

    note = only(desk.audit(), Action.NOTE, Order)

    assert told(note)["@2"] == {"kind": "GOODS", "product": "P-2", "name": "外套", "quantity": "6", "price": "120"}


def test_an_added_row_keeps_its_filled_fields_in_codes(desk: Desk) -> None:
    desk.register()

    row = only(desk.audit(), Action.ADD, Signature)

    assert told(row) == {"order": NUMBER, "number": 1, "move": "FIRST_AUDIT", "person": "li", "signed_at": "2026-11-21 09:10:00"}
    assert (json.loads(row.key), row.order) == ([NUMBER, 1], NUMBER)


def test_computed_columns_are_never_journalled(desk: Desk) -> None:
    rows = desk.click(
        "check", Edit(Order, (OLD,), "customer_name", "", "城南服装行"), Edit(Order, (OLD,), "amount", None, Decimal(515)), orders=()
    )

    assert rows == []


def test_several_edits_of_one_field_become_one_and_none_when_it_ends_as_it_began(desk: Desk) -> None:
    rows = desk.click(
        "advance",
        Edit(Order, (OLD,), "entered_by", "wang", "li"),
        Edit(Order, (OLD,), "entered_by", "li", "zhao"),
        Edit(Order, (OLD,), "draft_no", "", "D1"),
        Edit(Order, (OLD,), "draft_no", "D1", ""),
        orders=(),
    )

    assert [told(r) for r in rows] == [{"entered_by": ["wang", "zhao"]}]


def test_an_edit_of_a_row_added_in_the_same_click_belongs_to_the_added_row(desk: Desk) -> None:
    receipt = Receipt(number="RC-1", customer="C-1", order=OLD, kind=ReceiptKind.RECEIPT, amount=Decimal("10.50"))
    rows = desk.click("receive", Add(Receipt, receipt), Edit(Receipt, ("RC-1",), "received_on", None, date(2026, 11, 21)), orders=())

    assert [(r.action, r.record, r.order) for r in rows] == [("add", "Receipt", OLD)]
    assert told(rows[0]) == {
        "number": "RC-1", "customer": "C-1", "order": OLD, "kind": "RECEIPT", "amount": "10.50", "received_on": "2026-11-21",
    }  # fmt: skip


def test_a_row_of_no_order_is_journalled_without_one(desk: Desk) -> None:
    (row,) = desk.click("rate", Edit(Customer, ("C-1",), "credit_days", None, 30), orders=())

    assert (row.order, row.seal, told(row)) == ("", "", {"credit_days": [None, 30]})


def test_what_no_cell_can_hold_is_told_in_several_rows(desk: Desk) -> None:
    many = [replace(line, line_no=n, note="很长的备注" * 40) for n in range(1, 400) for line in lines_of(OLD)[:1]]
    desk.rewrite(lambda rows: [r for r in rows if not (isinstance(r, OrderLine) and r.order == OLD)] + many)

    notes = [r for r in desk.click("advance", orders=(OLD,)) if r.action == "note"]

    assert len(notes) > 1
    assert all(len(r.fields) <= LONGEST for r in notes)
    assert {k for r in notes for k in told(r) if k[1:].isdigit()} == {f"@{n}" for n in range(1, 400)}
    assert [told(r).get("@part", 1) for r in notes] == list(range(1, len(notes) + 1))


def test_a_field_that_fills_a_cell_alone_is_refused(desk: Desk) -> None:
    changes = [Edit(Order, (OLD,), "note", "老单", "长" * (LONGEST - 5))]

    with pytest.raises(Unusable):
        desk.click("advance", *changes, orders=())
    assert len(desk.journal) == 1


def test_a_reason_from_the_shell_becomes_one_line(desk: Desk) -> None:
    changes = [Edit(Order, (OLD,), "commercial", Commercial.CONFIRMED, Commercial.CANCELLED)]
    named = {"user": "wang", "button": "cancel", "click": "c9"}

    (added,) = journal_rows(changes, desk.book, desk.book.after(changes), None, at=MORNING, reason="客户\r\n取消 \x07", **named)

    assert added.row.reason == "客户 取消"
    assert added.row.number == 1
