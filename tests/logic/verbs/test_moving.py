from datetime import date
from decimal import Decimal
from typing import Any

from order_logic.book import Book, Edit, Fault
from order_logic.flows.commercial import Commercial as C
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.press import Numbers
from order_logic.records import Opinion, Order, OrderLine, Signature, User
from order_logic.seals import seal_in
from order_logic.text import Text
from order_logic.verbs.moving import move_order, move_orders
from order_logic.verbs.outcome import Outcome
from tests.logic.builders import (
    NUMBER,
    a_book,
    a_line,
    a_press,
    a_signature,
    a_user,
    an_opinion,
    an_order,
    audits,
    login,
    rows_of,
)

DRAFT = "D20261120-0001"


def pressed(book: Book, move: Move, who: Role, number: str = NUMBER, **typed: Any) -> Outcome:
    return move_orders(book, [number], move, a_press(who, **typed))


def after(book: Book, outcome: Outcome) -> Book:
    return book.after(outcome.changes)


def rules(outcome: Outcome) -> set[str]:
    return {f.rule for f in outcome.findings if f.blocks}


def pending(**fields: Any) -> Book:
    return a_book(an_order(commercial=C.PENDING, **fields), a_line(), a_signature(Move.REGISTER, Role.SALES))


def test_registering_gives_the_number_and_every_row_follows() -> None:
    book = a_book(an_order(DRAFT, special="防爆"), a_line(DRAFT), a_line(DRAFT, 2))
    outcome = pressed(book, Move.REGISTER, Role.SALES, DRAFT)
    end = after(book, outcome)

    (number,) = outcome.moved
    assert number.startswith("SO20261120-")
    assert [line.line_no for line in end.by(OrderLine, "order", number)] == [1, 2]
    assert [o.department for o in end.by(Opinion, "order", number)] == [Role.LEGAL]
    assert [s.move for s in end.by(Signature, "order", number)] == [Move.REGISTER]
    assert not list(end.by(OrderLine, "order", DRAFT))


def test_legal_is_asked_again_after_a_registration_was_taken_back() -> None:
    asked = an_opinion(Role.LEGAL, DRAFT, round=0, verdict=None, person="", given_at=None, voided=True)
    book = a_book(an_order(DRAFT, special="防爆"), a_line(DRAFT), asked)
    outcome = pressed(book, Move.REGISTER, Role.SALES, DRAFT)
    (number,) = outcome.moved

    assert {o.round: o.voided for o in after(book, outcome).by(Opinion, "order", number)} == {0: True, 1: None}


def test_two_orders_of_one_click_get_two_numbers() -> None:
    other = "D20261120-0002"
    book = a_book(an_order(DRAFT), a_line(DRAFT), an_order(other, customer_po="PO-9"), a_line(other, quantity=Decimal(3)))
    outcome = move_orders(book, [DRAFT, other], Move.REGISTER, a_press(Role.SALES))

    assert len(set(outcome.moved)) == 2


def test_a_number_that_is_in_use_is_never_given_again() -> None:
    numbers = Numbers()
    numbers.seen("SO20261120-0007")
    numbers.reach({("SO", "20261120"): 9})

    assert numbers.next("SO", date(2026, 11, 20)) == "SO20261120-0010"
    assert numbers.next("SO", date(2026, 11, 21)) == "SO20261121-0001"


def test_an_unknown_number_is_told() -> None:
    assert rules(pressed(a_book(), Move.REGISTER, Role.SALES, "SO-NO")) == {"D-01"}


def test_nothing_picked_is_told() -> None:
    assert rules(move_orders(a_book(), [], Move.APPROVE, a_press(Role.SALES))) == {"D-08"}


def test_a_move_that_the_table_does_not_have_is_told_with_those_it_has() -> None:
    outcome = pressed(pending(), Move.APPROVE, Role.SALES_MANAGER)

    assert rules(outcome) == {"D-02"}
    assert Move.FIRST_AUDIT in outcome.findings[0].facts["choices"]


def test_an_ended_order_has_no_further_move() -> None:
    assert rules(pressed(a_book(an_order(commercial=C.CANCELLED), a_line()), Move.APPROVE, Role.SALES)) == {"D-12"}


