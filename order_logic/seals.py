"""The seal of an order: a digest that shows when somebody changed by hand what had been signed."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from hashlib import sha256
from typing import Any

from order_logic.book import Book, Edit
from order_logic.columns import Column, Owner, Seal, columns_of, values_of
from order_logic.flows.commercial import Commercial
from order_logic.flows.documents import Billing
from order_logic.flows.moves import Move
from order_logic.records import Inspection, Invoice, Order, OrderLine, Receipt, Signature
from order_logic.spelling import Speller, speller

HALF = 12
"""Hex digits of each half of a seal: enough that no two orders meet by chance."""

_OPEN = frozenset({Commercial.DRAFT, Commercial.PENDING})
_STANDING = frozenset({Seal.ALWAYS})
_BEFORE_SUBMIT = _OPEN | {Commercial.AUDITED, Commercial.IN_REVIEW}
_DONE: dict[type, Callable[[Any], bool]] = {
    Invoice: lambda row: row.state not in (None, Billing.TO_ISSUE, Billing.REVOKED),
    Receipt: lambda row: bool(row.entered_by),
    Inspection: lambda row: row.inspected_at is not None,
}
"""When a document is carried out: from then on what people typed into its columns of Seal.DONE stands."""


def sealed_from(order: Order, signatures: Iterable[Signature] = ()) -> frozenset[Seal]:
    """Which kinds of fields are sealed now (SPEC, decided point 3): AUDIT from the first audit on, SUBMIT from submit on, ALWAYS always.

    ``signatures`` are the order's own; without them an order between first and second audit counts as not yet audited.
    """
    return seals_at(order.commercial, any(s.move is Move.FIRST_AUDIT and not s.voided for s in signatures))


@cache
def seals_at(commercial: Commercial, first_audited: bool) -> frozenset[Seal]:
    """The same from the status and whether the first audit is signed."""
    seals = {Seal.ALWAYS}
    if commercial not in _OPEN or (commercial is Commercial.PENDING and first_audited):
        seals.add(Seal.AUDIT)
    if commercial not in _BEFORE_SUBMIT:
        seals.add(Seal.SUBMIT)
    return frozenset(seals)


@cache
def sealed_columns(record: Any, seals: frozenset[Seal]) -> tuple[Column, ...]:
    """The columns of ``record`` that a seal covers; the keys with them, the seal itself without."""
    return tuple(c for c in columns_of(record) if (c.key or c.seal in seals) and (record, c.name) != (Order, "seal"))


def done_columns(row: Any) -> tuple[Column, ...]:
    """The columns of a document that may no longer be edited by hand, because it has been carried out."""
    record: Any = type(row)
    done = _DONE.get(record)
    return tuple(c for c in columns_of(record) if c.seal is Seal.DONE) if done and done(row) else ()


def seal_of(order: Order, lines: Sequence[OrderLine], signatures: Sequence[Signature] = ()) -> str:
    """24 hex digits: one half over status, valid signatures and stages of the goods, the other over the sealed contents.

    The order in which rows are given makes no difference.

    Give the order's signatures: they say whether the first audit is signed, and they are themselves sealed.
    """
    valid = [s for s in signatures if not s.voided]
    standing = [_sealing(Order, _STANDING)(order), *map(_sealing(Signature, _STANDING), valid)]
    standing += map(_sealing(OrderLine, _STANDING), filter(_under_way, lines))
    return _digest(standing)[:HALF] + _contents(order, lines, sealed_from(order, valid))


_staged = values_of(c.name for c in columns_of(OrderLine) if c.seal is Seal.ALWAYS)


def _under_way(line: OrderLine) -> bool:
    """Whether some of a line lies in a stage that a button has written; the others have nothing to seal but what was agreed."""
    return any(_staged(line))


def _contents(order: Order, lines: Iterable[OrderLine], seals: frozenset[Seal]) -> str:
    """The half of a seal that stands for what was agreed; as long as nothing is signed the order and its lines are open."""
    agreed = _agreed(seals)
    return _digest([_sealing(Order, agreed)(order), *map(_sealing(OrderLine, agreed), lines)] if agreed else [])[:HALF]


@cache
def _agreed(seals: frozenset[Seal]) -> frozenset[Seal]:
    return seals - _STANDING


def seal_in(book: Book, number: str) -> str:
    """The seal that the order ``number`` must carry as the book stands; raises KeyError when there is no such order."""
    order = book.get(Order, number)
    if order is None:
        raise KeyError(number)
    return seal_of(order, book.by(OrderLine, "order", number), book.by(Signature, "order", number))


@cache
def typed_columns(record: Any) -> tuple[Column, ...]:
    """The columns that people type themselves."""
    return tuple(c for c in columns_of(record) if c.owner is Owner.STAFF and not c.key)


def typed_digest(order: Order, lines: Sequence[OrderLine]) -> str:
    """24 hex digits over everything that staff typed into the order and its lines."""
    spell = _typing(OrderLine)
    return _digest([_typing(Order)(order), *(f"{line.line_no} {spell(line)}" for line in lines)])


def sealing(after: Book, numbers: Iterable[str], before: Book | None = None) -> list[Edit]:
    """The last changes of a click: fresh seals and digests of typing for the orders ``numbers`` as they stand after it.

    With ``before``, the book that the click began with, contents that had been edited under their seal stay unsealed: a move that is
    never stopped renews the half for status and signatures only, unless it opens the contents, as send_back does.
    """
    edits = []
    for number in dict.fromkeys(numbers):
        order = after.get(Order, number)
        if order is not None:
            lines = after.by(OrderLine, "order", number)
            seal = seal_in(after, number)
            kept = _broken_half(before, order, after) if before else ""
            fresh = {"seal": seal[:HALF] + (kept or seal[HALF:]), "typed": typed_digest(order, lines)}
            edits += [Edit(Order, (number,), name, getattr(order, name), new) for name, new in fresh.items() if getattr(order, name) != new]
    return edits


def _broken_half(before: Book, order: Order, after: Book) -> str:
    """The contents' half of a seal that did not fit before the click and may not be renewed by it; "" when a fresh one is right."""
    was = before.get(Order, order.number)
    if was is None or not was.seal or was.seal[HALF:] == seal_in(before, order.number)[HALF:]:
        return ""
    then, now = (sealed_from(o, book.by(Signature, "order", o.number)) for o, book in ((was, before), (order, after)))
    return was.seal[HALF:] if then <= now else ""


@cache
def _sealing(record: type, seals: frozenset[Seal]) -> Speller:
    return speller(record, sealed_columns(record, seals))


@cache
def _typing(record: type) -> Speller:
    return speller(record, typed_columns(record))


def _digest(rows: Iterable[str]) -> str:
    return sha256("\n".join(sorted(rows)).encode()).hexdigest()[: 2 * HALF]
