"""Streams one sheet without the rows that go: those below move up, ranges that end in the table shrink with it."""

import re
from collections.abc import Iterator

from order_logic.text import Text
from workbook.package.areas import Area, read_area
from workbook.package.refusal import UNUSUAL_XML, Refusal
from workbook.package.removal import Removal, moved_blocks, shrink_blocks
from workbook.package.sheet import DIMENSION, SheetPlan, SheetStream
from workbook.package.splice import row_starts
from workbook.package.tags import attributes, plain, quoted, set_attribute, tag_pattern

FORMULA = Text("公式", "a formula")
_MERGED = Text("合并单元格", "merged cells")
_LINK = Text("超链接", "a hyperlink")
_BREAK = Text("分页符", "a page break")
_RULE = Text("只管其中几行的下拉框或条件格式", "a dropdown or colour rule for some of its rows")
_FOREIGN = Text("「{tag}」", "{tag}")

_TAG = re.compile(rb"</[\w:.-]+\s*>|" + tag_pattern(r"[\w:.-]+").pattern)
_VIEWS = tag_pattern("sheetView", "pane", "selection")
_ROW_OR_CELL = re.compile(rb"<(?:row|c)(?=[\s/>])")
_NUMBER = re.compile(rb'(<(?:row|c)(?:\s[^<>]*?)?\sr="[A-Z]{0,3})(\d{1,7})(?=")')
_CALCULATED = tag_pattern("f")
_IN_ROWS = {"mergeCell": _MERGED, "hyperlink": _LINK}
_IN_THE_WAY = tag_pattern(*_IN_ROWS)
_PAGE_BREAKS = re.compile(rb"<rowBreaks[\s>].*?</rowBreaks\s*>", re.DOTALL)
_RANGED = tag_pattern("dataValidation", "conditionalFormatting", "ignoredError", "protectedRange")
_EXTENDED = re.compile(rb"(<(?:\w+:)?sqref>)([^<]*)(?=</)")
_RULES = re.compile(rb"<(?:\w+:)?(?:f|formula|formula1|formula2)(?:\s[^<>]*)?>([^<]*)<")
_FIXED = re.compile(rb"[A-Z]\$(\d+)")
_KNOWN = frozenset(
    {
        "sheetCalcPr",
        "sheetProtection",
        "protectedRanges",
        "mergeCells",
        "phoneticPr",
        "conditionalFormatting",
        "dataValidations",
        "hyperlinks",
        "printOptions",
        "pageMargins",
        "pageSetup",
        "headerFooter",
        "rowBreaks",
        "colBreaks",
        "customProperties",
        "ignoredErrors",
        "drawing",
        "legacyDrawing",
        "legacyDrawingHF",
        "drawingHF",
        "picture",
        "tableParts",
        "extLst",
    }
)


class ShrunkSheet(SheetStream):
    """One sheet's XML on its way from the old file to the new one, some rows less."""

    def __init__(self, pieces: Iterator[bytes], part: str, removal: Removal) -> None:
        """Read up to the first row; raises Refusal when the sheet is not written as Excel writes it."""
        super().__init__(pieces, SheetPlan(removal.table.sheet, part, {}, (), ()))
        self._removal = removal
        self._number = 0

    def chunks(self) -> Iterator[bytes]:
        """The whole sheet without those rows, piece by piece; raises Refusal naming what stands in the way."""
        try:
            yield _moved_views(_less(self._head, self._removal), self._removal)
            for block in self._blocks():
                yield from self._kept(block)
            yield _shrunk_tail(self._read_tail(), self._removal)
        except Refusal as refusal:
            raise self._placed(refusal) from refusal

    def _kept(self, block: bytes) -> Iterator[bytes]:
        """The rows of a block that stay, those below the others moved up."""
        if b"<!" in block or b"<?" in block:
            raise Refusal(UNUSUAL_XML)
        rows = list(row_starts(block, self._number))
        yield block[: rows[0][0]] if rows else block
        ends = [start for start, _ in rows[1:]] + [len(block)]
        for (start, number), end in zip(rows, ends, strict=False):
            self._number = number
            row = block[start:end]
            _check_formulas(row, number, self._removal)
            if number < self._removal.first:
                yield row
            elif not self._removal.goes(number):
                yield _renumbered(row, number, self._removal.moved(number))


