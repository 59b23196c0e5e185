"""The changes of a click gathered row by row: what each row was, and what it is now."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from order_logic.book import Change, Edit, Key, key_of
from order_logic.columns import Column, Owner, column_of, columns_of, key_fields
from order_logic.records import JournalRow


@cache
def journalled(record: Any) -> tuple[Column, ...]:
    """The columns of ``record`` that the journal keeps: all but computed ones, and none of the journal's own."""
    return () if record is JournalRow else tuple(c for c in columns_of(record) if c.owner is not Owner.DERIVED)


@dataclass(slots=True)
class Touched:
    """One row that a click touched: its key before and now, and (before, after) of each field that changed."""

    record: Any
    first: Key
    key: Key
    added: bool = False
    fields: dict[str, tuple[Any, Any]] = field(default_factory=dict)

    def note(self, name: str, before: Any, after: Any) -> None:
        """Takes up one more change of a field; several changes of one field in a click become one."""
        self.fields[name] = (self.fields[name][0] if name in self.fields else before, after)


def touched(changes: Iterable[Change]) -> list[Touched]:
    """Each touched row once, in the order of first touch, without rows and fields that ended as they began."""
    now: dict[tuple[Any, Key], Touched] = {}
    every: list[Touched] = []
    for change in changes:
        if not isinstance(change, Edit):
            found = _added(change.row)
            every.append(found)
        elif (known := now.pop((change.record, change.key), None)) is not None:
            found = known
        else:
            found = Touched(change.record, change.key, change.key)
            every.append(found)
        if isinstance(change, Edit):
            _edit(found, change)
        now[found.record, found.key] = found
    return [_settled(t) for t in every if journalled(t.record) and (t.added or _settled(t).fields)]


def _added(row: Any) -> Touched:
    found = Touched(type(row), key_of(row), key_of(row), added=True)
    for c in journalled(found.record):
        if getattr(row, c.name) != c.blank or c.key:
            found.note(c.name, c.blank, getattr(row, c.name))
    return found


def _edit(found: Touched, change: Edit) -> None:
    column = column_of(change.record, change.field)
    if column.owner is not Owner.DERIVED:
        found.note(change.field, change.before, change.after)
    if column.key:
        found.key = renamed(change.record, found.key, change.field, change.after)


def renamed(record: Any, key: Key, name: str, value: Any) -> Key:
    """The key once its field ``name`` is ``value``."""
    return tuple(value if field == name else part for field, part in zip(key_fields(record), key, strict=True))


def _settled(t: Touched) -> Touched:
    t.fields = {name: pair for name, pair in t.fields.items() if pair[0] != pair[1] or (t.added and column_of(t.record, name).key)}
    return t
