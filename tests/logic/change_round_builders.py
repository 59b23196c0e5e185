"""Orders on their way through a change: in re-review, in re-approval, gone round; for tests."""

from datetime import date
from typing import Any

from order_logic.book import Book, Edit
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.records import Opinion
from order_logic.records.choices import Verdict
from tests.logic.builders import NUMBER
from tests.logic.change_builders import a_book_with, a_change, approve, moves

UP, CHEAPER, DEARER, TERMS = (1, "数量", "120"), (1, "单价", "95"), (1, "单价", "2000"), (None, "结算方式", "款到发货")
SOONER = (None, "要求交期", "2026-12-10")
DAY = date(2026, 12, 18)
MANAGER, BOSS = Role.SALES_MANAGER, Role.GENERAL_MANAGER


def in_review(*rows: Any, more: tuple[Any, ...] = (), **order: Any) -> Book:
    """An order in re-review for a change of these rows."""
    return moves(approve(a_book_with(*more, change=a_change(*rows), **order), BOSS), Move.REREVIEW, Role.PMC)


def in_approval(*rows: Any, more: tuple[Any, ...] = (), **order: Any) -> Book:
    """An order in re-approval for a change of these rows."""
    return moves(approve(a_book_with(*more, change=a_change(*rows), **order), BOSS), Move.REAPPROVE, Role.SALES)


def opinions_given(book: Book, verdict: Verdict = Verdict.YES, text: str = "") -> Book:
    waiting = [o for o in book.by(Opinion, "order", NUMBER) if not o.person]
    typed = [
        Edit(Opinion, (NUMBER, o.round, o.department), name, getattr(o, name), value)
        for o in waiting
        for name, value in (("verdict", verdict), ("text", text))
    ]
    book = book.tried(typed)
    for department in dict.fromkeys(o.department for o in waiting if o.department):
        book = moves(book, Move.GIVE_OPINION, department)
    return book


def gone_round(book: Book, day: date = DAY) -> Book:
    """Opinions, promise and submission of a re-review: next is the approval."""
    return moves(moves(opinions_given(book), Move.PROMISE, Role.PMC, on=day), Move.SUBMIT, Role.PMC)
