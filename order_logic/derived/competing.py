"""Who else wants or holds the same goods: orders with an earlier promise, and orders that stand behind a rush order (R-31, R-35)."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from order_logic.book import Book
from order_logic.derived.lots import ZERO, room_of
from order_logic.flows.commercial import Commercial
from order_logic.records import Allocation, Order, OrderLine, Promise, Stock
from order_logic.records.choices import MONEY_ONLY


class Rival(NamedTuple):
    """Another order's part of the same goods: what it wants or holds, and by when we promised it."""

    order: Order
    line_no: int | None
    quantity: Decimal

    @property
    def promised_on(self) -> date | None:
        return self.order.promised_on


def unserved(line: OrderLine) -> Decimal:
    """What of a line has neither stock nor supply; 未定 as it was last worked out, for other orders' notes are not at hand."""
    return (line.open or ZERO) + (line.waiting or ZERO)


def waiting_before(order: Order, product: str, book: Book) -> list[Rival]:
    """Confirmed orders with an earlier promise that still want ``product``, the earliest first; of lines that were read."""
    mine = order.promised_on or date.max
    return [r for r in wanting(product, book) if r.order.number != order.number and (r.promised_on or date.max) < mine]


def wanting(product: str, book: Book) -> list[Rival]:
    """Confirmed orders that want ``product`` and have neither stock nor supply for it, the earliest promise first."""
    rivals = []
    for line in book.by(OrderLine, "product", product):
        other, quantity = book.get(Order, line.order), unserved(line)
        if other and other.commercial is Commercial.CONFIRMED and quantity > 0 and line.kind not in MONEY_ONLY:
            rivals.append(Rival(other, line.line_no, quantity))
    return _earliest_first(rivals)


def holding(order: Order, product: str, book: Book) -> list[Rival]:
    """Confirmed orders without 加急 for which ``product`` is locked, those first that have the most time."""
    found: dict[tuple[str, int | None], Decimal] = {}
    for row in book.by(Allocation, "product", product):
        if not row.voided and row.left and row.order != order.number:
            found[row.order, row.line_no] = found.get((row.order, row.line_no), ZERO) + row.left
    rivals = [Rival(other, line_no, quantity) for (number, line_no), quantity in found.items() if (other := book.get(Order, number))]
    return _earliest_first(r for r in rivals if r.order.commercial is Commercial.CONFIRMED and not r.order.rush)[::-1]


def _earliest_first(rivals: Iterable[Rival]) -> list[Rival]:
    return sorted(rivals, key=lambda r: (r.promised_on or date.max, r.order.number, r.line_no or 0))


def free_of(product: str, book: Book) -> Decimal:
    """What lies in all warehouses and is locked for nobody, safety stock included."""
    return sum((max(room_of(row), ZERO) for row in book.by(Stock, "product", product)), ZERO)


def displaced(order: Order, book: Book) -> list[Allocation]:
    """The locks that this order gave up for a rush order and whose date nobody has confirmed again since."""
    rows = [row for row in book.by(Allocation, "order", order.number) if row.displaced_by and row.freed_at]
    promises: Iterable[Promise] = book.by(Promise, "order", order.number)
    given = [p.promised_at for p in promises if p.promised_at and not p.voided and not p.pending]
    return [row for row in rows if row.freed_at and not any(at > row.freed_at for at in given)]
