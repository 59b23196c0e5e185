"""Writes into the open workbook stroke by stroke, and takes the strokes back when one fails."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from order_logic.columns import Column, column_of
from order_logic.text import Text
from workbook.gateway import Unusable
from workbook.live.bridges import bridged
from workbook.live.entry import held, prove, put, seen
from workbook.live.excel import patiently, special_cells
from workbook.live.pages import Page, table_on
from workbook.live.runs import Cells, Run, by_column, runs_of

if TYPE_CHECKING:
    import xlwings

_TOTALS = Text("工作表「{sheet}」的表格开着汇总行，新行放不下", "the table on {sheet} shows a total row; new rows have no place")
_CLOSE_TOTALS = Text("请在「表设计」里关掉汇总行，再按一次按钮", "switch the total row off under Table Design, then press again")


@dataclass(frozen=True, slots=True)
class Stroke:
    """A run on its page and what stood there before."""

    page: Page
    run: Run
    column: Column

    def make(self) -> None:
        patiently(lambda: put(self.page.excel, self.run, self.column.kind))

    def take_back(self) -> None:
        before = self.run._replace(values=tuple(self.page.cell(row, self.run.column) for row in self.run.rows))
        if seen(self.page.excel, self.run) != [held(value) for value in before.values]:
            patiently(lambda: put(self.page.excel, before, self.column.kind))
            patiently(lambda: prove(self.page.excel, [before]))


@dataclass(frozen=True, slots=True)
class Proof:
    """One look at a sheet after its strokes: every cell holds what was written."""

    page: Page
    strokes: Sequence[Stroke]

    def make(self) -> None:
        patiently(lambda: prove(self.page.excel, [stroke.run for stroke in self.strokes]))

    def take_back(self) -> None:
        """Looking changes nothing."""


@dataclass(slots=True)
class Growth:
    """A table and the last row it must have."""

    page: Page
    table: "xlwings.main.Table"
    bottom: int
    last: int

    def make(self) -> None:
        if self.last > self._bottom():
            self._resize(self.last)

    def take_back(self) -> None:
        if self._bottom() != self.bottom:
            self._resize(self.bottom)

    def _bottom(self) -> int:
        return patiently(lambda: self.table.range.last_cell.row)

    def _resize(self, bottom: int) -> None:
        area = self.table.range
        first, right = (area.row, area.column), area.column + area.shape[1] - 1
        patiently(lambda: self.table.resize(self.page.excel.range(first, (bottom, right))))


def strokes_on(page: Page, cells: Cells) -> list[Stroke]:
    """The strokes that bring ``cells`` about; raises Unusable for a value that no cell can hold, before anything is written."""
    fields = {number: name for name, number in page.places.columns.items()}
    crowded = any(len(rows) > 1 for rows in by_column(cells).values())
    hidden = hidden_rows(page, max(cells)) if crowded else frozenset[int]()
    cells = bridged(page, cells, hidden) if crowded else cells
    strokes = [Stroke(page, run, column_of(page.places.sheet.record, fields[run.column])) for run in runs_of(cells, hidden)]
    for stroke in strokes:
        for value in stroke.run.values:
            held(value)
    return strokes


def growth_of(page: Page, last: int) -> list[Growth]:
    """The table of the page when it must reach the row ``last``; nothing for a sheet without a table."""
    table = table_on(page.excel, page.places.sheet.table)
    if table is None:
        return []
    if table.show_totals:
        raise Unusable(_TOTALS, _CLOSE_TOTALS, sheet=page.places.name)
    return [Growth(page, table, table.range.last_cell.row, last)]


def hidden_rows(page: Page, bottom: int) -> frozenset[int]:
    """The rows from the headings to ``bottom`` that nobody sees."""
    rows = range(page.places.header, bottom + 1)
    areas = special_cells(page.excel.range((rows[0], 1), (bottom, 1)), "visible")
    shown = {row for area in areas for row in range(area.row, area.row + area.shape[0])}
    return frozenset(rows) - shown
