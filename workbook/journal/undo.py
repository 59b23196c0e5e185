"""撤销: the last click taken back from what the journal says of it; nothing is deleted, new rows are voided."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from order_logic.book import Book, Change, Edit, Key
from order_logic.columns import column_of, key_fields
from order_logic.records import RECORD_NAMED, JournalRow
from workbook.journal.chain import Action
from workbook.journal.handed_out import handed_out
from workbook.journal.parts import AT_KEY, AT_UNDOES
from workbook.journal.refused import Refused, changed_since, left_the_house, row_gone, seal_differs
from workbook.journal.replay import key_from, pairs_from, values_from
from workbook.journal.touched import renamed
from workbook.journal.voiding import follow, voided

_RENEWED = frozenset({"seal"})  # a click that did no more than seal an order afresh did nothing to take back
_WORDS = frozenset({"reason", "on", "this_quantity", "this_on"})  # typed for the next button: never in the way, never overwritten
_OWN = frozenset({"typed"})  # what was typed since is noted afresh, never put back


class Undoable(NamedTuple):
    """The click that an undo would take back."""

    click: str
    button: str
    user: str
    at: datetime | None
    rows: tuple[JournalRow, ...]


@dataclass(slots=True)
class Trace:
    """One row that the click touched: its key before and after, and what it did to its fields."""

    record: Any
    first: Key
    key: Key
    added: bool
    edits: dict[str, tuple[Any, Any]] = field(default_factory=dict)


def undoable(rows: Sequence[JournalRow]) -> Undoable | None:
    """The last click that changed something and has not been taken back; None when there is none."""
    undone = (str(json.loads(row.fields).get(AT_UNDOES, "")) for row in rows if row.action == Action.UNDO.value)
    taken_back = {click for clicks in undone for click in clicks.split()}
    for last in reversed(rows):
        if last.action in (Action.EDIT.value, Action.ADD.value) and last.click not in taken_back:
            own = tuple(row for row in rows if row.click == last.click)
            if any(t.added or t.edits.keys() - _RENEWED for t in traces(own)):
                return Undoable(last.click, last.button, last.user, last.at, own)
    return None


def undo_changes(book: Book, rows: Iterable[JournalRow], reason: str = "撤销") -> tuple[Change, ...] | Refused:
    """What takes back the click whose journal rows these are, or why it cannot be taken back; ``book`` holds every sheet whole.

    Fields get their old values, checked against what the click left. Orders get back their draft numbers and every row follows; the
    numbers stay used. New rows are voided: an order becomes CANCELLED with ``reason``, a customer or user is stopped. Raises ValueError
    or KeyError for rows that are no journal.
    """
    rows = list(rows)
    told = traces(rows)
    refusal = left_the_house(book, told) or handed_out(book, told, rows)
    if refusal is not None:
        return refusal
    changes: list[Change] = []
    for trace in reversed(told):
        step = voided(book, trace, told, reason) if trace.added or _numbered(trace) else _reversed(book, trace)
        if isinstance(step, Refused):
            return step
        changes += step
    changes += follow(book.tried(changes), [c for c in changes if isinstance(c, Edit)])
    return seal_differs(book.tried(changes), told) or tuple(changes)


def traces(rows: Iterable[JournalRow]) -> list[Trace]:
    """What a click did, row by row, from its journal rows; notes and computed columns are none of it."""
    found: dict[tuple[Any, Key], Trace] = {}
    for row in rows:
        record = RECORD_NAMED.get(row.record)
        if record is None or row.action not in (Action.EDIT.value, Action.ADD.value, Action.UNDO.value):
            continue
        fields, key = json.loads(row.fields), key_from(record, json.loads(row.key))
        first = key_from(record, fields[AT_KEY]) if AT_KEY in fields else key
        trace = found.setdefault((record, key), Trace(record, first, key, row.action == Action.ADD.value))
        trace.edits |= _edits(record, fields, trace.added)
    return list(found.values())


def _edits(record: Any, fields: dict[str, Any], added: bool) -> dict[str, tuple[Any, Any]]:
    pairs = {n: (column_of(record, n).blank, v) for n, v in values_from(record, fields).items()} if added else pairs_from(record, fields)
    return {name: pair for name, pair in pairs.items() if name not in _OWN}


def _numbered(trace: Trace) -> bool:
    """A row that staff typed and a button numbered: it keeps the number and is voided, as a new one is."""
    return str(trace.first[0]).startswith("#")


def _reversed(book: Book, trace: Trace) -> list[Change] | Refused:
    """The old values put back, key fields last, since they rename the row."""
    row = book.get(trace.record, *trace.key)
    if row is None:
        return row_gone(trace.record, trace.key)
    changed = [name for name, (_, after) in trace.edits.items() if getattr(row, name) != after]
    for name in changed:
        if name not in _WORDS:
            return changed_since(trace.record, trace.key, name, trace.edits[name][1], getattr(row, name))
    return list(_back(trace, trace.edits.keys() - changed))


def _back(trace: Trace, names: Iterable[str]) -> Iterator[Edit]:
    key, keys = trace.key, key_fields(trace.record)
    for name in sorted(names, key=lambda name: (name in keys, name)):
        before, after = trace.edits[name]
        yield Edit(trace.record, key, name, after, before)
        if name in keys:
            key = renamed(trace.record, key, name, before)
