"""Deliveries against promises: OTD, and the figures of 首页 that only the desk can work out."""

from collections import defaultdict
from datetime import date
from decimal import Decimal

from order_logic.book import Book
from order_logic.days import serial
from order_logic.flows.status import Status
from order_logic.records import Order, OrderLine, OutboundLine, OutboundNote
from order_logic.records.choices import MONEY_ONLY
from order_logic.settings import Settings

TODAY, DUE, ON_TIME, MESSAGE = "desk_today", "desk_due", "desk_on_time", "desk_message"
"""Named cells of the workbook that a click writes."""
_OFF = (Status.REJECTED, Status.CANCELLED)


def kept_values(book: Book, today: date, settings: Settings) -> dict[str, int]:
    """The figures of 首页 that no formula works out, by the names of their cells."""
    due, on_time = punctuality(book, today.replace(day=1), today, settings)
    return {TODAY: serial(today), DUE: due, ON_TIME: on_time}


def punctuality(book: Book, first: date, today: date, settings: Settings) -> tuple[int, int]:
    """(lines due, lines delivered by the promised day) from ``first`` to ``today``: OTD of SPEC 6, by day of signing or of shipping."""
    promised = {
        order.number: order.promised_on
        for order in book.all(Order)
        if order.promised_on and first <= order.promised_on <= today and order.status not in _OFF
    }
    lines = [line for line in book.all(OrderLine) if line.order in promised and line.quantity and line.kind not in MONEY_ONLY]
    valid = (note for note in book.all(OutboundNote) if not note.voided)
    notes = {note.number: note.shipped_on if settings.promise_basis == "发货" else note.signed_on for note in valid}
    delivered: dict[tuple[str, int | None], Decimal] = defaultdict(Decimal)
    for part in book.all(OutboundLine):
        day = notes.get(part.note)
        if day and part.order in promised and day <= promised[part.order]:
            delivered[part.order, part.line_no] += part.quantity or Decimal(0)
    return len(lines), sum(delivered[line.order, line.line_no] >= (line.quantity or Decimal(0)) for line in lines)
