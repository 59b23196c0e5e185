"""What a verb gives back: changes to write, findings to tell, and which orders moved."""

from collections.abc import Iterable
from typing import NamedTuple

from order_logic.book import Add, Book, Change, Edit, order_field
from order_logic.records import Order
from order_logic.rule import Finding


class Outcome(NamedTuple):
    """``moved`` are the orders that got what was asked, under the number they have afterwards; ``changes`` are in order of application."""

    changes: tuple[Change, ...] = ()
    findings: tuple[Finding, ...] = ()
    moved: tuple[str, ...] = ()


def touched_orders(changes: Iterable[Change], after: Book) -> list[str]:
    """The orders that changes belong to, under their numbers afterwards."""
    found: dict[str, None] = {}
    for change in changes:
        if isinstance(change, Edit) and change.record is Order and change.field == "number":
            name = change.after
        else:
            field = order_field(change.record)
            row = change.row if isinstance(change, Add) else after.get(change.record, *change.key)
            name = getattr(row, field, "") if field else ""
        if name and after.get(Order, name) is not None:
            found[str(name)] = None
    return list(found)
