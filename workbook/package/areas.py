"""Cell addresses such as C5 or A2:T10, and how they grow when a table grows."""

import re
from functools import cache
from typing import NamedTuple

ROWS = 1_048_576
COLUMNS = 16_384
_AREA = re.compile(r"(\$?)([A-Z]{1,3})(\$?)([1-9]\d{0,6})(?::(\$?)([A-Z]{1,3})(\$?)([1-9]\d{0,6}))?")


class Area(NamedTuple):
    """A block of cells; rows and columns count from 1, both ends belong to it."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    def meets(self, other: "Area") -> bool:
        """Whether the two blocks share a cell."""
        return (
            self.first_row <= other.last_row
            and other.first_row <= self.last_row
            and self.first_column <= other.last_column
            and other.first_column <= self.last_column
        )

    def holds(self, row: int, column: int) -> bool:
        """Whether the cell lies in the block."""
        return self.first_row <= row <= self.last_row and self.first_column <= column <= self.last_column

    @property
    def text(self) -> str:
        """The block as Excel writes it: A2:T10, or A2 for a single cell."""
        first, last = cell_name(self.first_row, self.first_column), cell_name(self.last_row, self.last_column)
        return first if first == last else f"{first}:{last}"


@cache
def column_name(column: int) -> str:
    """A for 1, T for 20, XFD for 16384."""
    name = ""
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(65 + letter) + name
    return name


def column_number(name: str) -> int:
    """1 for A, 20 for T, 16384 for XFD."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number


def cell_name(row: int, column: int) -> str:
    """C5 for row 5, column 3."""
    return f"{column_name(column)}{row}"


def read_area(text: str) -> Area | None:
    """The block written as A2:T10, $A$2:$T$10 or A2; None when it is anything else, such as whole columns."""
    found = _AREA.fullmatch(text)
    if not found:
        return None
    first_row, first_column = int(found[4]), column_number(found[2])
    return Area(first_row, first_column, int(found[8] or first_row), column_number(found[6]) if found[6] else first_column)


def end_at(text: str, row: int) -> str:
    """The block ``text`` with its last row moved to ``row``, dollar signs kept; a single cell becomes a block."""
    found = _AREA.fullmatch(text)
    if not found:
        return text
    first = f"{found[1]}{found[2]}{found[3]}{found[4]}"
    last = f"{found[5]}{found[6]}{found[7]}" if found[6] else f"{found[1]}{found[2]}{found[3]}"
    return f"{first}:{last}{row}"
