"""The journal read again from its first row: what every cell must hold that buttons filled."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from order_logic.book import Key, order_field
from order_logic.columns import Column, Owner, Seal, columns_of, key_fields
from order_logic.flows.moves import Move
from order_logic.records import RECORD_NAMED, JournalRow, Order, OrderLine, Signature
from order_logic.seals import sealed_columns, seals_at, typed_columns
from workbook.codes import decoded
from workbook.journal.chain import Action
from workbook.journal.parts import AT_DONE, AT_KEY, AT_PART, LINE
from workbook.journal.touched import journalled

Cell = tuple[Any, Key]


class Leap(NamedTuple):
    """A field that a click found otherwise than the journal had left it: somebody changed it in between."""

    number: int
    record: Any
    key: Key
    field: str
    left: Any
    found: Any


@dataclass(slots=True)
class Known:
    """What the journal knows of one row: its last values, and those at the opening."""

    origin: Key | None  # its key at the opening; None when a button added it since
    values: dict[str, Any] = field(default_factory=dict)
    first: dict[str, Any] = field(default_factory=dict)
    done: dict[str, Any] = field(default_factory=dict)  # what people had typed when a document was last seen carried out

    def forget(self, columns: Iterable[Column]) -> None:
        """Takes back what is known of these columns."""
        for column in columns:
            self.values.pop(column.name, None)

    def set(self, name: str, before: Any, after: Any) -> None:
        self.first.setdefault(name, before)
        self.done.pop(name, None)
        self.values[name] = after


@dataclass(slots=True)
class Replay:
    """The rows as the journal knows them, the digests of the opening, and where it was leapt over."""

    rows: dict[Cell, Known] = field(default_factory=dict)
    parts: dict[Cell, dict[Key, None]] = field(default_factory=dict)  # (record, first part of the key) -> keys
    book: str = ""
    digests: dict[str, str] = field(default_factory=dict)
    leaps: list[Leap] = field(default_factory=list)

    def put(self, record: Any, key: Key, known: Known) -> Known:
        """Takes up a row under its key."""
        self.rows[record, key] = known
        self.parts.setdefault((record, key[:1]), {})[key] = None
        return known

    def take(self, record: Any, key: Key) -> Known | None:
        """Gives up the row with this key, if there is one."""
        self.parts.get((record, key[:1]), {}).pop(key, None)
        return self.rows.pop((record, key), None)

    def of_order(self, record: Any, order: Key) -> list[Known]:
        """The rows of ``record`` that belong to an order."""
        return [self.rows[record, key] for key in self.parts.get((record, order), ())]


def columns_named(record: Any) -> dict[str, Column]:
    """The columns by field name."""
    return {c.name: c for c in columns_of(record)}


def key_from(record: Any, codes: Iterable[Any]) -> Key:
    """The key that a journal row names; raises ValueError or KeyError when it is none."""
    names = columns_named(record)
    return tuple(decoded(names[name], code) for name, code in zip(key_fields(record), codes, strict=True))


def values_from(record: Any, fields: dict[str, Any]) -> dict[str, Any]:
    """Field -> value, for the fields that the record has today."""
    names = columns_named(record)
    return {name: decoded(names[name], code) for name, code in fields.items() if name in names}


def pairs_from(record: Any, fields: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Field -> (before, after), for the fields that the record has today."""
    names = columns_named(record)
    return {n: (decoded(names[n], both[0]), decoded(names[n], both[1])) for n, both in fields.items() if n in names}


def replayed(rows: Iterable[JournalRow]) -> Replay:
    """What the rows, in their order, leave behind. Raises ValueError or KeyError for a row whose contents are no journal."""
    replay = Replay()
    for row in rows:
        fields = json.loads(row.fields or "{}")
        if row.action == Action.OPEN.value:
            _open(replay, fields)
        elif (record := RECORD_NAMED.get(row.record)) is not None:
            key = key_from(record, json.loads(row.key))
            _STEPS[Action(row.action)](replay, row, record, key, fields)
    return replay


def _open(replay: Replay, fields: dict[str, Any]) -> None:
    """A book as made, or upgraded: from here on what was before is told by the digests."""
    replay.book, replay.digests = str(fields.get("book", "")), dict(fields.get("digests", {}))
    _leave(replay, frozenset(fields.get("left", ())))
    for (_, key), known in replay.rows.items():
        known.origin, known.first = key, {}


