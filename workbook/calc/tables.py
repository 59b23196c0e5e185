"""The tables of a sheet: LibreOffice keeps them as database ranges of the whole workbook."""

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from workbook.calc.address import Box, box_of
from workbook.calc.cells import Range

if TYPE_CHECKING:
    from workbook.calc.sheets import Sheet


class Tables(base_classes.Tables):
    """All tables of one sheet, by name or by position from 1."""

    def __init__(self, sheet: "Sheet") -> None:
        self._sheet = sheet

    @property
    def api(self) -> Any:
        return self._sheet.book.own_tables

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator["Table"]:
        return iter(self._all())

    def __call__(self, key: int | str) -> "Table":
        if isinstance(key, int):
            return self._all()[key - 1]
        if key not in self:
            raise KeyError(key)
        return Table(self._sheet, key)

    def __contains__(self, key: str) -> bool:
        return bool(self.api.hasByName(key)) and self._is_here(Table(self._sheet, key))

    def _all(self) -> list["Table"]:
        return [table for name in self.api.ElementNames if self._is_here(table := Table(self._sheet, name))]

    def _is_here(self, table: "Table") -> bool:
        return bool(table.api.DataArea.Sheet == self._sheet.index - 1)


class Table(base_classes.Table):
    """One table with a header row."""

    def __init__(self, sheet: "Sheet", name: str) -> None:
        self._sheet, self._name = sheet, name

    @cached_property
    def api(self) -> Any:
        return self._sheet.book.own_tables.getByName(self._name)

    @property
    def box(self) -> Box:
        return box_of(self.api.DataArea)

    @property  # type: ignore[misc]  # people rename tables, the desk never does
    def name(self) -> str:
        return self._name

    @property  # type: ignore[misc]  # people rename tables, the desk never does
    def display_name(self) -> str:
        return self._name

    @property
    def parent(self) -> "Sheet":
        return self._sheet

    @property
    def range(self) -> Range:
        return Range(self._sheet, [self.box])

    @property
    def header_row_range(self) -> Range:
        return Range(self._sheet, [self.box._replace(height=1)])

    @property
    def data_body_range(self) -> Range | None:
        box = self.box
        return Range(self._sheet, [Box(box.row + 1, box.column, box.height - 1, box.width)]) if box.height > 1 else None

    @property  # type: ignore[misc]  # people show totals, the desk never does
    def show_totals(self) -> bool:
        return bool(self.api.TotalsRow)

    def resize(self, range: Any) -> None:
        """The table gets the box of an xlwings range."""
        table, new = self.api, range.impl.box
        area = table.DataArea
        area.StartRow, area.StartColumn, area.EndRow, area.EndColumn = new.row - 1, new.column - 1, new.bottom - 1, new.right - 1
        table.setDataArea(area)
