"""Why a sheet was held back, as findings that lead to the cell where it can be mended."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from markupsafe import escape

from order_logic.book import Book, key_of, order_field
from order_logic.columns import columns_of, key_fields
from order_logic.records import Order
from order_logic.records.choices import Level
from order_logic.rule import Finding
from order_logic.text import Text
from order_logic.verbs.picks import order_in
from reports.printer import Paper, unprintable
from reports.report import Report, Topic

HELD_BACK = Text("按提示修改后重新打印", "mend it and print again")
MEND = Text("请改用常用字或拼音后重新打印", "write it with common characters or in letters, and print again")
MOST: Final = 5  # cells a paper


def held(report: Report, topic: Topic, why: Text, remedy: Text = HELD_BACK) -> Finding:
    """A sheet that was held back, at the row that it is about."""
    record = report.about
    key = (topic.key,) if record and len(key_fields(record)) == 1 else ()
    order = order_in(topic.key) if record is Order or not key else ""
    return Finding("P-01", Level.BLOCK, why, remedy, {}, record, key, key_fields(record)[0] if record else "", order)


def held_for_signs(report: Report, topic: Topic, paper: Paper, book: Book, records: Iterable[type]) -> list[Finding]:
    """A finding for each cell of the book whose words stand on ``paper`` with a character that no font has; else one for the sheet."""
    found = list(_cells(paper, book, records))[:MOST]
    return found or [held(report, topic, unprintable(paper.missing), MEND)]


def _cells(paper: Paper, book: Book, records: Iterable[type]) -> Iterator[Finding]:
    missing = set(paper.missing)
    for record in records:
        rows: Iterable[Any] = book.all(record)
        names = [column.name for column in columns_of(record)]
        for row in rows:
            for name in names:
                typed = getattr(row, name)
                if isinstance(typed, str) and not missing.isdisjoint(typed) and str(escape(typed)) in paper.html:
                    why = unprintable(sorted(missing & set(typed)))
                    yield Finding("P-01", Level.BLOCK, why, MEND, {}, record, key_of(row), name, _order_of(row, record))


def _order_of(row: Any, record: type) -> str:
    return str(row.number if record is Order else getattr(row, order_field(record), "") if order_field(record) else "")
