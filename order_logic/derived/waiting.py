"""How long an order has stayed in its step, in working hours, and how long it may (R-32)."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from order_logic.book import Book
from order_logic.derived.calendar import calendar_of
from order_logic.derived.steps import next_move, signed
from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Move, Shifting
from order_logic.records import Holiday, Order, OutboundNote, Signature
from order_logic.settings import Settings
from order_logic.text import Text
from order_logic.workhours import day_begins, worked_between

WAITING_READS = (Holiday, Signature, OutboundNote)
_SECONDS = 3600


class Waiting(NamedTuple):
    """What an order waits for, for how many working hours already, and how many it may."""

    step: Text
    hours: Decimal
    limit: int

    @property
    def late(self) -> bool:
        return self.hours > self.limit


def waiting(order: Order, book: Book, settings: Settings, now: datetime) -> Waiting | None:
    """The step that an order waits in; None where no step waits for a person's time, or its beginning is not known."""
    limit = step_limit(order, book, settings)
    if limit is not None:
        begun = _begun(order, book)
        return Waiting(order.commercial.text, hours_between(begun, now, book, settings), limit) if begun else None
    if order.commercial is not Commercial.CONFIRMED:
        return None
    waits = [at for note in book.by(OutboundNote, "order", order.number) if (at := release_begun(note, book, settings))]
    if not waits:
        return None
    return Waiting(Shifting.RELEASE.text, hours_between(min(waits), now, book, settings), settings.release_hours)


def step_limit(order: Order, book: Book, settings: Settings) -> int | None:
    """Working hours that the commercial step an order stands in may take, from the settings; None where there is no limit."""
    if order.commercial is Commercial.PENDING:
        second = next_move(order, book, settings) is Move.SECOND_AUDIT
        return settings.second_audit_hours if second else settings.first_audit_hours
    if order.commercial is Commercial.IN_APPROVAL:
        return settings.approval_hours
    return settings.review_hours if order.commercial in (Commercial.AUDITED, Commercial.IN_REVIEW) else None


def _begun(order: Order, book: Book) -> datetime | None:
    """When the step began: the second audit with the first one's signature, every other with its status."""
    audits = signed(order, book, Move.FIRST_AUDIT) if order.commercial is Commercial.PENDING else []
    return max((s.signed_at for s in audits if s.signed_at), default=order.since)


def release_begun(note: OutboundNote, book: Book, settings: Settings) -> datetime | None:
    """Since when a note waits for its next release signature; None when it waits no more."""
    if note.voided or note.released_at or note.shipped_on:
        return None
    releases = (s for s in book.by(Signature, "order", note.order) if s.move is Shifting.RELEASE and s.document == note.number)
    given = [s.signed_at for s in releases if s.signed_at and not s.voided]
    return max(given, default=note_handed_on(note, settings))


def note_handed_on(note: OutboundNote, settings: Settings) -> datetime | None:
    """When the time for a note's release begins: the morning after its day. A note keeps no hour, so its signers are given that day."""
    if note.issued_on is None:
        return None
    return datetime.combine(note.issued_on + timedelta(days=1), day_begins(settings.working_hours))


def hours_between(a: datetime, b: datetime, book: Book, settings: Settings) -> Decimal:
    """Working hours from ``a`` to ``b``, to the second, by 节假日 and the hours of the office."""
    return Decimal(worked_between(a, b, calendar_of(book), settings.working_hours) // timedelta(seconds=1)) / _SECONDS
