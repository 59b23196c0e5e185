"""Deliveries against promises: OTD, and the figures of 首页 that only the desk can work out."""

from datetime import date

from order_logic.book import Book
from order_logic.days import serial
from order_logic.derived.delivered import due_lines
from order_logic.settings import Settings

TODAY, DUE, ON_TIME, MESSAGE, STATE = "desk_today", "desk_due", "desk_on_time", "desk_message", "desk_state"
"""Named cells of the workbook that a click writes."""


def kept_values(book: Book, today: date, settings: Settings) -> dict[str, int]:
    """The figures of 首页 that no formula works out, by the names of their cells."""
    due, on_time = punctuality(book, today.replace(day=1), today, settings)
    return {TODAY: serial(today), DUE: due, ON_TIME: on_time}


def punctuality(book: Book, first: date, today: date, settings: Settings) -> tuple[int, int]:
    """(lines due, lines delivered by the promised day) from ``first`` to ``today``: OTD of SPEC 6, by day of signing or of shipping."""
    due = list(due_lines(book, settings, lambda order: order.promised_on, first, today))
    return len(due), sum(line.on_time for line in due)
