"""A person in front of a workbook in LibreOffice: selects rows, presses buttons, reads what comes up."""

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from tests.clicks.desktop import Desktop
from workbook.calc.address import address_of, box_of
from workbook.calc.bridge import load_uno

T = TypeVar("T")
TITLE, SECONDS = "订单台", 30.0
_SUB = re.compile(r"Click_(\w+)\?")


@dataclass(frozen=True)
class Button:
    """A form button on a sheet: the command that its Sub asks for, its caption, and LibreOffice's model of it."""

    command: str
    caption: str
    model: Any = field(repr=False)  # a dead bridge ends whoever asks for its words


@dataclass
class Clerk:
    """One open workbook and the person at it."""

    desktop: Desktop
    path: Path
    document: Any = field(repr=False)

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

    def buttons(self, sheet: str) -> dict[str, Button]:
        """The buttons of a sheet, by the command of their Subs."""
        return {button.command: button for button in _buttons(self.sheet(sheet).DrawPage.Forms)}

    def presses(self, button: Button) -> None:
        """The button is pushed through LibreOffice's accessibility: the same control, the same binding, the same Sub; only no mouse."""
        self._control(button).doAccessibleAction(0)

    def clicks(self, button: Button, times: int = 1) -> None:
        """A real mouse goes to the middle of the button and clicks.

        Right after a sheet comes up its buttons are drawn but not there yet: the click then falls onto the cell behind, and is made again.
        """
        chosen = self._chosen()
        for _ in range(20):
            place, size = eventually(lambda: _spot(self._control(button)))
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

    def _control(self, button: Button) -> Any:
        return self.view.getControl(button.model).getAccessibleContext()

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

    def types(self, sheet: str, cell: str, text: str) -> None:
        self.sheet(sheet).getCellRangeByName(cell).getCellByPosition(0, 0).setString(text)

    def saves(self) -> None:
        """The person presses Ctrl+S."""
        self.document.store()

    def closes(self) -> None:
        """The person closes what still says something, then the workbook, and says no to saving."""
        while self._dialogs():
            self.answers()
        self.document.setModified(False)
        self.document.close(True)


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


def _buttons(forms: Any) -> Iterator[Button]:
    for form in (forms.getByIndex(at) for at in range(forms.getCount())):
        for at in range(form.getCount()):
            for event in form.getScriptEvents(at):
                if found := _SUB.search(event.ScriptCode):
                    model = form.getByIndex(at)
                    yield Button(found[1], model.Label, model)


def _spot(control: Any) -> tuple[Any, Any] | None:
    place, size = control.getLocationOnScreen(), control.getSize()
    return (place, size) if size.Width > 0 and place.X >= 0 and place.Y >= 0 else None


def _parts(context: Any) -> Iterator[Any]:
    for at in range(context.getAccessibleChildCount()):
        child = context.getAccessibleChild(at).getAccessibleContext()
        yield child
        yield from _parts(child)


def _words(box: Any) -> str:
    """All that stands in a message box but the words on its buttons."""
    return "\n".join(name for one in _parts(box) if one.getAccessibleRole() != _role("PUSH_BUTTON") and (name := one.getAccessibleName()))


@cache
def _role(name: str) -> int:
    return int(load_uno().getConstantByName(f"com.sun.star.accessibility.AccessibleRole.{name}"))
