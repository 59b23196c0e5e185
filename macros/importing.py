"""Brings other people's files into a book: a new one, or one that is there already."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from macros.desk import Verb
from macros.making import make_book
from macros.numbers import numbers_in
from order_logic.book import Add, Book, Change
from order_logic.computed import Glance
from order_logic.derived.refresh import refreshed
from order_logic.press import Numbers, Press
from order_logic.records import RECORDS, JournalRow, Order, Setting
from order_logic.records.choices import Level
from order_logic.rule import Finding
from order_logic.sample import standing_rows
from order_logic.seals import sealing
from order_logic.settings import read_settings
from order_logic.text import Lang, Text
from order_logic.verbs.outcome import Outcome
from workbook.foreign import REPORT_NAME, Import, ImportReport, Mapping, Rejected, SourceTable, Why, imported, load_mapping, read_source
from workbook.gateway import Reach, Unusable, Wanted

REJECTED = "D-90"
MOST = 100
"""Rejected rows that 检查结果 shows; the report beside the book has all."""
WANTED: Wanted = {record: Reach.TAIL if record is JournalRow else Reach.WHOLE for record in RECORDS}
"""An import looks at the whole book, so that nothing comes in twice."""

_ROW = Text("{file} 第 {row} 行「{column}」{value}：{reason}", "{file}, row {row}, {column} {value}: {reason}")
_MEND = Text(
    "请改正来源文件或映射后再导入：已导入的不会重复", "mend the file or the mapping and import again: what came in does not come twice"
)
_NO_REPORT = Text("导入报告写不进 {path}：{why}", "the import report cannot be written to {path}: {why}")
_CLOSE_REPORT = Text(
    "请关闭已打开的导入报告后重试；工作簿未改动", "close the report if it is open and try again; the workbook was not changed"
)


class Source(NamedTuple):
    """What to import: the tables, and the mapping if there is one."""

    tables: list[SourceTable]
    mapping: Mapping | None


def opened_source(path: Path, mapping: str) -> Source:
    """Reads the files at ``path``; ``mapping`` is a file, the name of one that comes with the program, or "". Raises Unusable."""
    rules = load_mapping(mapping) if mapping else None
    return Source(read_source(path, rules.encoding if rules else ""), rules)


def report_path(book: Path) -> Path:
    """Where the report of an import into ``book`` lies."""
    return book.with_name(REPORT_NAME)


def write_report(report: ImportReport, book: Path, lang: Lang) -> Path:
    """Writes the report beside the book; raises Unusable."""
    path = report_path(book)
    try:
        report.write(path, lang)
    except OSError as why:
        raise Unusable(_NO_REPORT, _CLOSE_REPORT, path=path, why=why.strerror or why) from None
    return path


def import_into_new(source: Source, path: Path, *, lang: Lang, host: str, maker: str, now: datetime) -> ImportReport:
    """Makes a workbook of what the files hold, with seals and computed columns; raises Unusable with nothing made."""
    standing = standing_rows(lang, maker)
    brought = imported(*source, book=Book.of(*standing), numbers=Numbers(), now=now, user=maker, lang=lang)
    book = Book.of(*standing, *brought.rows)
    settings = read_settings(book.all(Setting))[0]
    orders = [order.number for order in book.all(Order)]
    book = book.after(sealing(book, orders))
    book = book.after(refreshed(book, orders, Glance(now, settings, lang)))
    write_report(brought.report, path, lang)
    rows: list[Any] = []
    for record in RECORDS:
        rows.extend(book.all(record))
    make_book(path, rows, lang=lang, host=host, maker=maker, now=now, button="import")
    return brought.report


def bringing(source: Source, done: list[Import], path: Path | None) -> Verb:
    """The verb that adds what the files hold; ``done`` receives the import, the report goes beside the book at ``path``."""

    def bring(book: Book, picked: Sequence[str], press: Press) -> Outcome:
        numbers = press.numbers
        numbers.reach(numbers_in(book).highest)
        brought = imported(*source, book=book, numbers=numbers, now=press.now, user=press.user.login, lang=press.lang)
        done[:] = [brought]
        if path is not None:
            write_report(brought.report, path, press.lang)
        changes: list[Change] = [Add(type(row), row) for row in brought.rows]
        orders = tuple(row.number for row in brought.rows if isinstance(row, Order))
        return Outcome(tuple(changes), tuple(told(brought.report)), orders)

    return bring


def told(report: ImportReport) -> list[Finding]:
    """The rejected rows as findings; those that were there already are notes."""
    return [_finding(said) for said in report.rejected[:MOST]]


def _finding(said: Rejected) -> Finding:
    reason = Text(said.say("zh"), said.say("en"))
    facts = {"file": said.file, "row": said.row, "column": said.column, "value": said.value, "reason": reason}
    level = Level.NOTE if said.why is Why.EXISTS else Level.BLOCK
    return Finding(REJECTED, level, _ROW, _MEND, facts)
