"""The book: every record at one moment, and the changes that make the next."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, TypeVar

from order_logic.records import RECORDS
from order_logic.table import Key, Table, key_of, order_field
from order_logic.text import Text

__all__ = ["Add", "Book", "Change", "Edit", "Fault", "Key", "NotRead", "Spent", "Table", "key_of", "order_field", "reversed_edits"]

R = TypeVar("R")


class Edit(NamedTuple):
    """One cell, before and after: the write, the stale-cell check, the audit line and the undo at once.

    ``key`` is the row's key at the moment of this change; editing a key field renames the row for the changes after it.
    """

    record: type
    key: Key
    field: str
    before: Any
    after: Any


class Add(NamedTuple):
    """A new row. There is no delete: rows are voided."""

    record: type
    row: Any


Change = Edit | Add


class Fault(NamedTuple):
    """A cell that could not be read as what its column is: kept as it stands, and told (R-07)."""

    record: type
    key: Key
    field: str
    reason: Text
    remedy: Text
    shown: str


class NotRead(LookupError):
    """A rule or verb asked for rows that it did not declare: a programming error."""


class Spent(RuntimeError):
    """A book was used after the next one had been made of it: a programming error."""


def reversed_edits(changes: Iterable[Change]) -> list[Edit]:
    """The edits that take back these edits of fields that are no keys, last first; raises TypeError for an added row."""
    back: list[Edit] = []
    for change in reversed(list(changes)):
        if isinstance(change, Add):
            raise TypeError("an added row is voided, not taken back")
        back.append(change._replace(before=change.after, after=change.before))
    return back


class Book:
    """Read-only to everyone; ``after`` makes the next one.

    ``only`` tells, for a record that was fetched for some orders only, which orders those are.
    A book read from a workbook stays good for ever; one made by ``after`` is spent once the next is made of it.
    ``memory`` is for functions of the book to keep what they worked out, each under itself: the next book starts without.
    """

    __slots__ = ("_only", "_owned", "_tables", "faults", "memory")

    def __init__(
        self,
        tables: Mapping[type, Table],
        faults: Iterable[Fault] = (),
        only: Mapping[type, frozenset[str]] | None = None,
        owned: bool = False,
    ) -> None:
        self._tables: dict[type, Table] | None = dict(tables)
        self.faults = tuple(faults)
        self._only = dict(only or {})
        self._owned = owned
        self.memory: dict[Callable[..., Any], Any] = {}

    @classmethod
    def of(cls, *rows: Any, faults: Iterable[Fault] = ()) -> "Book":
        """A book with these rows, every record counted as read; raises ValueError when a key stands twice."""
        tables = {record: Table() for record in RECORDS}
        for row in rows:
            table, key = tables[type(row)], key_of(row)
            if key in table.rows:
                raise ValueError(f"{type(row).__name__} {key} stands twice")
            table.rows[key] = row
        return cls(tables, faults)

    def _table(self, record: type) -> Table:
        if self._tables is None:
            raise Spent("this book has been moved on")
        if record not in self._tables:
            raise NotRead(f"{record.__name__} was not read")
        return self._tables[record]

    def records(self) -> tuple[type, ...]:
        """The records that were read."""
        return tuple(self._tables or ())

    def all(self, record: type[R]) -> Iterable[R]:
        """Every row of ``record``; raises NotRead when it was fetched for some orders only."""
        if record in self._only:
            raise NotRead(f"{record.__name__} was read for some orders only")
        return self._table(record).rows.values()

    def keys(self, record: type) -> Iterable[Key]:
        """The keys of the rows that are here."""
        return self._table(record).rows.keys()

    def present(self, record: type[R]) -> Iterable[R]:
        """The rows that were fetched, be it all or those of some orders."""
        return self._table(record).rows.values()

    def get(self, record: type[R], *key: Any) -> R | None:
        """The row with this key, or None."""
        try:
            return self._tables[record].rows.get(key)  # type: ignore[index]  # a spent book has none: told below
        except (KeyError, TypeError):
            return self._table(record).rows.get(key)

    def by(self, record: type[R], name: str, value: Any) -> tuple[R, ...]:
        """The rows whose field ``name`` is ``value``, in reading order."""
        if record in self._only and name == order_field(record) and value not in self._only[record]:
            raise NotRead(f"{record.__name__} of {value} was not read")
        try:
            return self._tables[record].still[name].get(value, ())  # type: ignore[index]  # a spent book has none: told below
        except (KeyError, TypeError):
            return self._table(record).with_value(name, value)

    def tried(self, changes: Iterable[Change]) -> "Book":
        """The next book while this one stays good: to look at what would be."""
        if self._tables is None:
            raise Spent("this book has been moved on")
        return Book(self._tables, self.faults, self._only).after(changes)

    def joined(self, more: "Book") -> "Book":
        """This book with the records that ``more`` holds besides; neither is spent by it."""
        tables = {record: more._table(record) for record in more.records() if record not in self.records()}
        only = {record: orders for record, orders in more._only.items() if record in tables}
        return Book({record: self._table(record) for record in self.records()} | tables, (*self.faults, *more.faults), self._only | only)

    def after(self, changes: Iterable[Change]) -> "Book":
        """The next book; raises KeyError for an edit of a row that is not there, ValueError for a key given twice."""
        changes = list(changes)
        touched = {change.record for change in changes}
        if self._tables is None:
            raise Spent("this book has been moved on")
        tables = self._tables if self._owned else {r: Table(dict(t.rows)) if r in touched else t for r, t in self._tables.items()}
        if self._owned:
            self._tables = None
        elif missing := set(self._tables) - touched:
            tables = {r: Table(dict(t.rows), {}) if r in missing else t for r, t in tables.items()}
        only = dict(self._only)
        for change in changes:
            _apply(tables, change)
            _widen(only, change)
        return Book(tables, self.faults, only, owned=True)


def _apply(tables: dict[type, Table], change: Change) -> None:
    table = tables.get(change.record)
    if table is None:
        raise NotRead(f"{change.record.__name__} was not read")
    if isinstance(change, Add):
        key = key_of(change.row)
        if key in table.rows:
            raise ValueError(f"{change.record.__name__} {key} stands twice")
        table.put(key, change.row)
    else:
        table.change(change.key, change.field, change.after)


def _widen(only: dict[type, frozenset[str]], change: Change) -> None:
    """A new or renamed order belongs to the orders whose rows are here."""
    if isinstance(change, Add):
        values = {getattr(change.row, order_field(change.record))} if order_field(change.record) else set()
    else:
        values = {change.after} if change.field == order_field(change.record) else set()
    for value in values:
        for record in only:
            only[record] |= {value}
