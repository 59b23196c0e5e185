"""Where cells are: ``$A$1:$C$3,$E$7`` and back, and LibreOffice's own way of saying it."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from workbook.package.areas import COLUMNS, ROWS, column_name, column_number

_AREA = re.compile(r"\$?([A-Z]{1,3})?\$?(\d+)?(?::\$?([A-Z]{1,3})?\$?(\d+)?)?", re.IGNORECASE)
_REFERENCE = re.compile(r"\$?('(?:[^']|'')+'|[^.'$]+)\.(\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)")


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

    def meets(self, other: "Box") -> bool:
        """Whether they have a cell in common."""
        beside = self.right < other.column or other.right < self.column
        return not beside and self.row <= other.bottom and other.row <= self.bottom

    def around(self, other: "Box") -> "Box":
        """The smallest rectangle that holds both."""
        top, left = min(self.row, other.row), min(self.column, other.column)
        return Box(top, left, max(self.bottom, other.bottom) - top + 1, max(self.right, other.right) - left + 1)


def box_of(place: Any) -> Box:
    """The box of a ``com.sun.star.table.CellRangeAddress``, which counts from 0."""
    return Box(place.StartRow + 1, place.StartColumn + 1, place.EndRow - place.StartRow + 1, place.EndColumn - place.StartColumn + 1)


def boxes_of(address: str) -> list[Box]:
    """The rectangles of ``A1``, ``A1:B3``, ``A:C``, ``3:5`` or several of them between commas; raises ValueError when it is none."""
    return [_box_in(area.strip()) for area in address.split(",")]


def address_of(boxes: Sequence[Box], row: bool = True, column: bool = True) -> str:
    """The address of the boxes as Excel writes it, with ``$`` before rows and columns as asked."""
    return ",".join(_said(box, "$" * row, "$" * column) for box in boxes)


def reference_of(content: str) -> str:
    """``$首页.$F$10``, as LibreOffice says it, in Excel's words; what is no such reference stays as it is."""
    found = _REFERENCE.fullmatch(content)
    return f"={found[1]}!{found[2]}" if found else f"={content}"


def _box_in(area: str) -> Box:
    found = _AREA.fullmatch(area)
    if found is None or not (found[1] or found[2]):
        raise ValueError(f"no address: {area!r}")
    left, top, right, bottom = found.groups()
    if ":" not in area:
        right, bottom = left, bottom or top
    first = Box(int(top or 1), column_number(left.upper()) if left else 1)
    return first.around(Box(int(bottom or ROWS), column_number(right.upper()) if right else COLUMNS))


def _said(box: Box, row: str, column: str) -> str:
    if box.height == ROWS:
        return f"{column}{column_name(box.column)}:{column}{column_name(box.right)}"
    if box.width == COLUMNS:
        return f"{row}{box.row}:{row}{box.bottom}"
    first, last = f"{column}{column_name(box.column)}{row}{box.row}", f"{column}{column_name(box.right)}{row}{box.bottom}"
    return first if box.size == 1 else f"{first}:{last}"
