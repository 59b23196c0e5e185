from datetime import date
from typing import Any

from order_logic.book import Book, Edit
from order_logic.flows.commercial import Commercial as C
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.records import Opinion, Order, Promise, Signature
from order_logic.records.choices import Verdict
from order_logic.verbs.moving import move_orders
from order_logic.verbs.outcome import Outcome
from tests.logic.builders import (
    NUMBER,
    a_book,
    a_line,
    a_press,
    an_opinion,
    an_order,
    audits,
    opinions,
)


def pressed(book: Book, move: Move, who: Role, number: str = NUMBER, **typed: Any) -> Outcome:
    return move_orders(book, [number], move, a_press(who, **typed))


def after(book: Book, outcome: Outcome) -> Book:
    return book.after(outcome.changes)


def rules(outcome: Outcome) -> set[str]:
    return {f.rule for f in outcome.findings if f.blocks}


def in_review(*rows: Any, **fields: Any) -> Book:
    return a_book(an_order(commercial=C.IN_REVIEW, **fields), a_line(), *audits(), *rows)


def test_departments_get_their_rows_and_sign_only_their_own() -> None:
    book = a_book(an_order(commercial=C.AUDITED), a_line(), *audits())
    sent = after(book, pressed(book, Move.SEND_TO_REVIEW, Role.PMC))
    typed = sent.after([Edit(Opinion, (NUMBER, 1, Role.QUALITY), "verdict", None, Verdict.YES)])
    outcome = pressed(typed, Move.GIVE_OPINION, Role.QUALITY)

    assert {c.key[2] for c in outcome.changes if isinstance(c, Edit) and c.record is Opinion} == {Role.QUALITY}


def test_an_opinion_without_a_verdict_is_asked_for() -> None:
    book = in_review(an_opinion(Role.QUALITY, verdict=None, person="", given_at=None))

    assert rules(pressed(book, Move.GIVE_OPINION, Role.QUALITY)) == {"D-09"}


def test_a_department_that_is_not_asked_is_told_so() -> None:
    book = in_review(*opinions())

    assert rules(pressed(book, Move.GIVE_OPINION, Role.QUALITY)) == {"D-10"}


def test_a_promise_without_a_date_is_refused_and_one_with_a_date_goes_into_the_ledger() -> None:
    book = in_review(*opinions())
    outcome = pressed(book, Move.PROMISE, Role.PMC, on=date(2026, 12, 18))
    end = after(book, outcome)

    assert rules(pressed(book, Move.PROMISE, Role.PMC)) == {"D-06"}
    assert [p.promised_on for p in end.by(Promise, "order", NUMBER)] == [date(2026, 12, 18)]
    assert end.get(Order, NUMBER).first_promised_on == date(2026, 12, 18)  # type: ignore[union-attr]  # it is there


def test_the_first_promise_stays_the_first() -> None:
    book = in_review(*opinions(), first_promised_on=date(2026, 12, 10), promised_on=date(2026, 12, 10))
    end = after(book, pressed(book, Move.PROMISE, Role.PMC, on=date(2026, 12, 18)))
    order = end.get(Order, NUMBER)

    assert order is not None
    assert (order.first_promised_on, order.promised_on) == (date(2026, 12, 10), date(2026, 12, 18))


def test_sending_back_voids_what_was_signed_and_asks_legal_again() -> None:
    special = an_opinion(Role.LEGAL, round=0)
    book = in_review(special, *opinions(), special="防爆")
    outcome = pressed(book, Move.SEND_BACK, Role.ENGINEERING, reason="图纸不对")
    end = after(book, outcome)
    order = end.get(Order, NUMBER)

    assert order is not None
    assert (order.commercial, order.promised_on) == (C.PENDING, None)
    assert all(s.voided for s in end.by(Signature, "order", NUMBER) if s.move in (Move.FIRST_AUDIT, Move.SECOND_AUDIT))
    assert [o.department for o in end.by(Opinion, "order", NUMBER) if not o.voided] == [Role.LEGAL]
