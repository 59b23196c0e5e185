"""Where a button stands on the screen, for a mouse that goes there."""

import time
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from tests.clicks.parts import has_role, parts_below
from tests.clicks.patience import eventually

_PREFIX = "Click_"


class Spot(NamedTuple):
    """A point on the screen, in pixels."""

    x: int
    y: int


class Pane(NamedTuple):
    """A part of the window that shows cells: one, or four where rows and columns are frozen."""

    x: int
    y: int
    width: int
    height: int
    left: int  # of the sheet, in hundredths of a millimetre, as all that LibreOffice tells of shapes and cells
    top: int


def settled_spot(view: Any, command: str) -> Spot:
    """The middle of a button once it stays where it is: a sheet that has just come up is laid out again."""
    before = None
    while True:
        found = eventually(lambda: spot_of(view, command))
        if found == before:
            return found
        before = found
        time.sleep(0.15)


def spot_of(view: Any, command: str) -> Spot | None:
    """Where the middle of a button is; None while no part of the window shows it."""
    return _seen(view, (shape for shape in _shapes(view) if shape.Name == f"{_PREFIX}{command}")).get(command)


def spots_of(view: Any) -> dict[str, Spot]:
    """Where the middle of each button of the sheet in front is, by its command; those that the window does not show are left out."""
    return _seen(view, _shapes(view))


def _shapes(view: Any) -> Iterator[Any]:
    page = view.ActiveSheet.DrawPage
    return (page.getByIndex(at) for at in range(page.getCount()))


def _seen(view: Any, shapes: Iterable[Any]) -> dict[str, Spot]:
    area, shown, panes, found = view.VisibleArea, view.VisibleAreaOnScreen, list(_panes(view)), dict[str, Spot]()
    for shape in shapes:
        if not (name := shape.Name).startswith(_PREFIX):
            continue
        place, size = shape.Position, shape.Size
        for pane in panes:
            x = round((place.X + size.Width / 2 - pane.left) * shown.Width / area.Width)
            y = round((place.Y + size.Height / 2 - pane.top) * shown.Height / area.Height)
            if 0 <= x < pane.width and 0 <= y < pane.height:
                found[name.removeprefix(_PREFIX)] = Spot(pane.x + x, pane.y + y)
    return found


def _panes(view: Any) -> Iterator[Pane]:
    """Those on the left first, from the top down, with the corner of the first cell that each shows."""
    found = [(one.getLocationOnScreen(), one.getSize()) for one in _parts_with_cells(view.Frame.ComponentWindow.getAccessibleContext())]
    found.sort(key=lambda one: (one[0].X, one[0].Y))
    for at, (place, size) in enumerate(found):
        first = view.getByIndex(at).getVisibleRange()
        corner = view.ActiveSheet.getCellByPosition(first.StartColumn, first.StartRow).Position
        yield Pane(place.X, place.Y, size.Width, size.Height, corner.X, corner.Y)


def _parts_with_cells(context: Any, depth: int = 4) -> Iterator[Any]:
    for one in parts_below(context):
        if has_role(one, "DOCUMENT_SPREADSHEET"):
            yield one
        elif depth and any(has_role(one, role) for role in ("PANEL", "SCROLL_PANE", "FILLER")):
            yield from _parts_with_cells(one, depth - 1)
