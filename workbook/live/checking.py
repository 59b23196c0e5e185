"""Every cell that a click changes is looked at once more before the first one is written."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from order_logic.book import Add, Book, Change, Edit, Fault, Key, Table, key_of
from order_logic.columns import Owner, column_of
from order_logic.text import Text
from workbook.gateway import Stale, Unusable
from workbook.live.excel import patiently
from workbook.live.pages import Page, block

if TYPE_CHECKING:
    import xlwings

_CHANGED = Text("「{sheet}」{key} 的「{field}」已被改动", "{field} of {key} on {sheet} has been changed meanwhile")
_GONE = Text("「{sheet}」里已没有 {key}", "{key} is no longer on {sheet}")
_THERE = Text("「{sheet}」里已有 {key}", "{key} is already on {sheet}")
_AGAIN = Text("请重新按一次按钮", "press the button again")
_UNREADABLE = Text(
    "「{sheet}」{key} 的「{field}」填的是「{shown}」，不能覆盖", "{field} of {key} on {sheet} holds {shown}, which is not overwritten"
)
_CORRECT = Text("请先按提示改好该单元格", "correct that cell first")
_READ_ONLY = Text("这本账是只读打开的，改不了", "this book is open read-only and cannot be changed")
_OPEN_AGAIN = Text(
    "请等正在用它的人关闭，再重新打开、按一次按钮", "wait until whoever uses it has closed it, open it again, press once more"
)

Found = Mapping[type, tuple[Table, list[Fault]]]


def refuse_read_only(book: "xlwings.Book") -> None:
    """Raises Unusable for a book that was opened to be looked at only; LibreOffice tells, Excel refuses when it is written."""
    if patiently(lambda: getattr(book.impl, "is_read_only", False)):
        raise Unusable(_READ_ONLY, _OPEN_AGAIN)


def check(changes: Sequence[Change], pages: Mapping[type, Page], found: Found) -> None:
    """Compares every ``before`` with what is there now; raises Stale, or Unusable for a cell that nobody can read."""
    book = Book({record: table for record, (table, _) in found.items()})
    faults = {(fault.record, fault.key, fault.field): fault.shown for _, bad in found.values() for fault in bad}
    for change in changes:
        if isinstance(change, Edit):
            _check_edit(change, book, pages[change.record], faults.get((change.record, change.key, change.field), ""))
        try:
            book = book.after([change])
        except ValueError:
            key = change.key if isinstance(change, Edit) else key_of(change.row)
            raise Stale(_THERE, _AGAIN, sheet=pages[change.record].places.name, key=_said(key)) from None


def rows_of(changes: Iterable[Change], page: Page) -> list[int]:
    """The rows of a sheet that these changes are about, as it was read; new rows stand below the others."""
    mine = [change for change in changes if change.record is page.places.sheet.record]
    new = sum(isinstance(change, Add) for change in mine)
    old = {row for change in mine if isinstance(change, Edit) and (row := page.places.rows.get(change.key))}
    return [*sorted(old), *range(page.places.last + 1, page.places.last + new + 1)]


def still_so(page: Page, rows: Sequence[int]) -> bool:
    """Whether these rows are as they were read: one look at no more than them and what lies between."""
    if not rows:
        return False  # what changes was not among them
    columns = page.places.columns.values()
    now = block(page.excel, rows[0], 1, rows[-1], max(columns))
    return all(now[row - rows[0]][column - 1] == page.cell(row, column) for row in rows for column in columns)


def _check_edit(change: Edit, book: Book, page: Page, shown: str) -> None:
    sheet, key, field = page.places.name, _said(change.key), page.places.sheet.heading(change.field)
    row = book.get(change.record, *change.key)
    if row is None:
        raise Stale(_GONE, _AGAIN, sheet=sheet, key=key)
    if getattr(row, change.field) != change.before:
        raise Stale(_CHANGED, _AGAIN, sheet=sheet, key=key, field=field)
    if shown and column_of(change.record, change.field).owner is not Owner.DERIVED:
        raise Unusable(_UNREADABLE, _CORRECT, sheet=sheet, key=key, field=field, shown=shown)


def _said(key: Key) -> str:
    return " ".join(str(part) for part in key)
