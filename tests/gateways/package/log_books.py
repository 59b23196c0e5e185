"""Books with a long table, such as a log, out of which the first rows are taken."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from tests.gateways.package.books import digest
from workbook.package import Package, Refusal

More = Callable[[xlsxwriter.Workbook, Worksheet], object]
WATCH = '<cellWatches><cellWatch r="B9"/></cellWatches><pageMargins'
TABLE = "xl/tables/table1.xml"


def log_book(path: Path, rows: int = 20, more: More | None = None, totals: bool = False) -> Path:
    """A sheet 日志 with a title, the table T from B3 (headings) with ``rows`` rows of number, moment and text; and a sheet 页."""
    book = xlsxwriter.Workbook(path)
    sheet, other = book.add_worksheet("日志"), book.add_worksheet("页")
    sheet.write_string("B1", "日志")
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    data = [[n, datetime(2026, 11, 1 + n % 28), f"第 {n} 行 r=\"B9\" <c r='B9'>"] for n in range(1, rows + 1)]
    columns = [{"header": "序号"}, {"header": "时间", "format": day}, {"header": "内容"}]
    sheet.add_table(2, 1, 2 + rows + totals, 3, {"name": "T", "columns": columns, "data": data, "total_row": totals})
    sheet.set_row(3 + rows - 1, 33)
    sheet.data_validation(f"B4:B{rows + 900}", {"validate": "custom", "value": "=FALSE"})
    sheet.data_validation(f"C4:C{3 + rows}", {"validate": "any", "input_title": "a > b", "input_message": "选"})
    sheet.freeze_panes(3, 0)
    other.write_formula("A1", "=COUNTA(日志!B:B)", None, rows + 2)
    if more:
        more(book, sheet)
    book.close()
    return path


def first_rows(package: Package, table: str, count: int) -> dict[str, range]:
    """The first ``count`` rows of a table's data, as they are dropped."""
    first = package.tables[table].first_row + 1
    return {table: range(first, first + count)}


def dropped(path: Path, count: int) -> Path:
    with Package(path) as package:
        package.drop_rows(path, first_rows(package, "T", count))
    return path


def cells(path: Path) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(path)["日志"].iter_rows(min_row=4, min_col=2, max_col=4, values_only=True))


def refusal_of(path: Path, count: int = 5) -> Refusal:
    before = digest(path)
    with Package(path) as package, pytest.raises(Refusal) as stopped:
        package.drop_rows(path, first_rows(package, "T", count))
    assert digest(path) == before
    return stopped.value
