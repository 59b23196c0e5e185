"""A sheet of the open workbook: found by its name, read in one block."""

from collections.abc import Iterable, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from order_logic.book import Fault, Table, order_field
from order_logic.text import Text
from workbook.gateway import Reach, Unusable
from workbook.grid import BLANKS, Places, code_of, locate, read_rows
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
    """One record's sheet; ``rows`` are its cells below the row ``above``, each from the first column on.

    Of a long sheet only a part may have been read: its end, or the rows of some ``orders`` and what lies between them.
    """

    excel: "xlwings.Sheet"
    places: Places
    rows: Sequence[Sequence[Any]] = field(repr=False)
    above: int
    orders: frozenset[str] | None = None
    unread: Set[int] = field(default=frozenset(), repr=False)

    def serves(self, reach: Reach, orders: frozenset[str]) -> bool:
        """Whether what was read is all that is wanted."""
        if self.orders is not None:
            return reach is Reach.PICKED and orders <= self.orders
        return reach is Reach.TAIL or self.above == self.places.header

    def table(self, reach: Reach, orders: frozenset[str] = frozenset()) -> tuple[Table, list[Fault]]:
        """The rows that are wanted, and the cells that could not be read; ``places`` learns where they stand."""
        part = replace(self.places, header=self.above, rows={}, last=self.places.header)
        table, faults = read_rows(part, self.rows, reach, orders)
        self.places = replace(part, header=self.places.header)
        return table, faults

    def cell(self, row: int, column: int) -> Any:
        """What a cell held when the sheet was read; None where nothing was. Raises KeyError for a row that was not read."""
        if row in self.unread:
            raise KeyError(row)
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


def read_page(
    sheets: "dict[str, xlwings.Sheet]", sheet: Sheet, reach: Reach = Reach.WHOLE, orders: frozenset[str] = frozenset()
) -> Page:  # fmt: skip
    """The sheet of a record; where it is long only what is wanted. Raises Unusable when it, its headings or a column is missing."""
    name = sheet_named(sheet.label, sheets)
    if name is None:
        raise Unusable(NO_SHEET, PUT_BACK, sheet=sheet.label)
    excel = sheets[name]
    used = used_cells(excel)
    bottom, right = used.shape
    if reach is not Reach.WHOLE and bottom > _HEAD + _TAIL:
        places = locate(sheet, name, block(excel, 1, 1, _HEAD, right))
        if reach is Reach.PICKED:
            return _page_of(orders, excel, places, bottom, right)
        tail = block(excel, bottom - _TAIL + 1, 1, bottom, right)
        if any(_filled(row, places.columns.values()) for row in tail):
            return Page(excel, places, tail, bottom - _TAIL)
    cells = rows_in(used)
    places = locate(sheet, name, cells[:_HEAD])
    return Page(excel, places, cells[places.header :], places.header)


def _page_of(orders: frozenset[str], excel: "xlwings.Sheet", places: Places, bottom: int, right: int) -> Page:
    """The rows from the first to the last one of these orders and those below all orders; the others with their order only."""
    first, at = places.header + 1, places.columns[order_field(places.sheet.record)]
    codes = [code for (code,) in block(excel, first, at, bottom, at)]
    mine = [row for row, code in enumerate(codes, first) if code_of(code) in orders]
    last = max((row for row, code in enumerate(codes, first) if code not in BLANKS), default=places.header)
    spans = [range(mine[0], mine[-1] + 1)] if mine else []
    spans += [range(last + 1, bottom + 1)] if last < bottom else []
    rows = [[*[None] * (at - 1), code, *[None] * (right - at)] for code in codes]
    for span in spans:
        rows[span[0] - first : span[-1] + 1 - first] = block(excel, span[0], 1, span[-1], right)
    return Page(excel, places, rows, places.header, orders, frozenset(range(first, bottom + 1)).difference(*spans))


def _filled(row: Sequence[Any], columns: Iterable[int]) -> bool:
    return any(row[column - 1] is not None for column in columns if column <= len(row))


def table_on(sheet: "xlwings.Sheet", name: str) -> "xlwings.main.Table | None":
    """The sheet's table: the one with our name, else the only one there is."""
    if name in sheet.tables:
        return sheet.tables[name]
    tables = list(sheet.tables)
    return tables[0] if len(tables) == 1 else None
