"""The book held against the journal: which cells that buttons filled, or that were sealed, are no longer as they were left."""

from collections.abc import Iterator
from typing import Any

from order_logic.book import Book, Key
from order_logic.columns import Column, Owner, Seal, columns_of, key_fields
from order_logic.records import Order, OrderLine, Signature
from order_logic.seals import done_columns, seal_in, sealed_columns, sealed_from
from order_logic.text import Text
from workbook.journal.replay import Known, Leap, Replay, columns_named
from workbook.journal.verdict import Code, Found, shown

_UNKNOWN = Text("哪一项，日志里查不到", "which of them the journal cannot tell")


def differences(book: Book, replay: Replay) -> list[Found]:
    """Every cell that differs from its last value in the journal, and every row of a button that is gone."""
    found = [_leapt(leap) for leap in replay.leaps]
    for (record, key), known in replay.rows.items():
        row = book.get(record, *key)
        if row is not None:
            found += _changed(book, record, key, row, known)
        elif any(columns_named(record)[name].owner is Owner.DESK for name in key_fields(record)):
            found.append(Found(Code.ROW_GONE, {}, record, key, key_fields(record)[0]))
    return found


def _leapt(leap: Leap) -> Found:
    """Buttons alone fill a desk's column; a sealed one that people fill may have been opened rightly since."""
    code = Code.LEAPT if columns_named(leap.record)[leap.field].owner is Owner.DESK else Code.TYPED_OVER
    facts = {"number": leap.number, "old": shown(leap.left), "new": shown(leap.found)}
    return Found(code, facts, leap.record, leap.key, leap.field)


def _changed(book: Book, record: Any, key: Key, row: Any, known: Known) -> Iterator[Found]:
    sealed = {c.name for c in _sealed(book, record, row)}
    for column in columns_of(record):
        name = column.name
        if name not in known.values or not (column.owner is Owner.DESK or name in sealed):
            continue
        old, new = known.values[name], getattr(row, name)
        if old != new:
            yield Found(_code(record, column), {"old": shown(old), "new": shown(new), "group": column.label}, record, key, name)


def _code(record: Any, column: Column) -> Code:
    if (record, column.name) == (Order, "seal"):
        return Code.RESEALED
    return Code.LIMIT_TYPED if column.owner is Owner.STAFF and column.seal is Seal.ALWAYS else Code.HAND_EDITED


def _sealed(book: Book, record: Any, row: Any) -> tuple[Column, ...]:
    """The columns of a row that are sealed now: those of an order and its lines depend on how far it has come."""
    if record not in (Order, OrderLine):
        return (*(c for c in columns_of(record) if c.seal is Seal.ALWAYS), *done_columns(row))
    order = row if record is Order else book.get(Order, row.order)
    if order is None:
        return ()
    return sealed_columns(record, sealed_from(order, list(book.by(Signature, "order", order.number))))


def broken_seals(book: Book, differing: list[Found]) -> list[Found]:
    """The orders whose seal does not fit their sealed contents, with the fields by name where the journal knows them."""
    fields: dict[str, list[Found]] = {}
    for f in differing:
        if f.key and f.record in (Order, OrderLine, Signature) and f.field not in ("seal", "typed"):
            fields.setdefault(str(f.key[0]), []).append(f)
    found = []
    for order in book.all(Order):
        if order.seal and seal_in(book, order.number) != order.seal:
            named = [columns_named(f.record)[f.field].label for f in fields.get(order.number, ())]
            found.append(Found(Code.SEAL_BROKEN, {"fields": list(dict.fromkeys(named)) or _UNKNOWN}, Order, (order.number,), "seal"))
    return found
