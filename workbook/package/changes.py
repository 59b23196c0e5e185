"""Checks what shall be written before anything is: the sheet is there, the cell exists, and no table heading is overwritten."""

from collections.abc import Iterable, Mapping

from workbook.package.areas import COLUMNS, ROWS, cell_name
from workbook.package.cells import CellValue
from workbook.package.refusal import BEYOND_SHEET, HEADING, NO_SHEET, Refusal
from workbook.package.tables import TablePlace

SheetEdits = Mapping[int, Mapping[int, CellValue]]


def check_edits(edits: Mapping[str, SheetEdits], sheets: Mapping[str, str], tables: Iterable[TablePlace]) -> None:
    """Raise Refusal when a sheet is missing, a cell lies beyond its end, or a heading would no longer match its table's column."""
    for sheet, rows in edits.items():
        if sheet not in sheets:
            raise Refusal(NO_SHEET, sheet=sheet)
        for row, values in rows.items():
            if values and not (1 <= row <= ROWS and min(values) >= 1 and max(values) <= COLUMNS):
                raise Refusal(BEYOND_SHEET, sheet=sheet, cell=f"R{row}C{max(values)}")
    for table in tables:
        _check_headings(table, edits.get(table.sheet, {}).get(table.first_row, {}))


def _check_headings(table: TablePlace, values: Mapping[int, CellValue]) -> None:
    """Excel calls a book damaged when a heading cell and its table column differ."""
    if not table.headed:
        return
    for column, heading in zip(range(table.first_column, table.last_column + 1), table.headings, strict=False):
        if column in values and values[column] != heading:
            raise Refusal(HEADING, sheet=table.sheet, cell=cell_name(table.first_row, column), table=table.name)
