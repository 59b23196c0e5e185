"""LibreOffice itself, as xlwings sees a program: its selection, its status bar, its dialogs."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Literal

import xlwings
from xlwings import base_classes

from workbook.calc.address import box_of
from workbook.calc.books import Book, Books
from workbook.calc.cells import Range, whole_areas
from workbook.calc.dialogs import ask
from workbook.calc.values import ErrorWord

_CELLS = "com.sun.star.sheet.SheetCellRange"
_AREAS = "com.sun.star.sheet.SheetCellRanges"


class Engine:
    """What xlwings calls an engine: the way in, and how values are cleaned on both ways."""

    name, type = "libreoffice", "desktop"

    def __init__(self) -> None:
        self.apps = Apps()

    @staticmethod
    def prepare_xl_data_element(value: Any, options: Any) -> Any:
        return "" if value is None else value

    @staticmethod
    def clean_value_data(data: Any, datetime_builder: Any, empty_as: Any, number_builder: Any, err_to_str: bool) -> list[list[Any]]:
        def clean(value: Any) -> Any:
            if isinstance(value, str):
                return (str(value) if err_to_str else None) if isinstance(value, ErrorWord) else value or empty_as
            if isinstance(value, datetime):
                parts = ("year", "month", "day", "hour", "minute", "second", "microsecond")
                return datetime_builder(**{part: getattr(value, part) for part in parts}, tzinfo=None)
            return number_builder(value) if number_builder is not None and isinstance(value, float) else value

        # most cells are plain text or empty, and a sheet has a great many of them: a call for each would be half of reading it
        return [[(value or empty_as) if type(value) is str else clean(value) for value in line] for line in data]


class Apps(base_classes.Apps):
    """The LibreOffice whose button was pressed, once it is attached."""

    def __init__(self) -> None:
        self.running: list[App] = []

    def keys(self) -> list[int]:
        return [app.pid for app in self.running]

    def __len__(self) -> int:
        return len(self.running)

    def __iter__(self) -> Iterator["App"]:
        return iter(self.running)

    def __getitem__(self, pid: int) -> "App":
        return next(app for app in self.running if app.pid == pid)


class App(base_classes.App):
    """One LibreOffice with the workbook of the click."""

    version, pid = "LibreOffice", 0
    display_alerts = enable_events = interactive = visible = True
    calculation: Literal["automatic", "manual", "semiautomatic"] = "automatic"  # remembered only: it reckons what is looked at

    def __init__(self, engine: Engine, desktop: Any, document: Any) -> None:
        self._engine, self._desktop = engine, desktop
        self.book = Book(self, document)
        self._status: str | bool = False
        self._quiet = False
        self.pid = len(engine.apps) + 1
        engine.apps.running.insert(0, self)

    @property
    def api(self) -> Any:
        """LibreOffice's own desktop."""
        return self._desktop

    @property
    def engine(self) -> Engine:
        return self._engine

    @property
    def books(self) -> Books:
        return Books(self.book)

    @property
    def selection(self) -> Range | None:
        """The selected cells; None where a picture or a button is selected."""
        chosen = self.book.controller.getSelection()
        if not hasattr(chosen, "supportsService") or not (chosen.supportsService(_CELLS) or chosen.supportsService(_AREAS)):
            return None
        places = chosen.getRangeAddresses() if chosen.supportsService(_AREAS) else (chosen.getRangeAddress(),)
        if not places:
            return None
        sheet = self.book.sheets(places[0].Sheet + 1)
        return Range(sheet, whole_areas([box_of(place) for place in places], sheet))

    def activate(self, steal_focus: bool = False) -> None:
        self.book.activate()

    def calculate(self) -> None:
        self.book.api.calculate()

    @property
    def screen_updating(self) -> bool:
        return not self._quiet

    @screen_updating.setter
    def screen_updating(self, wanted: bool) -> None:
        """Off, the window is not drawn anew at every cell; on again, what was written is out of reach of Ctrl+Z, as in Excel."""
        document = self.book.api
        if not wanted and not self._quiet:
            document.lockControllers()
        elif wanted and self._quiet:
            document.unlockControllers()
            document.getUndoManager().clear()
        self._quiet = not wanted

    @property
    def status_bar(self) -> str | bool:
        return self._status

    @status_bar.setter
    def status_bar(self, value: str | bool) -> None:
        bar = self.book.controller.StatusIndicator
        if isinstance(value, str):
            bar.start(value, 0)
        else:
            bar.end()
        self._status = value

    def alert(self, prompt: str, title: str | None, buttons: str | None, mode: str | None, callback: Any) -> str:
        self.book.api.getUndoManager().clear()
        return ask(self.book.controller.Frame.ContainerWindow, prompt, title or "", buttons or "ok", mode)


def attach(desktop: Any, document: Any) -> xlwings.Book:
    """The open document as a book of xlwings, behind an engine that xlwings is told of once."""
    engine = xlwings.engines.engines_by_name.get(Engine.name)
    if engine is None:
        engine = xlwings.Engine(impl=Engine())
        xlwings.engines.add(engine)
    engine.activate()
    while document.hasControllersLocked():  # by a click whose Python was ended half-way
        document.unlockControllers()
    return xlwings.Book(impl=App(engine.impl, desktop, document).book)
