"""Goods on their way are signed for, refused or lost, in whole or in part (R-59, R-60, R-98)."""

from decimal import Decimal
from typing import Any

import pytest

from order_logic.book import Book
from order_logic.flows.documents import Trouble
from order_logic.flows.moves import Shifting
from order_logic.flows.quantity import Stage
from order_logic.flows.roles import Role
from order_logic.records import Acceptance, Delivery, Inspection, Logistics, OrderException, OutboundLine, OutboundNote
from order_logic.records.choices import Category, Proof, Transit, Undelivered
from tests.logic.builders import NUMBER, TODAY, a_book, an_order_type, login, rows_of
from tests.logic.shipping_builders import (
    BEFORE,
    NOTE,
    a_note,
    a_part,
    a_plan,
    an_order_of,
    carried,
    changed,
    lies,
    moved,
    releases,
    shipped,
    stops,
)
from tests.logic.stock_builders import HOUSE, shelf_of

SIGN, REFUSE = Shifting.SIGN, Shifting.REFUSE
PAPER = {"signed_by": "郑海涛", "evidence": "JH-1120.pdf"}
CARRIER = an_order_type(proof=Proof.CARRIER)
PROJECT = an_order_type(proof=Proof.PROJECT_ACCEPTANCE)


def on_the_way(quantity: int = 15, /, *more: Any, **typed: Any) -> Book:
    """A shipped note with what was typed on it."""
    return a_book(*shipped(quantity, *more, **PAPER | typed))


def taking(quantity: int, book: Book) -> Book:
    """The same with 本次数量 typed on the note's line."""
    return Book.of(*changed(rows_of(book), OutboundLine, this_quantity=Decimal(quantity)))


def the_note(book: Book) -> OutboundNote:
    note = book.get(OutboundNote, NOTE)
    assert note is not None
    return note


def test_signing_leaves_a_delivery_with_its_proof_and_what_was_typed_is_used_up() -> None:
    book = carried(on_the_way(), SIGN, Role.SALES, NOTE)

    (row,) = book.all(Delivery)
    note, plan = the_note(book), book.get(Logistics, NOTE)
    assert (row.signed_by, row.evidence, row.proof) == ("郑海涛", "JH-1120.pdf", Proof.DELIVERY_CONFIRMATION)
    assert (row.signed_on, row.person, row.exception) == (TODAY, login(Role.SALES), "")
    assert (note.signed_on, note.signed_by, note.evidence) == (TODAY, "", "")
    assert plan is not None
    assert plan.state is Transit.SIGNED
    assert lies(book) == {Stage.SIGNED: 15}


def test_fifteen_are_signed_for_as_ten_and_five() -> None:
    first = carried(taking(10, on_the_way()), SIGN, Role.LOGISTICS, NOTE)
    again = Book.of(*changed(rows_of(first), OutboundNote, **PAPER))
    second = carried(again, SIGN, Role.LOGISTICS, NOTE)

    assert (lies(first), the_note(first).signed_on) == ({Stage.SHIPPED: 5, Stage.SIGNED: 10}, None)
    assert (lies(second), the_note(second).signed_on) == ({Stage.SIGNED: 15}, TODAY)
    assert [(d.number, d.lines) for d in second.all(Delivery)] == [(1, "不锈钢球阀 10只"), (2, "不锈钢球阀 5只")]


@pytest.mark.parametrize(("quantity", "refused"), [(15, False), (16, True)])
def test_no_more_is_signed_for_than_is_on_its_way(quantity: int, refused: bool) -> None:
    assert ("D-17" in stops(moved(taking(quantity, on_the_way()), SIGN, Role.SALES, NOTE))) == refused


@pytest.mark.parametrize("blank", ["signed_by", "evidence"])
def test_without_signer_or_evidence_nothing_is_signed_for(blank: str) -> None:
    found = moved(on_the_way(15, **{blank: ""}), SIGN, Role.SALES, NOTE).findings

    assert [(f.rule, f.field) for f in found] == [("R-59", blank)]


@pytest.mark.parametrize(("state", "refused"), [(Transit.DELIVERING, True), (Transit.SIGNED, False)])
def test_the_carriers_word_proves_a_delivery_of_its_order_types_only(state: Transit, refused: bool) -> None:
    rows = changed(shipped(15, CARRIER), Logistics, state=state)

    assert ("R-59" in stops(moved(a_book(*rows), SIGN, Role.LOGISTICS, NOTE))) == refused
    assert "R-59" in stops(moved(a_book(*changed(shipped(15), Logistics, state=Transit.SIGNED)), SIGN, Role.LOGISTICS, NOTE))


def test_the_waybill_is_the_evidence_when_the_carrier_says_so() -> None:
    book = carried(a_book(*changed(shipped(15, CARRIER), Logistics, state=Transit.SIGNED)), SIGN, Role.LOGISTICS, NOTE)

    assert [d.evidence for d in book.all(Delivery)] == ["SF0001"]


def accepted(**fields: Any) -> Acceptance:
    usual: dict[str, Any] = {"accepted_on": TODAY, "accepted_by": "郑海涛", "evidence": "YS-01", "result": "合格"}
    return Acceptance(order=NUMBER, number=1, **usual | fields)


