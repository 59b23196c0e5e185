"""What stands on an outbound note, and how much of it is still on its way."""

from datetime import date
from decimal import Decimal

from order_logic.book import Book
from order_logic.flows.moves import Shifting
from order_logic.records import Customer, IssuedStatement, Logistics, OutboundLine, OutboundNote, Signature
from order_logic.records.choices import Carriage

ZERO = Decimal(0)
UNTRACKED = frozenset({Carriage.OWN, Carriage.PICKUP})
"""Ways of travelling without carrier and waybill."""


def parts_of(note: OutboundNote, book: Book) -> list[OutboundLine]:
    """The lines of a note."""
    return [part for part in book.by(OutboundLine, "order", note.order) if part.note == note.number]


def plan_of(note: OutboundNote, book: Book) -> Logistics | None:
    """How a note travels (R-56)."""
    return book.get(Logistics, note.number)


def tracked(note: OutboundNote, book: Book) -> bool:
    """Whether a carrier takes the goods of a note, so that there is a waybill."""
    plan = plan_of(note, book)
    return plan is None or plan.mode not in UNTRACKED


def on_its_way(part: OutboundLine) -> Decimal:
    """What of one line of a shipped note was neither signed for nor refused nor lost."""
    return (part.quantity or ZERO) - (part.signed or ZERO) - (part.refused or ZERO) - (part.lost or ZERO)


def releases_of(note: OutboundNote, book: Book) -> list[Signature]:
    """The signatures of a note's release that count (R-54)."""
    rows = book.by(Signature, "order", note.order)
    return [s for s in rows if s.move is Shifting.RELEASE and s.document == note.number and not s.voided]


def closed_until(customer: Customer | None, book: Book) -> date | None:
    """The last day that a statement to the customer covers: nothing is dated back to it or before it (SPEC 6, periods)."""
    issued = book.by(IssuedStatement, "customer", customer.code) if customer else ()
    return max((row.last_on for row in issued if row.last_on and not row.voided), default=None)
