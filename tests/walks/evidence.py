"""What must be on file of every order after every press: who signed its last move, on which figures."""

from collections.abc import Iterator

from order_logic.book import Book
from order_logic.flows.commercial import FLOW, Commercial
from order_logic.flows.moves import Move, Shifting
from order_logic.records import Order, OutboundNote, Signature
from order_logic.seals import seal_in

_FROZEN = frozenset({Move.SECOND_AUDIT, Move.APPROVE, Shifting.RELEASE})
_LEADING_TO = {status: frozenset(step.move for step in FLOW if step.end is status) for status in Commercial}


def missing(book: Book) -> list[str]:
    """Every piece of evidence that is not on file, in words."""
    return [*_signed(book), *_frozen(book), *_released(book), *_seals(book)]


def _signed(book: Book) -> Iterator[str]:
    """Some signature that stands leads to where an order is; what was taken back says so."""
    for order in book.all(Order):
        signatures = [s.move for s in book.by(Signature, "order", order.number) if not s.voided]
        taken_back = order.commercial is Commercial.CANCELLED and order.reason == "撤销"
        if order.commercial not in (None, Commercial.DRAFT) and not taken_back and not _LEADING_TO[order.commercial] & set(signatures):
            yield f"{order.number}: {order.commercial} without a signature that leads there"


def _frozen(book: Book) -> Iterator[str]:
    """The figures on which an audit, an approval or a release was signed are kept with the signature."""
    for row in book.all(Signature):
        if row.move in _FROZEN and not row.figures:
            yield f"{row.order}: {row.move} no. {row.number} without its figures"


def _released(book: Book) -> Iterator[str]:
    """Shipped ≤ released: what left was released by two people."""
    for note in book.all(OutboundNote):
        if note.shipped_on and not note.voided:
            signed = {s.person for s in book.by(Signature, "document", note.number) if s.move is Shifting.RELEASE and not s.voided}
            if note.released_at is None or len(signed) < 2:
                yield f"{note.number}: shipped, released by {sorted(signed)}"


def _seals(book: Book) -> Iterator[str]:
    for order in book.all(Order):
        if order.seal and order.seal != seal_in(book, order.number):
            yield f"{order.number}: the seal is broken"
