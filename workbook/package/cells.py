"""Writes one value as Excel stores it in a cell; text stays text and can never become a formula."""

import math
import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from workbook.package.areas import cell_name
from workbook.package.refusal import BAD_DAY, LONG_NUMBER, LONG_TEXT, NOT_A_NUMBER, Refusal
from workbook.package.tags import quoted

TEXT_LIMIT = 32_767
FORMULA_LIMIT = 8_192
_LITERAL_LIMIT = 255
_DIGITS = 15
_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


class Link(NamedTuple):
    """A cell that shows ``text`` and jumps to ``target``, a cell of the same book such as '订单'!C5."""

    text: str
    target: str


CellValue = None | bool | int | float | Decimal | str | date | datetime | Link


def cell_xml(row: int, column: int, value: CellValue, style: bytes = b"") -> bytes:
    """The ``<c>`` element of the cell with its style number; empty text is an empty cell. Raises Refusal when Excel cannot hold the value.

    Source: ECMA-376 Part 1, 18.3.1.4.
    """
    name = cell_name(row, column)
    try:
        kind, content = _content(value)
    except Refusal as refusal:
        raise refusal.with_facts(cell=name) from refusal
    styled = b' s="%s"' % style if style else b""
    start = b'<c r="%s"%s%s' % (name.encode(), styled, kind)
    return start + b">" + content + b"</c>" if content else start + b"/>"


def escape_text(text: str) -> str:
    """Text with what XML cannot hold as _xHHHH_, and anything that already looks so protected. Source: ECMA-376 Part 1, 22.9.2.19."""
    guarded = _LOOKS_ESCAPED.sub("_x005F_", text)
    return _NOT_IN_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", guarded)


def unescape_text(text: str) -> str:
    """The reverse of escape_text."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)


def _content(value: CellValue) -> tuple[bytes, bytes]:
    """The type attribute and the children of the cell."""
    if value is None or value == "":
        return b"", b""
    if isinstance(value, Link):
        return b' t="str"', _link(value)
    if isinstance(value, str):
        _check_text(value, TEXT_LIMIT)
        return b' t="inlineStr"', b'<is><t xml:space="preserve">%s</t></is>' % quoted(escape_text(value))
    if isinstance(value, bool):
        return b' t="b"', b"<v>%d</v>" % value
    return b"", b"<v>%s</v>" % _number(value).encode()


def _number(value: float | Decimal | date) -> str:
    if isinstance(value, date):
        return _serial(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise Refusal(NOT_A_NUMBER)
        return repr(value + 0.0).removesuffix(".0")
    return _exact(Decimal(value))


def _exact(value: Decimal) -> str:
    if not value.is_finite():
        raise Refusal(NOT_A_NUMBER)
    significant = "".join(map(str, value.as_tuple().digits)).strip("0")
    if len(significant) > _DIGITS:
        raise Refusal(LONG_NUMBER)
    if not significant:
        return "0"
    if not -300 < value.adjusted() < 300:
        raise Refusal(NOT_A_NUMBER)
    plain = f"{value:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _serial(day: date) -> str:
    """Days since the end of 1899 as Excel counts them, with a 29 February 1900 that never was. Source: ECMA-376 Part 1, 18.17.4.1."""
    if isinstance(day, datetime):
        if day.tzinfo:
            raise Refusal(BAD_DAY)
        whole, rest = (day.date() - date(1899, 12, 30)).days, day - datetime(day.year, day.month, day.day)
    else:
        whole, rest = (day - date(1899, 12, 30)).days, timedelta()
    whole -= whole < 61
    if whole < 1:
        raise Refusal(BAD_DAY)
    return repr(whole + rest / timedelta(days=1)).removesuffix(".0")


def _check_text(text: str, limit: int) -> None:
    # Excel counts as UTF-16 does: a rare character outside the basic plane counts twice.
    count = len(text) + sum(character > "\uffff" for character in text) if len(text) * 2 > limit else len(text)
    if count > limit:
        raise Refusal(LONG_TEXT, count=count)


def _link(link: Link) -> bytes:
    _check_text(link.text, TEXT_LIMIT)
    formula = f"HYPERLINK({_literal('#' + link.target)},{_literal(link.text)})"
    _check_text(formula, FORMULA_LIMIT)
    return b"<f>%s</f><v>%s</v>" % (quoted(escape_text(formula)), quoted(escape_text(link.text)))


def _literal(text: str) -> str:
    """A text constant inside a formula; Excel allows 255 characters in one, so longer text is joined from pieces."""
    step = _LITERAL_LIMIT // 2
    pieces = [text] if len(text) <= step else [text[at : at + step] for at in range(0, len(text), step)]
    return "&".join('"' + piece.replace('"', '""') + '"' for piece in pieces)
