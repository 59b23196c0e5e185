"""A workbook that is open in LibreOffice, and its names."""

from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from workbook.calc.address import reference_of
from workbook.calc.bridge import load_uno
from workbook.calc.formats import Formats
from workbook.calc.sheets import Sheets
from workbook.calc.values import formula_parser

if TYPE_CHECKING:
    from workbook.calc.program import App


class Books(base_classes.Books):
    """The workbook of the click: others that may be open are none of its business."""

    def __init__(self, book: "Book") -> None:
        self._book = book

    @property
    def api(self) -> Any:
        return self._book.app.api

    @property
    def active(self) -> "Book":
        return self._book

    def __len__(self) -> int:
        return 1

    def __iter__(self) -> Iterator["Book"]:
        return iter([self._book])

    def __call__(self, key: int | str) -> "Book":
        if key in (1, self._book.name):
            return self._book
        raise KeyError(key)


class Book(base_classes.Book):
    """One open workbook. The desk never saves it: the person does."""

    def __init__(self, app: "App", document: Any) -> None:
        self._app, self._document = app, document

    @property
    def api(self) -> Any:
        """LibreOffice's own document."""
        return self._document

    @property
    def app(self) -> "App":
        return self._app

    @cached_property
    def fullname(self) -> str:
        return str(load_uno().fileUrlToSystemPath(self._document.URL))

    @property
    def name(self) -> str:
        return Path(self.fullname).name

    @property
    def is_read_only(self) -> bool:
        """Whether it was opened to be looked at only."""
        return bool(self._document.isReadonly())

    @cached_property
    def controller(self) -> Any:
        """Its window's view."""
        return self._document.CurrentController

    @cached_property
    def epoch(self) -> datetime:
        """The day that is number 0 in its cells."""
        day = self._document.NullDate
        return datetime(day.Year, day.Month, day.Day)

    @cached_property
    def formats(self) -> Formats:
        return Formats(self._document, load_uno().createUnoStruct("com.sun.star.lang.Locale", "en", "US", ""))

    @cached_property
    def parser(self) -> Any:
        return formula_parser(self._document)

    @cached_property
    def sheets(self) -> Sheets:
        return Sheets(self)

    @property
    def names(self) -> "Names":
        return Names(self)

    # Each of these collections is asked for once: LibreOffice hands over a new object every time, which takes eight crossings.

    @cached_property
    def own_sheets(self) -> Any:
        return self._document.Sheets

    @cached_property
    def own_names(self) -> Any:
        return self._document.NamedRanges

    @cached_property
    def own_tables(self) -> Any:
        return self._document.DatabaseRanges

    def activate(self) -> None:
        self.controller.Frame.activate()

    def close(self) -> None:
        """Closes it without saving."""
        self._document.close(True)


class Names(base_classes.Names):
    """The names of one workbook."""

    def __init__(self, book: Book) -> None:
        self._book = book

    @property
    def api(self) -> Any:
        return self._book.own_names

    def __len__(self) -> int:
        return len(self.api.ElementNames)

    def __iter__(self) -> Iterator["Name"]:
        return (Name(self._book, name) for name in self.api.ElementNames)

    def __call__(self, key: int | str) -> "Name":
        if isinstance(key, int):
            return Name(self._book, self.api.ElementNames[key - 1])
        if not self.contains(key):
            raise KeyError(key)
        return Name(self._book, key)

    def contains(self, key: str) -> bool:
        return bool(self.api.hasByName(key))


class Name(base_classes.Name):
    """One name and what it stands for."""

    def __init__(self, book: Book, name: str) -> None:
        self._book, self._name = book, name

    @property
    def api(self) -> Any:
        return self._book.own_names.getByName(self._name)

    @property  # type: ignore[misc]  # people rename, the desk never does
    def name(self) -> str:
        return self._name

    @property  # type: ignore[misc]  # people move names, the desk never does
    def refers_to(self) -> str:
        return reference_of(str(self.api.Content))
