"""What holds an order up now, and which moves each hold stops (SPEC 1, Holds); credit and payment plan are rules of their own."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from order_logic.book import Book
from order_logic.computed import Glance, computed
from order_logic.flows.documents import TROUBLE_OVER, Change
from order_logic.flows.holds import SCOPES, Hold
from order_logic.flows.moves import AnyMove, Move, Shifting
from order_logic.records import ChangeField, ChangeRequest, ManualHold, Order, OrderException
from order_logic.records.choices import Category, HoldScope

HOLD_READS = (OrderException, ManualHold, ChangeRequest, ChangeField)


class Held(NamedTuple):
    """One hold: its kind, what it stops, the row that it comes from, and the lines that it touches (none: all)."""

    hold: Hold
    moves: frozenset[Move | Shifting]
    row: Any
    lines: frozenset[int] = frozenset()

    def stops(self, move: AnyMove) -> bool:
        return move in self.moves


_OF_CATEGORY = {
    Category.CUSTOMER_DATA: Hold.CUSTOMER_DATA,
    Category.SHORTAGE: Hold.SHORTAGE,
    Category.PAYMENT: Hold.PAYMENT,
}
MANUAL: dict[HoldScope, frozenset[Move | Shifting]] = {
    HoldScope.APPROVE: frozenset({Move.APPROVE}),
    HoldScope.ALLOCATE: frozenset({Shifting.ALLOCATE}),
    HoldScope.SUPPLY: frozenset({Shifting.MAKE, Shifting.BUY}),
    HoldScope.RELEASE: frozenset({Shifting.ISSUE_NOTE, Shifting.RELEASE}),
    HoldScope.SHIP: frozenset({Shifting.SHIP}),
    HoldScope.SETTLE: frozenset({Move.SETTLE}),
}
"""What each word of a manual hold stops; a hold without words stops all of it."""
CHANGE_OPEN = frozenset({Change.WAITS, Change.APPROVED})


def holds_of(order: Order, book: Book) -> Iterator[Held]:
    """Every hold on an order now, oldest kind first."""
    for trouble in book.by(OrderException, "order", order.number):
        if trouble.state not in TROUBLE_OVER:
            yield from _of_exception(trouble)
    for hold in book.by(ManualHold, "order", order.number):
        if hold.lifted_at is None:
            yield Held(Hold.MANUAL, frozenset().union(*(MANUAL[s] for s in hold.scope or HoldScope)), hold)
    for change in book.by(ChangeRequest, "order", order.number):
        if change.state in CHANGE_OPEN:
            yield Held(Hold.CHANGE, SCOPES[Hold.CHANGE].moves, change, touched_lines(change, book))


def _of_exception(trouble: OrderException) -> Iterator[Held]:
    kind = _OF_CATEGORY.get(trouble.category) if trouble.category else None
    lines = frozenset({trouble.line_no}) if trouble.line_no is not None else frozenset()
    if kind:
        yield Held(kind, SCOPES[kind].moves, trouble, lines if kind is Hold.SHORTAGE else frozenset())
    if trouble.dispute:
        yield Held(Hold.DISPUTE, SCOPES[Hold.DISPUTE].moves, trouble)


def touched_lines(change: ChangeRequest, book: Book) -> frozenset[int]:
    """The lines that a change touches; empty when it is about the order itself, which touches all."""
    rows = book.by(ChangeField, "change", change.number)
    numbers = [row.line_no for row in rows if row.field.strip()] or [row.line_no for row in rows]
    return frozenset(n for n in numbers if n is not None) if None not in numbers else frozenset()


@computed(Order, "held", reads=HOLD_READS)
def held_words(order: Order, book: Book, glance: Glance) -> str:
    """The kinds of holds on an order, with the numbers of what they come from."""
    told = [f"{h.hold.text.say(glance.lang)} {h.row.number}" for h in holds_of(order, book)]
    return ("、" if glance.lang == "zh" else ", ").join(told)
