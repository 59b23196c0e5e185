"""Who presses in another's place, and the signature that every move leaves."""

from datetime import date
from typing import Any

import pytest

from order_logic.book import Add, Book, Edit
from order_logic.flows.commercial import Commercial as C
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.records import User
from order_logic.verbs.moving import move_orders
from order_logic.verbs.outcome import Outcome
from tests.logic.builders import (
    NUMBER,
    a_book,
    a_line,
    a_press,
    a_signature,
    an_order,
    audits,
    login,
    opinions,
    rows_of,
    staff,
)


def pressed(book: Book, move: Move, who: Role, number: str = NUMBER, **typed: Any) -> Outcome:
    return move_orders(book, [number], move, a_press(who, **typed))


def after(book: Book, outcome: Outcome) -> Book:
    return book.after(outcome.changes)


def rules(outcome: Outcome) -> set[str]:
    return {f.rule for f in outcome.findings if f.blocks}


def pending(**fields: Any) -> Book:
    return a_book(an_order(commercial=C.PENDING, **fields), a_line(), a_signature(Move.REGISTER, Role.SALES))


def in_review(*rows: Any, **fields: Any) -> Book:
    return a_book(an_order(commercial=C.IN_REVIEW, **fields), a_line(), *audits(), *rows)


def test_the_next_level_signs_when_nobody_holds_the_role() -> None:
    people = [u for u in staff() if not {Role.ORDER_CLERK, Role.CUSTOMER_SERVICE} & set(u.roles)]
    book = a_book(an_order(commercial=C.PENDING), a_line())
    without = Book.of(*(row for row in rows_of(book) if not isinstance(row, User)), *people)

    assert pressed(without, Move.FIRST_AUDIT, Role.ORDER_HEAD).moved == (NUMBER,)
    assert rules(pressed(book, Move.FIRST_AUDIT, Role.ORDER_HEAD)) == {"D-03"}


def test_a_project_manager_presses_for_sales_on_project_orders_only() -> None:
    project = pending(order_type="项目", project_name="北仑泵站")

    assert pressed(project, Move.VOID, Role.PROJECT_MANAGER, reason="录错").moved == (NUMBER,)
    assert rules(pressed(pending(), Move.VOID, Role.PROJECT_MANAGER, reason="录错")) == {"D-03"}


@pytest.mark.parametrize(("start", "end", "may"), [(date(2026, 11, 1), date(2026, 11, 30), True), (None, date(2026, 11, 19), False)])
def test_a_deputy_signs_only_within_the_dates(start: date | None, end: date, may: bool) -> None:
    book = in_review(*opinions())
    dated = book.after([Edit(User, ("deputy",), "deputy_from", None, start), Edit(User, ("deputy",), "deputy_to", None, end)])
    outcome = pressed(dated, Move.DECLINE, Role.DEPUTY, reason="交期谈不拢", user=dated.get(User, "deputy"))

    assert bool(outcome.moved) is may


def test_a_signature_row_is_added_for_every_move() -> None:
    outcome = pressed(pending(), Move.FIRST_AUDIT, Role.ORDER_CLERK)
    added = [c.row for c in outcome.changes if isinstance(c, Add)]

    assert [(s.move, s.role, s.person) for s in added] == [(Move.FIRST_AUDIT, Role.ORDER_CLERK, login(Role.ORDER_CLERK))]
