"""How fresh the news of an order is: when its progress was last reported, and last told to the customer."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from order_logic.book import Book
from order_logic.derived.stages import goods_of, stages_of
from order_logic.derived.told import customer_notices
from order_logic.flows.commercial import Commercial
from order_logic.flows.documents import Job, Purchase
from order_logic.flows.quantity import Stage
from order_logic.records import (
    Logistics,
    Notice,
    Order,
    OrderLine,
    OutboundLine,
    OutboundNote,
    ProductionJob,
    Progress,
    PurchaseLine,
    PurchaseOrder,
    ReturnLine,
)
from order_logic.records.choices import Topic, Track

PROGRESS_READS = (
    OrderLine,
    OutboundLine,
    OutboundNote,
    ReturnLine,
    ProductionJob,
    PurchaseLine,
    PurchaseOrder,
    Logistics,
    Progress,
    Notice,
)
TRACKED = {Stage.MAKING: Track.PRODUCTION, Stage.BUYING: Track.PURCHASING, Stage.SHIPPED: Track.LOGISTICS}
"""The stages whose progress is entered regularly, and by which track (R-46)."""
_FEEDBACK = (Topic.CONFIRMATION, Topic.PROGRESS, Topic.DATE, Topic.SHIPMENT)


class Stale(NamedTuple):
    """A track of an order of which nothing was heard since ``since``."""

    track: Track
    since: date


def tracks_of(order: Order, book: Book) -> list[Track]:
    """The tracks on which goods of a confirmed order are under way."""
    if order.commercial is not Commercial.CONFIRMED:
        return []
    held = {stage for line in goods_of(order.number, book) for stage, quantity in stages_of(line, book).items() if quantity > 0}
    return [track for stage, track in TRACKED.items() if stage in held]


def stale_tracks(order: Order, book: Book, today: date, days: int) -> list[Stale]:
    """The tracks of an order without news for more than ``days`` days; a track without any record of its own is left out."""
    heard = ((track, max(_heard(order, book, track), default=None)) for track in tracks_of(order, book))
    return [Stale(track, since) for track, since in heard if since and today - since > timedelta(days=days)]


def _heard(order: Order, book: Book, track: Track) -> Iterator[date]:
    """Every day on which something was heard of a track: reports, and when its documents were begun or brought up to date."""
    yield from (row.reported_on for row in book.by(Progress, "order", order.number) if row.reported_on and row.track in (track, None))
    if track is Track.PRODUCTION:
        jobs = (job for job in book.by(ProductionJob, "order", order.number) if job.state is not Job.CANCELLED)
        yield from (job.made_at.date() for job in jobs if job.made_at)
    elif track is Track.PURCHASING:
        bought = (book.get(PurchaseOrder, line.purchase) for line in book.by(PurchaseLine, "order", order.number) if not line.voided)
        yield from (row.placed_on for row in bought if row and row.placed_on and row.state is not Purchase.CANCELLED)
    else:
        sent = (book.get(Logistics, note.number) for note in book.by(OutboundNote, "order", order.number) if not note.voided)
        yield from (row.updated_on for row in sent if row and row.updated_on)


def last_feedback(order: Order, book: Book) -> date | None:
    """The last day on which the customer heard how the order goes; None when that is not on record."""
    told = [row.told_on for row in book.by(Progress, "order", order.number) if row.told_on]
    return max([*told, *(n.sent_on for n in customer_notices(order.number, book, _FEEDBACK) if n.sent_on)], default=None)
