"""Every order of the sample company has just the records that its status implies, and can go on."""

from collections import Counter
from datetime import time

import pytest

from order_logic.derived.approval import is_late
from order_logic.derived.credit import standing
from order_logic.derived.steps import next_move
from order_logic.flows.commercial import FLOW, UNDER_WAY, Commercial
from order_logic.flows.moves import Move, Shifting
from order_logic.flows.roles import Role
from order_logic.records import (
    Opinion,
    Order,
    OrderLine,
    OutboundLine,
    OutboundNote,
    Promise,
    Receipt,
    Signature,
    User,
)  # fmt: skip
from order_logic.records.choices import LineKind, Verdict
from order_logic.rule import Case
from order_logic.verbs.moving import obstacles
from tests.logic.sample_book import TODAY, of_order, orders, press, settings, the_book

ENDED = (Commercial.SETTLED, Commercial.CLOSED)
NEXT = {(step.start, step.move): step.end for step in FLOW}


@pytest.mark.parametrize("order", orders(), ids=lambda o: o.number)
def test_signatures_lead_through_the_flow_table_to_the_status(order: Order) -> None:
    signed = of_order(Signature, order)
    refused = any(o.verdict is Verdict.NO and not o.voided for o in of_order(Opinion, order))
    beyond = refused or (order.amount or 0) > settings().sales_manager_limit or is_late(order)

    at = Commercial.DRAFT
    for n, s in enumerate(signed):
        if s.move is Shifting.RELEASE:  # goods go on while the order is confirmed
            assert at is Commercial.CONFIRMED
            continue
        end = NEXT[at, s.move]
        asked = 2 if s.move is Move.APPROVE and beyond else 1
        at = end if sum(t.move is s.move and not t.voided for t in signed[: n + 1]) >= asked or s.voided else at

    assert at is order.commercial
    assert [s.number for s in signed] == list(range(1, len(signed) + 1))
    assert [s.signed_at for s in signed] == sorted(s.signed_at for s in signed)


def test_nobody_signs_what_they_entered_and_everybody_holds_the_role_they_sign_in() -> None:
    roles = {user.login: user.roles for user in the_book().all(User)}
    separated = (Move.FIRST_AUDIT, Move.SECOND_AUDIT, Move.APPROVE)
    signed = [(o, s) for o in orders() for s in of_order(Signature, o)]
    valid = [(o.number, s.move in separated[:2], s.person) for o, s in signed if s.move in separated and not s.voided]

    assert all(s.role in roles[s.person] for _, s in signed)
    assert not [s for o, s in signed if s.move in separated and s.person == o.entered_by]
    assert len(valid) == len(set(valid))


def test_people_sign_in_working_hours() -> None:
    clock = [s.signed_at.time() for s in the_book().all(Signature) if s.signed_at]

    assert clock
    assert all(time(8, 30) <= at < time(12) or time(13) <= at < time(17, 31) for at in clock)


def test_opinions_and_promises_are_those_that_were_signed() -> None:
    for order in orders():
        moves = Counter(s.move for s in of_order(Signature, order))
        valid = [p for p in of_order(Promise, order) if not p.voided]
        rows = of_order(Opinion, order)

        assert sum(bool(o.person) for o in rows) == moves[Move.GIVE_OPINION]
        assert sum(o.department is not Role.LEGAL for o in rows) == 5 * moves[Move.SEND_TO_REVIEW]
        assert all(bool(o.person) == bool(o.verdict) for o in rows)
        assert len(of_order(Promise, order)) == moves[Move.PROMISE]
        assert order.promised_on == (valid[-1].promised_on if valid else None)
        assert bool(order.booked_at) == bool(moves[Move.BOOK])


def test_a_settled_order_is_signed_for_and_paid() -> None:
    notes = {n.number: n for n in the_book().all(OutboundNote)}
    for order in orders(*ENDED):
        shipped = Counter[int]()
        for part in of_order(OutboundLine, order):
            assert notes[part.note].signed_on
            shipped[part.line_no] += part.quantity
        goods = {ln.line_no: ln.quantity for ln in of_order(OrderLine, order) if ln.kind not in (LineKind.FEE, LineKind.SERVICE)}

        assert shipped == goods
        assert abs((order.amount or 0) - sum(r.amount for r in of_order(Receipt, order))) <= settings().settle_tolerance


def test_goods_leave_after_booking_and_prepaid_ones_after_the_money() -> None:
    for note in the_book().all(OutboundNote):
        order = the_book().get(Order, note.order)
        assert order and order.booked_at
        if note.shipped_on is None:  # it waits for release
            assert note.issued_on == TODAY
            continue
        assert order.booked_at.date() <= note.shipped_on
        assert note.signed_on is None or note.shipped_on <= note.signed_on
        ahead = [r.received_on for r in of_order(Receipt, order) if r.kind and r.kind.code == "PREPAYMENT"]
        assert all(day <= note.shipped_on for day in ahead)


def test_some_deliveries_are_late_but_few() -> None:
    last = {n.order: n.signed_on for n in the_book().all(OutboundNote)}
    delivered = [(last[o.number], o.promised_on) for o in orders(*ENDED, Commercial.CONFIRMED) if last.get(o.number)]

    late = sum(signed > promised for signed, promised in delivered if signed and promised)

    assert 0.05 <= late / len(delivered) <= 0.09


def test_no_order_under_way_is_stopped_by_credit() -> None:
    found = [standing(o, the_book(), settings(), TODAY) for o in orders(*UNDER_WAY)]

    assert [s for s in found if s and s.bad] == []


@pytest.mark.parametrize("order", orders(*UNDER_WAY), ids=lambda o: o.number)
def test_somebody_can_take_every_order_under_way_a_step_further(order: Order) -> None:
    move = next_move(order, the_book(), settings())
    assert move

    free = [
        user.login
        for user in the_book().all(User)
        if Role.ADMIN not in user.roles and not any(f.blocks for f in obstacles(Case(order, the_book(), press(user), move), move))
    ]

    assert free
