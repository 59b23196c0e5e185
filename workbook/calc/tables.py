"""The tables of a sheet: LibreOffice keeps them as database ranges of the whole workbook."""

from collections.abc import Iterator
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
        return self._sheet.book.api.DatabaseRanges

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator["Table"]:
        return iter(self._all())

    def __call__(self, key: int | str) -> "Table":
        for position, table in enumerate(self._all(), 1):
            if key == position or (isinstance(key, str) and table.name.lower() == key.lower()):
                return table
        raise KeyError(key)

    def __contains__(self, key: str) -> bool:
        return any(table.name.lower() == key.lower() for table in self._all())

    def _all(self) -> list["Table"]:
        names = self._sheet.book.tables_by_sheet()
        return [Table(self._sheet, name) for name in names.get(self._sheet.index - 1, ())]


class Table(base_classes.Table):
    """One table with a header row."""

    def __init__(self, sheet: "Sheet", name: str) -> None:
        self._sheet, self._name = sheet, name

    @property
    def api(self) -> Any:
        return self._sheet.book.api.DatabaseRanges.getByName(self._name)

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
