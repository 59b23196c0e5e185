"""Takes one row of a sheet apart into cells, changes some of them, and puts it together again."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from workbook.package.areas import cell_name, column_number
from workbook.package.cells import CellValue, cell_xml
from workbook.package.refusal import ARRAY_FORMULA, SHARED_FORMULA, UNUSUAL_XML, Refusal
from workbook.package.tags import attributes, drop_attribute, tag_pattern

_ROW = tag_pattern("row")
_CELL = re.compile(rb"\s*" + tag_pattern("c").pattern[:-1] + rb"(?:(?<=/)>|>(.*?)</c\s*>)", re.DOTALL)
_FORMULA = tag_pattern("f")
_NAME = re.compile(rb"([A-Z]{1,3})([1-9]\d*)")


class Cell(NamedTuple):
    """One cell as it stands in the sheet: its whole element, its style number, its children."""

    xml: bytes
    style: bytes
    content: bytes


class Row(NamedTuple):
    """One row: the attributes of its tag as bytes, and its cells by column."""

    inside: bytes
    cells: dict[int, Cell]

    @property
    def attributes(self) -> dict[bytes, bytes]:
        """The row's attributes by name."""
        return attributes(self.inside)

    @property
    def style(self) -> bytes | None:
        """The style number for cells the row does not hold yet, when the whole row was formatted."""
        named = self.attributes
        return named.get(b"s", b"") if named.get(b"customFormat") in (b"1", b"true") else None


def read_row(xml: bytes, number: int) -> Row:
    """The row element in ``xml`` (white space may follow) as a Row; raises Refusal for anything but plain cells in rising order."""
    start = _ROW.match(xml)
    if not start:
        raise Refusal(UNUSUAL_XML)
    inside = start[2].removesuffix(b"/")
    if start[2].endswith(b"/"):
        return Row(inside, {})
    cells: dict[int, Cell] = {}
    position, last = start.end(), 0
    while found := _CELL.match(xml, position):
        named = attributes(found[2])
        column = _column(named.get(b"r", b""), number)
        if column <= last:
            raise Refusal(UNUSUAL_XML)
        cells[column] = Cell(found[0].lstrip(), named.get(b"s", b""), found[3] or b"")
        position, last = found.end(), column
    if not re.fullmatch(rb"\s*</row\s*>\s*", xml[position:]):
        raise Refusal(UNUSUAL_XML)
    return Row(inside, cells)


def change_row(row: Row, number: int, values: Mapping[int, CellValue], styles: Mapping[int, bytes]) -> bytes:
    """The row's XML with ``values`` by column; ``styles`` holds the look of cells that do not exist yet; no cell is made for nothing."""
    written = {column: cell.xml for column, cell in row.cells.items()}
    for column, value in values.items():
        old = row.cells.get(column)
        if old:
            check_formula(old.content, number, column)
            written[column] = cell_xml(number, column, value, old.style)
        elif value is not None and value != "":
            written[column] = cell_xml(number, column, value, styles.get(column, b""))
    # spans is a hint for readers that a new cell could make wrong
    inside = drop_attribute(row.inside, b"spans") if written.keys() - row.cells.keys() else row.inside
    return b"<row" + inside + b">" + b"".join(written[column] for column in sorted(written)) + b"</row>"


def check_formula(content: bytes, row: int, column: int) -> None:
    """Raise Refusal when overwriting this cell would break the formulas of others."""
    found = _FORMULA.search(content)
    if not found:
        return
    named = attributes(found[2])
    kind = named.get(b"t", b"")
    if kind in (b"array", b"dataTable"):
        raise Refusal(ARRAY_FORMULA, cell=cell_name(row, column))
    if kind == b"shared" and b"ref" in named:
        raise Refusal(SHARED_FORMULA, cell=cell_name(row, column))


def _column(name: bytes, row: int) -> int:
    found = _NAME.fullmatch(name)
    if not found or int(found[2]) != row:
        raise Refusal(UNUSUAL_XML)
    return column_number(found[1].decode())
