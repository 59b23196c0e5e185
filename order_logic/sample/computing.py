"""Fills the computed columns of a whole book at once, and puts the seal on its orders."""

from collections.abc import Iterable
from functools import cache
from operator import attrgetter
from typing import Any

from order_logic.book import Book, Key, Table, key_of
from order_logic.computed import Glance
from order_logic.derived.refresh import computed_of
from order_logic.records import RECORDS, Order, OrderLine, Signature
from order_logic.seals import seal_of, typed_digest

Tables = dict[type, dict[Key, Any]]


def tables_of(rows: Iterable[Any]) -> Tables:
    """``rows`` by record and key; raises ValueError when a key stands twice."""
    tables: Tables = {record: {} for record in RECORDS}
    for row in rows:
        table, key = tables[type(row)], key_of(row)
        if key in table:
            raise ValueError(f"{type(row).__name__} {key} stands twice")
        table[key] = row
    return tables


def completed(tables: Tables, glance: Glance) -> list[Any]:
    """The rows with every computed column as a click would leave it, and fresh seals on the orders."""
    book = Book({record: Table(rows) for record, rows in tables.items()})
    return [_completed(row, book, glance) if computed_of(record) else row for record, rows in tables.items() for row in rows.values()]


def _completed(row: Any, book: Book, glance: Glance) -> Any:
    record: Any = type(row)
    values = {column.field: column.formula(row, book, glance) for column in computed_of(record)}
    if isinstance(row, Order):
        lines, signed = list(book.by(OrderLine, "order", row.number)), list(book.by(Signature, "order", row.number))
        values |= {"seal": seal_of(row, lines, signed), "typed": typed_digest(row, lines)}
    return record(**dict(zip(record.__slots__, _reader(record)(row), strict=True)) | values)


@cache
def _reader(record: Any) -> "attrgetter[Any]":
    """Reads all fields of a row at once: dataclasses.replace takes twice as long, and here it would be asked a million times."""
    return attrgetter(*record.__slots__)
