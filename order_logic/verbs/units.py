"""What a move of goods is about: an order with some of its lines, or an outbound note, and how much of each stage it takes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from order_logic.book import Book, key_of
from order_logic.derived.stages import goods_of, stages_of
from order_logic.derived.steps import changing
from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Shifting
from order_logic.flows.quantity import Stage, shift_of
from order_logic.press import Press
from order_logic.records import Order, OrderLine, OutboundLine, OutboundNote
from order_logic.rule import Case, Finding, Portion
from order_logic.verbs.picks import Pick
from order_logic.verbs.refusals import Refusal, refused

ZERO = Decimal(0)
OF_NOTES = frozenset({Shifting.RELEASE, Shifting.UNRELEASE, Shifting.SHIP, Shifting.SIGN, Shifting.REFUSE})
"""Moves of what stands on an outbound note: they go note by note."""


WHOLE = frozenset({Shifting.UNRELEASE})
"""Moves that take everything on a note, whatever was typed."""


class Unit(NamedTuple):
    """What one decision is about: an order with some of its lines (none: all), or one of its outbound notes."""

    order: str
    lines: tuple[int, ...] = ()
    note: str = ""


def units_of(book: Book, picks: Sequence[Pick], move: Shifting) -> Iterator[Unit]:
    """One unit an order, with the lines picked; moves of outbound notes one a note."""
    lines: dict[str, list[int]] = defaultdict(list)
    whole: dict[str, None] = {}
    for pick in picks:
        if pick.record is OutboundNote and move in OF_NOTES:
            yield Unit(pick.order, (), pick.document)
        elif pick.line_no is not None:
            lines[pick.order].append(pick.line_no)
        else:
            whole[pick.order] = None
    for order in dict.fromkeys([*whole, *lines]):
        chosen = () if order in whole else tuple(lines[order])
        if move not in OF_NOTES:
            yield Unit(order, chosen)
            continue
        notes = [note for note in book.by(OutboundNote, "order", order) if _fits(note, move, book)]
        yield from (Unit(order, chosen, note.number) for note in notes)
        if not notes:
            yield Unit(order, chosen)


def _fits(note: OutboundNote, move: Shifting, book: Book) -> bool:
    """Whether a note is where ``move`` begins."""
    return not note.voided and any(left_on(note, move, book))


def left_on(note: OutboundNote, move: Shifting, book: Book) -> Iterator[tuple[OutboundLine, Stage, Decimal]]:
    """What lies on a note in a stage that ``move`` takes from."""
    if note.voided:
        return
    stage = Stage.SHIPPED if note.shipped_on else Stage.RELEASED if note.released_at else Stage.NOTED
    for part in book.by(OutboundLine, "order", note.order) if stage in shift_of(move).starts else ():
        if part.note == note.number:
            gone = (part.refused or ZERO) + (part.lost or ZERO) + (part.signed or ZERO)
            left = (part.quantity or ZERO) - gone
            if left > 0 and not (stage is Stage.SHIPPED and note.signed_on and part.signed is None):
                yield part, stage, left


def case_of(book: Book, unit: Unit, move: Shifting, press: Press) -> Case | Finding:
    """The case of a unit with its portions, or why there is nothing to decide."""
    order = book.get(Order, unit.order)
    if order is None:
        return refused(Refusal.UNKNOWN, unit.order)
    if not _under_way(order, move, book):
        return refused(Refusal.NOT_CONFIRMED, order.number, "commercial", status=order.commercial, move=move)
    row = book.get(OutboundNote, unit.note) if unit.note else None
    portions = _portions(book, order, unit, row, move, press)
    if isinstance(portions, Finding):
        return portions
    return Case(order, book, press, move, row, tuple(portions))


def _under_way(order: Order, move: Shifting, book: Book) -> bool:
    """Goods move once the order is confirmed, while a change goes round too; what was delivered may come back later."""
    if move is Shifting.TAKE_BACK and order.commercial in (Commercial.SETTLED, Commercial.CLOSED):
        return True
    return order.commercial is Commercial.CONFIRMED or changing(order, book) is not None


def _portions(book: Book, order: Order, unit: Unit, note: OutboundNote | None, move: Shifting, press: Press) -> list[Portion] | Finding:
    """What the move takes: 本次数量 of each line, all of it where blank, nothing where 0."""
    lines = [line for line in goods_of(order.number, book) if not unit.lines or line.line_no in unit.lines]
    free = _free(book, lines, note, move)
    asked = _asked(book, lines, note, move)
    if press.quantity is not None and move not in WHOLE and len([n for n in free if free[n]]) == 1:
        asked = dict.fromkeys(free, press.quantity)
    found: list[Portion] = []
    for line in lines:
        wanted, there = asked.get(line.line_no), sum((q for _, q in free.get(line.line_no, ())), ZERO)
        if wanted is not None and wanted < 0:
            return refused(Refusal.BELOW_ZERO, order.number, "this_quantity", OrderLine, key_of(line), quantity=wanted)
        if wanted is not None and wanted > there and move is not Shifting.RECEIVE:
            return refused(Refusal.TOO_MUCH, order.number, "this_quantity", OrderLine, key_of(line), quantity=wanted, free=there, move=move)
        found += _taken(line, free.get(line.line_no, ()), there if wanted is None else wanted)
    if not found:
        told = _told(lines, book, press)
        return refused(Refusal.NO_QUANTITY, order.number, "status", move=move, stages=told)
    return found


def _asked(book: Book, lines: Sequence[OrderLine], note: OutboundNote | None, move: Shifting) -> dict[int | None, Decimal | None]:
    """本次数量 as it was typed: on the lines of the order, for what the customer signs or refuses on those of the note."""
    if move in WHOLE:
        return {}
    if move in OF_NOTES:
        return {part.line_no: part.this_quantity for part, _, _ in left_on(note, move, book)} if note else {}
    return {line.line_no: line.this_quantity for line in lines}


def _free(
    book: Book, lines: Sequence[OrderLine], note: OutboundNote | None, move: Shifting
) -> dict[int | None, list[tuple[Stage, Decimal]]]:
    """What each line has in the stages that the move takes from, in their order."""
    if move in OF_NOTES:
        on_note: dict[int | None, list[tuple[Stage, Decimal]]] = defaultdict(list)
        for part, stage, left in left_on(note, move, book) if note else ():
            on_note[part.line_no].append((stage, left))
        return on_note
    starts = shift_of(move).starts
    return {line.line_no: [(s, q) for s in starts if (q := stages_of(line, book)[s]) > 0] for line in lines}


def _taken(line: OrderLine, free: Iterable[tuple[Stage, Decimal]], wanted: Decimal) -> Iterator[Portion]:
    """Takes ``wanted`` from the stages one after the other; what is more than there is goes to the last (over-delivery)."""
    stages = list(free)
    for n, (stage, there) in enumerate(stages, 1):
        part = wanted if n == len(stages) else min(there, wanted)
        wanted -= part
        if part > 0:
            yield Portion(line, stage, part)


def _told(lines: Sequence[OrderLine], book: Book, press: Press) -> list[str]:
    """Where the quantity lies, for the message."""
    sums: dict[Stage, Decimal] = defaultdict(Decimal)
    for line in lines:
        for stage, quantity in stages_of(line, book).items():
            sums[stage] += quantity
    return [f"{stage.text.say(press.lang)} {quantity.normalize():f}" for stage, quantity in sums.items() if quantity]
