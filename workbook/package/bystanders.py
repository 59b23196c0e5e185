"""What else in the workbook looks at rows that shall go: pictures, notes, charts, pivot tables and formulas of other sheets."""

import re
from collections.abc import Iterator, Mapping

from order_logic.text import Text
from workbook.package.container import Container
from workbook.package.layout import Layout, read_part, relations
from workbook.package.removal import Removal, pointed_at
from workbook.package.tags import attributes, plain, tag_pattern

_PICTURE = Text("图形、图片或按钮", "a shape, picture or button")
_NOTE = Text("批注", "a note")
_POINTER = Text("指向它的公式、图表或透视表", "a formula, chart or pivot table that looks at it")
_PIVOT = Text("透视表", "a pivot table")
_UNKNOWN = Text("附着的 {kind}", "an attached {kind}")

_BEGINS = re.compile(rb"<(?:\w+:)?from>.*?<(?:\w+:)?row>\s*(\d+)\s*<", re.DOTALL)
_VML_ANCHOR = re.compile(rb"<(?:\w+:)?Anchor>\s*([\d,\s-]+)<")
_COMMENT = re.compile(rb'<(?:\w+:)?(?:comment|threadedComment)\s[^<>]*?\bref="([A-Z]{1,3})(\d+)"')
_SOURCE = tag_pattern("worksheetSource")
_OVERLAP = 65_536  # longer than any formula: none is missed between two pieces
_ALONE = frozenset({"table", "printerSettings", "customProperty"})
_LOOKING = re.compile(r"xl/(worksheets|charts|chartsheets|dialogsheets)/[^/]+\.xml")
_CACHE = re.compile(r"xl/pivotCache/pivotCacheDefinition[^/]*\.xml")


def check_bystanders(container: Container, layout: Layout, removal: Removal) -> None:
    """Raise Refusal when something outside the rows themselves stands at the rows that go or move, or points at them."""
    sheet = layout.sheets[removal.table.sheet]
    for link in relations(container, sheet):
        if link.kind in ("drawing", "vmlDrawing"):
            _check_drawing(read_part(container, link.part), removal)
        elif link.kind in ("comments", "threadedComment"):
            _check_notes(read_part(container, link.part), removal)
        elif link.kind not in _ALONE | {"hyperlink"}:
            raise removal.way(Text(*(words.format(kind=link.kind) for words in _UNKNOWN)), "")
    for record in container.records:
        if _LOOKING.fullmatch(record.name) and record.name != sheet:
            _check_formulas(container.chunks(record), removal)
        elif _CACHE.fullmatch(record.name):
            _check_pivot(container.read(record), removal)


def _check_drawing(xml: bytes, removal: Removal) -> None:
    rows = [int(row) for row in _BEGINS.findall(xml)]  # counted from 0; what begins above the rows stays where it is
    for anchor in _VML_ANCHOR.findall(xml):
        parts = anchor.split(b",")
        rows += [int(parts[2])] if len(parts) > 2 else []
    if any(row + 1 >= removal.first for row in rows):
        raise removal.way(_PICTURE, str(max(rows) + 1))


def _check_notes(xml: bytes, removal: Removal) -> None:
    for column, row in _COMMENT.findall(xml):
        if int(row) >= removal.first:
            raise removal.way(_NOTE, (column + row).decode())


def _check_formulas(pieces: Iterator[bytes], removal: Removal) -> None:
    formula = _formula_naming(removal.table.sheet)
    buffer = b""
    for piece in pieces:
        buffer = buffer[-_OVERLAP:] + piece
        for found in formula.findall(buffer):
            place = pointed_at(plain(found), removal)
            if place:
                raise removal.way(_POINTER, place)


def _formula_naming(sheet: str) -> re.Pattern[bytes]:
    """A formula that says the sheet's name, in the cells, rules and charts of other parts."""
    spelt = plainly_or_escaped(sheet)
    return re.compile(rb"<(?:\w+:)?(?:f|formula|formula1|formula2)(?:\s[^<>]*)?>([^<]*" + spelt + rb"[^<]*)<", re.IGNORECASE)


def plainly_or_escaped(name: str) -> bytes:
    """A pattern for a sheet's name inside XML: apostrophes are doubled there, and signs may be escaped."""
    spelt: Mapping[str, bytes] = {"'": rb"(?:''|&apos;&apos;|&#39;&#39;)", "&": rb"&amp;", "<": rb"&lt;", ">": rb"(?:>|&gt;)"}
    return b"".join(spelt.get(sign, re.escape(sign).encode()) for sign in name)


def _check_pivot(xml: bytes, removal: Removal) -> None:
    for found in _SOURCE.finditer(xml):
        named = attributes(found[2])
        if plain(named.get(b"sheet", b"")).casefold() == removal.table.sheet.casefold() and b"ref" in named:
            raise removal.way(_PIVOT, plain(named[b"ref"]))
