"""Cells between those that change, written again as they are: a column takes one stroke however its rows are scattered."""

from collections.abc import Iterator, Set
from datetime import datetime
from itertools import pairwise
from typing import Any

from order_logic.columns import Column, Kind, Owner, column_of
from workbook.edits import is_link, linked
from workbook.kinds import LOOKS
from workbook.live.formulas import formula_cells
from workbook.live.pages import Page
from workbook.live.runs import Cells, by_column

_WIDE = 500  # rows: a longer stretch takes longer to write than one more crossing
_LONG = 8_000  # characters that are handed over safely among many cells
_DAYS = frozenset({Kind.DAY, Kind.MOMENT})


def bridged(page: Page, cells: Cells, hidden: Set[int]) -> Cells:
    """``cells`` and what lies between them where that is the desk's own, can be seen and is a plain value; never a person's cell."""
    gaps = list(_gaps(page, cells, hidden))
    formulas = set(formula_cells(page)) if gaps else set[tuple[int, int]]()
    fuller = {row: dict(values) for row, values in cells.items()}
    for column, rows in gaps:
        at, record = page.places.columns[column.name], page.places.sheet.record
        held = {row: page.cell(row, at) for row in rows}
        calculated = not is_link(record, column.name) and any((row, at) in formulas for row in rows)
        if not calculated and all(_is_plain(column.kind, value) for value in held.values()):
            for row, value in held.items():
                fuller.setdefault(row, {})[at] = linked(record, column.name, value)
    return dict(sorted(fuller.items()))


def _gaps(page: Page, cells: Cells, hidden: Set[int]) -> Iterator[tuple[Column, range]]:
    """The rows between two changes of a column that buttons fill, or that names the row."""
    fields = {number: name for name, number in page.places.columns.items()}
    for at, rows in by_column(cells).items():
        column = column_of(page.places.sheet.record, fields[at])
        for above, below in pairwise(rows) if column.key or column.owner is not Owner.STAFF else ():
            between = range(above, below + 1)
            if 1 < below - above <= _WIDE and hidden.isdisjoint(between) and page.unread.isdisjoint(between):
                yield column, range(above + 1, below)


def _is_plain(kind: Kind, value: Any) -> bool:
    """Whether a cell, written again, holds what it held: text in a column of text, a number in one of numbers, a day in one of days."""
    if value is None:
        return True
    if isinstance(value, str):
        return LOOKS[kind].number_format == "@" and len(value) < _LONG and not value.startswith(("'", "=", "#"))
    return isinstance(value, datetime) if kind in _DAYS else isinstance(value, float) and LOOKS[kind].number_format != "@"