@pytest.mark.parametrize(
    ("acceptance", "refused"), [([], True), ([accepted()], False), ([accepted(result="")], True), ([accepted(accepted_on=None)], True)]
)
def test_the_last_goods_of_a_project_are_signed_for_after_its_acceptance(acceptance: list[Acceptance], refused: bool) -> None:
    assert ("R-98" in stops(moved(on_the_way(15, PROJECT, *acceptance), SIGN, Role.SALES, NOTE))) == refused


def test_goods_of_a_project_before_the_last_need_no_acceptance() -> None:
    assert stops(moved(taking(14, on_the_way(15, PROJECT)), SIGN, Role.SALES, NOTE)) == set()


def test_the_acceptance_proves_the_last_delivery() -> None:
    book = carried(on_the_way(15, PROJECT, accepted(), evidence=""), SIGN, Role.SALES, NOTE)

    assert [(d.proof, d.evidence) for d in book.all(Delivery)] == [(Proof.PROJECT_ACCEPTANCE, "YS-01")]


def test_a_dispute_opens_an_exception_with_its_evidence() -> None:
    book = carried(on_the_way(disputed="少 2 只"), SIGN, Role.SALES, NOTE)

    (trouble,) = book.all(OrderException)
    (row,) = book.all(Delivery)
    assert (trouble.state, trouble.dispute, trouble.category, trouble.evidence) == (Trouble.JUDGE, True, Category.OTHER, "JH-1120.pdf")
    assert "少 2 只" in trouble.text
    assert (row.disputed, row.exception) == ("少 2 只", trouble.number)


def test_a_dispute_needs_its_evidence() -> None:
    rows = changed(shipped(15, CARRIER, disputed="少 2 只"), Logistics, state=Transit.SIGNED)

    assert stops(moved(a_book(*rows), SIGN, Role.LOGISTICS, NOTE)) == {"R-60"}


@pytest.mark.parametrize("late", [TODAY.replace(day=21), BEFORE.replace(day=17)])
def test_nothing_is_signed_for_before_it_left_or_tomorrow(late: Any) -> None:
    assert stops(moved(on_the_way(), SIGN, Role.SALES, NOTE, on=late)) == {"D-33"}


def test_refused_goods_come_back_to_be_inspected() -> None:
    book = carried(on_the_way(undelivered=Undelivered.REFUSED), REFUSE, Role.LOGISTICS, NOTE, reason="外箱破损")

    (inspection,) = book.all(Inspection)
    (trouble,) = book.all(OrderException)
    assert lies(book) == {Stage.TO_INSPECT: 15}
    assert (int(inspection.quantity or 0), inspection.source, inspection.warehouse) == (15, NOTE, HOUSE)
    assert shelf_of(book) == (0, 0)
    assert "外箱破损" in trouble.text
    assert (trouble.dispute, int(trouble.quantity or 0), trouble.line_no) == (None, 15, 1)
    assert (the_note(book).undelivered, the_note(book).signed_on) == (None, None)


def test_lost_goods_are_open_again_and_nobody_inspects_them() -> None:
    book = carried(taking(4, on_the_way(undelivered=Undelivered.LOST)), REFUSE, Role.LOGISTICS, NOTE, reason="承运商丢件")

    assert lies(book) == {Stage.OPEN: 4, Stage.SHIPPED: 11}
    assert list(book.all(Inspection)) == []
    assert [(int(p.lost or 0), p.refused) for p in book.all(OutboundLine)] == [(4, None)]


def test_a_note_is_done_when_the_rest_of_it_is_refused() -> None:
    first = carried(taking(10, on_the_way()), SIGN, Role.SALES, NOTE)
    typed = changed(rows_of(first), OutboundNote, undelivered=Undelivered.REFUSED, evidence="拒收单.jpg")
    second = carried(Book.of(*typed), REFUSE, Role.LOGISTICS, NOTE, reason="尺寸不符")

    assert lies(second) == {Stage.SIGNED: 10, Stage.TO_INSPECT: 5}
    assert the_note(second).signed_on == TODAY


@pytest.mark.parametrize(("typed", "field"), [({"evidence": ""}, "evidence"), ({"undelivered": None}, "undelivered")])
def test_a_refusal_says_which_and_proves_it(typed: dict[str, Any], field: str) -> None:
    book = on_the_way(**{"undelivered": Undelivered.LOST} | typed)

    found = moved(book, REFUSE, Role.LOGISTICS, NOTE, reason="承运商丢件").findings

    assert [(f.rule, f.field) for f in found] == [("R-60", field)]


def test_a_refusal_has_a_reason() -> None:
    assert stops(moved(on_the_way(undelivered=Undelivered.LOST), REFUSE, Role.LOGISTICS, NOTE)) == {"D-05"}


def test_two_notes_of_a_line_are_signed_for_one_by_one() -> None:
    other = "CK20261120-0002"
    rows = [*an_order_of(15), a_note(shipped_on=BEFORE, **PAPER), a_part(10), a_plan(), *releases()]
    rows += [a_note(other, shipped_on=BEFORE, **PAPER), a_part(5, other), a_plan(other)]

    book = carried(a_book(*rows), SIGN, Role.SALES, other)
    assert lies(book) == {Stage.SHIPPED: 10, Stage.SIGNED: 5}
    assert lies(carried(book, SIGN, Role.SALES)) == {Stage.SIGNED: 15}
