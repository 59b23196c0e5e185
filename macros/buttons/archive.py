"""归档: finished orders of closed months go into the archive workbook of their year."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from macros.button import ENDING, button
from macros.desk import Desk, Pressed
from order_logic.book import Book, order_field
from order_logic.computed import Glance
from order_logic.derived.closing import last_period
from order_logic.derived.listing import both
from order_logic.derived.refresh import refreshed
from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Move
from order_logic.press import Press
from order_logic.records import RECORDS, JournalRow, Order
from order_logic.records.choices import Level
from order_logic.rule import Finding
from order_logic.text import Text
from order_logic.verbs.moving import move_orders
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.refusals import unreadable
from workbook.gateway import Reach, Unusable
from workbook.keeping.anchor import Way

_SAID = Text("{told}", "{told}")
_NONE_DUE = Text("没有在 {before} 之前完结、所在月份又已关账的订单", "no order ended before {before} in a month that is closed")
_DONE = Text("归档 {done} 单到「{files}」，{left} 单未动", "{done} orders archived into {files}, {left} not")
_ENDED = (Commercial.CLOSED, Commercial.REJECTED, Commercial.CANCELLED)


@button(
    "archive",
    "归档",
    "Archive",
    tip=(
        "把选中的已完结订单连同全部单据写入「归档」文件夹的年度归档册",
        "Writes the selected finished orders with all their papers into the year's archive",
    ),
    sheet=Order,
    group=ENDING,
)
def archive(desk: Desk) -> Pressed:
    before = date.fromisoformat(desk.options["before"]) if desk.options.get("before") else None
    files: list[Path] = []
    facts: dict[str, object] = {}

    def verb(book: Book, picked: Sequence[str], press: Press) -> Outcome:
        chosen = [*picked, *(_due(book, before, press) if before else ())]
        unread = [n for n in chosen if _faults(book, n)]
        outcome = move_orders(book, [n for n in chosen if n not in unread], Move.ARCHIVE, press)
        if outcome.moved and desk.path:
            files[:] = _written(book, outcome, desk.path, press)
        left = len(chosen) - len(outcome.moved)
        told = both(_DONE, done=len(outcome.moved), files=[file.name for file in files] or "—", left=left)
        facts["told"] = told if chosen else both(_NONE_DUE, before=before)
        findings = [finding for number in unread for finding in _faults(book, number)]
        return Outcome(outcome.changes, (*findings, *(outcome.findings if chosen else ())), outcome.moved)

    wanted = {record: Reach.TAIL if record is JournalRow else Reach.WHOLE for record in RECORDS}
    pressed = desk.run(verb, wanted, _SAID, alone=before is not None, more=facts)
    pressed.files = tuple(files)
    pressed.findings += _papers_leave(desk)
    return pressed


def _papers_leave(desk: Desk) -> tuple[Finding, ...]:
    """The papers of archived orders leave the closed book; an open one keeps them.

    Where something of people's own hangs on the rows they stay too, and that is told: the orders are archived all the same.
    """
    from workbook.leaving import papers_leave

    if not desk.path or getattr(desk.keeper, "way", None) is not Way.FILE:
        return ()
    try:
        papers_leave(desk.path, desk.login, desk.now)
    except Unusable as why:
        return (Finding("A-01", Level.WARN, why.reason, why.remedy, dict(why.facts)),)
    return ()


def _due(book: Book, before: date, press: Press) -> list[str]:
    """The finished orders that ended before a day, and in a month that is closed."""
    until = last_period(press.today, press.settings)[1]
    ended = ((o.number, o.since.date()) for o in book.all(Order) if o.commercial in _ENDED and o.since)
    return [number for number, day in ended if day < before and day <= until]


def _faults(book: Book, number: str) -> list[Finding]:
    """Cells of an order's rows that cannot be read: what cannot be read cannot be archived whole."""
    found: list[Finding] = []
    for fault in book.faults:
        name = order_field(fault.record)
        row: Any = book.get(fault.record, *fault.key) if name else None
        if row is not None and getattr(row, name) == number:
            found.append(unreadable(fault, number))
    return found


def _written(book: Book, outcome: Outcome, path: Path, press: Press) -> list[Path]:
    """Writes the orders as they are once archived, each into the year in which it ended; all is proved before the book changes."""
    from macros.archiving import rows_of_orders, write_archive, year_of

    years: dict[int, list[str]] = defaultdict(list)
    for number in outcome.moved:
        order = book.get(Order, number)
        if order:
            years[year_of(order, press.now)].append(number)
    after = book.after(outcome.changes)
    after = after.after(refreshed(after, outcome.moved, Glance(press.now, press.settings, press.lang)))
    return [write_archive(path, year, rows_of_orders(after, numbers), press).path for year, numbers in sorted(years.items())]