def _leave(replay: Replay, orders: frozenset[str]) -> None:
    """The papers of these orders went into the archive; the orders themselves stay, and begin anew."""
    for record, key in [cell for cell, known in replay.rows.items() if orders and _order_of(*cell, known) in orders]:
        replay.take(record, key)


def _order_of(record: Any, key: Key, known: Known) -> str:
    """The order that a row belongs to, as its key or the journal tells; "" where neither does."""
    name = order_field(record)
    if not name:
        return ""
    names = key_fields(record)
    return str(key[names.index(name)] if name in names else known.values.get(name, ""))


def _add(replay: Replay, row: JournalRow, record: Any, key: Key, fields: dict[str, Any]) -> None:
    if AT_PART not in fields:
        blank = {c.name: c.blank for c in journalled(record)}
        replay.put(record, key, Known(None, blank, done=values_from(record, fields.get(AT_DONE, {}))))
    replay.rows[record, key].values.update(values_from(record, fields))


def _edit(replay: Replay, row: JournalRow, record: Any, key: Key, fields: dict[str, Any]) -> None:
    old = key_from(record, fields[AT_KEY]) if AT_KEY in fields else key
    known = replay.put(record, key, replay.take(record, old) or replay.take(record, key) or Known(old))
    desk = {c.name for c in columns_of(record) if c.owner is Owner.DESK}
    for name, (before, after) in pairs_from(record, fields).items():
        if name in desk and known.values.get(name, before) != before:
            replay.leaps.append(Leap(row.number or 0, record, key, name, known.values[name], before))
        known.set(name, before, after)
    typed = values_from(record, fields.get(AT_DONE, {}))
    replay.leaps += [Leap(row.number or 0, record, key, n, known.done[n], v) for n, v in typed.items() if known.done.get(n, v) != v]
    known.done, known.values = typed, known.values | typed


def _note(replay: Replay, row: JournalRow, record: Any, key: Key, fields: dict[str, Any]) -> None:
    """Everything typed into the order and its lines: what a note does not name is blank, a line it does not name is gone."""
    if AT_PART not in fields:
        _leapt_seals(replay, row.number or 0, key, fields)
        for line in replay.of_order(OrderLine, key):
            line.forget(typed_columns(OrderLine))
        _typed(replay, Order, key, {})
    replay.rows[Order, key].values.update(values_from(Order, fields))
    for line_no, told in lines_in(fields):
        _typed(replay, OrderLine, (key[0], line_no), told)


def lines_in(fields: dict[str, Any]) -> Iterator[tuple[int, dict[str, Any]]]:
    """The lines that a note names, by number."""
    return ((int(name[1:]), line) for name, line in fields.items() if name[:1] == LINE and name[1:].isdigit())


def _typed(replay: Replay, record: Any, key: Key, fields: dict[str, Any]) -> None:
    known = replay.rows.get((record, key)) or replay.put(record, key, Known(key))
    known.values.update({c.name: c.blank for c in typed_columns(record)} | values_from(record, fields))


def _leapt_seals(replay: Replay, number: int, key: Key, fields: dict[str, Any]) -> None:
    """Typing that the note tells of although the field was sealed."""
    seals = _seals(replay, key)
    told = {(Order, key): fields} | {(OrderLine, (key[0], line_no)): line for line_no, line in lines_in(fields)}
    for (record, cell), line in told.items():
        known, now = replay.rows.get((record, cell)), values_from(record, line)
        for column in sealed_columns(record, seals) if known and seals else ():
            found = now.get(column.name, column.blank)
            if known and column.owner is Owner.STAFF and not column.key and known.values.get(column.name, found) != found:
                replay.leaps.append(Leap(number, record, cell, column.name, known.values[column.name], found))


def _seals(replay: Replay, key: Key) -> frozenset[Seal]:
    """What is sealed on the order, as far as the journal knows its status."""
    order = replay.rows.get((Order, key))
    if order is None or "commercial" not in order.values:
        return frozenset()
    signed = [signature.values for signature in replay.of_order(Signature, key)]
    return seals_at(order.values["commercial"], any(v.get("move") is Move.FIRST_AUDIT and not v.get("voided") for v in signed))


_STEPS = {Action.ADD: _add, Action.EDIT: _edit, Action.UNDO: _edit, Action.NOTE: _note}
