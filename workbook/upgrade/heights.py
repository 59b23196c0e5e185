"""Makes the row of the buttons as high as today's buttons need it."""

import re
from collections.abc import Iterable, Mapping
from functools import partial

from workbook.package.tags import attributes, set_attribute, tag_pattern
from workbook.upgrade.fresh import Fresh
from workbook.upgrade.parts import Parts

_ROW = tag_pattern("row")


def take_heights(parts: Parts, fresh: Fresh, old: str, new: str, rows: Iterable[int]) -> None:
    """Rows (from 0) of the sheet part ``old`` become as high as they are in the fresh part ``new``; higher ones stay."""
    wanted = {number + 1 for number in rows}
    heights = {number: height for number, height in _heights(fresh.parts.read(new)).items() if number in wanted}
    parts.touch(old).blocks.append(partial(with_heights, heights=heights))


def with_heights(block: bytes, heights: Mapping[int, float]) -> bytes:
    """A stretch of whole rows with these heights at least, in points by row number from 1."""

    def change(found: re.Match[bytes]) -> bytes:
        said = attributes(found[2])
        height = heights.get(int(said.get(b"r", b"0")), 0)
        if height <= float(said.get(b"ht", b"0")):
            return found[0]
        return set_attribute(set_attribute(found[0], b"ht", b"%g" % height), b"customHeight", b"1")

    return _ROW.sub(change, block)


def _heights(xml: bytes) -> dict[int, float]:
    rows = (attributes(found[2]) for found in _ROW.finditer(xml))
    return {int(row[b"r"]): float(row[b"ht"]) for row in rows if b"ht" in row}
