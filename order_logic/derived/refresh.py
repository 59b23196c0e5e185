"""Brings computed columns up to date: for the orders a click touched, or for all."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from order_logic import derived
from order_logic.book import Add, Book, Change, Edit, Key, key_of, order_field
from order_logic.columns import columns_of, values_of
from order_logic.computed import Computed, Formula, Glance
from order_logic.flows.status import Status
from order_logic.records import Order, OrderLine, Receipt
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
def reads_of_computed(records: frozenset[type]) -> frozenset[type]:
    """Every record that the computed columns of ``records`` look at, themselves included."""
    return frozenset(r for c in computed_columns().values() if c.record in records for r in (c.record, *c.reads))


OF_ORDERS = frozenset({Order, OrderLine})
"""The records whose computed columns every click brings up to date for the orders that it touches."""


@cache
def others_computed() -> tuple[type, ...]:
    """The other records with computed columns."""
    return tuple(dict.fromkeys(c.record for c in computed_columns().values() if c.record not in OF_ORDERS))


def refreshed(book: Book, orders: Iterable[str], glance: Glance, rows: Iterable[tuple[type, Key]] = ()) -> list[Edit]:
    """The edits that bring these orders, their lines and these other rows up to date; nothing for what is right already.

    Rows of other records that belong to the orders are brought along as far as they were read.
    """
    edits: list[Edit] = []
    owned = [record for record in others_computed() if order_field(record) and record in book.records()]
    beside = dict.fromkeys((record, key) for record, key in rows if record in book.records())
    for number in orders:
        if _at_rest(number, book):
            continue
        for line in book.by(OrderLine, "order", number):
            edits += _stale(OrderLine, line, book, glance)
        order = book.get(Order, number)
        if order is not None:
            edits += _stale(Order, order, book, glance)
        for record in owned:
            rows_of: Iterable[Any] = book.by(record, order_field(record), number)
            beside |= dict.fromkeys((record, key_of(row)) for row in rows_of)
    for record, key in beside:
        found: Any = book.get(record, *key)
        if found is not None and not (order_field(record) and _at_rest(getattr(found, order_field(record)), book)):
            edits += _stale(record, found, book, glance)
    return edits


def _at_rest(number: str, book: Book) -> bool:
    """Whether an order was archived and its papers have left: its sums stay as they were."""
    order = book.get(Order, number)
    return order is not None and order.status is Status.ARCHIVED and not book.by(OrderLine, "order", number)


def looked_on(book: Book, changes: Iterable[Change]) -> list[tuple[type, Key]]:
    """The rows with computed columns, other than orders and lines, that changes touch or refer to."""
    found: dict[tuple[type, Key], None] = {}
    for change in changes:
        row = change.row if isinstance(change, Add) else book.get(change.record, *change.key)
        if row is None:
            continue
        if change.record in others_computed():
            found[change.record, key_of(row)] = None
        if isinstance(row, Receipt) and row.refund_of:  # what goes back changes the receipt that it takes back
            found[Receipt, (row.refund_of,)] = None
        for column in columns_of(change.record):
            if column.refers_to in others_computed() and (value := getattr(row, column.name)):
                found[column.refers_to, (value,)] = None
    return list(found)


def every_other(book: Book) -> list[tuple[type, Key]]:
    """Every row with computed columns that belongs to no order's own columns, as far as it was read."""
    return [(record, key) for record in others_computed() if record in book.records() for key in book.keys(record)]


def _stale(record: type, row: Any, book: Book, glance: Glance) -> list[Edit]:
    formulas, take = _formulas(record)
    now, before = tuple([formula(row, book, glance) for formula in formulas]), take(row)
    if now == before:  # as a rule: one comparison for all columns
        return []
    cells = zip(computed_of(record), before, now, strict=True)
    return [Edit(record, key_of(row), column.field, was, new) for column, was, new in cells if new != was]


@cache
def _formulas(record: type) -> tuple[tuple[Formula, ...], Callable[[Any], tuple[Any, ...]]]:
    """The formulas of a record's computed columns, and what takes the values that stand there."""
    columns = computed_of(record)
    return tuple(c.formula for c in columns), values_of(c.field for c in columns)
