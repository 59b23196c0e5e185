"""A new row is never deleted: it is voided, each record in its own way, and follows its order to the order's old number."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from order_logic.book import Book, Change, Edit, key_of, order_field
from order_logic.columns import Owner, columns_of
from order_logic.flows import documents as flow
from order_logic.flows.commercial import Commercial
from order_logic.records import (
    ChangeRequest,
    Invoice,
    ManualHold,
    Order,
    OrderException,
    ProductionJob,
    Progress,
    PurchaseOrder,
    Return,
    Satisfaction,
    Stock,
)
from workbook.journal.refused import Refused, Traced, changed_since, row_gone, row_stays

_ENDED: dict[type, dict[str, Any]] = {
    PurchaseOrder: {"state": flow.Purchase.CANCELLED},
    ProductionJob: {"state": flow.Job.CANCELLED},
    ChangeRequest: {"state": flow.Change.WITHDRAWN},
    OrderException: {"state": flow.Trouble.WITHDRAWN},
    Return: {"state": flow.Returning.REJECTED},
    Invoice: {"state": flow.Billing.REVOKED},
    Satisfaction: {"asked_on": None, "asked_by": ""},
    Stock: {"on_hand": Decimal(0), "reserved": Decimal(0)},
}
"""How each of these ends that was begun by mistake: as its own flow ends it where it has one."""
_WORDS = frozenset({"reason", "text"})


def voided(book: Book, trace: Traced, every: Iterable[Traced], reason: str) -> list[Change] | Refused:
    """The edits that void the row which a click added; none for a part of something that the same click added and that is voided itself.

    Refuses a row that nobody can void, and one whose columns filled by the desk are no longer as the click left them.
    """
    row = book.get(trace.record, *trace.key)
    if row is None:
        return row_gone(trace.record, trace.key)
    mark = _mark(row, reason)
    for name, (_, after) in trace.edits.items():
        if (_filled_by_desk(trace.record, name) or name in mark.keys() - _WORDS) and getattr(row, name) != after:
            return changed_since(trace.record, trace.key, name, after, getattr(row, name))
    if not mark and not _part_of(row, every):
        return row_stays(trace.record, trace.key)
    return [Edit(trace.record, trace.key, n, getattr(row, n), value) for n, value in mark.items() if getattr(row, n) != value]


def _mark(row: Any, reason: str) -> dict[str, Any]:
    """What makes a row count no more; empty when nothing does."""
    record: Any = type(row)
    if record is Order:
        return {"commercial": Commercial.CANCELLED, "reason": reason}
    if record is ManualHold:  # lifted as soon as it was set
        return {"lifted_by": row.set_by, "lifted_at": row.set_at}
    if record is Progress:
        return {"reported_on": None, "text": reason}
    if record in _ENDED:
        return _ENDED[record]
    flags: list[dict[str, Any]] = [{name: True} for name in ("voided", "stopped") if name in {c.name for c in columns_of(record)}]
    return next(iter(flags), {})


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
