"""Where the quantity of an order line lies: SPEC 1, quantity flow."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from operator import add
from typing import NamedTuple

from order_logic.book import Book
from order_logic.columns import values_of
from order_logic.computed import Formula, Glance, computed
from order_logic.flows.quantity import SHOWN_AS, Stage
from order_logic.records import OrderLine, OutboundLine, OutboundNote, ReturnLine
from order_logic.records.choices import MONEY_ONLY

ZERO = Decimal(0)
STORED: dict[Stage, str] = {
    Stage.WAITING: "waiting",
    Stage.LOCKED: "locked",
    Stage.MAKING: "making",
    Stage.BUYING: "buying",
    Stage.TO_INSPECT: "to_inspect",
    Stage.PASSED: "passed",
    Stage.ENDED: "ended",
}
"""The stages that stand in a column of the line; those from NOTED on stand in outbound notes and returns, OPEN is the rest."""
BEFORE_SHIPPING = tuple(Stage)[: tuple(Stage).index(Stage.SHIPPED)]
GONE_READS = (OutboundLine, OutboundNote, ReturnLine)


class Gone(NamedTuple):
    """How much of an order line stands on outbound notes, has left the house, was signed for, and came back."""

    noted: Decimal = ZERO
    released: Decimal = ZERO
    shipped: Decimal = ZERO
    """Everything that left and was neither refused nor lost; what was signed for and came back is part of it."""
    signed: Decimal = ZERO
    """Everything the customer signed for; what came back is part of it."""
    returned: Decimal = ZERO


NOTHING_GONE = Gone()


def gone_of(line: OrderLine, book: Book) -> Gone:
    """What has left of one line; half a dozen columns ask for it, so it is worked out once for each order of a book."""
    known: dict[str, dict[int | None, Gone]] = book.memory.setdefault(_gone_of, {})
    if line.order not in known:
        known[line.order] = _gone_of(line.order, book)
    return known[line.order].get(line.line_no, NOTHING_GONE)


def _gone_of(order: str, book: Book) -> dict[int | None, Gone]:
    """The same for every line of an order, by line number."""
    gone: dict[int | None, Gone] = {}
    for part in book.by(OutboundLine, "order", order):
        note = book.get(OutboundNote, part.note)
        if note and not note.voided:
            before, now = gone.get(part.line_no), _on_note(part, note)
            gone[part.line_no] = Gone(*map(add, before, now)) if before else now
    for back in book.by(ReturnLine, "order", order) if gone else ():
        before = gone.get(back.line_no, NOTHING_GONE)
        gone[back.line_no] = before._replace(returned=before.returned + (back.received or ZERO))
    return gone


def _on_note(part: OutboundLine, note: OutboundNote) -> Gone:
    quantity = part.quantity or ZERO
    if not note.shipped_on:
        return Gone(released=quantity) if note.released_at else Gone(noted=quantity)
    left = quantity - (part.refused or ZERO) - (part.lost or ZERO)
    return Gone(shipped=left, signed=signed_on_note(part, note))


def signed_on_note(part: OutboundLine, note: OutboundNote) -> Decimal:
    """What the customer signed for on one line of a note; a note signed without quantities was signed as it was."""
    if part.signed is not None:
        return part.signed
    return (part.quantity or ZERO) - (part.refused or ZERO) - (part.lost or ZERO) if note.signed_on else ZERO


_NOWHERE = dict.fromkeys(Stage, ZERO)
_stored = values_of(STORED.values())


def stages_of(line: OrderLine, book: Book) -> Mapping[Stage, Decimal]:
    """The quantity in every stage; together they make ordered + over-delivered. A line of money only lies nowhere.

    A dozen columns and rules ask for it, so it is worked out once for each line of a book.
    """
    known: dict[int, tuple[OrderLine, Mapping[Stage, Decimal]]] = book.memory.setdefault(_stages_of, {})
    found = known.get(id(line))
    if found is None or found[0] is not line:
        found = known[id(line)] = (line, _stages_of(line, book))
    return found[1]


def _stages_of(line: OrderLine, book: Book) -> Mapping[Stage, Decimal]:
    if line.kind in MONEY_ONLY:
        return _NOWHERE
    gone, found = gone_of(line, book), _NOWHERE.copy()
    left = (line.quantity or ZERO) + (line.over or ZERO) - gone.noted - gone.released - gone.shipped
    for stage, quantity in zip(STORED, _stored(line), strict=True):
        if quantity:
            found[stage] = quantity
            left -= quantity
    found[Stage.NOTED], found[Stage.RELEASED] = gone.noted, gone.released
    found[Stage.SHIPPED], found[Stage.SIGNED] = gone.shipped - gone.signed, gone.signed - gone.returned
    found[Stage.RETURNED], found[Stage.OPEN] = gone.returned, left
    return found


def goods_of(order: str, book: Book) -> list[OrderLine]:
    """The lines of an order that run through the stages."""
    return [line for line in book.by(OrderLine, "order", order) if line.kind not in MONEY_ONLY]


def least_advanced(lines: Iterable[OrderLine], book: Book) -> Stage | None:
    """The least advanced stage in which quantity of these lines still lies, SIGNED when all is delivered; None when nothing is left."""
    held = {stage for line in lines for stage, quantity in stages_of(line, book).items() if quantity > 0}
    return next((stage for stage in SHOWN_AS if stage in held), None)


def _formula(stage: Stage) -> Formula:
    def formula(line: OrderLine, book: Book, glance: Glance) -> Decimal | None:
        return stages_of(line, book)[stage] or None

    return formula


open_quantity = computed(OrderLine, "open", reads=GONE_READS)(_formula(Stage.OPEN))
noted_quantity = computed(OrderLine, "noted", reads=GONE_READS)(_formula(Stage.NOTED))
released_quantity = computed(OrderLine, "released", reads=GONE_READS)(_formula(Stage.RELEASED))
signed_quantity = computed(OrderLine, "signed", reads=GONE_READS)(_formula(Stage.SIGNED))
returned_quantity = computed(OrderLine, "returned", reads=GONE_READS)(_formula(Stage.RETURNED))
