"""Locks stock for order lines, frees it, takes it out and puts it back, lot by lot (R-35, R-37)."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from order_logic.book import Add, Change, Edit, Key, key_of
from order_logic.derived.lots import STOCK_READS, ZERO, allocations_of, home_of, noted_by_lot, picked_lots, room_of
from order_logic.records import Allocation, OrderLine, Stock
from order_logic.rule import Case

__all__ = ["STOCK_READS", "NotThere", "give_back", "lock", "take_out", "unlock"]


class NotThere(ValueError):
    """More was to be locked, freed or taken than there is: a programming error, for rules refuse it first."""


def lock(case: Case, line: OrderLine, quantity: Decimal, warehouse: str = "", lot: str = "", *, fresh: bool = False) -> list[Change]:
    """Locks stock of one warehouse and lot for a line; ``fresh`` goods have just come in, so that what lies there grows too.

    A blank warehouse is the line's, else the product's own. Raises NotThere when less is free than ``quantity`` (R-35).
    Calls in one move see what the calls before them did: use the changes of all of them, in their order.
    """
    books, place = _books_of(case), warehouse or home_of(line, case.book)
    shelf = books.shelf(line.product, place, lot)
    changes = books.grown(shelf, "on_hand", quantity) if fresh else []
    if not fresh and quantity > room_of(shelf):
        raise NotThere(f"{quantity} of {line.product} {place} {lot}: {room_of(shelf)} are free")
    row = Allocation(
        order=line.order, line_no=line.line_no, number=books.next_number(line), product=line.product, warehouse=place, lot=lot,
        quantity=quantity, left=quantity, person=case.press.user.login, allocated_at=case.press.now,
        reason=case.press.reason or case.order.reason,
    )  # fmt: skip
    return [*changes, *books.grown(books.shelf(line.product, place, lot), "reserved", quantity), books.added(row)]


def unlock(case: Case, line: OrderLine, quantity: Decimal, lot: str = "", *, displaced_by: str = "") -> list[Change]:
    """Frees what was locked for a line, last locked first; lots that stand on an outbound note are left alone. Raises NotThere.

    ``displaced_by`` is the order that these goods are given up for (R-31).
    """
    parts = _freed(case, line, quantity, lot)
    said = {"freed_at": case.press.now, **({"displaced_by": displaced_by} if displaced_by else {})}
    noted = [Edit(Allocation, key_of(row), name, getattr(row, name), value) for row, _ in parts for name, value in said.items()]
    return [*(change for row, part in parts for change in _less(case, row, part, gone=False)), *noted]


def take_out(case: Case, line: OrderLine, quantity: Decimal, lot: str = "") -> list[Change]:
    """Takes locked goods of a line out of the warehouse, first locked first. Raises NotThere.

    ``lot`` as on the outbound note: "L1×6、L2×4", or blank for any.
    """
    return [change for row, part in _taken(case, line, quantity, lot) for change in _less(case, row, part, gone=True)]


def give_back(case: Case, line: OrderLine, quantity: Decimal, warehouse: str = "", lot: str = "") -> list[Change]:
    """Puts goods of a line back on the shelf, free for everyone."""
    books = _books_of(case)
    return books.grown(books.shelf(line.product, warehouse or home_of(line, case.book), lot), "on_hand", quantity)


def _freed(case: Case, line: OrderLine, quantity: Decimal, lot: str) -> list[tuple[Allocation, Decimal]]:
    """Parts of the line's locks, last locked first, sparing the lots that notes name."""
    spared = noted_by_lot(line, case.book)
    found: list[tuple[Allocation, Decimal]] = []
    for row in _books_of(case).locks(line, lot):
        kept = min(spared.get(row.lot, ZERO), row.left or ZERO)
        spared[row.lot] = spared.get(row.lot, ZERO) - kept
        found.append((row, (row.left or ZERO) - kept))
    return _filled(found[::-1], quantity, line)


