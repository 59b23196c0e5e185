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

    @property
    def sheets(self) -> Sheets:
        return Sheets(self)

    @property
    def names(self) -> "Names":
        return Names(self)

    def tables_by_sheet(self) -> dict[int, list[str]]:
        """The names of its tables by the position of their sheet, from 0; looked up once, since buttons make no tables."""
        return self._tables

    @cached_property
    def _tables(self) -> dict[int, list[str]]:
        ranges, found = self._document.DatabaseRanges, dict[int, list[str]]()
        for name in ranges.ElementNames:
            found.setdefault(ranges.getByName(name).DataArea.Sheet, []).append(name)
        return found

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
        return self._book.api.NamedRanges

    def __len__(self) -> int:
        return len(self.api.ElementNames)

    def __iter__(self) -> Iterator["Name"]:
        return (Name(self._book, name) for name in self.api.ElementNames)

    def __call__(self, key: int | str) -> "Name":
        return next(name for at, name in enumerate(self, 1) if key in (at, name.name))


class Name(base_classes.Name):
    """One name and what it stands for."""

    def __init__(self, book: Book, name: str) -> None:
        self._book, self._name = book, name

    @property
    def api(self) -> Any:
        return self._book.api.NamedRanges.getByName(self._name)

    @property  # type: ignore[misc]  # people rename, the desk never does
    def name(self) -> str:
        return self._name

    @property  # type: ignore[misc]  # people move names, the desk never does
    def refers_to(self) -> str:
        return reference_of(str(self.api.Content))
