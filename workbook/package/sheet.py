"""Streams one sheet through memory in small pieces and changes only the rows that were touched."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from workbook.package.areas import Area, read_area
from workbook.package.cells import CellValue
from workbook.package.container import WHOLE_LIMIT
from workbook.package.donors import Donors
from workbook.package.refusal import DAMAGED, TOO_LARGE, UNUSUAL_XML, Refusal
from workbook.package.splice import RowSplicer
from workbook.package.tables import Growth
from workbook.package.tags import attributes, check_encoding, check_start, plain, set_attribute, tag_pattern
from workbook.package.tail import grow_tail

_SHEET_DATA = tag_pattern("sheetData")
DIMENSION = tag_pattern("dimension")


class SheetPlan(NamedTuple):
    """What shall change on one sheet: values by row and column, growing tables, the area of every table at its new size."""

    sheet: str
    part: str
    edits: Mapping[int, Mapping[int, CellValue]]
    growths: Sequence[Growth]
    areas: Sequence[Area]


class SheetStream:
    """One sheet's XML on its way from the old file to the new one."""

    def __init__(self, pieces: Iterator[bytes], plan: SheetPlan) -> None:
        """Read up to the first row from ``pieces``; raises Refusal when the sheet is not written as Excel writes it."""
        self._pieces = pieces
        self._plan = plan
        self._tail = b""
        try:
            start, self._buffer = self._read_head()
            check_start(start, b"worksheet")
        except Refusal as refusal:
            raise self._placed(refusal) from refusal
        self._head = self._grow_dimension(start)

    @property
    def rows(self) -> int:
        """The last row of the sheet after the change, as far as the sheet says before its rows are read."""
        found = DIMENSION.search(self._head)
        area = read_area(plain(attributes(found[2]).get(b"ref", b""))) if found else None
        return area.last_row if area else max(self._plan.edits, default=0)

    def chunks(self) -> Iterator[bytes]:
        """The whole changed sheet, piece by piece; raises Refusal naming the sheet."""
        try:
            yield self._head
            splicer = RowSplicer(self._plan.edits, self._plan.growths, Donors(self._head, self._plan.areas))
            for block in self._blocks():
                yield from splicer.feed(block)
            yield from splicer.finish()
            yield grow_tail(self._read_tail(), self._plan.growths)
        except Refusal as refusal:
            raise self._placed(refusal) from refusal

    def _placed(self, refusal: Refusal) -> Refusal:
        return refusal.with_facts(sheet=self._plan.sheet, part=self._plan.part)

    def _read_head(self) -> tuple[bytes, bytes]:
        """The XML up to and with <sheetData>, and what follows; a sheet without rows gets its closing tag."""
        buffer = b""
        for piece in self._pieces:
            buffer += piece
            found = _SHEET_DATA.search(buffer)
            if found and found[2].endswith(b"/"):
                return buffer[: found.start()] + b"<sheetData>", b"</sheetData>" + buffer[found.end() :]
            if found:
                return buffer[: found.end()], buffer[found.end() :]
            if len(buffer) > WHOLE_LIMIT:
                raise Refusal(TOO_LARGE)
        check_encoding(buffer)
        raise Refusal(UNUSUAL_XML)

    def _blocks(self) -> Iterator[bytes]:
        """The rows in blocks that never cut a row in two; what follows them is kept as the tail."""
        buffer = self._buffer
        while (end := buffer.find(b"</sheetData")) < 0:
            cut = buffer.rfind(b"<row")
            if cut > 0:
                yield buffer[:cut]
                buffer = buffer[cut:]
            if len(buffer) > WHOLE_LIMIT:
                raise Refusal(TOO_LARGE)
            piece = next(self._pieces, None)
            if piece is None:
                raise Refusal(DAMAGED)
            buffer += piece
        yield buffer[:end]
        self._tail = buffer[end:]

    def _read_tail(self) -> bytes:
        parts, size = [self._tail], len(self._tail)
        for piece in self._pieces:
            parts.append(piece)
            size += len(piece)
            if size > WHOLE_LIMIT:
                raise Refusal(TOO_LARGE)
        return b"".join(parts)

    def _grow_dimension(self, head: bytes) -> bytes:
        found = DIMENSION.search(head)
        area = read_area(plain(attributes(found[2]).get(b"ref", b""))) if found else None
        if not found or not area:
            return head
        touched = [Area(row, min(values), row, max(values)) for row, values in self._plan.edits.items() if values]
        touched += [growth.area for growth in self._plan.growths] + [area]
        new = Area(*(choose(side) for choose, side in zip((min, min, max, max), zip(*touched, strict=True), strict=True)))
        return head[: found.start()] + set_attribute(found[0], b"ref", new.text.encode()) + head[found.end() :]
