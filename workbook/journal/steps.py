"""What 撤销 would take back, step by step: what each click did, and where the way back ends."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from order_logic.book import Book, Change
from order_logic.records import JournalRow, Order
from workbook.journal.refused import Refused
from workbook.journal.undo import Trace, Undoable, traces, undo_changes, undoable


class Deed(NamedTuple):
    """What a click did: the orders it was about, the cells it changed, the rows it added, the statuses it moved orders from and to."""

    orders: tuple[str, ...]
    cells: int
    rows: int
    moves: tuple[tuple[Any, Any], ...]


class Step(NamedTuple):
    """A click that may be taken back after all those before it in the list, and by which changes; ``refused`` says why the way back
    ends here."""

    click: Undoable
    deed: Deed
    changes: tuple[Change, ...] = ()
    refused: Refused | None = None


def steps_back(book: Book, rows: Sequence[JournalRow], most: int = 20) -> Iterator[Step]:
    """The clicks that 撤销 takes back, the last first, and the one at which it ends, with the reason; ``book`` holds every sheet whole."""
    rows = list(rows)
    for left in reversed(range(most)):
        click = undoable(rows)
        if click is None:
            return
        changes = undo_changes(book, click.rows)
        deed = deed_of(click.rows)
        if isinstance(changes, Refused):
            yield Step(click, deed, refused=changes)
            return
        yield Step(click, deed, changes)
        if left:
            book, rows = book.tried(changes), [row for row in rows if row.click != click.click]


def deed_of(rows: Sequence[JournalRow]) -> Deed:
    """What the journal says of a click, counted."""
    told = traces(rows)
    edited = [trace for trace in told if not trace.added]
    orders = dict.fromkeys(row.order.split()[0] for row in rows if row.order.strip())
    moved = dict.fromkeys(trace.edits["commercial"] for trace in edited if _is_moved(trace))
    return Deed(tuple(orders), sum(len(trace.edits) for trace in edited), sum(trace.added for trace in told), tuple(moved))


def _is_moved(trace: Trace) -> bool:
    return trace.record is Order and "commercial" in trace.edits
