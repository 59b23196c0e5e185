"""What materials goods take: bills of materials exploded to the last level, and bills that run in a circle (R-40)."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from order_logic.book import Book
from order_logic.records import Component

ZERO = Decimal(0)
Circle = tuple[str, ...]


class Bill(NamedTuple):
    """The materials that a quantity of goods takes, and what keeps them from being reckoned."""

    materials: dict[str, Decimal]
    circles: list[Circle]
    """Each from a product back to itself, that one named at both ends."""
    blanks: list[Component]
    """Rows without a usable 单位用量."""


def exploded(product: str, quantity: Decimal, book: Book) -> Bill:
    """The materials for ``quantity`` of a product, in their own units: parts with a bill of their own are exploded in turn.

    Each level adds its 损耗率: 用量 × (1 + 损耗率%). Circles and rows without a quantity are left out of the sums and named.
    """
    bill = Bill(defaultdict(Decimal), [], [])
    _add(product, quantity, (product,), bill, book)
    return bill._replace(materials=dict(bill.materials))


def _add(product: str, quantity: Decimal, above: Circle, bill: Bill, book: Book) -> None:
    for part in book.by(Component, "product", product):
        if part.material in above:
            circle = (*above[above.index(part.material) :], part.material)
            bill.circles.extend([circle] if circle not in bill.circles else [])
        elif not usable(part):
            bill.blanks.extend([part] if part not in bill.blanks else [])
        else:
            needed = quantity * (part.quantity or ZERO) * (1 + (part.scrap or ZERO) / 100)
            if has_bill(part.material, book):
                _add(part.material, needed, (*above, part.material), bill, book)
            else:
                bill.materials[part.material] += needed


def has_bill(product: str, book: Book) -> bool:
    """Whether a product is put together from others."""
    return bool(book.by(Component, "product", product))


def usable(part: Component) -> bool:
    """Whether a row says how much of the material is taken."""
    return part.quantity is not None and part.quantity > 0 and (part.scrap or ZERO) >= 0


def circles_of(book: Book) -> dict[str, Circle]:
    """Every circle among the bills, by its first product in the order of the alphabet; worked out once for each book."""
    if circles_of not in book.memory:
        found: dict[str, Circle] = {}
        for circle in _circles(book):
            ring = circle[:-1]
            at = ring.index(min(ring))
            found.setdefault(ring[at], (*ring[at:], *ring[:at], ring[at]))
        book.memory[circles_of] = found
    known: dict[str, Circle] = book.memory[circles_of]
    return known


def _circles(book: Book) -> Iterator[Circle]:
    """A circle for every row that leads back to a product above it; each product is walked once."""
    done: set[str] = set()
    for start in dict.fromkeys(part.product for part in book.all(Component)):
        if start not in done:
            yield from _walk(start, book, done)


def _walk(start: str, book: Book, done: set[str]) -> Iterator[Circle]:
    path, below = [start], [_materials(start, book)]
    while below:
        material = next(below[-1], None)
        if material is None:
            below.pop()
            done.add(path.pop())
        elif material in path:
            yield (*path[path.index(material) :], material)
        elif material not in done:
            path.append(material)
            below.append(_materials(material, book))


def _materials(product: str, book: Book) -> Iterator[str]:
    return (part.material for part in book.by(Component, "product", product))
