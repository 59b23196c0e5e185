"""Workbooks of the desk on disk, as small as they can be, for tests of the gateways."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter

from order_logic.text import Lang
from workbook.kinds import LOOKS, cell_of
from workbook.nameplate import PLATE, Nameplate
from workbook.schema import FIRST_ROW, HEADER_ROW, HOME, SCHEMA, SHEETS, Sheet


def a_desk_book(folder: Path, rows: Iterable[Any] = (), lang: Lang = "zh", name: str = "订单台.xlsx", **plate: Any) -> Path:
    """A workbook with every sheet and these rows; keyword arguments change its nameplate."""
    path, kept = folder / name, list(rows)
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet(HOME.say(lang))
        for sheet in SHEETS:
            _add(book, sheet, [row for row in kept if type(row) is sheet.record], lang)
        hidden = book.add_worksheet(PLATE)
        hidden.very_hidden()
        said = Nameplate("B-1", SCHEMA, "0.1.0", lang, "excel")._replace(**plate)
        for at, line in enumerate(said.rows()):
            hidden.write_row(at, 0, line)
    return path


def _add(book: xlsxwriter.Workbook, sheet: Sheet, rows: list[Any], lang: Lang) -> None:
    page = book.add_worksheet(sheet.label.say(lang))
    page.write_string(0, 0, sheet.label.say(lang))
    for i, column in enumerate(sheet.columns):
        page.set_column(i, i, 12, book.add_format({"num_format": LOOKS[column.kind].number_format}))
    headings = [{"header": column.label.say(lang)} for column in sheet.columns]
    last = max(FIRST_ROW, HEADER_ROW + len(rows))
    page.add_table(HEADER_ROW - 1, 0, last - 1, len(headings) - 1, {"name": sheet.table, "columns": headings})
    for number, row in enumerate(rows, FIRST_ROW):
        for i, column in enumerate(sheet.columns):
            _put(page, number - 1, i, cell_of(getattr(row, column.name), lang))


def _put(page: Any, row: int, column: int, value: Any) -> None:
    if isinstance(value, str):
        page.write_string(row, column, value)
    elif isinstance(value, Decimal | int):
        page.write_number(row, column, float(value))
    elif isinstance(value, date | datetime):
        page.write_datetime(row, column, value)
