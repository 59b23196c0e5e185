"""The buttons of a working sheet above its headings: in one row, or in several where one would be wider than a screen."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from xlsxwriter.worksheet import Worksheet

from workbook.template.buttons import Spot, draw_button, draw_label, grouped
from workbook.template.faces import ButtonFace
from workbook.template.pen import Pen, wide

SCREEN = 1720  # pixels of a row: where columns come out wider than reckoned, as in LibreOffice, it still fits a usual screen
_GAP, _GROUP_GAP, _LEFT, _LABEL, _HEIGHT = 6, 20, 10, 18, 28
_ROW = 54  # one row of buttons with its labels, in pixels
_NEXT_ROW = _LABEL + _HEIGHT + 3
_NONE = 8


class Group(NamedTuple):
    """A group of buttons and where it stands: pixels from the left and the top of the strip, the width of each button."""

    buttons: Sequence[ButtonFace]
    x: int
    y: int
    widths: Sequence[int]

    @property
    def width(self) -> int:
        return sum(self.widths) + _GAP * (len(self.widths) - 1)


def arranged(pen: Pen, buttons: Iterable[ButtonFace], frozen: int) -> list[Group]:
    """Groups from left to right in rows no wider than a screen; none lies across the edge of the ``frozen`` pixels, which stay in view.

    Where a row begins with a group too wide for these pixels, the next one that is not goes there.
    """
    waiting = [Group(group, 0, 0, [_width(pen, button) for button in group]) for group in grouped(buttons)]
    placed: list[Group] = []
    x, y = _LEFT, 0
    while waiting:
        begins = x == _LEFT
        group = next((one for one in waiting if x + one.width <= frozen), waiting[0]) if begins else waiting[0]
        x = _clear_of(frozen, x, group.width)
        if x + group.width > SCREEN and not begins:
            x, y = _LEFT, y + _NEXT_ROW
            continue
        waiting.remove(group)
        placed.append(group._replace(x=x, y=y))
        x += group.width + _GROUP_GAP
    return placed


def _width(pen: Pen, button: ButtonFace) -> int:
    return max(50, wide(pen.say(button.caption)) * 6 + 16)


def _clear_of(frozen: int, x: int, width: int) -> int:
    return frozen + _LEFT if x < frozen < x + width else x


def height_of(groups: Sequence[Group]) -> int:
    """The height of the strip in pixels."""
    return _ROW + groups[-1].y if groups else _NONE


def draw_strip(pen: Pen, sheet: Worksheet, groups: Iterable[Group], row: int) -> None:
    """Draws the groups into one row of the sheet."""
    for group in groups:
        draw_label(pen, sheet, pen.say(group.buttons[0].group), Spot(row, 0, group.x - 9, group.y + 2, sum(group.widths) + 60, _LABEL))
        for button, x, width in _spread(group):
            draw_button(pen, sheet, button, Spot(row, 0, x, group.y + _LABEL + 2, width, _HEIGHT), 9)


def _spread(group: Group) -> Iterator[tuple[ButtonFace, int, int]]:
    x = group.x
    for button, width in zip(group.buttons, group.widths, strict=True):
        yield button, x, width
        x += width + _GAP
