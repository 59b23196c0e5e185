"""The tables of a sheet (Excel's ListObject)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from openpyxl.worksheet.filters import AutoFilter, FilterColumn, Filters
from openpyxl.worksheet.table import Table as Stored
from openpyxl.worksheet.table import TableColumn
from xlwings import base_classes

from tests.gateways.engine.address import Box, address_of, boxes_of
from tests.gateways.engine.cells import Range
from tests.gateways.engine.faults import Named, NoNative, refuse

if TYPE_CHECKING:
    from tests.gateways.engine.sheets import Sheet


class Tables(Named, base_classes.Tables):
    """All tables of one sheet, by name or by position from 1."""

    def __init__(self, sheet: "Sheet") -> None:
        self._sheet = sheet

    @property
    def api(self) -> NoNative:
        return NoNative()

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator["Table"]:
        return iter(self._all())

    def __call__(self, key: int | str) -> "Table":
        tables = self._all()
        if isinstance(key, int):
            return tables[key - 1]
        for table in tables:
            if table.name.lower() == key.lower():
                return table
        raise KeyError(key)

    def __contains__(self, key: str) -> bool:
        return any(table.name.lower() == key.lower() for table in self._all())

    def _all(self) -> list["Table"]:
        return [Table(self._sheet, stored) for stored in self._sheet.page.sheet.tables.values()]


class Table(Named, base_classes.Table):
    """One table with a header row."""

    def __init__(self, sheet: "Sheet", stored: Stored) -> None:
        self._sheet, self._stored = sheet, stored

    @property
    def api(self) -> NoNative:
        return NoNative()

    @property
    def box(self) -> Box:
        return boxes_of(self._stored.ref)[0]

    @property  # type: ignore[misc]  # Excel lets people change it, the desk never does
    def name(self) -> str:
        return str(self._stored.displayName)

    @property  # type: ignore[misc]  # Excel lets people change it, the desk never does
    def display_name(self) -> str:
        return self.name

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
        if self._stored.insertRow:  # emptied by the user: Excel shows a row to type into and says there is no body
            return None
        return Range(self._sheet, [Box(box.row + 1, box.column, box.height - 1, box.width)])

    @property  # type: ignore[misc]  # Excel lets people change it, the desk never does
    def show_totals(self) -> bool:
        return bool(self._stored.totalsRowCount)

    def resize(self, range: object) -> None:
        """Excel keeps the header row where it is and wants at least one row below it."""
        new = range.impl.box if hasattr(range, "impl") else refuse("no range")
        old = self.box
        if new.row != old.row or new.column != old.column or new.height < 2:
            refuse("the headers stay in the same row, and the new range overlaps the old one")
        if self._sheet.page.sheet.protection.sheet:
            refuse(f"the sheet {self._sheet.name} is protected")
        for other in self._sheet.tables:
            if other.name != self.name and other.box.overlap(new):
                refuse("a table cannot overlap another table")
        self._sheet.note("resize")
        self._take(new)

    def _take(self, new: Box) -> None:
        self._stored.ref = address_of(new, row=False, column=False)
        self._stored.insertRow = None
        if self._stored.autoFilter is not None:
            self._stored.autoFilter.ref = self._stored.ref
        columns = self._stored.tableColumns
        headings = self._sheet.page.values(new._replace(height=1))[0]
        for heading in headings[len(columns) :]:
            columns.append(TableColumn(id=len(columns) + 1, name=str(heading or f"列{len(columns) + 1}")))
        del columns[len(headings) :]

    def filter_out(self, *rows: int) -> None:
        """The person sets a filter on the first column that hides these rows."""
        self._stored.autoFilter = AutoFilter(ref=self._stored.ref, filterColumn=[FilterColumn(colId=0, filters=Filters(filter=["…"]))])
        for row in rows:
            self._sheet.page.hide(Box(row, 1), True)

    def grow_onto(self, written: Box) -> None:
        """AutoCorrect: what is put directly below the table becomes part of it."""
        box = self.box
        if written.row == box.bottom + 1 and box.column <= written.column and written.right <= box.right:
            self._take(box._replace(height=box.height + written.height))
