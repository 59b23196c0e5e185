"""A person in front of a workbook in LibreOffice: selects rows, presses buttons, reads what comes up."""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from tests.clicks.boxes import answer, boxes, first_box
from tests.clicks.desktop import Desktop
from tests.clicks.mouse import settled_spot
from tests.clicks.patience import SECONDS, eventually
from workbook.calc.address import Box, address_of, box_of
from workbook.calc.bridge import load_uno
from workbook.schema import HEADER_ROW

_SUB = re.compile(r"Click_(\w+)\?")
SETTLES = 2.0
"""Seconds after which an opened book may be closed: LibreOffice ends with a book that is closed before it is all there."""
_DAY_0 = datetime(1899, 12, 30)


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
    opened_at: float = field(default_factory=time.monotonic)
    known: dict[str, list[Button]] = field(default_factory=dict)  # the buttons of each sheet, looked up once

    @classmethod
    def at(cls, desktop: Desktop, path: Path, **options: Any) -> "Clerk":
        """Opens the workbook and waits for its window."""
        document = desktop.opens(path, **options)
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
        if sheet not in self.known:
            self.known[sheet] = list(_buttons(self.sheet(sheet).DrawPage))
        return self.known[sheet]

    def presses(self, button: Button) -> None:
        """Runs what LibreOffice has bound to the button, as a click on it does; only no mouse."""
        self.document.getScriptProvider().getScript(button.script).invoke((), (), ())

    def clicks(self, button: Button, times: int = 1) -> None:
        """A real mouse goes to the middle of the button and clicks.

        Right after a sheet comes up LibreOffice may not be ready: the click then falls onto the cell behind, and is made again.
        """
        chosen = self._chosen()
        for _ in range(20):
            self.desktop.screen.click(*settled_spot(self.view, button.command), times)
            time.sleep(0.2)
            if self._chosen() == chosen:
                return
            self.selects(self.view.ActiveSheet.Name, *chosen)
            time.sleep(0.3)
        raise AssertionError(f"the mouse does not reach {button}")

    def points(self, button: Button) -> None:
        """One click with the mouse, wherever the cursor is."""
        self.desktop.screen.click(*settled_spot(self.view, button.command))

    def _chosen(self) -> list[str]:
        """The addresses of the selected areas."""
        said = self.view.getSelection()
        addresses = said.getRangeAddresses() if hasattr(said, "getRangeAddresses") else [said.getRangeAddress()]
        return address_of([box_of(one) for one in addresses], row=False, column=False).split(",")

    def hears(self, seconds: float = SECONDS) -> str:
        """What the message box says that comes up; it stays open."""
        return first_box(self.view, seconds)[1]

    def answers(self, seconds: float = SECONDS, button: int = 0) -> str:
        """Reads the message box that comes up and presses its button, OK being the first; gives what it said."""
        box, said = first_box(self.view, seconds)
        answer(self.view, box, button)
        return said

    def silent(self, seconds: float = 1.0) -> bool:
        """Whether nothing comes up for a while."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if boxes(self.view):
                return False
            time.sleep(0.05)
        return True

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

    def puts(self, sheet: str, cell: str, value: Any) -> None:
        """Types a word, a number or a day."""
        place = self.sheet(sheet).getCellRangeByName(cell).getCellByPosition(0, 0)
        if isinstance(value, int | float | Decimal):
            place.setValue(float(value))
        elif isinstance(value, date):
            moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
            place.setValue((moment - _DAY_0).total_seconds() / 86_400)
        else:
            place.setString(str(value or ""))

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
        while boxes(self.view):
            self.answers()
        self.document.setModified(False)
        time.sleep(max(0.0, self.opened_at + SETTLES - time.monotonic()))
        self.document.close(True)
        self.is_closed = True


def _buttons(page: Any) -> Iterator[Button]:
    for shape in (page.getByIndex(at) for at in range(page.getCount())):
        bound = shape.Events.getByName("OnClick") if hasattr(shape, "Events") and shape.Events is not None else ()
        for script in (fact.Value for fact in bound or () if fact.Name == "Script"):
            if found := _SUB.search(script):
                yield Button(found[1], shape.String, script)
