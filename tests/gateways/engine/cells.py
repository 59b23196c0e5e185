"""A range of cells, as xlwings asks Excel for it."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from tests.gateways.engine.address import Box, address_of
from tests.gateways.engine.faults import Named, NoNative, refuse
from tests.gateways.engine.notes import Note, note_on

if TYPE_CHECKING:
    from tests.gateways.engine.sheets import Sheet

Colour = tuple[int, int, int] | str | None


class Range(Named, base_classes.Range):
    """One or several areas of a sheet; row, column, shape and value are those of the first, as in Excel."""

    def __init__(self, sheet: "Sheet", areas: Sequence[Box]) -> None:
        self._sheet, self.areas = sheet, list(areas)
        self.options: dict[str, Any] = {}

    @property
    def box(self) -> Box:
        return self.areas[0]

    @property
    def api(self) -> NoNative:
        return NoNative()

    @property
    def coords(self) -> tuple[str, int, int, int, int]:
        return self._sheet.name, *self.box

    @property
    def sheet(self) -> "Sheet":
        return self._sheet

    @property
    def row(self) -> int:
        return self.box.row

    @property
    def column(self) -> int:
        return self.box.column

    @property
    def shape(self) -> tuple[int, int]:
        return self.box.height, self.box.width

    def __len__(self) -> int:
        size = sum(area.size for area in self.areas)
        return size if size < 2**31 else refuse("溢出")

    def __call__(self, *at: int) -> "Range":
        row, column = at if len(at) == 2 else (part + 1 for part in divmod(at[0] - 1, self.box.width))
        return Range(self._sheet, [Box(self.row + row - 1, self.column + column - 1)])

    @property
    def address(self) -> str:
        return address_of(*self.areas)

    def get_address(self, row_absolute: bool = True, col_absolute: bool = True, external: bool = False) -> str:
        said = address_of(*self.areas, row=row_absolute, column=col_absolute)
        return f"'[{self._sheet.book.name}]{self._sheet.name}'!{said}" if external else said

    @property
    def raw_value(self) -> Any:
        self._sheet.note("read")
        rows = self._sheet.page.values(self.box)
        return rows[0][0] if self.box.size == 1 else tuple(tuple(row) for row in rows)

    @raw_value.setter
    def raw_value(self, value: object) -> None:
        self._sheet.note("write")
        self._sheet.write(self._one_area(), _rows_for(self.box, value))

    @property
    def formula(self) -> Any:
        self._sheet.note("read")
        rows = self._sheet.page.formulas(self.box)
        return rows[0][0] if self.box.size == 1 else tuple(tuple(row) for row in rows)

    @formula.setter
    def formula(self, value: object) -> None:
        self.raw_value = value

    @property
    def number_format(self) -> str | None:
        self._sheet.note("format")
        return self._sheet.page.number_format(self._one_area())

    @number_format.setter
    def number_format(self, value: str) -> None:
        self._sheet.note("format")
        self._sheet.page.set_number_format(self._one_area(), value)

    @property
    def color(self) -> tuple[int, int, int] | None:
        self._sheet.note("format")
        fill = self._sheet.page.fill(self.box)
        return (int(fill[:2], 16), int(fill[2:4], 16), int(fill[4:], 16)) if fill else None

    @color.setter
    def color(self, colour: Colour) -> None:
        self._sheet.note("format")
        self._sheet.page.set_fill(self._one_area(), _hex_of(colour))

    @property
    def row_hidden(self) -> bool | None:
        self._sheet.note("look")
        found = {self._sheet.page.hidden(row) for row in self.box.rows}
        return found.pop() if len(found) == 1 else None

    @row_hidden.setter
    def row_hidden(self, hidden: bool) -> None:
        self._sheet.page.hide(self.box, hidden)

    @property  # type: ignore[misc]  # Excel lets people change it, the desk never does
    def row_height(self) -> float | None:
        hidden = self.row_hidden
        return None if hidden is None else 0.0 if hidden else 15.0

    def get_special_cells(self, cell_type: str, value_type: str | None) -> list["Range"]:
        """Visible areas or formulas; in a Chinese Excel xlwings does not recognise the words for "none", and the fault comes through."""
        if cell_type not in ("visible", "formulas") or value_type:
            raise NotImplementedError(f"Range.get_special_cells({cell_type!r}): the test engine has no such member")
        self._sheet.note("look")
        search = self._visible_runs if cell_type == "visible" else self._sheet.page.formula_cells
        found = [box for area in self.areas for box in search(area)]
        if not found and len(self) > 1:
            refuse("未找到单元格。")
        return [Range(self._sheet, [box]) for box in found]

    def _visible_runs(self, area: Box) -> list[Box]:
        end = min(area.bottom, max(self._sheet.page.used().bottom, area.row) + 1)
        breaks = [area.row - 1, *(row for row in range(area.row, end + 1) if self._sheet.page.hidden(row)), area.bottom + 1]
        gaps = ((above + 1, below - 1) for above, below in pairwise(breaks))
        return [Box(first, area.column, last - first + 1, area.width) for first, last in gaps if last >= first]

    def clear_contents(self) -> None:
        self._sheet.note("write")
        for area in self.areas:
            self._sheet.page.clear(area)

    @property
    def note(self) -> "Note | None":
        self._sheet.note("look")
        cell = self._sheet.page.sheet.cell(self.row, self.column)
        return Note(cell) if getattr(cell, "comment", None) else None

    def add_note(self, text: str) -> "Note":
        self._sheet.note("note")
        return note_on(self._sheet.page.sheet.cell(self.row, self.column), text)

    def select(self) -> None:
        self._sheet.select(self.areas)

    def _one_area(self) -> Box:
        if len(self.areas) > 1:
            raise NotImplementedError("Range: the test engine writes one area at a time")
        return self.box


def _rows_for(box: Box, value: object) -> list[list[object]]:
    """One value fills the range; rows must have its shape, or Excel would write #N/A."""
    if not isinstance(value, list | tuple):
        return [[value] * box.width for _ in box.rows]
    rows = [list(line) for line in (value if isinstance(value[0], list | tuple) else [value])]
    if len(rows) != box.height or any(len(line) != box.width for line in rows):
        refuse(f"{len(rows)} rows do not fit {box.height} by {box.width} cells")
    return rows


def _hex_of(colour: Colour) -> str | None:
    if colour is None or isinstance(colour, str):
        return colour.lstrip("#").upper() if colour else None
    return "".join(f"{part:02X}" for part in colour)
