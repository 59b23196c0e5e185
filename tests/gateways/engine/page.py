"""One sheet in memory: its cells as Excel holds them."""

import re
from collections.abc import Iterator, Sequence

from openpyxl.cell.cell import Cell
from openpyxl.styles import PatternFill, Protection
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.worksheet import Worksheet

from tests.gateways.engine.address import Box
from tests.gateways.engine.entry import GENERAL, Entry, entry_of
from tests.gateways.engine.faults import refuse
from tests.gateways.engine.outward import number_of, value_in

Rows = Sequence[Sequence[object]]

_SHOWN = re.compile(r'=HYPERLINK\("(?:[^"]|"")*","((?:[^"]|"")*)"\)')  # the one function that this engine knows


class Page:
    """The cells of one sheet; ``last_saved`` is the same sheet with the results of its formulas."""

    def __init__(self, sheet: Worksheet, last_saved: Worksheet | None) -> None:
        self.sheet, self._last_saved = sheet, last_saved
        self._column_looks = dict(_column_looks(sheet))

    def values(self, box: Box) -> list[list[object]]:
        """What ``Range.Value`` gives: numbers as float, days with a time zone, money as Decimal, errors as their number."""
        return [[self._value(row, column) for column in box.columns] for row in box.rows]

    def formulas(self, box: Box) -> list[list[str]]:
        """What ``Range.Formula`` gives: text, the formula where there is one."""
        return [[self._formula(row, column) for column in box.columns] for row in box.rows]

    def enter(self, box: Box, rows: Rows) -> None:
        """Put values in; across rows that a filter hides, Excel puts the first value into every visible cell of the box."""
        self._guard(box)
        hidden = self.filtered_out(box)
        if not hidden or box.size == 1:
            for row, line in zip(box.rows, rows, strict=True):
                for column, value in zip(box.columns, line, strict=True):
                    self._enter(row, column, value)
            return
        for row in box.rows:
            for column in box.columns if row not in hidden else ():
                self._enter(row, column, rows[0][0])

    def number_format(self, box: Box) -> str | None:
        """The format all cells share, or None."""
        found = {self._format(row, column) for row in box.rows for column in box.columns}
        return found.pop() if len(found) == 1 else None

    def set_number_format(self, box: Box, number_format: str) -> None:
        """Give all cells one format; what they hold stays what it is."""
        self._guard(box)
        for row in box.rows:
            for column in box.columns:
                self._cell(row, column).number_format = number_format

    def fill(self, box: Box) -> str | None:
        """The colour of the first cell as six hex digits, or None."""
        cell = self._found(box.row, box.column)
        return str(cell.fill.fgColor.rgb)[-6:] if cell is not None and cell.fill.fill_type else None

    def set_fill(self, box: Box, colour: str | None) -> None:
        """Paint all cells with six hex digits, or take the paint away."""
        self._guard(box)
        for row in box.rows:
            for column in box.columns:
                self._cell(row, column).fill = PatternFill("solid", fgColor=f"FF{colour}") if colour else PatternFill()

    def hidden(self, row: int) -> bool:
        """A row that nobody sees, by hand or by a filter."""
        return row in self.sheet.row_dimensions and bool(self.sheet.row_dimensions[row].hidden)

    def hide(self, box: Box, hidden: bool) -> None:
        """Hide or show whole rows."""
        for row in box.rows:
            self.sheet.row_dimensions[row].hidden = hidden

    def filtered_out(self, box: Box) -> set[int]:
        """The rows of the box that a filter hides; rows hidden by hand take values like any other."""
        filters = [self.sheet.auto_filter, *(table.autoFilter for table in self.sheet.tables.values())]
        working = any(one is not None and one.filterColumn for one in filters)
        return {row for row in box.rows if self.hidden(row)} if working else set()

    def formula_cells(self, box: Box) -> list[Box]:
        """Every cell of the box that holds a formula."""
        cells = [self._found(row, column) for row in box.rows for column in box.columns]
        return [Box(cell.row, cell.column) for cell in cells if cell is not None and cell.data_type == "f"]

    def used(self) -> Box:
        """From the first to the last cell that holds or looks like anything."""
        sheet = self.sheet
        return Box(sheet.min_row, sheet.min_column).around(Box(sheet.max_row, sheet.max_column))

    def clear(self, box: Box) -> None:
        """Empty the cells, keep their looks."""
        self._guard(box)
        for row in box.rows:
            for column in box.columns:
                if (cell := self._found(row, column)) is not None:
                    cell.value = None

    def _guard(self, box: Box) -> None:
        if not self.sheet.protection.sheet:
            return
        for row in box.rows:
            for column in box.columns:
                cell = self._found(row, column)
                if cell is None or cell.protection.locked:
                    refuse(f"the sheet {self.sheet.title} is protected")

    def _enter(self, row: int, column: int, value: object) -> None:
        cell = self._cell(row, column)
        entry: Entry = entry_of(value, cell.number_format)
        if entry.value is None:
            cell.value = None
            return
        cell.value, cell.data_type = entry.value, entry.kind
        if entry.number_format and cell.number_format == GENERAL:
            cell.number_format = entry.number_format

    def _found(self, row: int, column: int) -> Cell | None:
        cell = self.sheet._cells.get((row, column))
        return cell if isinstance(cell, Cell) else None

    def _cell(self, row: int, column: int) -> Cell:
        found = self._found(row, column)
        if found is not None:
            return found
        cell = self.sheet.cell(row, column)
        if not isinstance(cell, Cell):
            refuse("part of a merged cell")
        if (look := self._column_looks.get(column)) is not None:
            cell.number_format, cell.protection = look.number_format, Protection(locked=bool(look.protection.locked))
        return cell

    def _format(self, row: int, column: int) -> str:
        found = self._found(row, column) or self._column_looks.get(column)
        return str(found.number_format) if found is not None else GENERAL

    def _formula(self, row: int, column: int) -> str:
        cell = self._found(row, column)
        if cell is None or cell.value is None:
            return ""
        return str(cell.value) if cell.data_type in ("f", "s") else _plain(number_of(cell.value))

    def _value(self, row: int, column: int) -> object:
        cell = self._found(row, column)
        if cell is None or cell.value is None:
            return None
        if cell.data_type == "f":
            return self._result(row, column)
        return value_in(cell.value, cell.number_format)

    def _result(self, row: int, column: int) -> object:
        if shown := _SHOWN.fullmatch(str(self.sheet.cell(row, column).value)):
            return shown[1].replace('""', '"')
        saved = self._last_saved.cell(row, column) if self._last_saved else None
        if saved is None or saved.value is None:
            raise NotImplementedError(f"the test engine does not calculate: {self.sheet.title} row {row} column {column}")
        return value_in(saved.value, saved.number_format)


def _plain(number: float) -> str:
    return f"{number:.15g}"


def _column_looks(sheet: Worksheet) -> Iterator[tuple[int, ColumnDimension]]:
    for letter, look in sheet.column_dimensions.items():
        if look.has_style:
            first = look.min or column_index_from_string(letter)
            yield from ((column, look) for column in range(first, (look.max or first) + 1))
