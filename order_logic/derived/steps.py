"""Which move an order waits for."""

from order_logic.book import Book
from order_logic.flows.commercial import DEPARTMENTS, Commercial, Route
from order_logic.flows.documents import Change
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.records import ChangeRequest, Opinion, Order, OrderType, Promise, Signature
from order_logic.records.choices import Review
from order_logic.settings import Settings

_SIMPLE = {
    Commercial.DRAFT: Move.REGISTER,
    Commercial.IN_APPROVAL: Move.APPROVE,
    Commercial.SETTLED: Move.CLOSE,
    Commercial.CLOSED: Move.ARCHIVE,
}


def route_of(order: Order, book: Book) -> Route:
    """Whether orders of this type are reviewed; an unknown type is reviewed by all."""
    kind = book.get(OrderType, order.order_type)
    return Route.UNREVIEWED if kind and kind.review is Review.NONE else Route.REVIEWED


def reviewers_of(order: Order, book: Book) -> tuple[Role, ...]:
    """The departments that review this order (R-16), with legal where terms are special (R-30)."""
    kind = book.get(OrderType, order.order_type)
    if kind and kind.review is Review.NONE:
        return ()
    return kind.departments if kind and kind.review is Review.CHOSEN and kind.departments else DEPARTMENTS


ROUNDS = frozenset({Move.REREVIEW, Move.REAPPROVE})
"""The moves with which a change goes round."""


def signed(order: Order, book: Book, move: Move) -> list[Signature]:
    """The signatures of this move that still count.

    While a change goes round, of 批准 those given since; of 改交期 those of the date that is proposed now.
    """
    given = [s for s in (book.by(Signature, "order", order.number) if order.number else ()) if s.move is move and not s.voided]
    if move is Move.REPROMISE:
        proposed = pending_promise(order, book)
        return [s for s in given if proposed and s.document == str(proposed.number)]
    if move is not Move.APPROVE or not given or changing(order, book) is None:
        return given
    begun = max((s.number or 0 for s in book.by(Signature, "order", order.number) if s.move in ROUNDS and not s.voided), default=0)
    return [s for s in given if (s.number or 0) > begun]


def pending_promise(order: Order, book: Book) -> Promise | None:
    """The date that is proposed and not in force: sales has not signed it, or the change that it belongs to is not approved."""
    return next((p for p in reversed(book.by(Promise, "order", order.number)) if p.pending and not p.voided), None)


def reviewed_again(order: Order, book: Book) -> bool:
    """Whether the change that goes round went to 重新评审: then a date is promised once more (R-65)."""
    begun = [s for s in book.by(Signature, "order", order.number) if s.move in ROUNDS and not s.voided]
    last = max(begun, key=lambda s: s.number or 0, default=None)
    return last is not None and last.move is Move.REREVIEW and changing(order, book) is not None


def current_opinions(order: Order, book: Book) -> list[Opinion]:
    """The opinions of the latest round; what legal said before it still counts, unless legal was asked again (R-30)."""
    valid = [o for o in book.by(Opinion, "order", order.number) if not o.voided]
    last = max((o.round or 0 for o in valid), default=0)
    asked = {o.department for o in valid if o.round == last}
    return [o for o in valid if o.round == last or (o.department is Role.LEGAL and Role.LEGAL not in asked)]


def open_opinions(order: Order, book: Book) -> list[Opinion]:
    """The rows of the review that nobody has signed yet."""
    return [o for o in book.by(Opinion, "order", order.number) if not o.voided and not o.person]


def changing(order: Order, book: Book) -> ChangeRequest | None:
    """The change that goes round with an order in re-review or re-approval; None when the order goes round for itself."""
    if order.commercial not in (Commercial.IN_REVIEW, Commercial.IN_APPROVAL):
        return None
    return next((c for c in book.by(ChangeRequest, "order", order.number) if c.state is Change.APPROVED), None)


def next_move(order: Order, book: Book, settings: Settings) -> Move | None:
    """The move that brings the order on; None when it waits for nothing that a button of the commercial flow does."""
    if order.commercial is Commercial.IN_APPROVAL and reviewed_again(order, book) and pending_promise(order, book) is None:
        return Move.PROMISE
    if order.commercial in _SIMPLE:
        return _SIMPLE[order.commercial]
    if order.commercial is Commercial.PENDING:
        return _next_audit(order, book)
    if order.commercial is Commercial.AUDITED and route_of(order, book) is Route.REVIEWED:
        return Move.SEND_TO_REVIEW
    if order.commercial is Commercial.IN_REVIEW and open_opinions(order, book):
        return Move.GIVE_OPINION
    if order.commercial in (Commercial.AUDITED, Commercial.IN_REVIEW):
        promised = pending_promise(order, book) if changing(order, book) else order.promised_on
        return Move.SUBMIT if promised else Move.PROMISE
    books_first = settings.finance_books_before_production and order.commercial is Commercial.CONFIRMED
    return Move.BOOK if books_first and order.booked_at is None else None


def _next_audit(order: Order, book: Book) -> Move:
    if not signed(order, book, Move.FIRST_AUDIT):
        return Move.FIRST_AUDIT
    return Move.GIVE_OPINION if open_opinions(order, book) else Move.SECOND_AUDIT
