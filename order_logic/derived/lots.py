"""What lies in stock by lot, what of it is free, and which lots are locked for a line (R-35, R-37)."""

import re
from collections import defaultdict
from decimal import Decimal

from order_logic.book import Book
from order_logic.records import Allocation, OrderLine, OutboundLine, OutboundNote, Stock

ZERO = Decimal(0)
STOCK_READS = (Stock, Allocation, OutboundNote, OutboundLine)
"""The records that locking, freeing and taking out look at."""
_PARTS = re.compile(r"[、,，;；\s]+")
_TIMES = re.compile(r"\s*[×*＊]\s*(?=\d)|\s+(?=[×*＊])")


def room_of(row: Stock) -> Decimal:
    """What lies there and is locked for nobody."""
    return (row.on_hand or ZERO) - (row.reserved or ZERO)


def shelves_of(line: OrderLine, book: Book) -> list[Stock]:
    """Where goods for a line may come from: every place of the product, only the line's own warehouse when it names one."""
    rows = book.by(Stock, "product", line.product)
    return [row for row in rows if not line.warehouse or row.warehouse == line.warehouse]


def home_of(line: OrderLine, book: Book) -> str:
    """The warehouse where goods of a line belong: the line's own, else where the product lies first, else where anything does."""
    rows = [*book.by(Stock, "product", line.product)] or [*book.all(Stock)][:1]
    return line.warehouse or (rows[0].warehouse if rows else "")


def allocations_of(line: OrderLine, book: Book) -> list[Allocation]:
    """The locks of a line that count, in their order."""
    rows = [row for row in book.by(Allocation, "order", line.order) if row.line_no == line.line_no and not row.voided]
    return rows if len(rows) < 2 else sorted(rows, key=lambda row: row.number or 0)


def locked_for(line: OrderLine, book: Book) -> Decimal:
    """What is locked for a line and has not left the house."""
    rows = book.by(Allocation, "order", line.order)  # a sum asks for no order among them
    return sum([row.left or ZERO for row in rows if row.line_no == line.line_no and not row.voided], ZERO)


def locked_lots(line: OrderLine, book: Book) -> dict[str, Decimal]:
    """What is locked for a line, lot by lot; "" stands for goods without a lot."""
    found: dict[str, Decimal] = defaultdict(Decimal)
    for row in allocations_of(line, book):
        if row.left:
            found[row.lot] += row.left
    return dict(found)


def noted_by_lot(line: OrderLine, book: Book) -> dict[str, Decimal]:
    """What of a line stands on outbound notes that have not been shipped, lot by lot."""
    found: dict[str, Decimal] = defaultdict(Decimal)
    for part in book.by(OutboundLine, "order", line.order):
        note = book.get(OutboundNote, part.note)
        if part.line_no == line.line_no and note and not note.voided and not note.shipped_on:
            for lot, quantity in picked_lots(part.lot, part.quantity or ZERO).items():
                found[lot] += quantity
    return dict(found)


def named_lots(text: str) -> list[tuple[str, Decimal | None]]:
    """Lots or serial numbers as typed: "L1×6、L2×4" with quantities, "SN01、SN02" without (None)."""
    found: list[tuple[str, Decimal | None]] = []
    for part in _PARTS.split(_TIMES.sub("×", text.strip())):
        name, times, quantity = part.partition("×")
        if name:
            found.append((name, Decimal(quantity) if times and re.fullmatch(r"\d+(\.\d+)?", quantity) else None))
    return found


def picked_lots(text: str, quantity: Decimal) -> dict[str, Decimal]:
    """``quantity`` of a line by the lots that ``text`` names.

    A lot without a figure takes what the others leave; several of them share it evenly, as serial numbers do. What is left where every
    lot has its figure lies without a lot: "".
    """
    named = named_lots(text) or [("", None)]
    blank = [name for name, part in named if part is None]
    rest = quantity - sum((part for _, part in named if part is not None), ZERO)
    found: dict[str, Decimal] = defaultdict(Decimal)
    for name, part in named:
        found[name] += rest / len(blank) if part is None else part
    if not blank and rest > 0:
        found[""] += rest
    return dict(found)


def written_lots(lots: dict[str, Decimal]) -> str:
    """Lots with their quantities as a line or an outbound note carries them: "L1" when it is all of one lot, else "L1×6、L2×4"."""
    named = {lot: quantity for lot, quantity in lots.items() if lot and quantity}
    alone = len(named) == 1 and not lots.get("")
    return "".join(named) if alone else "、".join(f"{lot}×{quantity.normalize():f}" for lot, quantity in named.items())
