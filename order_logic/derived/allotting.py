"""What stock each line would get: which shelves, which lots, how much, and what stands in the way (R-35, R-36, R-37)."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from enum import Enum, auto
from typing import NamedTuple

from order_logic.book import Book, Key, key_of
from order_logic.derived.lots import ZERO, named_lots, room_of, shelves_of
from order_logic.records import OrderLine, Product, Stock

Rooms = dict[Key, Decimal]


class LotFault(Enum):
    """What is wrong with the lots or serial numbers that a line names."""

    NOT_NAMED = auto()
    UNKNOWN = auto()
    TOO_LITTLE = auto()
    WRONG_SUM = auto()


class Take(NamedTuple):
    """So much of one shelf."""

    shelf: Stock
    quantity: Decimal


class Allotment(NamedTuple):
    """What one line gets of what it wants; ``room`` is what is free for it, ``lots`` the lots that a fault is about."""

    line: OrderLine
    wanted: Decimal
    takes: tuple[Take, ...]
    room: Decimal
    fault: LotFault | None = None
    lots: tuple[str, ...] = ()

    @property
    def given(self) -> Decimal:
        return sum((take.quantity for take in self.takes), ZERO)

    @property
    def lacking(self) -> Decimal:
        return self.wanted - self.given


def allot(wanted: Iterable[tuple[OrderLine, Decimal]], book: Book) -> list[Allotment]:
    """What each line gets, one after the other: all it wants, or a part where partial shipment is allowed, else nothing."""
    rooms: Rooms = {}
    return [_allotted(line, quantity, book, rooms) for line, quantity in wanted]


def by_lot(product: Product | None) -> bool:
    """Whether goods of a product are told apart: by lot or by serial number (R-37)."""
    return bool(product and (product.lot_managed or product.serial_managed))


def free_lots(line: OrderLine, book: Book) -> list[str]:
    """The lots that are free for a line, with their quantities, for a message."""
    return [f"{s.lot}×{room_of(s).normalize():f}" for s in shelves_of(line, book) if s.lot and room_of(s) > 0]


def _allotted(line: OrderLine, wanted: Decimal, book: Book, rooms: Rooms) -> Allotment:
    shelves = shelves_of(line, book)
    left = {key_of(s): max(rooms.get(key_of(s), room_of(s)), ZERO) for s in shelves}
    found = Allotment(line, wanted, (), sum(left.values(), ZERO))
    product = book.get(Product, line.product)
    if by_lot(product) or line.lot.strip():
        found = _named(found, shelves, left, serial=bool(product and product.serial_managed))
    else:
        found = found._replace(takes=tuple(_from_shelves(shelves, left, wanted)))
    if found.fault or (found.lacking > 0 and not line.part_shipment):
        return found._replace(takes=())
    for take in found.takes:
        rooms[key_of(take.shelf)] = left[key_of(take.shelf)] - take.quantity
    return found


def _from_shelves(shelves: list[Stock], left: Rooms, wanted: Decimal) -> Iterator[Take]:
    """One shelf that has all of it, else one after the other."""
    for shelf in sorted(shelves, key=lambda s: left[key_of(s)] < wanted):
        part = min(left[key_of(shelf)], wanted)
        wanted -= part
        if part > 0:
            yield Take(shelf, part)


def _named(found: Allotment, shelves: list[Stock], left: Rooms, *, serial: bool) -> Allotment:
    """What comes from the lots that the line names, in the order named."""
    if found.room <= 0:
        return found
    asked = _asked(found.line, serial=serial)
    fault = _fault(found, asked, {s.lot for s in shelves})
    if fault:
        return fault
    rest = found.wanted - sum((figure for figure in asked.values() if figure is not None), ZERO)
    takes: list[Take] = []
    for lot, figure in asked.items():
        got = [*_from_shelves([s for s in shelves if s.lot == lot], left, rest if figure is None else figure)]
        given = sum((take.quantity for take in got), ZERO)
        if given == 0 or (figure is not None and given < figure):
            return found._replace(fault=LotFault.TOO_LITTLE, lots=(lot,))
        rest -= given if figure is None else ZERO
        takes += got
    if rest > 0 and found.room >= found.wanted and not found.line.part_shipment:
        return found._replace(fault=LotFault.TOO_LITTLE, lots=tuple(asked))
    return found._replace(takes=tuple(takes))


def _asked(line: OrderLine, *, serial: bool) -> dict[str, Decimal | None]:
    """The lots that a line names, with their figures; a serial number is one piece, None takes what the others leave."""
    asked: dict[str, Decimal | None] = {}
    for lot, figure in named_lots(line.lot):
        before = asked.get(lot)
        part = Decimal(1) if figure is None and serial else figure
        asked[lot] = part if before is None or part is None else before + part
    return asked


def _fault(found: Allotment, asked: dict[str, Decimal | None], known: set[str]) -> Allotment | None:
    """What is wrong with the names and figures themselves: none at all, unknown lots, or a sum that does not fit."""
    if not asked:
        return found._replace(fault=LotFault.NOT_NAMED)
    unknown = tuple(lot for lot in asked if lot not in known)
    if unknown:
        return found._replace(fault=LotFault.UNKNOWN, lots=unknown)
    figures = [figure for figure in asked.values() if figure is not None]
    told, part = sum(figures, ZERO), len(figures) < len(asked) or found.line.part_shipment
    if told > found.wanted or (told < found.wanted and not part):
        return found._replace(fault=LotFault.WRONG_SUM, lots=(f"{told.normalize():f}",))
    return None
