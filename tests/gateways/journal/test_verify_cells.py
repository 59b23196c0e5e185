"""A cell that a hand changed is named, whether the journal, the seal or the opening knows it."""

import json
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from order_logic.book import Add, Edit
from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Move
from order_logic.records import Customer, Order, OrderLine, Signature
from order_logic.records.choices import Level
from order_logic.seals import seal_in
from tests.gateways.journal.desk import DRAFT, NUMBER, OLD, PLATE, Desk
from workbook.journal import first_row
from workbook.journal.verdict import Code
from workbook.keeping.anchor import Entry, Way

HASTY = datetime(2026, 11, 22, 8, 0)


@pytest.fixture
def desk() -> Desk:
    """A book whose order was registered and audited once."""
    desk = Desk()
    desk.register()
    desk.audit()
    return desk


def cells(desk: Desk) -> list[tuple[Code, Any, tuple[Any, ...], str]]:
    return [(f.code, f.record, f.key, f.field) for f in desk.verdict().findings]


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
