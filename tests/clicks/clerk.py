"""A person in front of a workbook in LibreOffice: selects rows, presses buttons, reads what comes up."""

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from tests.clicks.desktop import Desktop
from workbook.calc.address import Box, address_of, box_of
from workbook.calc.bridge import load_uno
from workbook.schema import HEADER_ROW

T = TypeVar("T")
TITLE, SECONDS = "订单台", 30.0
_SUB = re.compile(r"Click_(\w+)\?")


@dataclass(frozen=True)
class Button:
    """A button on a sheet: the command that its Sub asks for, its caption, and the script that LibreOffice has bound to it."""

    command: str
    caption: str
    script: str


@dataclass
class Clerk:
    """One open workbook and the person at it."""

    desktop: Desktop
    path: Path
    document: Any = field(repr=False)  # a dead bridge ends whoever asks for its words
    is_closed: bool = False

    @classmethod
    def at(cls, desktop: Desktop, path: Path) -> "Clerk":
        """Opens the workbook and waits for its window."""
        document = desktop.opens(path)
        assert document is not None, f"LibreOffice does not open {path.name}"
        clerk = cls(desktop, path, document)
        eventually(lambda: document.CurrentController is not None or None)
        return clerk

    @property
    def view(self) -> Any:
        return self.document.CurrentController

    def sheet(self, name: str) -> Any:
        return self.document.Sheets.getByName(name)

    def selects(self, sheet: str, *areas: str) -> None:
        """The person goes to a sheet and selects these areas."""
        page = self.sheet(sheet)
        self.view.setActiveSheet(page)
        if len(areas) == 1:
            self.view.select(page.getCellRangeByName(areas[0]))
            return
        ranges = self.document.createInstance("com.sun.star.sheet.SheetCellRanges")
        for area in areas:
            ranges.addRangeAddress(page.getCellRangeByName(area).RangeAddress, False)
        self.view.select(ranges)

    def button(self, sheet: str, command: str) -> Button:
        """The button of a sheet whose Sub asks for this command."""
        return next(button for button in self.buttons(sheet) if button.command == command)

    def buttons(self, sheet: str) -> list[Button]:
        """Every button of a sheet, in the order in which they were drawn."""
        return list(_buttons(self.sheet(sheet).DrawPage))

    def presses(self, button: Button) -> None:
        """Runs what LibreOffice has bound to the button, as a click on it does; only no mouse."""
        self.document.getScriptProvider().getScript(button.script).invoke((), (), ())

    def clicks(self, button: Button, times: int = 1) -> None:
        """A real mouse goes to the middle of the button and clicks.

        Right after a sheet comes up LibreOffice may not be ready: the click then falls onto the cell behind, and is made again.
        """
        chosen = self._chosen()
        for _ in range(20):
            place, size = self._settled(button)
            self.desktop.screen.click(place.X + size.Width // 2, place.Y + size.Height // 2, times)
            time.sleep(0.2)
            if self._chosen() == chosen:
                return
            self.selects(self.view.ActiveSheet.Name, *chosen)
            time.sleep(0.3)
        raise AssertionError(f"the mouse does not reach {button}")

    def _chosen(self) -> list[str]:
        """The addresses of the selected areas."""
        said = self.view.getSelection()
        addresses = said.getRangeAddresses() if hasattr(said, "getRangeAddresses") else [said.getRangeAddress()]
        return address_of([box_of(one) for one in addresses], row=False, column=False).split(",")

    def _settled(self, button: Button) -> tuple[Any, Any]:
        """The button's place once it stays where it is: a sheet that has just come up is laid out again."""
        before = None
        while True:
            place, size = eventually(lambda: self._spot(button))
            found = (place.X, place.Y)
            if found == before:
                return place, size
            before = found
            time.sleep(0.3)

    def _spot(self, button: Button) -> tuple[Any, Any] | None:
        """Where the button stands on the screen and how large it is; LibreOffice tells it by the shape's name, for each pane."""
        name, panes = f"Click_{button.command}", _panes(self.view.Frame.ComponentWindow.getAccessibleContext())
        shown = [(one.getSize(), one) for pane in panes for one in _parts_below(pane) if one.getAccessibleName() == name]
        size, shape = max(shown, key=lambda found: found[0].Width * found[0].Height)  # a pane may show nothing of it, or an edge
        return (shape.getLocationOnScreen(), size) if size.Width > 0 else None

    def hears(self, seconds: float = SECONDS) -> str:
        """What the message box says that comes up; it stays open."""
        return eventually(lambda: next(iter(self._dialogs()), None), seconds)[1]

    def answers(self, seconds: float = SECONDS, button: int = 0) -> str:
        """Reads the message box that comes up and presses its button, OK being the first; gives what it said."""
        box, said = eventually(lambda: next(iter(self._dialogs()), None), seconds)
        [one for one in _parts(box) if one.getAccessibleRole() == _role("PUSH_BUTTON")][button].doAccessibleAction(0)
        eventually(lambda: True if box not in [other for other, _ in self._dialogs()] else None)
        return said

    def silent(self, seconds: float = 1.0) -> bool:
        """Whether nothing comes up for a while."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if self._dialogs():
                return False
            time.sleep(0.05)
        return True

    def _dialogs(self) -> list[tuple[Any, str]]:
        toolkit = self.view.Frame.ContainerWindow.getToolkit()
        windows = [toolkit.getTopWindow(at) for at in range(toolkit.getTopWindowCount())]
        found = [window.getAccessibleContext() for window in windows if window is not None]
        boxes = [one for one in found if one is not None and one.getAccessibleName() == TITLE]
        return [(box, words) for box in boxes if (words := _words(box))]

    def value(self, sheet: str, cell: str) -> Any:
        """What a cell holds."""
        return self.sheet(sheet).getCellRangeByName(cell).getDataArray()[0][0]

    def used(self, sheet: str) -> tuple[tuple[Any, ...], ...]:
        """All that stands on a sheet."""
        cursor = self.sheet(sheet).createCursor()
        cursor.gotoStartOfUsedArea(False)
        cursor.gotoEndOfUsedArea(True)
        cells: tuple[tuple[Any, ...], ...] = cursor.getDataArray()
        return cells

    def column(self, sheet: str, heading: str) -> str:
        """The letters of the column under a heading."""
        at = self.used(sheet)[HEADER_ROW - 1].index(heading)
        return address_of([Box(1, at + 1)], row=False, column=False).rstrip("1")

    def cell_named(self, name: str) -> str:
        return str(self.document.NamedRanges.getByName(name).Content).rsplit(".", 1)[1]

    def types(self, sheet: str, cell: str, text: str) -> None:
        self.sheet(sheet).getCellRangeByName(cell).getCellByPosition(0, 0).setString(text)

    def filters(self, table: str, column: int, unwanted: str) -> None:
        """The person lets a filter hide the rows that hold a word in a column of a table; "" shows all again."""
        uno, place = load_uno(), self.document.DatabaseRanges.getByName(table)
        field = uno.createUnoStruct("com.sun.star.sheet.TableFilterField2")
        field.Field, field.StringValue, field.IsNumeric = column, unwanted, False
        field.Operator = uno.getConstantByName("com.sun.star.sheet.FilterOperator2.NOT_EQUAL")
        uno.invoke(place.getFilterDescriptor(), "setFilterFields2", (uno.Any("[]com.sun.star.sheet.TableFilterField2", (field,)),))
        if not unwanted:
            uno.invoke(place.getFilterDescriptor(), "setFilterFields2", (uno.Any("[]com.sun.star.sheet.TableFilterField2", ()),))
        place.refresh()

    def saves(self) -> None:
        """The person presses Ctrl+S."""
        self.document.store()

    def closes(self) -> None:
        """The person closes what still says something, then the workbook, and says no to saving."""
        while self._dialogs():
            self.answers()
        self.document.setModified(False)
        self.document.close(True)
        self.is_closed = True


def eventually(ask: Callable[[], T | None], seconds: float = SECONDS) -> T:
    """The first answer that is one; fails when none comes in time. What LibreOffice refuses for the moment is asked again."""
    deadline, refused = time.monotonic() + seconds, load_uno().getClass("com.sun.star.uno.Exception")
    while True:
        try:
            if (found := ask()) is not None:
                return found
        except refused:
            pass
        assert time.monotonic() < deadline, f"nothing happened in {seconds} seconds"
        time.sleep(0.03)


def _buttons(page: Any) -> Iterator[Button]:
    for shape in (page.getByIndex(at) for at in range(page.getCount())):
        bound = shape.Events.getByName("OnClick") if hasattr(shape, "Events") and shape.Events is not None else ()
        for script in (fact.Value for fact in bound or () if fact.Name == "Script"):
            if found := _SUB.search(script):
                yield Button(found[1], shape.String, script)


def _panes(context: Any, depth: int = 4) -> Iterator[Any]:
    """The parts of the window that show cells, one or four."""
    for one in _parts_below(context):
        if one.getAccessibleRole() == _role("DOCUMENT_SPREADSHEET"):
            yield one
        elif depth and one.getAccessibleRole() in (_role("PANEL"), _role("SCROLL_PANE"), _role("FILLER")):
            yield from _panes(one, depth - 1)


def _parts_below(context: Any) -> Iterator[Any]:
    for at in range(context.getAccessibleChildCount()):
        yield context.getAccessibleChild(at).getAccessibleContext()


def _parts(context: Any) -> Iterator[Any]:
    for one in _parts_below(context):
        yield one
        yield from _parts(one)


def _words(box: Any) -> str:
    """All that stands in a message box but the words on its buttons."""
    return "\n".join(name for one in _parts(box) if one.getAccessibleRole() != _role("PUSH_BUTTON") and (name := one.getAccessibleName()))


@cache
def _role(name: str) -> int:
    return int(load_uno().getConstantByName(f"com.sun.star.accessibility.AccessibleRole.{name}"))
