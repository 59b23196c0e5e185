"""A sheet of the open workbook: found by its name, read in one block."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from order_logic.book import Fault, Table
from order_logic.text import Text
from workbook.gateway import Reach, Unusable
from workbook.grid import Places, locate, read_rows
from workbook.live.excel import patiently
from workbook.schema import Sheet, sheet_named

if TYPE_CHECKING:
    import xlwings

_HEAD = 12  # rows in which the headings are looked for
_TAIL = 200  # rows at the end in which the last one is looked for

NO_SHEET = Text("缺少工作表「{sheet}」", "the sheet {sheet} is missing")
PUT_BACK = Text("请恢复该工作表，或运行 orderdesk upgrade 补上", "put it back, or run orderdesk upgrade to add it")


@dataclass(slots=True)
class Page:
    """One record's sheet; ``rows`` are its cells below the row ``above``, each from the first column on."""

    excel: "xlwings.Sheet"
    places: Places
    rows: Sequence[Sequence[Any]] = field(repr=False)
    above: int

    @property
    def is_whole(self) -> bool:
        """Whether all rows below the headings were read, and not the last ones only."""
        return self.above == self.places.header

    def table(self, reach: Reach, orders: frozenset[str] = frozenset()) -> tuple[Table, list[Fault]]:
        """The rows that are wanted, and the cells that could not be read; ``places`` learns where they stand."""
        part = replace(self.places, header=self.above, rows={}, last=self.places.header)
        table, faults = read_rows(part, self.rows, reach, orders)
        self.places = replace(part, header=self.places.header)
        return table, faults

    def cell(self, row: int, column: int) -> Any:
        """What a cell held when the sheet was read; None where nothing was."""
        line = self.rows[row - self.above - 1] if self.above < row <= self.above + len(self.rows) else ()
        return line[column - 1] if column <= len(line) else None


def block(sheet: "xlwings.Sheet", row: int, column: int, bottom: int, right: int) -> list[list[Any]]:
    """The values of a rectangle, as ``rows_in`` gives them."""
    return rows_in(patiently(lambda: sheet.range((row, column), (bottom, right))))


def used_cells(sheet: "xlwings.Sheet") -> "xlwings.Range":
    """All from the first cell to the last one in use."""

    def ask() -> "xlwings.Range":
        used = sheet.used_range
        return used if used.row == used.column == 1 else sheet.range((1, 1), used.last_cell)

    return patiently(ask)


def rows_in(cells: "xlwings.Range") -> list[list[Any]]:
    """The values of a rectangle in one crossing: rows of str, float, bool, datetime, Decimal or None; errors as their words."""

    def ask() -> list[list[Any]]:
        rows: list[list[Any]] = cells.options(ndim=2, err_to_str=True, dates=whole_second).value
        money = sorted({i for line in rows if Decimal in map(type, line) for i, value in enumerate(line) if isinstance(value, Decimal)})
        for i in money:
            _exactly(cells[:, i], rows, i)
        return rows

    return patiently(ask)


def _exactly(cells: "xlwings.Range", rows: list[list[Any]], i: int) -> None:
    """Excel gives cells that look like currency with four places only; what was typed has them all."""
    typed: Any = cells.formula
    for line, (formula,) in zip(rows, typed if isinstance(typed, tuple) else [(typed,)], strict=True):
        if isinstance(line[i], Decimal):
            with suppress(ValueError):  # a formula: its result is all there is
                line[i] = float(formula)


def whole_second(**parts: Any) -> datetime:
    """A moment as COM hands it over, without the dust of its fraction of a day."""
    moment = datetime(**parts)
    return (moment + timedelta(milliseconds=500)).replace(microsecond=0) if moment.microsecond else moment


def read_page(sheets: "dict[str, xlwings.Sheet]", sheet: Sheet, reach: Reach = Reach.WHOLE) -> Page:
    """The sheet of a record, all of it or its end; raises Unusable when it, its headings or a column is missing."""
    name = sheet_named(sheet.label, sheets)
    if name is None:
        raise Unusable(NO_SHEET, PUT_BACK, sheet=sheet.label)
    excel = sheets[name]
    used = used_cells(excel)
    bottom, right = used.shape
    if reach is Reach.TAIL and bottom > _HEAD + _TAIL:
        places = locate(sheet, name, block(excel, 1, 1, _HEAD, right))
        tail = block(excel, bottom - _TAIL + 1, 1, bottom, right)
        if any(_filled(row, places.columns.values()) for row in tail):
            return Page(excel, places, tail, bottom - _TAIL)
    cells = rows_in(used)
    places = locate(sheet, name, cells[:_HEAD])
    return Page(excel, places, cells[places.header :], places.header)


def _filled(row: Sequence[Any], columns: Iterable[int]) -> bool:
    return any(row[column - 1] is not None for column in columns if column <= len(row))


def table_on(sheet: "xlwings.Sheet", name: str) -> "xlwings.main.Table | None":
    """The sheet's table: the one with our name, else the only one there is."""
    if name in sheet.tables:
        return sheet.tables[name]
    tables = list(sheet.tables)
    return tables[0] if len(tables) == 1 else None
