"""A click that broke off half-way, because the power or Excel went, is finished by the journal at the next one."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from order_logic.book import Add, Change, Edit, Key, Table
from order_logic.columns import Column, column_of, columns_of, key_fields
from order_logic.records import RECORD_NAMED, JournalRow
from order_logic.text import Lang, Text
from workbook.codes import decoded
from workbook.gateway import Reach, Unusable
from workbook.halfway import DONE, STARTED
from workbook.live.excel import quietly
from workbook.live.pages import Page
from workbook.live.runs import Cells
from workbook.live.strokes import strokes_on
from workbook.live.writing import write
from workbook.schema import SHEET_OF

if TYPE_CHECKING:
    import xlwings

_ADDED, _NOTED = "add", "note"  # codes of 动作
_KEY_BEFORE = "@key"

_UNREADABLE = Text("操作日志第 {number} 号没有写完，且读不懂", "journal row {number} was not finished and cannot be read")
_RESTORE = Text("请用备份恢复（orderdesk restore）", "restore a backup (orderdesk restore)")


_FINISHED = Text(
    "上一次点击（{user}，{at}）写到一半断了，现已按操作日志补完；计算列由「检查」更新",
    "the last click ({user}, {at}) broke off half-way and was finished by the journal; Check renews the computed columns",
)
_TAKEN_BACK = Text(
    "上一次点击还没写到单元格就断了，当作没有按过；需要的请再按一次",
    "the last click broke off before any cell was written and counts as never pressed; press again what is needed",
)
_CHANGED = Text("其间被人改过、照现在样子留下的：{cells}；请核对", "changed by somebody meanwhile and left so: {cells}; look at them")


class Left(NamedTuple):
    """A cell that a person has changed since the click broke off: it stays as it is."""

    record: type
    key: Key
    field: str

    def say(self, lang: Lang) -> str:
        """The sheet, the row and the heading."""
        heading = column_of(self.record, self.field).label.say(lang) if self.field else ""
        return " ".join(part for part in (SHEET_OF[self.record].label.say(lang), *map(str, self.key), heading) if part)


def broke_off(journal: Page) -> bool:
    """Whether the journal ends with a click that was never said to be done."""
    state = journal.places.columns["state"]
    return any(journal.cell(row, state) == STARTED for row in range(journal.above + 1, journal.above + len(journal.rows) + 1))


def finish(book: "xlwings.Book", page_of: Callable[[type], Page], lang: Lang) -> tuple[list[Left], list[Text]]:
    """Writes what is missing of the click that broke off and says that it is done; the cells that it left alone, and what to tell."""
    journal = page_of(JournalRow)
    with quietly(book):
        for stroke in strokes_on(journal, begun) if (begun := begun_rows(journal)) else ():
            stroke.make()
    rows = started_rows(journal)
    pages = {record: page_of(record) for record in dict.fromkeys(RECORD_NAMED[row.record] for row in rows)}
    changes, left = mended(rows, {record: page.table(Reach.WHOLE)[0] for record, page in pages.items()})
    if changes:
        write(book, changes, {**pages, JournalRow: journal}, lang)
    return left, list(_told(rows, left))


def _told(rows: list[JournalRow], left: list[Left]) -> Iterator[Text]:
    """What became of the click that broke off, for the person who presses next."""
    if rows:
        facts: dict[str, object] = {"user": rows[0].user, "at": f"{rows[0].at:%m-%d %H:%M}" if rows[0].at else "?"}
        yield _in_both(_FINISHED, lambda _: facts)
    else:
        yield _TAKEN_BACK
    if left:
        yield _in_both(_CHANGED, lambda lang: {"cells": [one.say(lang) for one in left]})


def _in_both(words: Text, facts: Callable[[Lang], dict[str, object]]) -> Text:
    return Text(words.say("zh", **facts("zh")), words.say("en", **facts("en")))


def begun_rows(journal: Page) -> Cells:
    """Journal rows whose own writing broke off, as empty cells: nothing else had been touched, so they go away."""
    state, link = journal.places.columns["state"], journal.places.columns["link"]
    rows = range(journal.above + 1, journal.above + len(journal.rows) + 1)
    begun = [row for row in rows if journal.cell(row, state) == STARTED and journal.cell(row, link) is None]
    return {row: dict.fromkeys(journal.places.columns.values()) for row in begun}


def started_rows(journal: Page) -> list[JournalRow]:
    """The complete journal rows of a click that was not said to be done, oldest first."""
    table, _ = journal.table(Reach.WHOLE)
    return [row for row in table.rows.values() if row.state == STARTED and row.link and row.record in RECORD_NAMED]


def mended(rows: list[JournalRow], tables: Mapping[type, Table]) -> tuple[list[Change], list[Left]]:
    """What is missing of the click, and the cells that are left alone; raises Unusable for a journal that nobody can read.

    A cell that still holds what it held before the click gets its new value. Computed columns are not in the journal: check renews them.
    """
    changes: list[Change] = []
    left: list[Left] = []
    for row in rows:
        if row.action == _NOTED:
            continue
        tell = _added if row.action == _ADDED else _edited
        try:
            for found in tell(row, RECORD_NAMED[row.record], tables[RECORD_NAMED[row.record]]):
                if isinstance(found, Left):
                    left.append(found)
                else:
                    changes.append(found)
        except (KeyError, ValueError, TypeError) as fault:
            raise Unusable(_UNREADABLE, _RESTORE, number=row.number) from fault
    return [*changes, *(Edit(JournalRow, (row.number,), "state", STARTED, DONE) for row in rows)], left


def _edited(row: JournalRow, record: Any, table: Table) -> Iterator[Change | Left]:
    fields, later = json.loads(row.fields), _key(record, json.loads(row.key))
    first = _key(record, fields[_KEY_BEFORE]) if _KEY_BEFORE in fields else later
    now = later if later in table.rows else first
    if now not in table.rows:
        yield Left(record, later, "")
        return
    for column in sorted(columns_of(record), key=lambda column: not column.key):
        if column.name in fields:
            before, after = (decoded(column, code) for code in fields[column.name])
            yield from _cell(record, _key_then(record, now, later, column), column, getattr(table.rows[now], column.name), before, after)


def _added(row: JournalRow, record: Any, table: Table) -> Iterator[Change | Left]:
    fields, key = json.loads(row.fields), _key(record, json.loads(row.key))
    values = {column.name: decoded(column, fields.get(column.name)) for column in columns_of(record)}
    if key not in table.rows:
        yield Add(record, record(**values))
        return
    for column in columns_of(record):
        if column.name in fields:
            yield from _cell(record, key, column, getattr(table.rows[key], column.name), column.blank, values[column.name])


def _cell(record: type, key: Key, column: Column, held: Any, before: Any, after: Any) -> Iterator[Change | Left]:
    if held == before != after:
        yield Edit(record, key, column.name, before, after)
    elif held != after:
        yield Left(record, key, column.name)


def _key_then(record: Any, now: Key, later: Key, column: Column) -> Key:
    """The row's key when this column's turn comes: key columns come first and rename it one by one."""
    names = key_fields(record)
    turned = names.index(column.name) if column.key else len(names)
    return (*later[:turned], *now[turned:])


def _key(record: Any, codes: list[Any]) -> Key:
    by_name = {column.name: column for column in columns_of(record)}
    return tuple(decoded(by_name[name], code) for name, code in zip(key_fields(record), codes, strict=False))
