"""A column of cells is read as one, but each cell means what it means alone."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from order_logic.columns import Column, Kind, columns_of
from order_logic.records import RECORDS, Signature
from workbook.kinds import LONGEST
from workbook.reading import read_cells, reader_of
from workbook.unreadable import Unreadable

COLUMNS = {column.kind: column for record in RECORDS for column in columns_of(record)}
MOMENTS = next(c for c in columns_of(Signature) if c.kind is Kind.MOMENT)
NOON = datetime(2026, 11, 21, 12, 0)
SERIALS = st.one_of(st.integers(-5, 50_000).map(float), st.sampled_from([float("nan"), 1e18, 45_000.5]))
DAYS = st.one_of(st.dates(), st.datetimes(), st.just(NOON.replace(tzinfo=UTC)))
TYPED = st.sampled_from(["", " ", "是", "No", "未确认", "待确认", "首次审核", "2026-11-21", "12.50", "x\u0007", "仓库、采购"])
WRITTEN = st.lists(st.one_of(TYPED, st.sampled_from([" A-1", "A-1", "备注\n第二行", "\u3000", "x" * (LONGEST + 1)])), max_size=8)
CELLS = st.lists(st.one_of(st.none(), st.booleans(), SERIALS, DAYS, TYPED), max_size=8)


def alone(column: Column, cell: Any) -> Any:
    """What one cell means, and nothing where it cannot be read."""
    if cell is None or cell == "":
        return column.blank
    try:
        return reader_of(column)(cell)
    except Unreadable:
        return column.blank


@pytest.mark.parametrize("kind", Kind, ids=lambda kind: str(kind.value))
@given(cells=st.one_of(CELLS, WRITTEN))
def test_each_cell_of_a_column_means_what_it_means_alone(kind: Kind, cells: list[Any]) -> None:
    column = COLUMNS[kind]
    values, _ = read_cells(column, cells)

    assert [(type(v), v) for v in values] == [(type(v), v) for v in (alone(column, cell) for cell in cells)]


ODD_FIGURES = st.sampled_from([-0.0, 5.0, 1e15, 1e16, 1e-7, 0.1 + 0.2, 123456789012345.0])
FIGURES = st.one_of(st.decimals(-(10**13), 10**13, places=2).map(float), st.floats(), ODD_FIGURES)


@given(cells=st.lists(st.one_of(FIGURES, FIGURES, st.just("")), max_size=4))
def test_each_figure_of_a_column_has_the_digits_that_it_has_alone(cells: list[Any]) -> None:
    values, _ = read_cells(COLUMNS[Kind.MONEY], cells)

    assert list(map(str, values)) == [str(alone(COLUMNS[Kind.MONEY], cell)) for cell in cells]


@pytest.mark.parametrize("odd", [0.0, False, date(2026, 11, 21), datetime(1899, 12, 31), NOON.replace(tzinfo=UTC), " "])
def test_one_odd_cell_among_moments_is_read_by_itself(odd: Any) -> None:
    values, faults = read_cells(MOMENTS, [NOON, odd, "", None])

    assert values == [NOON, alone(MOMENTS, odd), None, None]
    assert [at for at, _, _ in faults] == ([1] if not isinstance(odd, str) and alone(MOMENTS, odd) is None else [])
