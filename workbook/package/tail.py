"""Lets dropdowns, colours and ignored warnings of a sheet grow with its tables."""

import re
from collections.abc import Sequence

from workbook.package.areas import read_area
from workbook.package.refusal import MERGED, UNUSUAL_XML, Refusal
from workbook.package.tables import Growth, grow_text
from workbook.package.tags import attributes, plain, quoted, set_attribute, tag_pattern

_MERGED = tag_pattern("mergeCell")
_RANGED = tag_pattern("dataValidation", "conditionalFormatting", "ignoredError")
# A sparkline also has a sqref, the one cell it is drawn in, which must not grow: it is matched first and left alone.
_EXTENDED = re.compile(rb"<(?:\w+:)?sparkline[\s>].*?</(?:\w+:)?sparkline>|(<(?:\w+:)?sqref>)([^<]*)(?=</)", re.DOTALL)


def grow_tail(tail: bytes, growths: Sequence[Growth]) -> bytes:
    """The sheet's XML after its rows, with the ranges that ended where a table ended reaching its new end; others stay as they are.

    Raises Refusal when merged cells lie in the rows a table takes.
    """
    if b"<!" in tail or b"<?" in tail:
        raise Refusal(UNUSUAL_XML)
    if not growths:
        return tail
    _check_merged(tail, growths)

    def grow_attribute(found: re.Match[bytes]) -> bytes:
        old = plain(attributes(found[2]).get(b"sqref", b""))
        new = grow_text(old, growths)
        return found[0] if new == old else set_attribute(found[0], b"sqref", quoted(new))

    def grow_element(found: re.Match[bytes]) -> bytes:
        return bytes(found[1]) + quoted(grow_text(plain(found[2]), growths)) if found[1] else found[0]

    return _EXTENDED.sub(grow_element, _RANGED.sub(grow_attribute, tail))


def _check_merged(tail: bytes, growths: Sequence[Growth]) -> None:
    for found in _MERGED.finditer(tail):
        area = read_area(plain(attributes(found[2]).get(b"ref", b"")))
        for growth in growths:
            if area and area.meets(growth.added):
                raise Refusal(MERGED, cell=area.text, table=growth.table.name)
