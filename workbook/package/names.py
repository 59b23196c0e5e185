"""The named cells of a workbook."""

import re
from typing import NamedTuple

from workbook.package.areas import read_area
from workbook.package.tags import plain, tag_pattern

_NAME = re.compile(tag_pattern("definedName").pattern + rb"([^<]*)(?=</definedName)")
_WORD = re.compile(rb'\bname="([^"]*)"')
_CELL = re.compile(r"(?:'((?:[^']|'')+)'|([^'!,()]+))!([$A-Z0-9]+)")


class Spot(NamedTuple):
    """A cell: sheet, row and column, both from 1."""

    sheet: str
    row: int
    column: int


def named_cells(xml: bytes) -> dict[str, Spot]:
    """The names in workbook.xml that stand for a single cell; a name that stands for anything else is left out."""
    found = ((_WORD.search(tag[0]), spot_of(plain(tag[3]))) for tag in _NAME.finditer(xml))
    return {plain(word[1]): spot for word, spot in found if word and spot}


def spot_of(reference: str) -> Spot | None:
    """The cell that a reference such as '首页'!$D$2 stands for, with or without its equals sign; None for anything but one cell."""
    where = _CELL.fullmatch(reference.removeprefix("="))
    area = read_area(where[3]) if where else None
    if where is None or area is None or (area.first_row, area.first_column) != (area.last_row, area.last_column):
        return None
    return Spot(where[1].replace("''", "'") if where[1] else where[2], area.first_row, area.first_column)