def test_a_role_that_may_not_press_is_refused_and_told_who_may() -> None:
    outcome = pressed(pending(), Move.FIRST_AUDIT, Role.WAREHOUSE)

    assert rules(outcome) == {"D-03"}
    assert outcome.changes == ()


def test_nobody_audits_what_they_entered_not_even_the_administrator() -> None:
    outcome = pressed(pending(entered_by=login(Role.ADMIN)), Move.FIRST_AUDIT, Role.ADMIN)

    assert "D-04" in rules(outcome)


def test_an_administrator_may_press_every_move() -> None:
    outcome = pressed(pending(), Move.FIRST_AUDIT, Role.ADMIN)

    assert outcome.moved == (NUMBER,)


def test_who_signed_the_first_audit_does_not_sign_the_second() -> None:
    both = a_user(Role.ORDER_CLERK, Role.ORDER_HEAD)
    book = a_book(an_order(commercial=C.PENDING), a_line(), a_signature(Move.FIRST_AUDIT, Role.ORDER_CLERK)).after(
        [Edit(User, ("order_clerk",), "roles", (Role.ORDER_CLERK,), both.roles)]
    )

    assert "D-04" in rules(pressed(book, Move.SECOND_AUDIT, Role.ORDER_CLERK))


def test_the_second_audit_moves_the_order_and_freezes_its_figures() -> None:
    book = a_book(an_order(commercial=C.PENDING), a_line(), a_signature(Move.FIRST_AUDIT, Role.ORDER_CLERK))
    outcome = pressed(book, Move.SECOND_AUDIT, Role.FINANCE)
    end = after(book, outcome)
    last = max(end.by(Signature, "order", NUMBER), key=lambda s: s.number or 0)

    assert end.get(Order, NUMBER).commercial is C.AUDITED  # type: ignore[union-attr]  # it is there
    assert '"limit":' in last.figures
    assert '"amount":"10000"' in last.figures


def test_a_move_that_asks_for_a_reason_is_refused_without_one() -> None:
    assert rules(pressed(pending(), Move.VOID, Role.SALES)) == {"D-05"}


def test_the_reason_typed_on_the_order_counts_and_is_cleared() -> None:
    book = pending(reason="录错")
    outcome = pressed(book, Move.VOID, Role.SALES)
    end = after(book, outcome)
    order = end.get(Order, NUMBER)

    assert order is not None
    assert (order.commercial, order.reason) == (C.CANCELLED, "")
    assert [s.reason for s in end.by(Signature, "order", NUMBER) if s.move is Move.VOID] == ["录错"]


def test_an_order_with_an_unreadable_cell_does_not_advance_but_may_be_voided() -> None:
    reason, remedy = Text("「十」不是数字", "“十” is not a number"), Text("请改成数字", "type a number")
    fault = Fault(OrderLine, (NUMBER, 1), "quantity", reason, remedy, "十")
    book = a_book(an_order(commercial=C.PENDING), a_line())
    faulty = Book.of(*rows_of(book), faults=[fault])

    assert "R-07" in rules(pressed(faulty, Move.FIRST_AUDIT, Role.ORDER_CLERK))
    assert pressed(faulty, Move.VOID, Role.SALES, reason="录错").moved == (NUMBER,)


def test_an_order_edited_by_hand_after_signing_does_not_advance_until_sent_back() -> None:
    book = a_book(an_order(commercial=C.AUDITED), a_line(), *audits())
    sealed = book.after([Edit(Order, (NUMBER,), "seal", "", seal_in(book, NUMBER))])
    edited = sealed.after([Edit(OrderLine, (NUMBER, 1), "quantity", Decimal(100), Decimal(90))])

    assert "D-07" in {f.rule for f in move_order(edited, NUMBER, Move.SEND_TO_REVIEW, a_press(Role.PMC)).findings}


def test_one_refused_order_stops_no_other() -> None:
    second = "SO20261120-0002"
    book = a_book(an_order(commercial=C.PENDING), a_line(), an_order(second, customer_po="PO-2", commercial=C.AUDITED), a_line(second))
    outcome = move_orders(book, [second, NUMBER], Move.FIRST_AUDIT, a_press(Role.ORDER_CLERK))

    assert outcome.moved == (NUMBER,)
    assert {f.order for f in outcome.findings if f.blocks} == {second}
