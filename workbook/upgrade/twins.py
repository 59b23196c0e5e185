"""Lets a new column look as its like do in this very book, whatever people have made of their looks."""

from collections.abc import Callable
from typing import NamedTuple

from workbook.package.rows import read_row
from workbook.package.sheet import SheetPlan, SheetStream
from workbook.package.tags import attributes, tag_pattern
from workbook.upgrade.fresh import Fresh, FreshColumn
from workbook.upgrade.gaps import Gap
from workbook.upgrade.parts import Parts
from workbook.upgrade.touch import row_pattern

_COL = tag_pattern("col")


class Twins(NamedTuple):
    """Style numbers of the fresh book, and those of the old one that stand in the same places; others are carried over."""

    headings: dict[int, int]
    bands: dict[int, int]
    columns: dict[int, int]
    carry: Callable[[int], int]

    def heading(self, drawn: FreshColumn) -> int:
        """How the heading of a new column looks."""
        return self.headings[drawn.heading] if drawn.heading in self.headings else self.carry(drawn.heading)

    def band(self, drawn: FreshColumn) -> int:
        """How the band above it looks."""
        return self.bands[drawn.band] if drawn.band in self.bands else self.carry(drawn.band)

    def column(self, drawn: FreshColumn) -> dict[str, str]:
        """Its width and the look of its cells."""
        if "style" not in drawn.col:
            return drawn.col
        number = int(drawn.col["style"])
        return {**drawn.col, "style": str(self.columns[number] if number in self.columns else self.carry(number))}


def twins_of(parts: Parts, gap: Gap, fresh: Fresh, name: str) -> Twins:
    """What stands for what on a sheet: columns that are drawn alike today are to look alike in the old book."""
    part = parts.layout.sheets[gap.name]
    headings, bands = (_styles(parts, part, row) for row in (gap.header, gap.header - 1))
    looks = {at: int(said.get(b"style", b"0")) for at, said in _cols(parts.head(part)).items()}
    twins = Twins({}, {}, {}, fresh.looks.style)
    for order, column in enumerate(gap.sheet.columns):
        at = gap.places.get(column.name, -1) + 1
        if at:
            drawn = fresh.column(name, order)
            for known, number, own in ((twins.headings, drawn.heading, headings), (twins.bands, drawn.band, bands)):
                if at in own:
                    known.setdefault(number, own[at])
            if at in looks and "style" in drawn.col:
                twins.columns.setdefault(int(drawn.col["style"]), looks[at])
    return twins


def _styles(parts: Parts, part: str, number: int) -> dict[int, int]:
    """Style numbers by column (from 1) of a row near the top."""
    record = parts.container.find(part)
    stream = SheetStream(parts.container.chunks(record), SheetPlan(part, part, {}, (), ())).chunks() if record else ()
    for block in stream:
        found = row_pattern(number).search(block)
        if found:
            return {at: int(cell.style or b"0") for at, cell in read_row(found[0], number).cells.items()}
    return {}


def _cols(head: bytes) -> dict[int, dict[bytes, bytes]]:
    """The attributes of each column (from 1) that has any."""
    found: dict[int, dict[bytes, bytes]] = {}
    for one in _COL.finditer(head):
        said = attributes(one[2])
        found |= dict.fromkeys(range(int(said[b"min"]), min(int(said[b"max"]), 512) + 1), said)
    return found
