"""The book rolled back to its opening, to see whether anything that no button touched is other than it was."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from order_logic.book import Book, Key, key_of
from order_logic.columns import Column, Kind, key_fields
from order_logic.records import RECORD_NAMED
from workbook.journal.opening import MODULUS, cells, group_of, guarded, weight
from workbook.journal.replay import Known, Replay, columns_named
from workbook.journal.verdict import Code, Found, shown


class Old(NamedTuple):
    """A guarded cell as it was at the opening, if nobody but buttons wrote since."""

    record: Any
    key: Key
    column: Column
    value: Any
    touched: bool

    @property
    def weight(self) -> int:
        return weight(self.record, self.key, self.column.name, self.value)


def opening_faults(book: Book, replay: Replay, gone: frozenset[type]) -> list[Found]:
    """The groups whose digest, rolled back, differs from the opening's, with the cell or row where one alone explains it.

    ``gone`` are records of which rows have been deleted: their digest cannot fit and is not compared.
    """
    sums: dict[str, int] = {}
    for old in _old_cells(book, replay):
        group = group_of(old.record, old.column)
        sums[group] = sums.get(group, 0) + old.weight
    faults: list[Found] = []
    for group in sorted({*sums, *replay.digests}):
        more = (sums.get(group, 0) - int(replay.digests.get(group, "0"), 16)) % MODULUS
        if more and RECORD_NAMED.get(group.partition(".")[0]) not in {None, *gone}:
            faults += _explained(book, replay, group, more)
    return faults


def _old_cells(book: Book, replay: Replay) -> Iterator[Old]:
    for record in book.records():
        rows: Iterable[Any] = book.all(record)
        for row in rows if guarded(record) else ():
            key = key_of(row)
            known = replay.rows.get((record, key))
            if known is None:
                yield from (Old(record, key, column, value, False) for column, value in cells(record, key, row))
            elif known.origin is not None:
                yield from _rolled_back(record, known.origin, row, known)


def _rolled_back(record: Any, origin: Key, row: Any, known: Known) -> Iterator[Old]:
    keys = dict(zip(key_fields(record), origin, strict=True))
    if str(origin[0]).startswith("#"):
        return
    for column in guarded(record):
        value = keys.get(column.name, known.first.get(column.name, getattr(row, column.name)))
        if value != column.blank:
            yield Old(record, origin, column, value, column.name in known.first or column.name in keys)


def _explained(book: Book, replay: Replay, group: str, more: int) -> list[Found]:
    """One finding for the group; at its cell or row when a single hand edit accounts for the whole difference."""
    record = RECORD_NAMED[group.partition(".")[0]]
    free = [old for old in _old_cells(book, replay) if not old.touched and group_of(old.record, old.column) == group]
    if "." in group:
        label = columns_named(record)[group.partition(".")[2]].label
        cell = next((old for old in free if old.weight == more), None)
        return [Found(Code.LIMIT_TYPED, {"group": label}, record, cell.key if cell else (), group.partition(".")[2])]
    if added := _added_rows(free, more):
        return [Found(Code.ADDED_BY_HAND, {}, record, key, key_fields(record)[0]) for key in added]
    for old in free:
        was = _value_before(old, more)
        if was is not None:
            facts = {"old": shown(was), "new": shown(old.value)}
            return [Found(Code.HAND_EDITED, facts, record, old.key, old.column.name)]
    return [Found(Code.OPENING_DIFFERS, {"group": group}, record)]


def _added_rows(free: list[Old], more: int) -> list[Key]:
    """The rows that together are the difference: all of them where the opening had none, or a single one."""
    rows: dict[Key, int] = {old.key: 0 for old in free if old.column.key}  # of a row that the journal knows the key is not free
    for old in free:
        if old.key in rows:
            rows[old.key] += old.weight
    if rows and sum(rows.values()) % MODULUS == more:
        return list(rows)
    return [key for key, total in rows.items() if total % MODULUS == more]


def _value_before(old: Old, more: int) -> Any:
    """The value that makes the difference vanish: a blank, or another choice; None when there is none."""
    if old.weight == more:
        return old.column.blank if old.column.blank is not None else ""
    candidates: tuple[Any, ...] = old.column.choices if old.column.kind is Kind.CHOICE else ()
    candidates = (True, False) if old.column.kind is Kind.FLAG else candidates
    for value in candidates:
        if value != old.column.blank and (old.weight - weight(old.record, old.key, old.column.name, value)) % MODULUS == more:
            return value
    return None
