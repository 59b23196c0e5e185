"""Workbooks open in a LibreOffice of the test's own, reached by its pipe."""

from pathlib import Path
from typing import Any

import xlwings

from workbook.calc.bridge import desktop_behind, load_uno
from workbook.calc.calling import open_book
from workbook.calc.values import CONTENTS
from workbook.live.excel import load

SECONDS = 60
"""How long LibreOffice may take to start."""


def opened_in_office(pipe: str, path: Path) -> xlwings.Book:
    """The person opens the workbook at ``path`` in the LibreOffice behind ``pipe``; it has no window."""
    load()
    hidden = load_uno().createUnoStruct("com.sun.star.beans.PropertyValue")
    hidden.Name, hidden.Value = "Hidden", True
    desktop_behind(pipe, SECONDS).loadComponentFromURL(path.as_uri(), "_blank", 0, (hidden,))
    return open_book(pipe, path)


class Kept:
    """An open workbook that every test finds as it was opened: opening it takes seconds, putting it back does not."""

    def __init__(self, book: xlwings.Book) -> None:
        self._book = book
        document = book.impl.api
        self._sheets = {sheet.Name: sheet for sheet in document.Sheets}
        self._cells = {name: self._used(sheet).getDataArray() for name, sheet in self._sheets.items()}
        ranges = document.DatabaseRanges
        self._tables = [(table := ranges.getByName(name), table.DataArea) for name in ranges.ElementNames]
        self._touched = False

    def anew(self) -> xlwings.Book:
        """The book with nothing in it but what it was opened with."""
        if self._touched:
            for name, sheet in self._sheets.items():
                self._put_back(sheet, self._cells[name])
            for table, area in self._tables:
                table.setDataArea(area)
        self._touched = True
        return self._book

    def _put_back(self, sheet: Any, cells: tuple[tuple[Any, ...], ...]) -> None:
        found = self._used(sheet)
        if found.getDataArray() != cells:
            found.clearContents(CONTENTS)
            sheet.getCellRangeByPosition(0, 0, len(cells[0]) - 1, len(cells) - 1).setDataArray(cells)

    @staticmethod
    def _used(sheet: Any) -> Any:
        cursor = sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        last = cursor.RangeAddress
        return sheet.getCellRangeByPosition(0, 0, last.EndColumn, last.EndRow)
