"""The rows of one kind by their keys, and by whatever field somebody asks for."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import Any

from order_logic.columns import column_of, columns_of, key_fields
from order_logic.records import Order

Key = tuple[Any, ...]


def key_of(row: Any) -> Key:
    """The key of a row, a tuple even for one field."""
    found = _key_getter(type(row))(row)
    return found if isinstance(found, tuple) else (found,)


_GETTERS: dict[type, "attrgetter[Any]"] = {}
_ORDER_FIELDS: dict[type, str] = {Order: "number"}


def _key_getter(record: Any) -> "attrgetter[Any]":
    if record not in _GETTERS:
        _GETTERS[record] = attrgetter(*key_fields(record))
    return _GETTERS[record]


def order_field(record: Any) -> str:
    """The field by which rows of ``record`` belong to an order, or "" (the order itself answers "number")."""
    if record not in _ORDER_FIELDS:
        _ORDER_FIELDS[record] = next((c.name for c in columns_of(record) if c.refers_to is Order), "")
    return _ORDER_FIELDS[record]


@dataclass(slots=True)
class Table:
    """The rows of one record with the groupings that were asked for.

    As long as nothing changes they are plain tuples of rows, which are made and handed out fastest.
    """

    rows: dict[Key, Any] = field(default_factory=dict)
    groups: dict[str, dict[Any, dict[Key, Any]]] = field(default_factory=dict)  # brought along by every change
    still: dict[str, dict[Any, tuple[Any, ...]]] = field(default_factory=dict)  # good until the first change

    def with_value(self, name: str, value: Any) -> tuple[Any, ...]:
        """The rows whose field ``name`` is ``value``."""
        if name in self.groups:
            rows = self.groups[name].get(value)
            return tuple(rows.values()) if rows else ()
        found: dict[Any, list[Any]] = defaultdict(list)
        for each, row in zip(map(attrgetter(name), self.rows.values()), self.rows.values(), strict=True):
            found[each].append(row)
        self.still[name] = dict(zip(found, map(tuple, found.values()), strict=True))
        return self.still[name].get(value, ())

    def _stir(self) -> None:
        """Makes groupings that can change of those that cannot."""
        for name in self.still:
            groups: dict[Any, dict[Key, Any]] = defaultdict(dict)
            for value, key, row in zip(map(attrgetter(name), self.rows.values()), self.rows, self.rows.values(), strict=True):
                groups[value][key] = row
            self.groups[name] = dict(groups)
        self.still = {}

    def put(self, key: Key, row: Any) -> None:
        self._stir()
        for name, groups in self.groups.items():
            groups.setdefault(getattr(row, name), {})[key] = row
        self.rows[key] = row

    def take(self, key: Key) -> Any:
        self._stir()
        row = self.rows.pop(key)
        for name, groups in self.groups.items():
            groups[getattr(row, name)].pop(key, None)
        return row

    def change(self, key: Key, name: str, value: Any) -> None:
        self._stir()
        row = self.rows[key]
        new = replace(row, **{name: value})
        record: Any = type(row)
        if column_of(record, name).key:
            self.take(key)
            self.put(key_of(new), new)
            return
        for grouped, groups in self.groups.items():
            if grouped == name:
                groups[getattr(row, name)].pop(key, None)
            groups.setdefault(getattr(new, grouped), {})[key] = new
        self.rows[key] = new
