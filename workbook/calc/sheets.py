"""The sheets of a workbook that is open in LibreOffice."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from workbook.calc.address import Box, box_of, boxes_of
from workbook.calc.cells import Range
from workbook.calc.tables import Tables
from workbook.calc.values import NOTES
from workbook.package.areas import COLUMNS, ROWS

if TYPE_CHECKING:
    from workbook.calc.books import Book

Place = str | tuple[int, ...] | Range


class Sheets(base_classes.Sheets):
    """All sheets of one workbook, by name or by position from 1."""

    def __init__(self, book: "Book") -> None:
        self._book = book
        self._known: dict[str, Sheet] = {}

    @property
    def api(self) -> Any:
        return self._book.own_sheets

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self.api.ElementNames)

    @property
    def active(self) -> "Sheet":
        return self._named(str(self._book.controller.ActiveSheet.Name))

    def __len__(self) -> int:
        return len(self.names)

    def __iter__(self) -> Iterator["Sheet"]:
        return (self._named(name) for name in self.names)

    def __call__(self, key: int | str) -> "Sheet":
        for position, name in enumerate(self.names, 1):
            if key == position or (isinstance(key, str) and name.lower() == key.lower()):
                return self._named(name)
        raise KeyError(key)

    def _named(self, name: str) -> "Sheet":
        """The sheet of this name; the same one each time, so that LibreOffice is asked for it once a click."""
        if name not in self._known:
            self._known[name] = Sheet(self._book, name)
        return self._known[name]

    def __contains__(self, key: str) -> bool:
        return any(name.lower() == key.lower() for name in self.names)


class Sheet(base_classes.Sheet):
    """One sheet."""

    def __init__(self, book: "Book", name: str) -> None:
        self._book, self._name = book, name
        self._last: Any = None
        self._noted: tuple[int, list[Box]] = (0, [])

    @cached_property
    def api(self) -> Any:
        """LibreOffice's own sheet."""
        return self._book.own_sheets.getByName(self._name)

    @property  # type: ignore[misc]  # people rename sheets, the desk never does
    def name(self) -> str:
        return self._name

    @property
    def book(self) -> "Book":
        return self._book

    @property
    def index(self) -> int:
        return self._book.sheets.names.index(self._name) + 1

    @property  # type: ignore[misc]  # people hide sheets, the desk never does
    def visible(self) -> bool:
        return bool(self.api.IsVisible)

    @property
    def tables(self) -> Tables:
        return Tables(self)

    @cached_property
    def _notes(self) -> Any:
        return self.api.Annotations

    def has_notes_on(self, box: Box) -> bool:
        """Whether a cell of this box has a note; looked up anew only when notes have come or gone."""
        count = int(self._notes.Count)
        if self._noted[0] != count:
            self._noted = count, [box_of(place) for place in self.api.queryContentCells(NOTES).getRangeAddresses()]
        return any(box.meets(noted) for noted in self._noted[1])

    @property
    def used_range(self) -> Range:
        """From the first cell to the last one in use; the range that finds its end serves for reading it, too."""
        cursor = self.api.createCursor()  # all cells of the sheet
        cursor.gotoEndOfUsedArea(True)
        return Range(self, [box_of(cursor.RangeAddress)], cursor)

    @property
    def cells(self) -> Range:
        return Range(self, [Box(1, 1, ROWS, COLUMNS)])

    def activate(self) -> None:
        self._book.controller.setActiveSheet(self.api)

    def range(self, first: Place, second: Place | None = None) -> Range:
        areas = _areas(first)
        return Range(self, areas if second is None else [areas[0].around(_areas(second)[0])])

    def cells_in(self, box: Box) -> Any:
        """LibreOffice's own range of this box; the last one is kept, since xlwings asks for the same box again and again.

        It moves when somebody puts rows in above it, so it is asked first whether it still stands there.
        """
        if self._last is None or box_of(self._last.RangeAddress) != box:
            self._last = self.api.getCellRangeByPosition(box.column - 1, box.row - 1, box.right - 1, box.bottom - 1)
        return self._last

    def select(self, areas: Sequence[Box] = ()) -> None:
        self.activate()
        if len(areas) == 1:
            self._book.controller.select(self.cells_in(areas[0]))
        elif areas:
            ranges = self._book.api.createInstance("com.sun.star.sheet.SheetCellRanges")
            for area in areas:
                ranges.addRangeAddress(self.cells_in(area).RangeAddress, False)
            self._book.controller.select(ranges)


def _areas(place: Place) -> list[Box]:
    if isinstance(place, Range):
        return place.areas
    if isinstance(place, str):
        return boxes_of(place)
    if 0 in place[:2]:
        raise IndexError("rows and columns count from 1")
    return [Box(*place)]
