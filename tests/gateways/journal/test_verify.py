"""Each way of tampering with a book, its journal or its anchor is told apart from the others."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from order_logic.book import Add, Book, Edit, Fault
from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Move
from order_logic.records import Customer, JournalRow, Order, OrderLine, Receipt, Signature
from order_logic.records.choices import Level
from order_logic.seals import seal_in
from order_logic.text import Text
from tests.gateways.journal.desk import DRAFT, NUMBER, OLD, PLATE, Desk
from workbook.journal import chained, first_row
from workbook.journal.verdict import Code
from workbook.journal.verify import verify
from workbook.keeping.anchor import Anchor, Entry, Way

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


def test_a_journal_written_anew_from_some_row_on_has_parted_from_the_anchor(desk: Desk) -> None:
    rejournal(desk, lambda rows: relinked([replace(r, user="nobody") if r.number == 3 else r for r in rows]))

    verdict = desk.verdict()

    assert verdict.codes() == [Code.FORKED]
    assert verdict.findings[0].facts["number"] == desk.entries[1].number


def test_a_cut_tail_is_told_because_its_effects_are_still_there(desk: Desk) -> None:
    before = desk.last.number or 0
    desk.second_audit()

    rejournal(desk, lambda rows: rows[:before])

    codes = desk.verdict().codes()
    assert codes[0] is Code.TAIL_CUT
    assert {Code.HAND_EDITED, Code.RESEALED, Code.ADDED_BY_HAND} <= set(codes)
    assert Code.OLDER_COPY not in codes
    assert desk.verdict().findings[0].facts["count"] == 1


@pytest.mark.parametrize(("way", "code"), [(Way.FILE, Code.OLDER_COPY), (Way.LIVE, Code.UNSAVED)])
def test_a_book_behind_its_anchor_lists_the_clicks_that_it_lacks(desk: Desk, way: Way, code: Code) -> None:
    older = desk.book
    desk.way = way
    desk.second_audit()
    desk.click("book", Edit(Order, (NUMBER,), "booked_at", None, desk.now))
    desk.gateway.book = older

    verdict = desk.verdict()

    assert verdict.codes() == [code]
    assert [(e.button, e.at) for e in verdict.lost] == [(e.button, e.at) for e in desk.entries[-2:]]
    assert verdict.sound is (way is Way.LIVE)


def test_a_saved_click_among_the_lost_ones_means_an_older_copy(desk: Desk) -> None:
    older = desk.book
    desk.second_audit()
    desk.way = Way.LIVE
    desk.click("book", Edit(Order, (NUMBER,), "booked_at", None, desk.now))
    desk.gateway.book = older

    assert desk.verdict().codes() == [Code.OLDER_COPY]


@pytest.mark.parametrize("way", [Way.RESTORED, Way.RESUMED])
def test_going_back_knowingly_is_no_finding_and_the_desk_works_on(desk: Desk, way: Way) -> None:
    older = desk.book
    desk.second_audit()
    desk.gateway.book = older
    desk.way = way
    desk.anchored("restore")
    desk.way = Way.FILE
    desk.second_audit()

    assert desk.verdict().equal


def test_working_on_from_an_older_copy_has_parted_from_the_anchor(desk: Desk) -> None:
    older, known = desk.book, len(desk.entries)
    desk.second_audit()
    desk.gateway.book = older
    desk.click("book", Edit(Order, (NUMBER,), "booked_at", None, HASTY))

    verdict = desk.verdict()

    assert verdict.codes() == [Code.FORKED]
    assert verdict.findings[0].facts["number"] == desk.entries[known].number


def test_without_an_anchor_the_rest_is_still_checked(desk: Desk) -> None:
    desk.entries.clear()
    desk.type_in(Order, (NUMBER,), "entered_by", "li")

    assert desk.verdict().codes() == [Code.NO_ANCHOR, Code.HAND_EDITED]


def test_the_anchor_of_another_book_is_told(desk: Desk) -> None:
    desk.entries[:] = [e._replace(book="book-0000") for e in desk.entries]

    assert desk.verdict().codes() == [Code.OTHER_BOOK]


def test_a_journal_that_went_on_past_its_fork_has_parted_from_the_anchor_too(desk: Desk) -> None:
    older, known = desk.book, len(desk.entries)
    desk.second_audit()
    desk.gateway.book = older
    for n in range(5):
        desk.click("book", Edit(Order, (NUMBER,), "booked_at", HASTY + timedelta(days=n) if n else None, HASTY + timedelta(days=n + 1)))

    verdict = desk.verdict()

    assert verdict.codes() == [Code.FORKED]
    assert verdict.findings[0].facts["number"] == desk.entries[known].number


def test_an_anchor_that_lags_behind_is_told(desk: Desk) -> None:
    del desk.entries[-1]

    (found,) = desk.verdict().findings
    assert (found.code, found.facts["count"]) == (Code.ANCHOR_BEHIND, 2)


@pytest.mark.parametrize(("bad", "cut", "codes"), [((9,), True, [Code.ANCHOR_CUT]), ((2, 9), True, [Code.ANCHOR_DAMAGED, Code.ANCHOR_CUT])])
def test_a_damaged_anchor_is_told(desk: Desk, bad: tuple[int, ...], cut: bool, codes: list[Code]) -> None:
    verdict = verify(desk.book, desk.journal, Anchor(tuple(desk.entries), bad, cut))

    assert verdict.codes() == codes


def test_a_status_changed_by_hand_is_named_with_old_and_new(desk: Desk) -> None:
    desk.type_in(Order, (NUMBER,), "commercial", Commercial.CONFIRMED)

    found = desk.verdict().findings[0]
    assert (found.code, found.record, found.key, found.field) == (Code.HAND_EDITED, Order, (NUMBER,), "commercial")
    assert (found.facts["old"], found.facts["new"]) == (Commercial.PENDING, Commercial.CONFIRMED)


def test_a_sealed_quantity_changed_by_hand_is_named_and_breaks_the_seal(desk: Desk) -> None:
    desk.type_in(OrderLine, (NUMBER, 1), "quantity", Decimal(9))

    hand, seal = desk.verdict().findings
    assert (hand.code, hand.key, hand.field) == (Code.HAND_EDITED, (NUMBER, 1), "quantity")
    assert (hand.facts["old"], hand.facts["new"]) == (Decimal(10), Decimal(9))
    assert (seal.code, seal.key, [label.en for label in seal.facts["fields"]]) == (Code.SEAL_BROKEN, (NUMBER,), ["Quantity"])


def test_a_blank_that_was_sealed_as_blank_may_not_be_filled(desk: Desk) -> None:
    desk.type_in(Order, (NUMBER,), "special", "另附赠品")

    assert (Code.HAND_EDITED, Order, (NUMBER,), "special") in cells(desk)


def test_a_sealed_line_taken_away_breaks_the_seal(desk: Desk) -> None:
    desk.rewrite(lambda rows: [r for r in rows if not (isinstance(r, OrderLine) and (r.order, r.line_no) == (NUMBER, 2))])

    assert Code.SEAL_BROKEN in desk.verdict().codes()


def test_an_order_sealed_again_by_hand_is_told(desk: Desk) -> None:
    desk.type_in(OrderLine, (NUMBER, 1), "price", Decimal(1))
    desk.type_in(Order, (NUMBER,), "seal", seal_in(desk.book, NUMBER))

    codes = desk.verdict().codes()
    assert Code.RESEALED in codes
    assert Code.SEAL_BROKEN not in codes


def test_a_struck_signature_is_named(desk: Desk) -> None:
    desk.type_in(Signature, (NUMBER, 1), "voided", True)

    assert cells(desk)[0] == (Code.HAND_EDITED, Signature, (NUMBER, 1), "voided")


def test_a_row_of_a_button_that_was_deleted_is_told(desk: Desk) -> None:
    desk.rewrite(lambda rows: [r for r in rows if not isinstance(r, Signature)])

    assert cells(desk)[0][:3] == (Code.ROW_GONE, Signature, (NUMBER, 1))


def test_a_signature_written_by_hand_is_told_with_its_place(desk: Desk) -> None:
    forged = Signature(order=NUMBER, number=2, move=Move.SECOND_AUDIT, person="zhao", signed_at=HASTY)
    desk.gateway.write([Add(Signature, forged)])

    assert (Code.ADDED_BY_HAND, Signature, (NUMBER, 2), "order") in cells(desk)


def test_a_status_that_no_button_ever_touched_is_found_through_the_opening(desk: Desk) -> None:
    desk.type_in(Order, (OLD,), "commercial", Commercial.CLOSED)

    (found,) = desk.verdict().findings
    assert (found.code, found.key, found.field) == (Code.HAND_EDITED, (OLD,), "commercial")
    assert (found.facts["old"], found.facts["new"]) == (Commercial.CONFIRMED, Commercial.CLOSED)


def test_an_untouched_cell_whose_old_value_nobody_knows_is_told_by_its_sheet(desk: Desk) -> None:
    desk.type_in(Order, (OLD,), "entered_by", "somebody")

    (found,) = desk.verdict().findings
    assert (found.code, found.record) == (Code.OPENING_DIFFERS, Order)


def test_an_untouched_row_that_was_deleted_is_told_by_its_sheet(desk: Desk) -> None:
    desk.rewrite(lambda rows: [r for r in rows if not (isinstance(r, Order) and r.number == OLD)])

    assert (Code.OPENING_DIFFERS, Order) in [c[:2] for c in cells(desk)]


def test_a_credit_limit_typed_since_the_opening_is_a_warning(desk: Desk) -> None:
    desk.type_in(Customer, ("C-1",), "credit_limit", Decimal(900000))

    (found,) = desk.verdict().findings
    assert (found.code, found.level, found.field) == (Code.LIMIT_TYPED, Level.WARN, "credit_limit")


def test_a_hand_edit_that_a_later_click_took_over_is_still_told(desk: Desk) -> None:
    desk.type_in(Order, (NUMBER,), "commercial", Commercial.IN_APPROVAL)
    desk.click("approve", Edit(Order, (NUMBER,), "commercial", Commercial.IN_APPROVAL, Commercial.CONFIRMED))

    leapt = [f for f in desk.verdict().findings if f.code is Code.LEAPT]
    assert [(f.field, f.facts["old"], f.facts["new"]) for f in leapt] == [("commercial", Commercial.PENDING, Commercial.IN_APPROVAL)]


def test_typing_under_the_seal_that_a_click_noted_is_told_and_its_seal_stays_broken(desk: Desk) -> None:
    desk.type_in(OrderLine, (NUMBER, 1), "quantity", Decimal(9))
    desk.click("sign", Edit(Order, (NUMBER,), "booked_at", None, HASTY))

    over, seal = desk.verdict().findings
    assert (over.code, over.key, over.field) == (Code.TYPED_OVER, (NUMBER, 1), "quantity")
    assert (over.facts["old"], over.facts["new"]) == (Decimal(10), Decimal(9))
    assert (seal.code, seal.key, [label.en for label in seal.facts["fields"]]) == (Code.SEAL_BROKEN, (NUMBER,), ["Quantity"])


def test_a_broken_seal_whose_field_the_journal_does_not_know_is_told_all_the_same() -> None:
    desk = Desk()
    desk.click("book", Edit(Order, (OLD,), "booked_at", None, HASTY), orders=(OLD,))
    desk.rewrite(lambda rows: [r for r in rows if not (isinstance(r, OrderLine) and (r.order, r.line_no) == (OLD, 2))])

    (found,) = desk.verdict().findings
    assert (found.code, found.key) == (Code.SEAL_BROKEN, (OLD,))
    assert "journal" in found.say("en")


def test_an_upgrade_opens_a_new_chapter_from_which_checking_goes_on(desk: Desk) -> None:
    chapter = first_row(desk.book, PLATE, at=desk.now, user="wang", button="upgrade", click="u1", last=desk.last)
    desk.gateway.write([chapter])
    desk.anchored("upgrade")
    desk.second_audit()
    honest = desk.verdict()
    desk.type_in(Order, (OLD,), "commercial", Commercial.CLOSED)

    assert honest.equal
    assert desk.verdict().codes() == [Code.HAND_EDITED]


def test_every_finding_says_itself_in_both_languages(desk: Desk) -> None:
    desk.type_in(Signature, (NUMBER, 1), "voided", True)
    desk.type_in(OrderLine, (NUMBER, 1), "quantity", Decimal(9))
    desk.entries.append(Entry(PLATE.book, 99, "x", Way.FILE, HASTY))

    for found in desk.verdict().findings:
        assert all("{" not in word for lang in ("zh", "en") for word in (found.say(lang), found.advice(lang)))


def test_the_draft_number_leads_to_the_order_in_the_journal(desk: Desk) -> None:
    found = [json.loads(r.key) for r in desk.journal if DRAFT in r.order.split() and r.record == "Order"]

    assert [NUMBER] in found
