"""An undo refuses what left the house, what was changed since, and what nobody can void."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from order_logic.book import Add, Edit
from order_logic.flows.commercial import Commercial
from order_logic.records import (
    Customer,
    Order,
    OrderLine,
    OutboundLine,
    OutboundNote,
    PricePolicy,
    Signature,
)
from tests.gateways.journal.desk import DRAFT, NUMBER, OLD, Desk
from workbook.journal.refused import Refused, Why
from workbook.journal.undo import undo_changes, undoable

TODAY = date(2026, 11, 21)


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    desk.register()
    return desk


def undo(desk: Desk, orders: tuple[str, ...] = (NUMBER, DRAFT)) -> None:
    """Presses 撤销."""
    last = undoable(desk.journal)
    assert last is not None
    changes = undo_changes(desk.book, last.rows)
    assert not isinstance(changes, Refused), changes
    desk.click("undo", *changes, orders=[n for n in orders if desk.book.after(changes).get(Order, n)], undoes=last.click)


def refusal(desk: Desk) -> Refused:
    last = undoable(desk.journal)
    assert last is not None
    found = undo_changes(desk.book, last.rows)
    assert isinstance(found, Refused)
    return found


def order(desk: Desk, number: str = NUMBER) -> Order:
    found = desk.book.get(Order, number)
    assert found is not None
    return found


def test_a_row_that_nobody_can_void_is_refused_and_nothing_is_undone(desk: Desk) -> None:
    policy = PricePolicy(number="PP-1", product="P-1", lowest_price=Decimal(3))
    desk.click("import", Add(Customer, Customer(code="C-9")), Add(PricePolicy, policy), orders=())

    found = refusal(desk)

    assert (found.why, found.record, found.key) == (Why.STAYS, PricePolicy, ("PP-1",))


def test_a_line_added_to_an_order_of_before_is_part_of_it(desk: Desk) -> None:
    desk.click("change", Add(OrderLine, OrderLine(order=OLD, line_no=3, name="帽子")), orders=(OLD,))

    assert refusal(desk).why is Why.LINE


def test_a_cell_that_was_changed_since_is_named(desk: Desk) -> None:
    desk.click("clear", Edit(Order, (NUMBER,), "rush", None, True))
    desk.type_in(Order, (NUMBER,), "rush", False)

    found = refusal(desk)

    assert (found.why, found.record, found.key, found.field) == (Why.CHANGED, Order, (NUMBER,), "rush")


def test_a_reason_typed_for_the_next_button_is_neither_in_the_way_nor_lost(desk: Desk) -> None:
    desk.type_in(Order, (NUMBER,), "reason", "客户催货")
    desk.click("send_back", Edit(Order, (NUMBER,), "reason", "客户催货", ""), Edit(Order, (NUMBER,), "rush", None, True))
    desk.type_in(Order, (NUMBER,), "reason", "按错了")

    undo(desk)

    assert (order(desk).reason, order(desk).rush) == ("按错了", None)


def test_a_row_that_is_gone_is_named(desk: Desk) -> None:
    desk.audit()
    desk.rewrite(lambda rows: [r for r in rows if not isinstance(r, Signature)])

    assert refusal(desk).why is Why.GONE


def note(**values: Any) -> OutboundNote:
    return OutboundNote(**{"number": "CK20261121-0001", "order": NUMBER, "issued_on": TODAY, **values})


def test_an_outbound_note_can_be_undone_until_the_goods_are_gone(desk: Desk) -> None:
    part = OutboundLine(note="CK20261121-0001", order=NUMBER, line_no=1, quantity=Decimal(5))
    desk.click("issue_note", Add(OutboundNote, note()), Add(OutboundLine, part))
    last = undoable(desk.journal)
    assert last is not None

    before = undo_changes(desk.book, last.rows)
    desk.type_in(OutboundNote, ("CK20261121-0001",), "shipped_on", TODAY)
    after = undo_changes(desk.book, last.rows)

    assert not isinstance(before, Refused)
    assert before[-1] == Edit(OutboundNote, ("CK20261121-0001",), "voided", None, True)
    assert isinstance(after, Refused)
    assert (after.why, after.key, after.field) == (Why.SHIPPED, ("CK20261121-0001",), "shipped_on")


def test_an_approval_is_not_undone_once_its_goods_are_gone_but_a_settling_is(desk: Desk) -> None:
    desk.gateway.write([Add(OutboundNote, note(shipped_on=TODAY))])
    desk.click("approve", Edit(Order, (NUMBER,), "commercial", Commercial.PENDING, Commercial.CONFIRMED))
    approving = refusal(desk)
    desk.click("settle", Edit(Order, (NUMBER,), "commercial", Commercial.CONFIRMED, Commercial.SETTLED))

    undo(desk)

    assert approving.why is Why.SHIPPED
    assert order(desk).commercial is Commercial.CONFIRMED


def test_goods_that_never_left_because_the_note_was_voided_stop_nothing(desk: Desk) -> None:
    desk.gateway.write([Add(OutboundNote, note(shipped_on=TODAY, voided=True))])

    undo(desk)

    assert order(desk, DRAFT).commercial is Commercial.DRAFT


def test_an_undo_never_puts_a_signature_back_over_contents_that_were_edited_meanwhile(desk: Desk) -> None:
    desk.audit()
    desk.click("send_back", Edit(Signature, (NUMBER, 1), "voided", None, True))
    desk.type_in(OrderLine, (NUMBER, 1), "price", Decimal(1))

    found = refusal(desk)

    assert (found.why, found.key) == (Why.SEAL, (NUMBER,))


def test_a_refusal_says_itself_in_both_languages(desk: Desk) -> None:
    desk.gateway.write([Add(OutboundNote, note(shipped_on=TODAY))])

    found = refusal(desk)

    assert "CK20261121-0001" in found.say("zh")
    assert "{" not in found.say("en") + found.advice("zh") + found.advice("en")
