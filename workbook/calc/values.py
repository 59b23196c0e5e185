"""What stands in cells, and what is put into them, as Excel would hand it over and take it."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from workbook.calc.address import Box, box_of

if TYPE_CHECKING:
    from workbook.calc.books import Book

DAYS, NOTES, CONTENTS = 2, 8, 1 | 2 | 4 | 16  # com.sun.star.sheet.CellFlags: DATETIME, ANNOTATION; all that is no note
_NUMBERS = 1  # com.sun.star.sheet.FormulaResult: VALUE
_EXCEL = 3  # com.sun.star.sheet.AddressConvention: XL_A1
_DAY = "yyyy-mm-dd"
Rows = list[list[Any]]


class ErrorWord(str):
    """What a formula shows that cannot be reckoned, such as #DIV/0!."""

    __slots__ = ()


class Formula(NamedTuple):
    """A formula as Excel writes it, without its equals sign."""

    text: str


def values_in(book: "Book", cells: Any, box: Box) -> Rows:
    """Numbers as float, days as datetime, text as str, "" for an empty cell."""
    rows = [list(line) for line in cells.getDataArray()]
    kinds = set(map(type, chain.from_iterable(rows)))
    if type(None) in kinds:
        _tell_errors(cells, rows)
    if float in kinds:
        for area in _areas_of_days(book, cells):
            _make_days(rows, area, box, book.epoch)
    return rows


def _tell_errors(cells: Any, rows: Rows) -> None:
    for at, line in enumerate(rows):
        for i, value in enumerate(line):
            if value is None:
                line[i] = ErrorWord(cells.getCellByPosition(i, at).getString())


def _areas_of_days(book: "Book", cells: Any) -> list[Box]:
    """Where numbers show as days: typed ones in one question, the results of formulas one by one."""
    reckoned = [box_of(area) for area in cells.queryFormulaCells(_NUMBERS).getRangeAddresses()]
    sheet: Any = cells.getSpreadsheet() if reckoned else None
    spots = ((row, column) for box in reckoned for row in range(box.row, box.bottom + 1) for column in range(box.column, box.right + 1))
    days = [Box(row, column) for row, column in spots if book.formats.is_day(sheet.getCellByPosition(column - 1, row - 1).NumberFormat)]
    return [*map(box_of, cells.queryContentCells(DAYS).getRangeAddresses()), *days]


def _make_days(rows: Rows, area: Box, box: Box, epoch: datetime) -> None:
    for at in range(area.row - box.row, area.bottom - box.row + 1):
        for i in range(area.column - box.column, area.right - box.column + 1):
            if isinstance(rows[at][i], float):
                with suppress(OverflowError):  # no calendar reaches there
                    rows[at][i] = epoch + timedelta(days=rows[at][i])


def put(book: "Book", cells: Any, rows: Sequence[Sequence[Any]], one_by_one: bool) -> None:
    """Puts values in; text stays text, whatever it looks like, and an apostrophe before it goes.

    A block takes away the notes on its cells: where there are any, the values go in ``one_by_one``.
    """
    entries = [[_entry(value, book.epoch) for value in line] for line in rows]
    if any(isinstance(entry, Formula) for entry in chain.from_iterable(entries)) and book.formats.code(cells.NumberFormat) == "@":
        entries = [[f"={entry.text}" if isinstance(entry, Formula) else entry for entry in line] for line in entries]
    if any(isinstance(value, date) for value in chain.from_iterable(rows)):
        _dress_days(book, cells)
    if not one_by_one:
        cells.setDataArray(tuple(tuple("" if isinstance(entry, Formula) else entry for entry in line) for line in entries))
    for at, line in enumerate(entries):
        for i, entry in enumerate(line):
            if one_by_one or isinstance(entry, Formula):
                _put_one(book, cells.getCellRangeByPosition(i, at, i, at), entry)


def _entry(value: Any, epoch: datetime) -> float | str | Formula:
    if value is None or isinstance(value, str):
        if value and value.startswith("=") and len(value) > 1:
            return Formula(value[1:])
        return (value or "").removeprefix("'")
    if isinstance(value, date):
        moment = value.replace(tzinfo=None) if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
        return (moment - epoch) / timedelta(days=1)
    return float(value)


def _put_one(book: "Book", cells: Any, entry: float | str | Formula) -> None:
    cell = cells.getCellByPosition(0, 0)
    if isinstance(entry, Formula):
        cell.setTokens(book.parser.parseFormula(entry.text, cell.getCellAddress()))
    elif isinstance(entry, float):
        cell.setValue(entry)
    elif entry:
        cell.setString(entry)
    else:
        cells.clearContents(CONTENTS)


def _dress_days(book: "Book", cells: Any) -> None:
    """A number in a cell without a format of its own would not show as a day."""
    if book.formats.code(cells.NumberFormat) == "General":
        cells.NumberFormat = book.formats.key(_DAY)


def formula_parser(document: Any) -> Any:
    """Reads formulas as Excel writes them, in English."""
    parser = document.createInstance("com.sun.star.sheet.FormulaParser")
    parser.CompileEnglish, parser.FormulaConvention = True, _EXCEL
    return parser
