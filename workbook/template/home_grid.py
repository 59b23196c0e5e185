"""The even columns on which everything of 首页 stands: ten of one width with narrow gutters."""

from typing import NamedTuple

from xlsxwriter.worksheet import Worksheet

from workbook.template.palette import ACCENT, LINE, MUTED
from workbook.template.pen import Pen

UNITS, UNIT, GUTTER, MARGIN = 10, 112, 6, 10
LAST_COLUMN = 2 * UNITS


def column_of(unit: int) -> int:
    """The sheet column (from 0) of a unit column (from 0)."""
    return 1 + 2 * unit


def pixels(units: int) -> int:
    """The width of some neighbouring unit columns with the gutters between them."""
    return units * UNIT + (units - 1) * GUTTER


class Span(NamedTuple):
    """Neighbouring unit columns."""

    unit: int
    units: int

    @property
    def first(self) -> int:
        return column_of(self.unit)

    @property
    def last(self) -> int:
        return column_of(self.unit + self.units - 1)


class Page:
    """首页 while it is drawn, from top to bottom."""

    def __init__(self, pen: Pen, sheet: Worksheet) -> None:
        self.pen, self.sheet, self.row = pen, sheet, 0
        for column in range(LAST_COLUMN + 1):
            width = MARGIN if column in (0, LAST_COLUMN) else UNIT if column % 2 else GUTTER
            sheet.set_column_pixels(column, column, width, pen.look())

    def add_row(self, height: int) -> int:
        """The next row (from 0), so many pixels high."""
        self.sheet.set_row_pixels(self.row, height)
        self.row += 1
        return self.row - 1

    def fill(self, row: int, first: int, last: int, **props: object) -> None:
        """One look from column to column, gutters too."""
        for column in range(first, last + 1):
            self.sheet.write_blank(row, column, None, self.pen.look(**props))

    def head(self, row: int, span: Span, title: str) -> None:
        """The title of a block, over an accent line."""
        line = {"bottom": 1, "bottom_color": ACCENT}
        self.fill(row, span.first, span.last, **line)
        self.sheet.write_string(row, span.first, title, self.pen.look(bold=True, font_size=11, font_color=ACCENT, **line))

    def group(self, row: int, span: Span, title: str) -> None:
        """The small name of a group of buttons."""
        line = {"bottom": 1, "bottom_color": LINE}
        self.fill(row, span.first, span.last, **line)
        self.sheet.write_string(row, span.first, title, self.pen.look(font_size=9, font_color=MUTED, **line))
