"""Draws buttons: shapes with a macro in Excel's book, form buttons in LibreOffice's, on the same spots."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from xlsxwriter.worksheet import Worksheet

from workbook.template.faces import ButtonFace
from workbook.template.palette import ACCENT, FONT, MUTED, OUTLINE, WHITE
from workbook.template.pen import Pen, wide
from workbook.vba import macro_mark, sub_name

MOVE_NOT_SIZE = 3  # filters and widths do not move what floats
_GAP, _GROUP_GAP, _LEFT, _LABEL, _HEIGHT = 6, 20, 10, 18, 28


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
    if pen.host == "libreoffice":
        sheet.insert_button(spot.row, spot.column, {"macro": sub_name(face.name), "caption": caption, "description": told, **place})
        return
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


def draw_strip(pen: Pen, sheet: Worksheet, buttons: Sequence[ButtonFace], row: int, frozen: int) -> None:
    """The buttons of a working sheet in one row; the first group stands in the ``frozen`` pixels, which stay in view, if it fits."""
    x = _LEFT
    for group in grouped(buttons):
        widths = [max(66, wide(pen.say(button.caption)) * 7 + 22) for button in group]
        if x < frozen and x + sum(widths) + _GAP * len(widths) > frozen:
            x = frozen + _LEFT
        draw_label(pen, sheet, pen.say(group[0].group), Spot(row, 0, x - 9, 2, sum(widths) + 60, _LABEL))
        for button, width in zip(group, widths, strict=True):
            draw_button(pen, sheet, button, Spot(row, 0, x, _LABEL + 2, width, _HEIGHT), 9)
            x += width + _GAP
        x += _GROUP_GAP - _GAP
