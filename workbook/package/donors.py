"""Finds the look of a cell that does not exist yet: the row above it in the same table, else its column."""

from collections.abc import Sequence

from workbook.package.areas import Area
from workbook.package.rows import Row
from workbook.package.tags import attributes, tag_pattern

_COLUMN = tag_pattern("col")


class Donors:
    """What the rows seen so far can lend to new cells; ``areas`` are the tables of the sheet, heading rows included, at their new size."""

    def __init__(self, head: bytes, areas: Sequence[Area]) -> None:
        """``head`` is the sheet's XML before its rows, with the column formats."""
        self._areas = areas
        self._columns = [_column(attributes(found[2])) for found in _COLUMN.finditer(head)]
        self._styles: dict[int, tuple[int, bytes]] = {}
        self._height: tuple[int, bytes] = (0, b"")
        self._lent: tuple[list[Area], dict[int, bytes]] | None = None

    def look(self, number: int, row: Row) -> None:
        """Remember the looks of a row; rows come in rising order."""
        self._styles.update((column, (number, cell.style)) for column, cell in row.cells.items())
        named = row.attributes
        kept = [b' %s="%s"' % (name, named[name]) for name in (b"ht", b"customHeight") if name in named]
        self._height = (number, b"".join(kept))
        self._lent = None

    def height(self, row: int) -> bytes:
        """The height attributes of the nearest row above when it lies in the data of the same table, else none."""
        above, height = self._height
        return height if any(area.first_row < above for area in self._around(row)) else b""

    def lent(self, row: int) -> dict[int, bytes]:
        """Style numbers by column that the table's rows above lend to ``row``; an empty one is the plain look."""
        around = self._around(row)
        if self._lent is None or self._lent[0] != around:
            styles = {column: style for area in around for column, style in self._lend(area)}
            self._lent = around, styles
        return self._lent[1]

    def of_column(self, column: int) -> bytes:
        """The style number of the whole column, empty when it has none."""
        return next((style for first, last, style in self._columns if first <= column <= last), b"")

    def _around(self, row: int) -> list[Area]:
        return [area for area in self._areas if area.first_row < row <= area.last_row]

    def _lend(self, area: Area) -> list[tuple[int, bytes]]:
        return [
            (column, style)
            for column, (above, style) in self._styles.items()
            if area.first_row < above and area.first_column <= column <= area.last_column
        ]


def _column(named: dict[bytes, bytes]) -> tuple[int, int, bytes]:
    return int(named.get(b"min", b"0")), int(named.get(b"max", b"0")), named.get(b"style", b"")
