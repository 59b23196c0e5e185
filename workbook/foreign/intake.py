"""Keeps count while rows come in: what was made, what is known, and which rows were turned away."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from order_logic.book import Book, Key, key_of
from order_logic.characters import clean, heading_key, simplified
from order_logic.records import Customer, Order, OrderLine, OrderType
from workbook.foreign.drawing import Drawn, cell_at, shown
from workbook.foreign.opening import Opening
from workbook.foreign.plans import Plan
from workbook.foreign.report import Rejected, Why
from workbook.foreign.words import TARGETS

At = tuple[int, int]
"""Which plan, and which row of its table."""
_LOOKED_AT = frozenset({*TARGETS, OrderType})
_SPARING = frozenset({Why.EXISTS, Why.DUPLICATE})  # such a row takes nothing away from its order


class Candidate(NamedTuple):
    """A row of ours in the making: from where, its values by field, and the fields that constants filled."""

    at: At
    drawn: Drawn
    values: dict[str, Any]
    defaults: list[str]


def alike(key: Any) -> Any:
    """What two spellings of one number or name share; traditional characters (電商) mean the simplified ones."""
    return simplified(clean(key)).casefold() if isinstance(key, str) else key


@dataclass(slots=True)
class Known:
    """The keys of one record, and the names under which others may mean them."""

    keys: dict[Any, str] = field(default_factory=dict)
    names: dict[Any, set[str]] = field(default_factory=dict)

    def add(self, key: str, names: Iterable[str]) -> None:
        """Takes note of a key and its names."""
        self.keys.setdefault(alike(key), key)
        for name in filter(None, names):
            self.names.setdefault(alike(name), set()).add(key)

    def find(self, said: str) -> str | None:
        """The key that ``said`` means: by key, else by a name that only one has."""
        found = self.keys.get(alike(said))
        named = self.names.get(alike(said), set())
        return found if found is not None or len(named) != 1 else next(iter(named))


@dataclass(slots=True)
class Intake:
    """Everything that is known half-way through an import."""

    plans: list[Plan]
    book: Book | None = None
    made: dict[Any, dict[Key, Candidate]] = field(default_factory=dict)
    existing: dict[Any, set[Any]] = field(default_factory=dict)  # keys, spelled alike, that the book had
    known: dict[Any, Known] = field(default_factory=dict)
    rejected: dict[At, Rejected] = field(default_factory=dict)
    there: set[At] = field(default_factory=set)  # rows of which something was in the book already
    orders: dict[At, str] = field(default_factory=dict)  # the order that a row belongs to
    last_line: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for record in (r for r in self.book.records() if r in _LOOKED_AT) if self.book else ():
            rows: Iterable[Any] = self.book.all(record) if self.book else ()
            for row in rows:
                self.existing.setdefault(record, set()).add(tuple(map(alike, key_of(row))))
                self.know(record, key_of(row), row)

    def know(self, record: Any, key: Key, row: Any) -> None:
        """Takes note of a row; customers go by their names too, orders by the draft number that registering leaves behind."""
        if len(key) != 1 or not isinstance(key[0], str):
            return
        told = {Customer: ("name", "short_name"), Order: ("draft_no",)}.get(record, ())
        names = [row.get(n, "") if isinstance(row, dict) else getattr(row, n) for n in told]
        self.known.setdefault(record, Known()).add(key[0], names)
        if record is Order and not isinstance(row, dict) and row.draft_no:
            self.existing[record].add((alike(row.draft_no),))

    def find(self, record: Any, said: str) -> str | None:
        """The key of the row that ``said`` means, or None."""
        known = self.known.get(record)
        return known.find(said) if known else None

    def exists(self, record: Any, key: Key) -> bool:
        """Whether the book had this key, in whatever spelling."""
        return tuple(map(alike, key)) in self.existing.get(record, ())

    def reject(self, at: At, heading: str, why: Why, **facts: Any) -> None:
        """Turns a row away; the first reason stays."""
        plan, row = self.plans[at[0]], at[1]
        place = plan.at.get(heading_key(heading))
        cell = cell_at(plan.table.rows[row], place) if place is not None else None
        said = {"heading": heading, "value": "" if cell is None else shown(cell), **facts}
        self.rejected.setdefault(at, Rejected(plan.table.name, plan.table.numbers[row], heading, str(said["value"]), why, said))

    def number_of(self, at: At) -> int:
        """The number of a row as people count."""
        return self.plans[at[0]].table.numbers[at[1]]

    def leave_out_broken_orders(self) -> None:
        """An order comes in whole or not at all: one bad row turns away all rows of its order, so that mended files can come again."""
        broken: dict[str, Rejected] = {}
        for at, said in self.rejected.items():
            if said.why not in _SPARING and at in self.orders:
                broken.setdefault(alike(self.orders[at]), said)
        for at, order in self.orders.items() if broken else ():
            cause = broken.get(alike(order))
            if cause and at not in self.rejected:
                self.reject(at, "", Why.ORDER_LEFT_OUT, order=order, file=cause.file, row=cause.row, value=order)
        for record in (Order, Opening, OrderLine):  # customers and goods stay: other orders may have found them
            made = self.made.get(record, {})
            for key in [key for key, candidate in made.items() if candidate.at in self.rejected]:
                del made[key]
