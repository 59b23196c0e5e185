"""Draws buttons: shapes with a macro, for Excel and LibreOffice alike."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from xlsxwriter.worksheet import Worksheet

from workbook.template.faces import ButtonFace
from workbook.template.palette import ACCENT, MUTED, OUTLINE, WHITE
from workbook.template.pen import Pen
from workbook.vba import macro_mark, pin_mark

_NEITHER_MOVES_NOR_GROWS = 3  # filters and widths do not touch what floats


class Spot(NamedTuple):
    """Where a button stands: the cell it hangs on (from 0) and pixels from its corner, its size in pixels.

    A ``pinned`` one keeps that size, and its distance from that cell, however wide a program makes the columns.
    """

    row: int
    column: int
    x: int
    y: int
    width: int
    height: int
    pinned: bool = False

    def mark(self, pen: Pen) -> str:
        """Told to whoever binds the shapes. Excel keeps an offset within its cell, LibreOffice any."""
        if not self.pinned:
            return ""
        return pin_mark((self.column, self.x) if pen.host == "libreoffice" else None)


def draw_button(pen: Pen, sheet: Worksheet, face: ButtonFace, spot: Spot, size: float) -> None:
    """One button bound to one Sub; ``size`` is the caption's in points."""
    caption, told = pen.say(face.caption), f"{pen.say(face.caption)} · {pen.say(face.tip)}"
    ink, ground, edge = (WHITE, ACCENT, ACCENT) if face.primary else (ACCENT, WHITE, OUTLINE)
    look = {
        "description": spot.mark(pen) + macro_mark(face.name, told),
        "fill": {"color": ground},
        "line": {"color": edge, "width": 1},
        "font": {"name": pen.font, "size": size, "bold": face.primary, "color": ink},
        "align": {"vertical": "middle", "horizontal": "center"},
    }
    _draw(sheet, caption, spot, look)


def draw_label(pen: Pen, sheet: Worksheet, text: str, spot: Spot) -> None:
    """The small grey name of a group of buttons."""
    look = {
        "description": spot.mark(pen),
        "fill": {"none": True},
        "line": {"none": True},
        "font": {"name": pen.font, "size": 8, "color": MUTED},
        "align": {"vertical": "middle"},
    }
    _draw(sheet, text, spot, look)


def _draw(sheet: Worksheet, text: str, spot: Spot, look: dict[str, Any]) -> None:
    place = {"x_offset": spot.x, "y_offset": spot.y, "width": spot.width, "height": spot.height}
    sheet.insert_textbox(spot.row, spot.column, text, {"object_position": _NEITHER_MOVES_NOR_GROWS, **place, **look})


def grouped(buttons: Iterable[ButtonFace]) -> list[list[ButtonFace]]:
    """Buttons by group, groups in the order in which they come first."""
    groups: dict[str, list[ButtonFace]] = {}
    for button in buttons:
        groups.setdefault(button.group.zh, []).append(button)
    return list(groups.values())