def _check_formulas(row: bytes, number: int, removal: Removal) -> None:
    """Above the rows that go a formula may stand that does not look at them; from there on none, since it would point elsewhere."""
    if b"<f" not in row:
        return
    for found in _CALCULATED.finditer(row):
        text = plain(row[found.end() : row.find(b"<", found.end())])
        if number >= removal.first or not removal.above(" ".join(re.findall(r"\$?[A-Z]{1,3}\$?([0-9]+)", text))):
            raise removal.way(FORMULA, f"{number}:{number}")


def _renumbered(row: bytes, number: int, new: int) -> bytes:
    def put(found: re.Match[bytes]) -> bytes:
        if int(found[2]) != number:
            raise Refusal(UNUSUAL_XML)
        return found[1] + b"%d" % new

    moved, count = _NUMBER.subn(put, row)
    if count != len(_ROW_OR_CELL.findall(row)):  # a cell without its name stands where the one before it puts it
        raise Refusal(UNUSUAL_XML)
    return moved


def _less(head: bytes, removal: Removal) -> bytes:
    found = DIMENSION.search(head)
    area = read_area(plain(attributes(found[2]).get(b"ref", b""))) if found else None
    if not found or not area:
        return head
    new = Area(removal.moved(area.first_row), area.first_column, removal.moved(area.last_row), area.last_column)
    return head[: found.start()] + set_attribute(found[0], b"ref", new.text.encode()) + head[found.end() :]


def _moved_views(head: bytes, removal: Removal) -> bytes:
    """What was looked at and selected moves with its rows."""

    def move(found: re.Match[bytes]) -> bytes:
        tag, named = found[0], attributes(found[2])
        for name in (b"topLeftCell", b"activeCell", b"sqref"):
            if name in named:
                tag = set_attribute(tag, name, quoted(moved_blocks(plain(named[name]), removal.moved)))
        return tag

    return _VIEWS.sub(move, head)


def _shrunk_tail(tail: bytes, removal: Removal) -> bytes:
    """The sheet's XML after its rows; raises Refusal for anything that would have to move and is not known how."""
    if b"<!" in tail or b"<?" in tail:
        raise Refusal(UNUSUAL_XML)
    _check_tail(tail, removal)

    def attribute(found: re.Match[bytes]) -> bytes:
        old = plain(attributes(found[2]).get(b"sqref", b""))
        new = shrink_blocks(old, removal, _RULE)
        return found[0] if new == old else set_attribute(found[0], b"sqref", quoted(new))

    def element(found: re.Match[bytes]) -> bytes:
        return bytes(found[1]) + quoted(shrink_blocks(plain(found[2]), removal, _RULE))

    return _EXTENDED.sub(element, _RANGED.sub(attribute, tail))


def _check_tail(tail: bytes, removal: Removal) -> None:
    for name in _top_level(tail):
        if name not in _KNOWN:
            raise removal.way(Text(_FOREIGN.zh.format(tag=name), _FOREIGN.en.format(tag=name)), "")
    if b"sparkline" in tail:
        raise removal.way(Text("迷你图", "sparklines"), "")
    for found in _IN_THE_WAY.finditer(tail):
        ref = plain(attributes(found[2]).get(b"ref", b""))
        area = read_area(ref)
        if area is None or area.last_row >= removal.first:
            raise removal.way(_IN_ROWS[found[1].decode()], ref)
    for breaks in _PAGE_BREAKS.findall(tail):
        for row in re.findall(rb'\bid="(\d+)"', breaks):
            if int(row) >= removal.first:
                raise removal.way(_BREAK, row.decode())
    for rule in _RULES.findall(tail):
        if any(int(row) >= removal.first for row in _FIXED.findall(rule)):
            raise removal.way(_RULE, plain(rule))


def _top_level(tail: bytes) -> Iterator[str]:
    """The names of the elements beside the rows, from the end tag of the rows on."""
    depth = 1
    for found in _TAG.finditer(tail):
        if found[0].startswith(b"</"):
            depth -= 1
            continue
        if depth == 0:
            yield found[1].decode()
        depth += not found[0].endswith(b"/>")
