"""Brings computed columns up to date: for the orders a click touched, or for all."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from order_logic import derived
from order_logic.book import Book, Edit, key_of
from order_logic.computed import Computed, Glance
from order_logic.records import Order, OrderLine
from order_logic.register import register_of


@cache
def computed_columns() -> dict[str, Computed]:
    """Every computed column, by ``Record.field``."""
    return register_of(derived, Computed)


@cache
def computed_of(record: type) -> tuple[Computed, ...]:
    """The computed columns of one record."""
    return tuple(c for c in computed_columns().values() if c.record is record)


@cache
def reads_of_computed() -> frozenset[type]:
    """Every record that some computed column looks at."""
    return frozenset(r for c in computed_columns().values() for r in (c.record, *c.reads))


def refreshed(book: Book, orders: Iterable[str], glance: Glance) -> list[Edit]:
    """The edits that bring these orders and their lines up to date; nothing for what is right already."""
    edits: list[Edit] = []
    for number in orders:
        for line in book.by(OrderLine, "order", number):
            edits += _stale(OrderLine, line, book, glance)
        order = book.get(Order, number)
        if order is not None:
            edits += _stale(Order, order, book, glance)
    return edits


def _stale(record: type, row: Any, book: Book, glance: Glance) -> list[Edit]:
    edits = []
    for column in computed_of(record):
        now, before = column.formula(row, book, glance), getattr(row, column.field)
        if now != before:
            edits.append(Edit(record, key_of(row), column.field, before, now))
    return edits
