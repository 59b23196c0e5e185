"""A range of cells, as xlwings asks for it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from workbook.calc.address import Box, address_of, box_of
from workbook.calc.notes import Note, note_on, put_note
from workbook.calc.values import CONTENTS, put, values_in

if TYPE_CHECKING:
    from workbook.calc.sheets import Sheet

Colour = tuple[int, int, int] | str | None
_ANY_RESULT = 1 | 2 | 4  # com.sun.star.sheet.FormulaResult: VALUE, STRING, ERROR


class Range(base_classes.Range):
    """One or several areas of a sheet; row, column, shape and value are those of the first, as in Excel."""

    def __init__(self, sheet: "Sheet", areas: Sequence[Box], cells: Any = None) -> None:
        self._sheet, self.areas = sheet, list(areas)
        self.options: dict[str, Any] = {}
        self._cells = cells

    @property
    def box(self) -> Box:
        return self.areas[0]

    @property
    def api(self) -> Any:
        """LibreOffice's own range."""
        if self._cells is None:
            self._cells = self._sheet.cells_in(self.box)
        return self._cells

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
        return sum(area.size for area in self.areas)

    def __call__(self, *at: int) -> "Range":
        row, column = at if len(at) == 2 else (part + 1 for part in divmod(at[0] - 1, self.box.width))
        return Range(self._sheet, [Box(self.row + row - 1, self.column + column - 1)])

    @property
    def address(self) -> str:
        return address_of(self.areas)

    def get_address(self, row_absolute: bool = True, col_absolute: bool = True, external: bool = False) -> str:
        said = address_of(self.areas, row_absolute, col_absolute)
        return f"'[{self._sheet.book.name}]{self._sheet.name}'!{said}" if external else said

    @property
    def raw_value(self) -> Any:
        rows = values_in(self._sheet.book, self.api, self.box)
        return rows[0][0] if self.box.size == 1 else rows

    @raw_value.setter
    def raw_value(self, value: Any) -> None:
        put(self._sheet.book, self.api, _rows_for(self.box, value), self._sheet.has_notes_on(self.box))

    @property
    def formula(self) -> Any:
        rows = self.api.getFormulaArray()
        return rows[0][0] if self.box.size == 1 else rows

    @formula.setter
    def formula(self, value: Any) -> None:
        self.raw_value = value

    @property
    def number_format(self) -> str | None:
        """The format that all cells share, or None."""
        if self.box.size > 1 and self.api.getPropertyState("NumberFormat").value == "AMBIGUOUS_VALUE":
            return None
        return self._sheet.book.formats.code(self.api.NumberFormat)

    @number_format.setter
    def number_format(self, value: str) -> None:
        for area in self.areas:
            self._sheet.cells_in(area).NumberFormat = self._sheet.book.formats.key(value)

    @property
    def color(self) -> tuple[int, int, int] | None:
        paint = int(self.api.CellBackColor)
        return None if paint == -1 else (paint >> 16 & 255, paint >> 8 & 255, paint & 255)

    @color.setter
    def color(self, colour: Colour) -> None:
        for area in self.areas:
            self._sheet.cells_in(area).CellBackColor = _paint(colour)

    def get_special_cells(self, cell_type: str, value_type: str | None) -> list["Range"]:
        """The areas of the visible cells or of the formulas; none where there are none."""
        if cell_type not in ("visible", "formulas") or value_type:
            raise NotImplementedError(f"get_special_cells({cell_type!r})")
        found: list[Range] = []
        for area in self.areas:
            cells = self._sheet.cells_in(area)
            ranges = cells.queryVisibleCells() if cell_type == "visible" else cells.queryFormulaCells(_ANY_RESULT)
            found += [Range(self._sheet, [box_of(place)]) for place in ranges.getRangeAddresses()]
        return found

    def clear_contents(self) -> None:
        """Empties the cells; their looks and notes stay."""
        for area in self.areas:
            self._sheet.cells_in(area).clearContents(CONTENTS)

    @property
    def note(self) -> Note | None:
        return note_on(self.api)

    def add_note(self, text: str) -> Note:
        return put_note(self.api, text)

    def select(self) -> None:
        self._sheet.select(self.areas)


def whole_areas(boxes: Sequence[Box], sheet: "Sheet") -> list[Box]:
    """The areas of a selection as the person drew them: LibreOffice cuts one where a filter hides rows of it, Excel does not."""
    if len(boxes) == 1:
        return list(boxes)
    around = boxes[0]
    for box in boxes:
        around = around.around(box)
    visible = sheet.cells_in(around).queryVisibleCells().getRangeAddresses()
    seen = {row for place in visible for row in range(place.StartRow, place.EndRow + 1)}
    whole: list[Box] = []
    for box in sorted(boxes, key=lambda box: (box.column, box.width, box.row)):
        above = whole[-1] if whole else box
        same = (above.column, above.width) == (box.column, box.width) and above.bottom < box.row - 1
        if same and seen.isdisjoint(range(above.bottom, box.row - 1)):
            whole[-1] = above.around(box)
        else:
            whole.append(box)
    return whole


def _rows_for(box: Box, value: Any) -> list[list[Any]]:
    """One value fills the range; rows must have its shape. Raises ValueError otherwise."""
    if not isinstance(value, list | tuple):
        return [[value] * box.width for _ in range(box.height)]
    rows = [list(line) for line in (value if value and isinstance(value[0], list | tuple) else [value])]
    if len(rows) != box.height or any(len(line) != box.width for line in rows):
        raise ValueError(f"{len(rows)} rows do not fit {box.height} by {box.width} cells")
    return rows


def _paint(colour: Colour) -> int:
    if not colour:
        return -1
    if isinstance(colour, str):
        return int(colour.lstrip("#"), 16)
    red, green, blue = colour
    return red << 16 | green << 8 | blue
