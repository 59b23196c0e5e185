"""What a click did becomes rows of the journal: one for each row that it touched."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from order_logic.book import Add, Book, Change, NotRead, order_field
from order_logic.characters import control_characters
from order_logic.records import JournalRow, Order
from order_logic.seals import done_columns
from workbook.codes import packed
from workbook.journal.chain import Action, chained
from workbook.journal.notes import notes_of
from workbook.journal.parts import AT_DONE, AT_KEY, AT_UNDOES, in_parts
from workbook.journal.touched import Touched, touched

LIMIT = 50_000
"""With more rows than these the sheet gives its oldest ones away."""


def journal_rows(
    changes: Sequence[Change],
    before: Book,
    after: Book,
    last: JournalRow | None,
    *,
    at: datetime,
    user: str,
    button: str,
    click: str,
    reason: str = "",
    undoes: str = "",
) -> list[Add]:
    """The journal rows of one click, to be written with its changes; none when nothing was changed.

    ``before`` and ``after`` are the books around ``changes``; ``last`` is the last row of the journal.
    Rows of 手工录入 go before all others, for each order whose typed columns differ from its digest. With ``undoes``, click numbers
    with blanks between, the rows are those of an undo. Raises Unusable when a field is too long for a cell.
    """
    said: dict[str, Any] = {"at": at.replace(microsecond=0), "user": user.strip(), "button": button, "click": click}
    said["reason"] = _one_line(reason)
    rows = [JournalRow(number=None, **said, **part) for part in _parts(changes, before, after, undoes)]
    return [Add(JournalRow, row) for row in chained(rows, last)]


def _parts(changes: Sequence[Change], before: Book, after: Book, undoes: str) -> list[dict[str, Any]]:
    """What the rows of a click tell, besides who, when and why; what was typed comes first, as it was typed before the press."""
    every = touched(changes)
    parts = [part for t in every for part in notes_of(t, before)]
    parts += [part for t in every for part in _told(t, after, undoes)]
    if undoes and not parts:  # nothing was left to take back, yet the click counts as undone
        parts = [{"action": Action.UNDO.value, "fields": packed({AT_UNDOES: undoes})}]
    return parts


def _told(t: Touched, after: Book, undoes: str) -> Iterator[dict[str, Any]]:
    """The columns of a touched row that tell what became of it; several parts when it is too much for one cell."""
    order, seal = _order(t, after)
    action = Action.ADD if t.added else Action.UNDO if undoes else Action.EDIT
    fields: dict[str, Any] = {name: value if t.added else [before, value] for name, (before, value) in t.fields.items()}
    marks: dict[str, Any] = {AT_KEY: list(t.first)} if t.key != t.first and not t.added else {}
    marks |= {AT_UNDOES: undoes} if undoes else {}
    row = after.get(t.record, *t.key)
    marks |= {AT_DONE: typed} if row is not None and (typed := {c.name: getattr(row, c.name) for c in done_columns(row)}) else {}
    for text in in_parts(fields, marks):
        yield {
            "action": action.value,
            "record": t.record.__name__,
            "key": packed(list(t.key)),
            "order": order,
            "fields": text,
            "seal": seal,
        }


def _order(t: Touched, after: Book) -> tuple[str, str]:
    """The order number to search by, with the number it had before, and the order's seal."""
    name = order_field(t.record)
    row = after.get(t.record, *t.key) if name else None
    number = str(getattr(row, name)) if row is not None else ""
    old = str(t.fields[name][0]) if name in t.fields and not t.added else ""
    try:
        order = after.get(Order, number) if number else None
    except NotRead:  # a click that never looks at orders, such as one on receipts
        order = None
    return f"{number} {old}".strip(), order.seal if order else ""


def _one_line(reason: str) -> str:
    return " ".join("".join(" " if control_characters(sign) else sign for sign in reason).split())
