"""The buttons of a working sheet above its headings: in one row, or in several where one would be wider than a screen."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from xlsxwriter.worksheet import Worksheet

from workbook.template.buttons import Spot, draw_button, draw_label, grouped
from workbook.template.faces import ButtonFace
from workbook.template.pen import Pen, wide

SCREEN = 1200  # pixels of a row: of a screen 1366 wide, what the row numbers, the scroll bar and broader frozen columns leave
_GAP, _GROUP_GAP, _LEFT, _TOP, _LABEL, _HEIGHT = 5, 16, 10, 2, 16, 25
_NEXT_ROW = _LABEL + _HEIGHT + 4
_ROW = _TOP + _NEXT_ROW  # one row of buttons with its labels, in pixels
_NONE = 8


class Group(NamedTuple):
    """A group of buttons and where it stands: pixels from the left and the top of the strip, the width of each button and of its name."""

    buttons: Sequence[ButtonFace]
    x: int
    y: int
    widths: Sequence[int]
    label: int = 0

    @property
    def width(self) -> int:
        return max(self.start(len(self.widths)), self.label)

    def start(self, count: int) -> int:
        """The width of the first buttons."""
        return sum(self.widths[:count]) + _GAP * (count - 1)


def arranged(pen: Pen, buttons: Iterable[ButtonFace], frozen: int) -> list[Group]:
    """Groups from left to right in rows no wider than a screen; none lies across the edge of the ``frozen`` pixels, which stay in view.

    A group stays together, unless it is too wide for a row or cutting some of them saves one.
    """
    groups = [Group(group, 0, 0, [_width(pen, button) for button in group], _named(pen, group)) for group in grouped(buttons)]
    whole, cut = _whole(groups, frozen), _cut(groups, frozen)
    return min(whole, cut, key=lambda placed: (any(one.x + one.width > SCREEN for one in placed), height_of(placed)))


def _whole(groups: Iterable[Group], frozen: int) -> list[Group]:
    """Where a row begins with a group too wide for the frozen pixels, the next one that is not goes there."""
    waiting, placed = list(groups), list[Group]()
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


def _cut(groups: Iterable[Group], frozen: int) -> list[Group]:
    """The groups one after the other; what has no room goes on behind the frozen pixels, or in the next row."""
    placed = list[Group]()
    x, y = _LEFT, 0
    for group in groups:
        rest = group
        while rest.buttons:
            x = _clear_of(frozen, x, 0)
            part = _fitting(rest, (frozen if x < frozen else SCREEN) - x)
            if part or x == frozen + _LEFT:  # a button wider than a row has one of its own
                part = part or 1
                placed.append(Group(rest.buttons[:part], x, y, rest.widths[:part], rest.label))
                rest = rest._replace(buttons=rest.buttons[part:], widths=rest.widths[part:])
                x += placed[-1].width + _GROUP_GAP
            if rest.buttons:
                x, y = (frozen + _LEFT, y) if x < frozen else (_LEFT, y + _NEXT_ROW)
    return placed


def _fitting(group: Group, room: int) -> int:
    """How many buttons of a group there is room for; a single one never stands alone while others wait."""
    count = next((n for n in range(len(group.widths), 0, -1) if max(group.start(n), group.label) <= room), 0)
    left = len(group.widths) - count
    if left == 1 and count > 2:
        return count - 1
    return 0 if left and (count == 1 or left == 1) else count


def _width(pen: Pen, button: ButtonFace) -> int:
    caption = pen.say(button.caption)
    sign = 6 + 0.3 * caption.isascii() + 0.6 * button.primary  # pixels of half a Chinese sign at 9 points, a Latin letter, a bold one
    return max(46, round(wide(caption) * sign) + (10 if caption.isascii() else 14))


def _named(pen: Pen, group: Sequence[ButtonFace]) -> int:
    """Pixels of the group's name at 8 points."""
    return round(wide(pen.say(group[0].group)) * 5.5) + 4


def _clear_of(frozen: int, x: int, width: int) -> int:
    return frozen + _LEFT if x < frozen + _LEFT and frozen < x + width else x


def height_of(groups: Sequence[Group]) -> int:
    """The height of the strip in pixels."""
    return _ROW + groups[-1].y if groups else _NONE


class Edge(NamedTuple):
    """Where the columns that stay in view end: how many there are, and their pixels."""

    columns: int
    pixels: int

    def spot(self, x: int, y: int, row: int, width: int, height: int) -> Spot:
        """A place ``x`` pixels from the left, told from the first column, or from the first one that is not frozen."""
        column = self.columns if x >= self.pixels else 0
        return Spot(row, column, x - self.pixels if column else x, y, width, height, pinned=True)


def draw_strip(pen: Pen, sheet: Worksheet, groups: Iterable[Group], row: int, edge: Edge) -> None:
    """Draws the groups into one row of the sheet."""
    for group in groups:
        label, top = pen.say(group.buttons[0].group), _TOP + group.y
        draw_label(pen, sheet, label, edge.spot(group.x + 1, top, row, group.width, _LABEL))
        for button, x, width in _spread(group):
            draw_button(pen, sheet, button, edge.spot(x, top + _LABEL, row, width, _HEIGHT), 9)


def _spread(group: Group) -> Iterator[tuple[ButtonFace, int, int]]:
    x = group.x
    for button, width in zip(group.buttons, group.widths, strict=True):
        yield button, x, width
        x += width + _GAP
