"""Rows and books of delivered orders, for tests of figures and lists."""

from datetime import date
from decimal import Decimal
from typing import Any

from order_logic.book import Book
from order_logic.computed import Glance
from order_logic.derived.refresh import refreshed
from order_logic.flows.commercial import Commercial
from order_logic.records import Order, OutboundLine, OutboundNote
from order_logic.settings import Settings
from tests.logic.builders import NOW, NUMBER, a_book, a_line, an_order, rows_of

DUE = date(2026, 11, 10)


def a_due_order(number: str = NUMBER, due: date = DUE, **fields: Any) -> list[Any]:
    """A confirmed order of a hundred, promised for ``due`` and wanted on the same day."""
    usual: dict[str, Any] = {"commercial": Commercial.CONFIRMED, "promised_on": due, "first_promised_on": due, "requested_on": due}
    return [an_order(number, **usual | fields), a_line(number)]


def delivered(quantity: int | str, signed_on: date | None, order: str = NUMBER, at: int = 1, **fields: Any) -> list[Any]:
    """One outbound note of ``quantity``, shipped the day it was signed for."""
    note = OutboundNote(
        number=f"CK{order[2:]}-{at}", order=order, issued_on=signed_on or DUE, shipped_on=signed_on or DUE, signed_on=signed_on
    )
    return [note, OutboundLine(note=note.number, order=order, line_no=1, quantity=Decimal(quantity), **fields)]


def fresh(*rows: Any) -> Book:
    """A book with its computed columns filled, as a click leaves it."""
    book = a_book(*rows)
    orders = [order.number for order in book.all(Order)]
    return Book.of(*rows_of(book.after(refreshed(book.after(()), orders, Glance(NOW, Settings())))))
