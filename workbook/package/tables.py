"""Where the tables of a workbook lie, and how they grow."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from workbook.package.areas import ROWS, Area, cell_name, end_at, read_area
from workbook.package.refusal import BEYOND_SHEET, TABLES_MEET, TOTALS_ROW, Refusal
from workbook.package.tags import attributes, check_start, plain, quoted, set_attribute, tag_pattern

_NOTHING: Mapping[str, int] = MappingProxyType({})
_WITH_REF = tag_pattern("table", "autoFilter", "sortState", "sortCondition")


@dataclass(frozen=True, slots=True)
class TablePlace:
    """One table: its sheet and part, its rows and columns from 1 (the first row holds the headings), the headings from left to right.

    A table without a heading row has a first row one above its data; ``totals`` counts its totals rows, which lie inside.
    """

    name: str
    sheet: str
    part: str
    first_row: int
    last_row: int
    first_column: int
    last_column: int
    headings: tuple[str, ...]
    headed: bool = True
    totals: int = 0

    @property
    def area(self) -> Area:
        """The whole table."""
        return Area(self.first_row, self.first_column, self.last_row, self.last_column)


class Growth(NamedTuple):
    """A table, the row that shall become its last, and the row down to which filled cells below it are its own."""

    table: TablePlace
    last_row: int
    adopted: int = 0

    @property
    def area(self) -> Area:
        """The whole table as it will be."""
        return self.table.area._replace(last_row=self.last_row)

    @property
    def added(self) -> Area:
        """The rows the table gains."""
        return self.area._replace(first_row=self.table.last_row + 1)

    @property
    def fresh(self) -> Area:
        """The rows the table gains that nobody has filled: they must be empty."""
        return self.area._replace(first_row=max(self.table.last_row, self.adopted) + 1)

    def stretches(self, text: str) -> bool:
        """Whether the block ``text`` ends where the table ended and shares a column with it."""
        area = read_area(text)
        return area is not None and area.last_row == self.table.last_row and area.meets(self.table.area)


def plan_growth(tables: Mapping[str, TablePlace], stretch: Mapping[str, int], adopt: Mapping[str, int] = _NOTHING) -> list[Growth]:
    """The tables that really grow, with the rows they adopt.

    Raises Refusal below a totals row, beyond the sheet's end, or into another table.
    """
    growths = [Growth(tables[name], last, adopt.get(name, 0)) for name, last in stretch.items() if last > tables[name].last_row]
    reached = {table.name: table.area for table in tables.values()} | {growth.table.name: growth.area for growth in growths}
    for growth in growths:
        table = growth.table
        if table.totals:
            raise Refusal(TOTALS_ROW, table=table.name)
        if growth.last_row > ROWS:
            raise Refusal(BEYOND_SHEET, sheet=table.sheet, cell=cell_name(growth.last_row, table.first_column))
        for other in tables.values():
            if other.sheet == table.sheet and other.name != table.name and growth.area.meets(reached[other.name]):
                raise Refusal(TABLES_MEET, sheet=table.sheet, table=table.name, name=other.name)
    return growths


def grow_text(text: str, growths: Sequence[Growth]) -> str:
    """Blocks separated by blanks, such as a validation's C2:C10 E2:E10, with those that end where a table ended moved to its new end."""
    return " ".join(next((end_at(one, growth.last_row) for growth in growths if growth.stretches(one)), one) for one in text.split(" "))


def grow_table(xml: bytes, growth: Growth) -> bytes:
    """The table's part with its own block, its filter's and its sort order's reaching the new last row."""
    check_start(xml, b"table")

    def grow(found: re.Match[bytes]) -> bytes:
        block = plain(attributes(found[2]).get(b"ref", b""))
        return set_attribute(found[0], b"ref", quoted(grow_text(block, [growth]))) if growth.stretches(block) else found[0]

    return _WITH_REF.sub(grow, xml)
