"""Draws buttons: shapes with a macro, for Excel and LibreOffice alike."""

from collections.abc import Iterable
from typing import NamedTuple

from xlsxwriter.worksheet import Worksheet

from workbook.template.faces import ButtonFace
from workbook.template.palette import ACCENT, FONT, MUTED, OUTLINE, WHITE
from workbook.template.pen import Pen
from workbook.vba import macro_mark

MOVE_NOT_SIZE = 3  # filters and widths do not move what floats


class Spot(NamedTuple):
    """Where a button stands: the cell it hangs on (from 0) and pixels from its corner, its size in pixels."""

    row: int
    column: int
    x: int
    y: int
    width: int
    height: int


def draw_button(pen: Pen, sheet: Worksheet, face: ButtonFace, spot: Spot, size: int) -> None:
    """One button bound to one Sub; ``size`` is the caption's in points."""
    caption, told = pen.say(face.caption), f"{pen.say(face.caption)} · {pen.say(face.tip)}"
    place = {"x_offset": spot.x, "y_offset": spot.y, "width": spot.width, "height": spot.height}
    ink, ground, edge = (WHITE, ACCENT, ACCENT) if face.primary else (ACCENT, WHITE, OUTLINE)
    look = {
        "object_position": MOVE_NOT_SIZE,
        "description": macro_mark(face.name, told),
        "fill": {"color": ground},
        "line": {"color": edge, "width": 1},
        "font": {"name": FONT, "size": size, "bold": face.primary, "color": ink},
        "align": {"vertical": "middle", "horizontal": "center"},
    }
    sheet.insert_textbox(spot.row, spot.column, caption, {**place, **look})


def draw_label(pen: Pen, sheet: Worksheet, text: str, spot: Spot) -> None:
    """The small grey name of a group of buttons."""
    look = {
        "object_position": MOVE_NOT_SIZE,
        "fill": {"none": True},
        "line": {"none": True},
        "font": {"name": FONT, "size": 8, "color": MUTED},
        "align": {"vertical": "middle"},
    }
    place = {"x_offset": spot.x, "y_offset": spot.y, "width": spot.width, "height": spot.height}
    sheet.insert_textbox(spot.row, spot.column, text, {**place, **look})


def grouped(buttons: Iterable[ButtonFace]) -> list[list[ButtonFace]]:
    """Buttons by group, groups in the order in which they come first."""
    groups: dict[str, list[ButtonFace]] = {}
    for button in buttons:
        groups.setdefault(button.group.zh, []).append(button)
    return list(groups.values())
