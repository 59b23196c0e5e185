"""Excel itself, as far as the desk uses it: the program, its switches, its dialogs."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import xlwings
from xlwings import base_classes

from tests.gateways.engine.books import Book, Books
from tests.gateways.engine.cells import Range
from tests.gateways.engine.entry import ERRORS
from tests.gateways.engine.faults import REJECTED, ComError, Named, NoNative

_ERROR_WORDS = {number: word for word, number in ERRORS.items()}


class Engine:
    """What xlwings calls an engine: the way in, and how values are cleaned on both ways."""

    name, type = "orderdesk-tests", "desktop"

    def __init__(self) -> None:
        self.apps = Apps(self)

    @staticmethod
    def prepare_xl_data_element(value: object, options: object) -> object:
        return "" if value is None else value

    @staticmethod
    def clean_value_data(data: Any, datetime_builder: Any, empty_as: object, number_builder: Any, err_to_str: bool) -> list[list[object]]:
        def clean(value: object) -> object:
            if value is None or value == "":
                return empty_as
            if isinstance(value, datetime):
                parts = ("year", "month", "day", "hour", "minute", "second", "microsecond")
                return datetime_builder(**{part: getattr(value, part) for part in parts}, tzinfo=None)
            if isinstance(value, float) and number_builder is not None:
                return number_builder(value)
            if isinstance(value, int) and value in _ERROR_WORDS:
                return _ERROR_WORDS[value] if err_to_str else None
            return value

        return [[clean(value) for value in row] for row in data]


class Apps(Named, base_classes.Apps):
    """The running Excels; the one started last comes first."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.running: list[App] = []

    def keys(self) -> list[int]:
        return [app.pid for app in self.running]

    def __len__(self) -> int:
        return len(self.running)

    def __iter__(self) -> Iterator["App"]:
        return iter(self.running)

    def __getitem__(self, pid: int) -> "App":
        return next(app for app in self.running if app.pid == pid)


class App(Named, base_classes.App):
    """One Excel. ``answers`` are pressed in its dialogs, ``alerts`` keeps what they said."""

    version = "16.0"
    path = r"C:\Program Files\Microsoft Office\root\Office16"
    pid = 0
    screen_updating = display_alerts = enable_events = interactive = visible = True
    calculation: Literal["automatic", "manual", "semiautomatic"] = "automatic"
    status_bar: str | bool = False

    def __init__(self, engine: Engine) -> None:
        self._engine, self._books = engine, Books()
        self.alerts: list[tuple[str, str | None, str | None]] = []
        self.answers: list[str] = []
        self.rejections = 0  # how many calls Excel still refuses because somebody edits a cell
        self.grows_tables = True  # AutoCorrect: rows typed below a table join it
        self.pid = len(engine.apps) + 1
        engine.apps.running.insert(0, self)

    @property
    def api(self) -> NoNative:
        return NoNative()

    @property
    def engine(self) -> Engine:
        return self._engine

    @property
    def books(self) -> "Books":
        return self._books

    @property
    def selection(self) -> Range | None:
        sheet = self.books.active.sheets.active
        return Range(sheet, sheet.book.selected[sheet.name])

    def activate(self, steal_focus: bool = False) -> None:
        """There is one window only."""

    def calculate(self) -> None:
        """Nothing here calculates."""

    def alert(self, prompt: str, title: str | None, buttons: str | None, mode: str | None, callback: object) -> str:
        self.alerts.append((prompt, title, buttons))
        return self.answers.pop(0) if self.answers else "ok" if buttons in (None, "ok", "ok_cancel") else "yes"

    def answer_or_reject(self) -> None:
        if self.rejections > 0:
            self.rejections -= 1
            raise ComError(REJECTED, "Call was rejected by callee.")


def open_book(path: Path) -> xlwings.Book:
    """The workbook at ``path``, open in a fresh Excel of its own; nothing is ever written back to the file."""
    engine = xlwings.engines.engines_by_name.get(Engine.name)
    if engine is None:
        engine = xlwings.Engine(impl=Engine())
        xlwings.engines.add(engine)
    engine.activate()
    return xlwings.Book(impl=Book(App(engine.impl), path))
