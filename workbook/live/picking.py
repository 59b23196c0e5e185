"""Which orders a person chose: the visible rows of the selection, on any sheet whose rows belong to orders."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from order_logic.book import order_field
from order_logic.columns import column_of, key_fields
from order_logic.records import Memo, Notice, OrderLine, PurchaseLine
from order_logic.text import Text
from order_logic.verbs.picks import is_document, line_pick
from workbook.gateway import Unusable
from workbook.grid import WAITING, waiting
from workbook.live.excel import is_fault_of_excel, patiently, special_cells
from workbook.live.pages import Page
from workbook.reading import read_cells

if TYPE_CHECKING:
    import xlwings

_LAST_ROW = 1_048_576

_TOO_MUCH = Text("选中了整张工作表", "the whole sheet is selected")
_SELECT_ROWS = Text("请只选中要处理的行，再按一次按钮", "select only the rows you mean, then press the button again")

_NUMBERED: dict[type, str] = {OrderLine: "line_no", Notice: "number", Memo: "number"}
"""Rows that are picked by their order and a number within it, SO…/2, and the field of that number."""
_LINES_OF: dict[type, str] = {PurchaseLine: "purchase"}
"""Rows that are picked as the document whose lines they are, and the field of its number: they may belong to no order."""


def selection_in(book: "xlwings.Book") -> "xlwings.Range | None":
    """The selected cells when they are cells of this book; raises Unusable for a whole sheet, which Excel cannot count."""
    try:
        selection = patiently(lambda: book.app.selection)
    except Unusable:
        raise
    except Exception as fault:
        if is_fault_of_excel(fault):
            raise Unusable(_TOO_MUCH, _SELECT_ROWS) from fault
        raise
    return selection if selection is not None and selection.sheet.book.name == book.name else None


def first_word(selection: "xlwings.Range") -> str:
    """What stands in the first selected cell, as text; "" for an empty one."""
    value = patiently(lambda: selection.sheet.range((selection.row, selection.column)).value)
    if isinstance(value, float):
        return f"{value:.15g}"
    return "" if value is None else str(value).strip()


def visible_rows(selection: "xlwings.Range", first: int, last: int) -> tuple[list[int], int]:
    """The visible rows of all areas between ``first`` and ``last``, each once and in sheet order, and how many more are hidden."""
    seen = {row for area in special_cells(selection, "visible") for row in _rows(area.row, area.shape[0], first, last)}
    chosen = {row for top, bottom in _areas_of(selection) for row in _rows(top, bottom - top + 1, first, last)}
    return sorted(seen), len(chosen - seen)


def can_be_picked(record: type) -> bool:
    """Whether the rows of a sheet stand for something that a button can be about."""
    return bool(order_field(record)) or is_document(record)


def picks_in(page: Page, rows: Sequence[int]) -> list[str]:
    """What each row stands for: an order (#7 for one in row 7 that has no number yet), a line, a document, or the order it belongs to.

    Rows that stand for nothing are left out.
    """
    record = page.places.sheet.record
    field = key_fields(record)[0] if is_document(record) else _LINES_OF.get(record) or order_field(record)
    values = _column(page, field, rows)
    if record in WAITING:
        values = [value or (waiting(record, row) if _filled(page, row) else "") for row, value in zip(rows, values, strict=True)]
    if record in _NUMBERED:
        values = [value and line_pick(value, no) for value, no in zip(values, _column(page, _NUMBERED[record], rows), strict=True)]
    return [value for value in values if value]


def _column(page: Page, field: str, rows: Sequence[int]) -> list[Any]:
    """The values of one field in these rows."""
    places = page.places
    return list(read_cells(column_of(places.sheet.record, field), [page.cell(row, places.columns[field]) for row in rows])[0])


def _filled(page: Page, row: int) -> bool:
    return any(page.cell(row, column) is not None for column in page.places.columns.values())


def _areas_of(selection: "xlwings.Range") -> list[tuple[int, int]]:
    """First and last row of each area; Excel cuts the address of a great many areas, so this counts at least, not at most."""
    ends = [[int(number) for number in re.findall(r"\d+", area)] for area in selection.address.split(",")]
    return [(rows[0], rows[-1]) if rows else (1, _LAST_ROW) for rows in ends]


def _rows(top: int, height: int, first: int, last: int) -> range:
    return range(max(top, first), min(top + height - 1, last) + 1)
