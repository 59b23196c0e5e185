"""Who else wants or holds the same goods: orders with an earlier promise, and orders that stand behind a rush order (R-31, R-35)."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from order_logic.book import Book
from order_logic.derived.lots import ZERO, room_of
from order_logic.flows.commercial import Commercial
from order_logic.records import Allocation, Order, OrderLine, Promise, Stock

COMPETING_READS = (Order, OrderLine, Stock)
"""The records that the functions below look at; lines of other orders as far as they were read."""


class Rival(NamedTuple):
    """Another order's part of the same goods: what it wants or holds, and by when we promised it."""

    order: Order
    line: OrderLine
    quantity: Decimal

    @property
    def promised_on(self) -> date | None:
        return self.order.promised_on


def unserved(line: OrderLine) -> Decimal:
    """What of a line has neither stock nor supply; 未定 as it was last worked out, for other orders' notes are not at hand."""
    return (line.open or ZERO) + (line.waiting or ZERO)


def waiting_before(order: Order, product: str, book: Book) -> list[Rival]:
    """Confirmed orders with an earlier promise that still want ``product``, the earliest first."""
    mine = order.promised_on or date.max
    return [r for r in _rivals(order, product, book, unserved) if (r.promised_on or date.max) < mine]


def holding(order: Order, product: str, book: Book) -> list[Rival]:
    """Confirmed orders without 加急 for which ``product`` is locked or ready, those first that have the most time."""
    found = _rivals(order, product, book, lambda line: (line.locked or ZERO) + (line.passed or ZERO))
    return [r for r in found[::-1] if not r.order.rush]


def _rivals(order: Order, product: str, book: Book, part: Callable[[OrderLine], Decimal]) -> list[Rival]:
    rivals = []
    for line in book.by(OrderLine, "product", product):
        other = book.get(Order, line.order)
        if other and other.number != order.number and other.commercial is Commercial.CONFIRMED and (quantity := part(line)) > 0:
            rivals.append(Rival(other, line, quantity))
    return sorted(rivals, key=lambda r: (r.promised_on or date.max, r.order.number, r.line.line_no or 0))


def free_of(product: str, book: Book) -> Decimal:
    """What lies in all warehouses and is locked for nobody, safety stock included."""
    return sum((max(room_of(row), ZERO) for row in book.by(Stock, "product", product)), ZERO)


def displaced(order: Order, book: Book) -> list[Allocation]:
    """The locks that this order gave up for a rush order and whose date nobody has confirmed again since."""
    rows = [row for row in book.by(Allocation, "order", order.number) if row.displaced_by and row.freed_at]
    promises: Iterable[Promise] = book.by(Promise, "order", order.number)
    given = [p.promised_at for p in promises if p.promised_at and not p.voided]
    return [row for row in rows if row.freed_at and not any(at > row.freed_at for at in given)]
