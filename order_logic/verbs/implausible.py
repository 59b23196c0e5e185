"""Typed figures that nobody can mean: less than nothing, or more than the whole."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from operator import attrgetter
from typing import Any

from order_logic.book import Book, key_of, order_field
from order_logic.columns import Column, Kind, Owner, columns_of
from order_logic.records import ChangeRequest, Invoice, InvoiceLine, OpeningBalance, Order, OrderLine, PlatformRow, Receipt
from order_logic.records.choices import Level
from order_logic.rule import Finding
from order_logic.text import Text

_BELOW = Text("「{column}」{value} 小于 0", "{column} {value} lies below 0")
_ABOVE = Text("「{column}」{value} 超过 100", "{column} {value} lies above 100")
_MEND = Text("请核对后更正", "check and correct it")
_FIGURES = frozenset({Kind.QUANTITY, Kind.PRICE, Kind.PERCENT, Kind.COUNT, Kind.MONEY})
_SIGNED = frozenset({Receipt, Invoice, InvoiceLine, OpeningBalance, PlatformRow, ChangeRequest})
"""Where a minus has a meaning: refunds, red invoices, prepaid balances, goods that a platform took back, costs that are saved."""
_ELSEWHERE = frozenset({Order, OrderLine})
"""What the rules on orders look at."""


def implausible(book: Book) -> Iterator[Finding]:
    """The figures of a whole book, orders and their lines aside, that lie outside what their column can hold (R-07)."""
    for record in book.records():
        for column in _figures(record):
            yield from _outside(book, record, column)


def _figures(record: type) -> list[Column]:
    if record in _SIGNED | _ELSEWHERE:
        return []
    return [c for c in columns_of(record) if c.owner is Owner.STAFF and c.kind in _FIGURES and not c.key]


def _outside(book: Book, record: type, column: Column) -> Iterator[Finding]:
    most = 100 if column.kind is Kind.PERCENT else None
    rows: Iterable[Any] = book.all(record)
    if not any(_fault(value, most) for value in set(map(attrgetter(column.name), rows))):  # as a rule: no look at each row
        return
    order = order_field(record)
    for row in rows:
        value = getattr(row, column.name)
        if told := _fault(value, most):
            facts = {"column": column.label, "value": value}
            number = str(getattr(row, order)) if order else ""
            yield Finding("R-07", Level.BLOCK, told, _MEND, facts, record, key_of(row), column.name, number)


def _fault(value: Decimal | int | None, most: int | None) -> Text | None:
    if value is None:
        return None
    return _BELOW if value < 0 else _ABOVE if most is not None and value > most else None
