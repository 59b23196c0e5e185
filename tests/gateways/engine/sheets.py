"""The sheets of an open workbook."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from xlwings import base_classes

from tests.gateways.engine.address import LAST_COLUMN, LAST_ROW, Box, boxes_of
from tests.gateways.engine.cells import Range
from tests.gateways.engine.faults import Named, NoNative, refuse
from tests.gateways.engine.page import Page, Rows
from tests.gateways.engine.tables import Tables

if TYPE_CHECKING:
    from tests.gateways.engine.books import Book

Trip = Literal["read", "write", "format", "look", "resize", "note"]
Place = str | tuple[int, ...] | Range


class Sheets(Named, base_classes.Sheets):
    """All sheets of one workbook, by name or by position from 1."""

    def __init__(self, book: "Book") -> None:
        self._book = book

    @property
    def api(self) -> NoNative:
        return NoNative()

    @property
    def active(self) -> "Sheet":
        return self(self._book.active_sheet)

    def __len__(self) -> int:
        return len(self._book.pages)

    def __iter__(self) -> Iterator["Sheet"]:
        return (Sheet(self._book, page) for page in self._book.pages.values())

    def __call__(self, key: int | str) -> "Sheet":
        for position, sheet in enumerate(self, 1):
            if key == position or (isinstance(key, str) and sheet.name.lower() == key.lower()):
                return sheet
        raise KeyError(key)

    def __contains__(self, key: str) -> bool:
        return any(sheet.name.lower() == key.lower() for sheet in self)


class Sheet(Named, base_classes.Sheet):
    """One sheet; every crossing into Excel is counted."""

    def __init__(self, book: "Book", page: Page) -> None:
        self._book, self.page = book, page

    @property
    def api(self) -> NoNative:
        return NoNative()

    @property  # type: ignore[misc]  # Excel lets people change it, the desk never does
    def name(self) -> str:
        return str(self.page.sheet.title)

    @property
    def book(self) -> "Book":
        return self._book

    @property
    def index(self) -> int:
        return list(self._book.pages).index(self.name) + 1

    @property  # type: ignore[misc]  # Excel lets people change it, the desk never does
    def visible(self) -> bool:
        return bool(self.page.sheet.sheet_state == "visible")

    @property
    def tables(self) -> Tables:
        return Tables(self)

    @property
    def used_range(self) -> Range:
        return Range(self, [self.page.used()])

    @property
    def cells(self) -> Range:
        return Range(self, [Box(1, 1, LAST_ROW, LAST_COLUMN)])

    @property
    def trips(self) -> Counter[str]:
        """How often each kind of crossing happened on this sheet."""
        return self._book.trips[self.name]

    def activate(self) -> None:
        self._book.activate_sheet(self.name)

    def range(self, first: Place, second: Place | None = None) -> Range:
        areas = self._areas(first)
        return Range(self, areas if second is None else [areas[0].around(self._areas(second)[0])])

    def select(self, areas: Sequence[Box] = ()) -> None:
        self.activate()
        if areas:
            self._book.selected[self.name] = list(areas)

    def note(self, trip: Trip) -> None:
        """Count a crossing; while somebody edits a cell Excel refuses it."""
        self._book.app.answer_or_reject()
        self.trips[trip] += 1

    def write(self, box: Box, rows: Rows) -> None:
        """Put values in, and let a table above grow onto them where AutoCorrect does so."""
        self.page.enter(box, rows)
        if self._book.app.grows_tables:
            for table in self.tables:
                table.grow_onto(box)

    def _areas(self, place: Place) -> list[Box]:
        if isinstance(place, Range):
            return place.areas
        if isinstance(place, tuple):
            if 0 in place[:2]:
                raise IndexError("Excel counts from 1")
            return [Box(*place)]
        try:
            return boxes_of(place)
        except ValueError:
            refuse(f"no such range: {place}")
