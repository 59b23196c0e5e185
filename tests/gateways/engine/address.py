"""Where a cell is: ``$A$1:$C$3,$E$7`` and back."""

import re
from typing import NamedTuple

from openpyxl.utils import column_index_from_string, get_column_letter

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
LONGEST_ADDRESS = 255  # Excel cuts the address of a selection with many areas, at an area

_AREA = re.compile(r"\$?([A-Z]{1,3})?\$?(\d+)?(?::\$?([A-Z]{1,3})?\$?(\d+)?)?", re.IGNORECASE)


class Box(NamedTuple):
    """One rectangle of cells; rows and columns count from 1."""

    row: int
    column: int
    height: int = 1
    width: int = 1

    @property
    def bottom(self) -> int:
        return self.row + self.height - 1

    @property
    def right(self) -> int:
        return self.column + self.width - 1

    @property
    def size(self) -> int:
        return self.height * self.width

    @property
    def rows(self) -> range:
        return range(self.row, self.bottom + 1)

    @property
    def columns(self) -> range:
        return range(self.column, self.right + 1)

    def overlap(self, other: "Box") -> "Box | None":
        """The cells both have, or None."""
        top, left = max(self.row, other.row), max(self.column, other.column)
        height = min(self.bottom, other.bottom) - top + 1
        width = min(self.right, other.right) - left + 1
        return Box(top, left, height, width) if height > 0 and width > 0 else None

    def around(self, other: "Box") -> "Box":
        """The smallest rectangle that holds both."""
        top, left = min(self.row, other.row), min(self.column, other.column)
        return Box(top, left, max(self.bottom, other.bottom) - top + 1, max(self.right, other.right) - left + 1)


def boxes_of(address: str) -> list[Box]:
    """The rectangles of ``A1``, ``A1:B3``, ``A:C``, ``3:5`` or several of them between commas; ValueError when it is none."""
    return [_box_of(area.strip()) for area in address.split(",")]


def address_of(*boxes: Box, row: bool = True, column: bool = True) -> str:
    """The address of the boxes, with ``$`` before rows and columns as asked, cut where Excel cuts it."""
    said = ""
    for box in boxes:
        longer = f"{said},{_area_of(box, row, column)}" if said else _area_of(box, row, column)
        if len(longer) > LONGEST_ADDRESS:
            break
        said = longer
    return said


def _box_of(area: str) -> Box:
    match = _AREA.fullmatch(area)
    if not match or not (match[1] or match[2]):
        raise ValueError(f"no address: {area!r}")
    left, top, right, bottom = match.groups()
    single = ":" not in area
    first_row, first_column = int(top or 1), column_index_from_string(left or "A")
    last_row = first_row if single else int(bottom or LAST_ROW)
    last_column = first_column if single else (column_index_from_string(right) if right else LAST_COLUMN)
    return Box(first_row, first_column).around(Box(last_row, last_column))


def _area_of(box: Box, row: bool, column: bool) -> str:
    def corner(at_row: int, at_column: int) -> str:
        return f"{'$' * column}{get_column_letter(at_column)}{'$' * row}{at_row}"

    if box.height == LAST_ROW:
        return ":".join(f"{'$' * column}{get_column_letter(edge)}" for edge in (box.column, box.right))
    if box.width == LAST_COLUMN:
        return ":".join(f"{'$' * row}{edge}" for edge in (box.row, box.bottom))
    first, last = corner(box.row, box.column), corner(box.bottom, box.right)
    return first if box.size == 1 else f"{first}:{last}"
