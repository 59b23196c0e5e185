"""A confirmed order of a hundred valves, and the presses of those who handle its stock."""

from datetime import date
from decimal import Decimal
from typing import Any

from order_logic.book import Book
from order_logic.derived.stages import stages_of
from order_logic.flows.moves import Shifting
from order_logic.flows.quantity import Stage
from order_logic.flows.roles import Role
from order_logic.records import OrderLine
from order_logic.settings import Settings
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.shifting import shift_lines
from tests.logic.builders import NUMBER, a_book, a_line, a_press, approved
from tests.logic.stock_builders import line_of

RUSH = "SO20261120-0009"
SOON = date(2026, 11, 30)


def sold(*rows: Any, **line: Any) -> Book:
    """A confirmed order of a hundred valves and what else is there."""
    others = [row for row in approved() if not isinstance(row, OrderLine)]
    return a_book(*others, a_line(**line), *rows)


def pressed(book: Book, move: Shifting, role: Role = Role.WAREHOUSE, *picks: str, **typed: Any) -> Outcome:
    return shift_lines(book, picks or [NUMBER], move, a_press(role, **typed))


def done(book: Book, move: Shifting, role: Role = Role.WAREHOUSE, *picks: str, **typed: Any) -> Book:
    """The book after a move that must go through."""
    outcome = pressed(book, move, role, *picks, **typed)
    assert outcome.moved, [f.say("zh") for f in outcome.findings]
    return book.after(outcome.changes)


def blocks(outcome: Outcome) -> list[str]:
    assert not outcome.moved
    assert not outcome.changes
    return [f.rule for f in outcome.findings if f.blocks]


def warnings(outcome: Outcome) -> list[str]:
    return [f.rule for f in outcome.findings if not f.blocks]


def where(book: Book, line_no: int = 1) -> dict[Stage, int]:
    """Where the quantity of a line lies, blanks left out."""
    return {stage: int(q) for stage, q in stages_of(line_of(book, line_no), book).items() if q}


LOOSE = {"settings": Settings(under_delivery=Decimal(5)), "reason": "客户同意尾数不补"}
