"""Small changes to the XML of a sheet: its columns, its code name, its extent, the order of what follows its rows."""

import re

from lxml import etree

from workbook.package.areas import Area, read_area
from workbook.package.tags import attributes, plain, quoted, set_attribute, tag_pattern

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_COLS = re.compile(rb"<cols\s*>(.*?)</cols\s*>", re.DOTALL)
_COL, _PROPERTIES, _ROOT, _DIMENSION = (tag_pattern(name) for name in ("col", "sheetPr", "worksheet", "dimension"))
_AFTER_ROWS = (
    "sheetData", "sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate",
    "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions",
    "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors",
    "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems",
    "tableParts", "extLst",
)  # fmt: skip
"""The order that the schema wants. Source: ECMA-376 Part 1, 18.3.1.99."""


def with_column(head: bytes, number: int, named: dict[str, str]) -> bytes:
    """The sheet's head with the width and look ``named`` for a column (from 1); other columns keep theirs."""
    found = _COLS.search(head)
    spans: list[tuple[int, int, dict[bytes, bytes]]] = []
    for one in _COL.finditer(found[1]) if found else ():
        said = attributes(one[2])
        first, last = int(said.pop(b"min")), int(said.pop(b"max"))
        spans += [(a, b, said) for a, b in ((first, min(last, number - 1)), (max(first, number + 1), last)) if a <= b]
    own = {name.encode(): quoted(value) for name, value in named.items()}
    xml = b"<cols>" + b"".join(_col(*span) for span in sorted([*spans, (number, number, own)], key=lambda span: span[0])) + b"</cols>"
    if found:
        return head[: found.start()] + xml + head[found.end() :]
    at = head.rindex(b"<sheetData")
    return head[:at] + xml + head[at:]


def _col(first: int, last: int, named: dict[bytes, bytes]) -> bytes:
    return b'<col min="%d" max="%d"' % (first, last) + b"".join(b' %s="%s"' % pair for pair in named.items()) + b"/>"


def code_name(head: bytes) -> str:
    """The sheet's name in the macro project, "" when it has none."""
    found = _PROPERTIES.search(head)
    return plain(attributes(found[2]).get(b"codeName", b"")) if found else ""


def with_code_name(head: bytes, name: str) -> bytes:
    """The sheet's head with this code name."""
    found = _PROPERTIES.search(head)
    if found:
        return head[: found.start()] + set_attribute(found[0], b"codeName", quoted(name)) + head[found.end() :]
    root = _ROOT.search(head)
    at = root.end() if root else 0
    return head[:at] + b'<sheetPr codeName="%s"/>' % quoted(name) + head[at:]


def with_extent(head: bytes, row: int, column: int) -> bytes:
    """The sheet's head, its dimension reaching to a cell."""
    found = _DIMENSION.search(head)
    area = read_area(plain(attributes(found[2]).get(b"ref", b""))) if found else None
    if not found or not area:
        return head
    new = Area(min(area.first_row, row), min(area.first_column, column), max(area.last_row, row), max(area.last_column, column))
    return head[: found.start()] + set_attribute(found[0], b"ref", new.text.encode()) + head[found.end() :]


def placed(root: etree._Element, name: str) -> etree._Element:
    """The child ``name`` of a sheet, made in its place when it is not there."""
    found = root.find(f"{MAIN}{name}")
    return add_after(root, name) if found is None else found


def add_after(root: etree._Element, name: str) -> etree._Element:
    """A new child ``name`` of a sheet, behind others of its name."""
    earlier = {f"{MAIN}{other}" for other in _AFTER_ROWS[: _AFTER_ROWS.index(name) + 1]}
    made = etree.Element(f"{MAIN}{name}")
    at = next((i for i in range(len(root), 0, -1) if root[i - 1].tag in earlier), 0)
    root.insert(at, made)
    return made
