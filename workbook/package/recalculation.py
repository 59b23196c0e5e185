"""Asks Excel to compute all formulas afresh when it opens the workbook, and lets named areas grow with their tables."""

import re
from collections.abc import Sequence

from workbook.package.areas import end_at, read_area
from workbook.package.layout import relation
from workbook.package.refusal import UNUSUAL_XML, Refusal
from workbook.package.tables import Growth
from workbook.package.tags import drop_elements, plain, quoted, set_attribute, tag_pattern

_CALCULATION = tag_pattern("calcPr")
_BEFORE_CALCULATION = ("definedNames", "externalReferences", "functionGroups", "sheets")
_NAME = re.compile(tag_pattern("definedName").pattern + rb"([^<]*)(?=</definedName)")
_PIECE = re.compile(r"('(?:[^']|'')+'|[^'!,()]+)!([$A-Z0-9:]+)")


def ask_recalculation(xml: bytes) -> bytes:
    """workbook.xml with fullCalcOnLoad set; a missing calcPr is put where the schema wants it. Source: ECMA-376 Part 1, 18.2.27."""
    found = _CALCULATION.search(xml)
    if found:
        return xml[: found.start()] + set_attribute(found[0], b"fullCalcOnLoad", b"1") + xml[found.end() :]
    for name in _BEFORE_CALCULATION:
        end = re.search(rb"</%s\s*>|<%s(?:\s[^<>]*)?/>" % (name.encode(), name.encode()), xml)
        if end:
            return xml[: end.end()] + b'<calcPr fullCalcOnLoad="1"/>' + xml[end.end() :]
    raise Refusal(UNUSUAL_XML)


def forget_chain(types: bytes, links: bytes, chain: str, workbook: str) -> tuple[bytes, bytes]:
    """The list of content types and the workbook's links without the calculation chain ``chain``, which Excel builds anew."""
    types = drop_elements(types, "Override", lambda named: plain(named.get(b"PartName", b"")).lower() == f"/{chain}".lower())
    return types, drop_elements(links, "Relationship", lambda named: relation(named, workbook).kind == "calcChain")


def grow_names(xml: bytes, growths: Sequence[Growth]) -> bytes:
    """workbook.xml with the print areas and other names that ended where a table ended reaching its new end."""

    def grow(found: re.Match[bytes]) -> bytes:
        text = plain(found[3])
        if b"_FilterDatabase" in found[2] or ",".join(piece[0] for piece in _PIECE.finditer(text)) != text:
            return found[0]
        new = _PIECE.sub(lambda piece: _grow_piece(piece, growths), text)
        return found[0] if new == text else found[0][: -len(found[3])] + quoted(new)

    return _NAME.sub(grow, xml) if growths else xml


def _grow_piece(piece: re.Match[str], growths: Sequence[Growth]) -> str:
    sheet = piece[1][1:-1].replace("''", "'") if piece[1].startswith("'") else piece[1]
    area = read_area(piece[2])
    for growth in growths:
        # A single cell is a pointer, not a list, unless the table itself has a single row.
        single = area is not None and area.first_row == area.last_row and growth.table.last_row > growth.table.first_row + 1
        if sheet == growth.table.sheet and growth.stretches(piece[2]) and not single:
            return f"{piece[1]}!{end_at(piece[2], growth.last_row)}"
    return piece[0]
