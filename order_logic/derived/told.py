"""What the customer was told, and since when."""

from collections.abc import Collection, Iterator
from datetime import date

from order_logic.book import Book
from order_logic.records import Notice, OrderException
from order_logic.records.choices import Topic


def customer_notices(order: str, book: Book, topics: Collection[Topic]) -> Iterator[Notice]:
    """The notices of an order to its customer on one of ``topics`` that still count, sent or not."""
    for row in book.by(Notice, "order", order):
        if row.customer and row.topic in topics and not row.voided:
            yield row


def customer_told_since(order: str, book: Book, topics: Collection[Topic], day: date | None) -> bool:
    """Whether a notice on one of ``topics`` went to the customer on ``day`` or later; None: at any time."""
    return any(row.sent_on and (day is None or row.sent_on >= day) for row in customer_notices(order, book, topics))


def told_of(trouble: OrderException, book: Book) -> bool:
    """Whether the customer was told of an exception: by a notice that was sent, or on a day that a person noted."""
    if trouble.customer_told_on:
        return True
    notices = customer_notices(trouble.order, book, (Topic.EXCEPTION,))
    return any(row.document == trouble.number and row.sent_on for row in notices)
