"""A seal holds what was signed and leaves free what staff may still type."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from order_logic.book import Book, Edit
from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Move
from order_logic.records import Order, OrderLine, Signature
from order_logic.records.choices import LineKind
from order_logic.seals import seal_in, seal_of, sealing, typed_digest

NUMBER = "SO20261121-0001"
LINES = (
    OrderLine(order=NUMBER, line_no=1, kind=LineKind.GOODS, product="P-1", quantity=Decimal("10"), price=Decimal("3.5")),
    OrderLine(order=NUMBER, line_no=2, kind=LineKind.GOODS, product="P-2", quantity=Decimal("4"), price=Decimal("120")),
)
AUDITED_BY_LI = Signature(order=NUMBER, number=1, move=Move.FIRST_AUDIT, person="li", signed_at=datetime(2026, 11, 21, 9, 30))


def order(commercial: Commercial = Commercial.PENDING, **values: Any) -> Order:
    return Order(number=NUMBER, customer="C-1", requested_on=date(2026, 12, 1), commercial=commercial, **values)


def test_a_seal_is_twenty_four_hex_digits() -> None:
    seal = seal_of(order(), LINES)

    assert len(seal) == 24
    assert int(seal, 16) >= 0


def test_the_order_of_lines_and_trailing_zeros_do_not_matter() -> None:
    rewritten = (LINES[1], replace(LINES[0], quantity=Decimal("10.00")))

    assert seal_of(order(Commercial.AUDITED), rewritten, [AUDITED_BY_LI]) == seal_of(order(Commercial.AUDITED), LINES, [AUDITED_BY_LI])


def test_before_the_first_audit_staff_edit_freely() -> None:
    changed = (replace(LINES[0], quantity=Decimal("11")), LINES[1])

    assert seal_of(order(), changed) == seal_of(order(), LINES)


@pytest.mark.parametrize("commercial", [Commercial.DRAFT, Commercial.PENDING])
def test_before_the_first_audit_lines_come_and_go(commercial: Commercial) -> None:
    assert seal_of(order(commercial), LINES[:1]) == seal_of(order(commercial), LINES) == seal_of(order(commercial), ())


@pytest.mark.parametrize("commercial", [Commercial.PENDING, Commercial.AUDITED, Commercial.CONFIRMED, Commercial.CLOSED])
def test_from_the_first_audit_on_a_changed_quantity_breaks_the_seal(commercial: Commercial) -> None:
    changed = (replace(LINES[0], quantity=Decimal("11")), LINES[1])

    assert seal_of(order(commercial), changed, [AUDITED_BY_LI]) != seal_of(order(commercial), LINES, [AUDITED_BY_LI])


def test_a_line_that_is_taken_away_breaks_the_seal() -> None:
    assert seal_of(order(Commercial.AUDITED), LINES[:1]) != seal_of(order(Commercial.AUDITED), LINES)


@pytest.mark.parametrize(("commercial", "sealed"), [(Commercial.IN_REVIEW, False), (Commercial.IN_APPROVAL, True)])
def test_the_promised_date_is_sealed_from_submit_on(commercial: Commercial, sealed: bool) -> None:
    moved = order(commercial, promised_on=date(2026, 12, 9))

    assert (seal_of(moved, LINES) != seal_of(order(commercial), LINES)) is sealed


@pytest.mark.parametrize("field", ["note", "phone", "ship_on"])
def test_open_fields_stay_free_for_ever(field: str) -> None:
    typed: dict[str, Any] = {"note": "请周三前到", "phone": "13800138000", "ship_on": date(2026, 12, 2)}

    assert seal_of(replace(order(Commercial.CONFIRMED), **{field: typed[field]}), LINES) == seal_of(order(Commercial.CONFIRMED), LINES)


def test_a_status_typed_by_hand_breaks_the_seal_at_any_time() -> None:
    assert seal_of(order(Commercial.DRAFT), LINES) != seal_of(order(Commercial.PENDING), LINES)


def test_a_signature_written_in_or_struck_out_by_hand_breaks_the_seal() -> None:
    forged = replace(AUDITED_BY_LI, number=2, move=Move.SECOND_AUDIT)
    seals = {seal_of(order(), LINES, signed) for signed in ((), (AUDITED_BY_LI,), (AUDITED_BY_LI, forged))}

    assert len(seals) == 3


def test_a_voided_signature_counts_as_none() -> None:
    assert seal_of(order(), LINES, [replace(AUDITED_BY_LI, voided=True)]) == seal_of(order(), LINES)


def test_the_typed_digest_sees_staff_columns_only() -> None:
    by_desk = replace(order(), commercial=Commercial.AUDITED, entered_by="wang")

    assert typed_digest(by_desk, LINES) == typed_digest(order(), LINES)
    assert typed_digest(replace(order(), note="加急"), LINES) != typed_digest(order(), LINES)


def test_registering_does_not_look_like_typing() -> None:
    draft = replace(order(), number="D20261121-0001")

    assert typed_digest(draft, [replace(line, order=draft.number) for line in LINES]) == typed_digest(order(), LINES)


def test_sealing_gives_the_two_edits_and_then_none() -> None:
    book = Book.of(order(), *LINES, AUDITED_BY_LI)

    edits = sealing(book, [NUMBER, NUMBER, "SO20261121-0404"])
    after = book.after(edits)

    assert edits == [
        Edit(Order, (NUMBER,), "seal", "", seal_of(order(), LINES, [AUDITED_BY_LI])),
        Edit(Order, (NUMBER,), "typed", "", typed_digest(order(), LINES)),
    ]
    assert sealing(after, [NUMBER]) == []


def hand_edited(commercial: Commercial) -> Book:
    """An order that was sealed, then given another quantity by hand."""
    honest = Book.of(order(commercial), *LINES, AUDITED_BY_LI)
    sealed = honest.after(sealing(honest, [NUMBER]))
    return sealed.after([Edit(OrderLine, (NUMBER, 1), "quantity", Decimal(10), Decimal(9))])


def pressed(book: Book, end: Commercial, *changes: Edit) -> Book:
    """The book after a move that is never stopped, its seals renewed."""
    start = book.get(Order, NUMBER)
    before = Book.of(start, *book.all(OrderLine), *book.all(Signature))
    after = before.after([Edit(Order, (NUMBER,), "commercial", getattr(start, "commercial", None), end), *changes])
    return after.after(sealing(after, [NUMBER], before))


def seal_fits(book: Book) -> bool:
    found = book.get(Order, NUMBER)
    return found is not None and found.seal == seal_in(book, NUMBER)


def test_a_move_that_is_never_stopped_does_not_seal_a_hand_edit_over() -> None:
    after = pressed(hand_edited(Commercial.CONFIRMED), Commercial.CANCELLED)

    assert not seal_fits(after)
    assert seal_fits(after.after([Edit(OrderLine, (NUMBER, 1), "quantity", Decimal(9), Decimal(10))]))


def test_a_move_that_opens_the_contents_seals_them_as_they_are() -> None:
    strike = Edit(Signature, (NUMBER, 1), "voided", None, True)

    assert seal_fits(pressed(hand_edited(Commercial.AUDITED), Commercial.PENDING, strike))


def test_the_seal_of_an_unknown_order_is_an_error() -> None:
    with pytest.raises(KeyError):
        seal_in(Book.of(), NUMBER)
