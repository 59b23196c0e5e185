"""The workbooks open in Excel."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl import load_workbook
from xlwings import base_classes

from tests.gateways.engine.address import Box, boxes_of
from tests.gateways.engine.faults import Named, NoNative
from tests.gateways.engine.names import Names
from tests.gateways.engine.page import Page
from tests.gateways.engine.sheets import Sheets

if TYPE_CHECKING:
    from tests.gateways.engine.program import App


class Books(Named, base_classes.Books):
    """The open workbooks; the active one comes first."""

    def __init__(self) -> None:
        self.open_ones: list[Book] = []

    @property
    def api(self) -> NoNative:
        return NoNative()

    @property
    def active(self) -> "Book":
        return self.open_ones[0]

    def __len__(self) -> int:
        return len(self.open_ones)

    def __iter__(self) -> Iterator["Book"]:
        return iter(self.open_ones)

    def __call__(self, key: int | str) -> "Book":
        for position, book in enumerate(self.open_ones, 1):
            if key == position or (isinstance(key, str) and book.name.lower() == key.lower()):
                return book
        raise KeyError(key)


class Book(Named, base_classes.Book):
    """One open workbook over openpyxl."""

    def __init__(self, app: "App", path: Path) -> None:
        self._app, self._path = app, path
        self.stored = load_workbook(path, keep_vba=path.suffix == ".xlsm")
        results = load_workbook(path, data_only=True)
        self.pages = {sheet.title: Page(sheet, results[sheet.title]) for sheet in self.stored.worksheets}
        self.trips: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.active_sheet = str(self.stored.active.title if self.stored.active else "")
        self.selected = {name: _selected(page) for name, page in self.pages.items()}
        app.books.open_ones.insert(0, self)

    @property
    def api(self) -> NoNative:
        return NoNative()

    @property
    def app(self) -> "App":
        return self._app

    @property
    def name(self) -> str:
        return self._path.name

    @property
    def fullname(self) -> str:
        return str(self._path)

    @property
    def sheets(self) -> Sheets:
        return Sheets(self)

    @property
    def names(self) -> Names:
        return Names(self)

    def activate(self) -> None:
        self.app.books.open_ones.remove(self)
        self.app.books.open_ones.insert(0, self)

    def activate_sheet(self, name: str) -> None:
        self.active_sheet = name

    def save(self, path: object = None, password: object = None) -> None:
        raise NotImplementedError("Book.save: the desk never saves a live book, the person does")

    def keep(self, path: Path) -> Path:
        """The person presses Ctrl+S: write the file for an independent look at it."""
        self.stored.save(path)
        return path

    def close(self) -> None:
        self.app.books.open_ones.remove(self)


def _selected(page: Page) -> list[Box]:
    view = page.sheet.sheet_view.selection
    return boxes_of(str(view[0].sqref).replace(" ", ",")) if view and view[0].sqref else [Box(1, 1)]
