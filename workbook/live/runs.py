"""Cells that change, gathered into the fewest blocks that touch nothing else."""

from collections.abc import Mapping, Set
from itertools import pairwise
from typing import Any, NamedTuple

Cells = Mapping[int, Mapping[int, Any]]
"""Row -> column -> value; rows and columns count from 1."""


class Run(NamedTuple):
    """Cells that stand directly below one another in one column."""

    column: int
    row: int
    values: tuple[Any, ...]

    @property
    def bottom(self) -> int:
        return self.row + len(self.values) - 1

    @property
    def rows(self) -> range:
        return range(self.row, self.bottom + 1)


def runs_of(cells: Cells, hidden: Set[int] = frozenset()) -> list[Run]:
    """The runs, column by column from the left.

    A cell in a hidden row stands alone: when a filter hides a row of a block, Excel puts the block's first value into every visible cell.
    """
    by_column: dict[int, dict[int, Any]] = {}
    for row, values in sorted(cells.items()):
        for column, value in values.items():
            by_column.setdefault(column, {})[row] = value
    return [run for column, values in sorted(by_column.items()) for run in _runs(column, values, hidden)]


def _runs(column: int, values: Mapping[int, Any], hidden: Set[int]) -> list[Run]:
    rows = list(values)
    cuts = [i for i, (above, below) in enumerate(pairwise(rows), 1) if below != above + 1 or hidden & {above, below}]
    pieces = [rows[start:end] for start, end in pairwise([0, *cuts, len(rows)])]
    return [Run(column, piece[0], tuple(values[row] for row in piece)) for piece in pieces if piece]


def by_column(cells: Cells) -> dict[int, list[int]]:
    """Column -> the rows in which it changes, from above."""
    rows: dict[int, list[int]] = {}
    for row in sorted(cells):
        for column in cells[row]:
            rows.setdefault(column, []).append(row)
    return rows
