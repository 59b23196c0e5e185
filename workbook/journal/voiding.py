"""A new row is never deleted: it is voided, each record in its own way, and follows its order to the order's old number."""

from collections.abc import Iterable
from typing import Any

from order_logic.book import Book, Change, Edit, key_of, order_field
from order_logic.columns import Owner, columns_of
from order_logic.flows.commercial import Commercial
from order_logic.records import Order
from workbook.journal.refused import Refused, Traced, Why, changed_since, row_gone


def voided(book: Book, trace: Traced, every: Iterable[Traced], reason: str) -> list[Change] | Refused:
    """The edits that void the row which a click added; none for a part of something that the same click added and that is voided itself.

    Refuses a row that nobody can void, and one whose columns filled by the desk are no longer as the click left them.
    """
    row = book.get(trace.record, *trace.key)
    if row is None:
        return row_gone(trace.record, trace.key)
    for name, (_, after) in trace.edits.items():
        if _filled_by_desk(trace.record, name) and getattr(row, name) != after:
            return changed_since(trace.record, trace.key, name, after, getattr(row, name))
    mark = _mark(trace.record, reason)
    if not mark and not _part_of(row, every):
        return Refused(Why.STAYS, {"key": " ".join(str(part) for part in trace.key)}, trace.record, trace.key)
    return [Edit(trace.record, trace.key, n, getattr(row, n), value) for n, value in mark.items() if getattr(row, n) != value]


def _mark(record: Any, reason: str) -> dict[str, Any]:
    """What makes a row of this record count no more; empty when nothing does."""
    if record is Order:
        return {"commercial": Commercial.CANCELLED, "reason": reason}
    return next(({name: True} for name in ("voided", "stopped") if name in {c.name for c in columns_of(record)}), {})


def _part_of(row: Any, every: Iterable[Traced]) -> bool:
    """Whether the row hangs on another that the same click added: a line on its order or its note."""
    record: Any = type(row)
    owners = {(c.refers_to, (getattr(row, c.name),)) for c in columns_of(record) if c.refers_to}
    return any(trace.added and (trace.record, trace.key) in owners for trace in every)


def _filled_by_desk(record: Any, name: str) -> bool:
    return any(c.name == name and c.owner is Owner.DESK and c.name != "seal" for c in columns_of(record))


def follow(after: Book, edits: Iterable[Edit]) -> list[Change]:
    """Every row that still names an order by the number which it lost follows it back."""
    changes: list[Change] = []
    for edit in edits:
        if (edit.record, edit.field) == (Order, "number"):
            changes += _followers(after, edit.before, edit.after)
    return changes


def _followers(after: Book, old: str, new: str) -> Iterable[Change]:
    for record in after.records():
        name = order_field(record)
        if name and record is not Order:
            rows: Iterable[Any] = after.by(record, name, old)
            yield from (Edit(record, key_of(row), name, old, new) for row in rows)
