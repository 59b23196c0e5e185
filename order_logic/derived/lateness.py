"""Why an order came late and whose it is, as far as the book tells: the first of these grounds that is written down."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from order_logic.book import Book
from order_logic.flows.documents import Change, Job, Trouble
from order_logic.flows.roles import Role
from order_logic.records import Arrival, ChangeRequest, Order, OrderException, OutboundLine, OutboundNote, ProductionJob, Promise
from order_logic.records.choices import ChangeClass, Responsibility
from order_logic.text import Text, Word

LATENESS_READS: tuple[type, ...] = (OrderException, ChangeRequest, Promise, Arrival, ProductionJob, OutboundNote, OutboundLine)
UNJUDGED = Text("未判定", "Not judged")
UNKNOWN = Text("未登记", "Not entered")


class Ground(Word):
    """Why a line came late where no exception tells it."""

    CHANGED = ("客户变更", "Customer's change")
    REFUSED = ("拒收或丢失", "Refused or lost")
    REPROMISED = ("改期", "New date")
    ARRIVAL = ("来料迟到", "Supplies late")
    PRODUCTION = ("完工迟", "Finished late")
    TRANSPORT = ("按期发出但签收迟", "Sent in time, signed late")
    DISPATCH = ("发货迟，未登记原因", "Sent late, no cause")
    OPEN = ("未发货，未登记原因", "Not sent, no cause")


class Lateness(NamedTuple):
    """The cause in a word, whose it is, what was written about it, and the document that tells."""

    cause: Text
    owner: Text
    words: str = ""
    document: str = ""


def lateness(order: Order, day: date, done_on: date | None, book: Book) -> Lateness:
    """Why what was due on ``day`` came on ``done_on`` (None: not yet)."""
    return next(_grounds(order, day, done_on, book))


def _grounds(order: Order, day: date, done_on: date | None, book: Book) -> Iterator[Lateness]:
    """From what people judged down to what only the days tell; the last one always holds."""
    yield from _exceptions(order, done_on, book)
    for change in book.by(ChangeRequest, "order", order.number):
        if change.asked_by_customer and change.state is Change.DONE and change.klass is ChangeClass.REVIEW:
            yield Lateness(Ground.CHANGED.text, Responsibility.CUSTOMER.text, change.reason, change.number)
    for part in book.by(OutboundLine, "order", order.number):
        if part.refused or part.lost:
            yield Lateness(Ground.REFUSED.text, Role.LOGISTICS.text, document=part.note)
    for promise in book.by(Promise, "order", order.number):
        later = promise.promised_on and order.first_promised_on and promise.promised_on > order.first_promised_on
        if later and not promise.voided and not promise.pending:
            yield Lateness(Ground.REPROMISED.text, Role.PMC.text, promise.cause)
    for arrival in book.by(Arrival, "order", order.number):
        if not arrival.voided and arrival.due_on and arrival.arrived_on and arrival.arrived_on > arrival.due_on:
            yield Lateness(Ground.ARRIVAL.text, Role.PURCHASING.text, document=arrival.number)
    for job in book.by(ProductionJob, "order", order.number):
        if job.finish_on and job.finish_on > day and job.state is not Job.CANCELLED:
            yield Lateness(Ground.PRODUCTION.text, Role.PRODUCTION.text, document=job.number)
    yield _by_days(order, day, done_on, book)


def _exceptions(order: Order, done_on: date | None, book: Book) -> Iterator[Lateness]:
    """The exceptions that were found before the goods were there, oldest first."""
    rows = [
        row
        for row in book.by(OrderException, "order", order.number)
        if row.category and row.found_on and row.state is not Trouble.WITHDRAWN
    ]
    for row in sorted(rows, key=lambda row: (row.found_on or date.max, row.number)):
        if row.category and row.found_on and (done_on is None or row.found_on <= done_on):
            owner = Text(row.department, row.department) if row.department else None
            whose = owner or (row.responsibility.text if row.responsibility else UNJUDGED)
            yield Lateness(row.category.text, whose, row.cause or row.text, row.number)


def _by_days(order: Order, day: date, done_on: date | None, book: Book) -> Lateness:
    """What is left when nobody wrote anything down."""
    sent = [note.shipped_on for note in book.by(OutboundNote, "order", order.number) if note.shipped_on and not note.voided]
    if sent and done_on and max(sent) <= day:
        return Lateness(Ground.TRANSPORT.text, Role.LOGISTICS.text)
    return Lateness((Ground.DISPATCH if sent else Ground.OPEN).text, UNKNOWN)
