"""Changes to one sheet that leave its rows where they are: its head, some heading cells, formulas, its tail."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from workbook.package.cells import cell_xml
from workbook.package.elements import parsed
from workbook.package.refusal import UNUSUAL_XML, Refusal
from workbook.package.rows import Cell, Row, change_row, read_row
from workbook.package.sheet import SheetPlan, SheetStream
from workbook.package.tags import tag_pattern

_ROOT = tag_pattern("worksheet")
_ROWS_END = re.compile(rb"</sheetData\s*>")


class Put(NamedTuple):
    """A text for a cell, and its style number when the cell is new; None is an empty cell."""

    text: str | None
    style: bytes = b""


@dataclass(slots=True)
class Touch:
    """What shall change on a sheet; every list is carried out in its order."""

    heads: list[Callable[[bytes], bytes]] = field(default_factory=list)
    blocks: list[Callable[[bytes], bytes]] = field(default_factory=list)
    tails: list[Callable[[etree._Element], None]] = field(default_factory=list)
    cells: dict[int, dict[int, Put]] = field(default_factory=dict)

    def put(self, row: int, column: int, put: Put) -> None:
        """Sets a cell of a row that is there."""
        self.cells.setdefault(row, {})[column] = put

    def pieces(self, pieces: Iterator[bytes], part: str) -> Iterator[bytes]:
        """The sheet with its changes, piece by piece; raises Refusal when it is not written as Excel writes it."""
        stream = SheetStream(pieces, SheetPlan(part, part, {}, (), ())).chunks()
        head = next(stream)
        yield self._head(head)
        held, waiting = b"", dict(self.cells)
        for piece in stream:
            yield self._rows(held, waiting)
            held = piece
        yield self._tail(head, held)

    def _head(self, head: bytes) -> bytes:
        for change in self.heads:
            head = change(head)
        return head

    def _rows(self, block: bytes, waiting: dict[int, dict[int, Put]]) -> bytes:
        """A block holds whole rows; what is ``waiting`` is taken away once it is done."""
        for number in list(waiting):
            found = row_pattern(number).search(block)
            if found:
                block = block[: found.start()] + _changed(found[0], number, waiting.pop(number)) + block[found.end() :]
        for change in self.blocks:
            block = change(block)
        return block

    def _tail(self, head: bytes, tail: bytes) -> bytes:
        if not self.tails:
            return tail
        root, end = _ROOT.search(head), _ROWS_END.match(tail)
        if not root or not end:
            raise Refusal(UNUSUAL_XML)
        tree = parsed(root[0] + tail[end.end() :])
        for change in self.tails:
            change(tree)
        xml = etree.tostring(tree, encoding="UTF-8")
        begin = _ROOT.search(xml)
        return end[0] + xml[begin.end() if begin else 0 :]


def row_pattern(number: int) -> re.Pattern[bytes]:
    """Finds the row with this number."""
    return re.compile(rb'<row\b(?=[^>]*\sr="%d")[^>]*?(?:/>|>.*?</row\s*>)' % number, re.DOTALL)


def _changed(xml: bytes, number: int, puts: Mapping[int, Put]) -> bytes:
    row = read_row(xml, number)
    blank = {at: Cell(cell_xml(number, at, None, put.style), put.style, b"") for at, put in puts.items() if put.text is None}
    texts = {column: put.text for column, put in puts.items() if put.text is not None}
    return change_row(Row(row.inside, blank | row.cells), number, texts, {column: put.style for column, put in puts.items()})
