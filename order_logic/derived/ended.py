"""How an order ended: archived orders no longer say by their status whether we ever delivered them."""

from collections.abc import Iterator

from order_logic.book import Book
from order_logic.derived.passed import from_opening
from order_logic.derived.period import Span
from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Move
from order_logic.records import Order, Signature
from order_logic.records.choices import Share

_ENDS = frozenset({Move.VOID, Move.DECLINE, Move.CANCEL})


def turned_down(order: Order, book: Book) -> bool:
    """Whether an order was declined or cancelled, or never became ours, be it archived since or not."""
    if order.commercial is not Commercial.ARCHIVED:
        return order.commercial in (Commercial.REJECTED, Commercial.CANCELLED)
    if papers_left(order, book):
        return not (from_opening(order) or _delivered(order))
    moves = {s.move for s in book.by(Signature, "order", order.number) if not s.voided}
    return bool(moves & _ENDS) or not (Move.APPROVE in moves or from_opening(order))


def papers_left(order: Order, book: Book) -> bool:
    """Whether an order was archived and its papers lie in the archive only: of it the book knows its own row and its money."""
    return order.commercial is Commercial.ARCHIVED and not book.by(Signature, "order", order.number)


def spans_left(book: Book) -> Iterator[Span]:
    """The days from which to which each order of ours lived, be it placed or due, of those whose papers lie in the archive only."""
    for order in book.all(Order):
        days = [day for day in (order.ordered_on, order.requested_on, order.first_promised_on) if day]
        if days and papers_left(order, book) and not turned_down(order, book):
            yield Span(min(days), max(days))


def _delivered(order: Order) -> bool:
    """Whether the row of an archived order tells of goods that were signed for, or of services that were charged."""
    return order.delivery in (Share.PART, Share.ALL) or order.charged_on is not None