def _taken(case: Case, line: OrderLine, quantity: Decimal, lot: str) -> list[tuple[Allocation, Decimal]]:
    """Parts of the line's locks, first locked first, of the lots named."""
    locks = _books_of(case).locks(line)
    if not lot:
        return _filled([(row, row.left or ZERO) for row in locks], quantity, line)
    return [
        part
        for name, wanted in picked_lots(lot, quantity).items()
        for part in _filled([(row, row.left or ZERO) for row in locks if row.lot == name], wanted, line)
    ]


def _filled(rows: list[tuple[Allocation, Decimal]], wanted: Decimal, line: OrderLine) -> list[tuple[Allocation, Decimal]]:
    """As much of each row as is still wanted; raises NotThere when they do not hold it."""
    found: list[tuple[Allocation, Decimal]] = []
    for row, there in rows:
        part = min(there, wanted)
        wanted -= part
        found += [(row, part)] if part > 0 else []
    if wanted > 0:
        raise NotThere(f"{line.order} {line.line_no}: {wanted} more than is locked")
    return found


def _less(case: Case, row: Allocation, part: Decimal, *, gone: bool) -> Iterator[Change]:
    """One lock becomes smaller, and so does what the shelf holds for it; with ``gone`` the goods leave."""
    books = _books_of(case)
    yield from books.grown(row, "left", -part)
    for name in ("on_hand", "reserved") if gone else ("reserved",):
        yield from books.grown(books.shelf(row.product, row.warehouse, row.lot), name, -part)


@dataclass(slots=True)
class _Books:
    """Stock and locks as the calls of one move have left them."""

    case: Case
    rows: dict[tuple[type, Key], Any] = field(default_factory=dict)

    def shelf(self, product: str, warehouse: str, lot: str) -> Stock:
        """What lies in one place; an empty shelf when nothing ever did."""
        found = self.case.book.get(Stock, product, warehouse, lot) or Stock(product=product, warehouse=warehouse, lot=lot)
        return self.rows.get((Stock, key_of(found)), found)  # type: ignore[no-any-return]  # what is kept under Stock is a Stock

    def locks(self, line: OrderLine, lot: str = "") -> list[Allocation]:
        """The locks of a line that still hold something, in their order; of one lot when named."""
        rows = {key_of(row): row for row in allocations_of(line, self.case.book)}
        rows |= {k: row for (record, k), row in self.rows.items() if record is Allocation and k[:2] == (line.order, line.line_no)}
        return [row for row in rows.values() if not lot or row.lot == lot]

    def next_number(self, line: OrderLine) -> int:
        known = [*self.case.book.by(Allocation, "order", line.order), *(r for (record, _), r in self.rows.items() if record is Allocation)]
        return max((a.number or 0 for a in known if (a.order, a.line_no) == (line.order, line.line_no)), default=0) + 1

    def grown(self, row: Any, name: str, by: Decimal) -> list[Change]:
        """A quantity of a row grows; a shelf that is new to the book is put up first."""
        before, key = getattr(row, name), (type(row), key_of(row))
        after = (before or ZERO) + by
        new = self.rows[key] = replace(row, **{name: after})
        if isinstance(row, Stock) and before is None and name == "on_hand" and not self._known(row):
            return [Add(Stock, new)]
        return [Edit(type(row), key[1], name, before, after)]

    def _known(self, row: Stock) -> bool:
        return self.case.book.get(Stock, *key_of(row)) is not None

    def added(self, row: Allocation) -> Add:
        self.rows[Allocation, key_of(row)] = row
        return Add(Allocation, row)


def _books_of(case: Case) -> _Books:
    """The books of this move; another move begins with its own."""
    kept: _Books | None = case.book.memory.get(_books_of)
    if kept is None or kept.case is not case:
        kept = case.book.memory[_books_of] = _Books(case)
    return kept
