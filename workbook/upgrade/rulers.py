"""Finds a button's place on a sheet whose columns people have made wider or narrower."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from workbook.package.tags import attributes, tag_pattern

_EMU = 9525  # English Metric Units in a pixel
_DIGIT, _USUAL = 7, 64  # pixels of a digit, and of a column of the usual width
_COL, _PANE, _FORMAT = tag_pattern("col"), tag_pattern("pane"), tag_pattern("sheetFormatPr")
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_ANCHOR = re.compile(rb"(?<=<x:Anchor>)\s*(\d+),\s*(\d+),([^<]*?),\s*(\d+),\s*(\d+),([^<,]*,[^<,]*)(?=</x:Anchor>)")


@dataclass(frozen=True, slots=True)
class Ruler:
    """The columns of a sheet in pixels (from 0), and how many of them stay in view."""

    widths: dict[int, int]
    usual: int
    frozen: int

    @classmethod
    def of(cls, head: bytes) -> "Ruler":
        """From a sheet's XML before its rows."""
        widths: dict[int, int] = {}
        for found in _COL.finditer(head):
            said = attributes(found[2])
            wide = 0 if said.get(b"hidden") in (b"1", b"true") else round(float(said.get(b"width", b"9.14")) * _DIGIT)
            widths |= dict.fromkeys(range(int(said[b"min"]) - 1, min(int(said[b"max"]), 512)), wide)
        pane, shape = _PANE.search(head), _FORMAT.search(head)
        frozen = int(float(attributes(pane[2]).get(b"xSplit", b"0"))) if pane else 0
        usual = attributes(shape[2]).get(b"defaultColWidth") if shape else None
        return cls(widths, round(float(usual) * _DIGIT) if usual else _USUAL, frozen)

    def left(self, column: int) -> int:
        """Where a column begins."""
        return sum(self.widths.get(at, self.usual) for at in range(column))

    def spot(self, x: int) -> tuple[int, int]:
        """The column at ``x``, and how far into it."""
        column = 0
        while x >= (wide := self.widths.get(column, self.usual)) and column < 16_383:
            column, x = column + 1, x - wide
        return column, x


def shifting(model: Ruler, own: Ruler) -> Callable[[int], int]:
    """How far right a thing at ``x`` of the model goes: what stands behind the frozen columns there stands behind them here."""
    edge = model.left(model.frozen)
    more = own.left(own.frozen) - edge if own.frozen and model.frozen else 0
    return lambda x: max(more, 0) if x >= edge else 0


def move_anchor(anchor: etree._Element, model: Ruler, own: Ruler) -> None:
    """Keeps a shape's width, and its distance from the left edge or from the frozen columns."""
    shift = shifting(model, own)
    ends = [anchor.find(f"{_DRAWING}{end}") for end in ("from", "to")]
    places = [(end.find(f"{_DRAWING}col"), end.find(f"{_DRAWING}colOff")) for end in ends if end is not None]
    known = [(col, off) for col, off in places if col is not None and off is not None]
    if len(known) == 1 and _hangs_far(*known[0], model):
        known[0][0].text = str(own.frozen or model.frozen) if known[0][0].text == str(model.frozen) else known[0][0].text
        return
    lefts = [model.left(int(col.text or 0)) + round(int(off.text or 0) / _EMU) for col, off in known]
    for (col, off), x in zip(known, lefts, strict=True):
        column, rest = own.spot(x + shift(lefts[0]))
        col.text, off.text = str(column), str(rest * _EMU)


def _hangs_far(col: etree._Element, off: etree._Element, model: Ruler) -> bool:
    """A button of LibreOffice, which takes an offset wider than the column; it follows no other columns."""
    return round(int(off.text or 0) / _EMU) > model.widths.get(int(col.text or 0), model.usual)


def move_form(shape: bytes, model: Ruler, own: Ruler) -> bytes:
    """The same for a form button."""
    shift = shifting(model, own)

    def move(found: re.Match[bytes]) -> bytes:
        left, right = (model.left(int(found[at])) + int(found[at + 1]) for at in (1, 4))
        (first, into), (last, out) = (own.spot(x + shift(left)) for x in (left, right))
        return b"%d, %d,%s, %d, %d,%s" % (first, into, found[3], last, out, found[6])

    return _ANCHOR.sub(move, shape)
