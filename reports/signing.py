"""Boxes to sign, filled in with what the desk knows of who signed and when."""

from collections.abc import Sequence
from datetime import date, datetime

from order_logic.book import Book
from order_logic.records import Signature
from order_logic.text import Text
from reports.blocks import Sign
from reports.order_parts import person_of

Duty = tuple[Text, Text]
"""Who signs, and for what."""


def box(duty: Duty, login: str, when: date | datetime | None, book: Book, seal: bool = False) -> Sign:
    """The box of one person; a line for the pen where nobody is known."""
    on = when.date() if isinstance(when, datetime) else when
    return Sign(*duty, person_of(login, book) if login else "", on if login else None, seal)


def last_box(duty: Duty, given: Sequence[Signature], book: Book, seal: bool = False) -> Sign:
    """The box of whoever signed last of these."""
    return box(duty, given[-1].person, given[-1].signed_at, book, seal) if given else Sign(*duty, seal=seal)
