"""Puts changed and new rows into the stream of a sheet's rows, in order, and watches what lies below a growing table."""

import re
from collections.abc import Iterator, Mapping, Sequence

from workbook.package.areas import ROWS, Area, cell_name, read_area
from workbook.package.cells import CellValue, cell_xml
from workbook.package.donors import Donors
from workbook.package.refusal import ARRAY_FORMULA, BELOW_TABLE, UNUSUAL_XML, Refusal
from workbook.package.rows import Cell, Row, change_row, read_row
from workbook.package.tables import Growth
from workbook.package.tags import attributes, plain, tag_pattern

# Text and attributes cannot hold a bare "<", so without comments every "<row" is the start of a row.
_START = re.compile(rb'<row(?: r="(\d{1,7})"|([^<>]*))')
_FORMULA = tag_pattern("f")


def row_starts(block: bytes, last: int) -> Iterator[tuple[int, int]]:
    """Where each row starts in the block, and its number; raises Refusal unless numbers rise above ``last``, the row before the block."""
    for found in _START.finditer(block):
        number = int(found[1] or attributes(found[2]).get(b"r", b"0"))
        if not last < number <= ROWS:
            raise Refusal(UNUSUAL_XML)
        last = number
        yield found.start(), number


class RowSplicer:
    """Takes blocks of whole rows and gives them back with the edits made."""

    def __init__(self, edits: Mapping[int, Mapping[int, CellValue]], growths: Sequence[Growth], donors: Donors) -> None:
        """``edits`` holds values by row and column; a row that does not exist is made when there is a value for it."""
        self._edits = {row: values for row, values in edits.items() if values}
        self._waiting = sorted(self._edits, reverse=True)
        self._growths = growths
        self._donors = donors
        self._arrays: list[Area] = []
        self._last = 0
        self._above: tuple[int, bytes] | None = None

    def feed(self, block: bytes) -> Iterator[bytes]:
        """The block, which holds whole rows, with its edits; raises Refusal for what cannot be changed safely."""
        if b"<!" in block or b"<?" in block:
            raise Refusal(UNUSUAL_XML)
        self._note_arrays(block)
        rows = list(row_starts(block, self._last))
        self._last = rows[-1][1] if rows else self._last
        ends = [start for start, _ in rows[1:]] + [len(block)]
        position = 0
        for (start, number), end in zip(rows, ends, strict=False):
            if self._waiting and self._waiting[-1] <= number:
                yield block[position:start]
                yield from self._make(number)
                position = start
            row = block[start:end]
            if self._growths:
                self._guard(number, row)
            if number in self._edits:
                row = self._change(number, row)
                yield row
                position = end
            self._above = number, row
        yield block[position:]

    def finish(self) -> Iterator[bytes]:
        """The new rows below the last one."""
        return self._make(ROWS + 1)

    def _make(self, before: int) -> Iterator[bytes]:
        while self._waiting and self._waiting[-1] < before:
            number = self._waiting.pop()
            values = {column: value for column, value in self._edits[number].items() if value is not None and value != ""}
            if values:
                yield self._new(number, values)

    def _new(self, number: int, values: Mapping[int, CellValue]) -> bytes:
        self._look_above()
        lent = self._donors.lent(number)
        styled = {
            column: Cell(cell_xml(number, column, None, style), style, b"")
            for column, style in lent.items()
            if style and column not in values
        }
        row = Row(b' r="%d"' % number + self._donors.height(number), styled)
        self._check_arrays(number, values)
        return change_row(row, number, values, {column: lent.get(column, self._donors.of_column(column)) for column in values})

    def _change(self, number: int, xml: bytes) -> bytes:
        self._waiting.pop()
        row, values = read_row(xml, number), self._edits[number]
        self._check_arrays(number, values)
        styles: dict[int, bytes] = {}
        if values.keys() - row.cells.keys():
            self._look_above()
            lent, whole = self._donors.lent(number), row.style
            styles = {column: lent.get(column, self._donors.of_column(column)) if whole is None else whole for column in values}
        return change_row(row, number, values, styles)

    def _look_above(self) -> None:
        if self._above:
            number, xml = self._above
            self._donors.look(number, read_row(xml, number))
            self._above = None

    def _guard(self, number: int, xml: bytes) -> None:
        """Refuse a filled cell in the rows a table is about to take."""
        for growth in self._growths:
            area = growth.fresh
            if area.first_row <= number <= area.last_row:
                for column, cell in read_row(xml, number).cells.items():
                    if cell.content and area.holds(number, column):
                        raise Refusal(BELOW_TABLE, table=growth.table.name, cell=cell_name(number, column))

    def _note_arrays(self, block: bytes) -> None:
        if b"array" not in block and b"dataTable" not in block:
            return
        for found in _FORMULA.finditer(block):
            named = attributes(found[2])
            area = read_area(plain(named.get(b"ref", b"")))
            if area and named.get(b"t") in (b"array", b"dataTable"):
                self._arrays.append(area)

    def _check_arrays(self, number: int, values: Mapping[int, CellValue]) -> None:
        for area in self._arrays:
            for column in values:
                if area.holds(number, column):
                    raise Refusal(ARRAY_FORMULA, cell=cell_name(number, column))
