"""Fills the computed columns of a whole book at once, and puts the seal on its orders."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from order_logic.book import Book
from order_logic.computed import Glance
from order_logic.derived.refresh import computed_of
from order_logic.records import Order, OrderLine, Signature
from order_logic.seals import seal_of, typed_digest


def completed(rows: Iterable[Any], glance: Glance) -> list[Any]:
    """``rows`` with every computed column of orders and lines as a click would leave it, and fresh seals on the orders."""
    given = list(rows)
    book = Book.of(*given)
    return [_completed(row, book, glance) if isinstance(row, Order | OrderLine) else row for row in given]


def _completed(row: Any, book: Book, glance: Glance) -> Any:
    record: Any = type(row)
    values = {column.field: column.formula(row, book, glance) for column in computed_of(record)}
    if isinstance(row, Order):
        lines, signed = list(book.by(OrderLine, "order", row.number)), list(book.by(Signature, "order", row.number))
        values |= {"seal": seal_of(row, lines, signed), "typed": typed_digest(row, lines)}
    return replace(row, **values)
