"""Changed cells are written in runs down a column: each cell once, hidden rows and gaps left alone."""

from hypothesis import given
from hypothesis import strategies as st

from workbook.live.runs import Run, runs_of


@given(spots=st.sets(st.tuples(st.integers(1, 12), st.integers(1, 4))), hidden=st.sets(st.integers(1, 12)))
def test_runs_hold_every_cell_once_and_no_other(spots: set[tuple[int, int]], hidden: set[int]) -> None:
    cells: dict[int, dict[int, str]] = {}
    for row, at in spots:
        cells.setdefault(row, {})[at] = f"{row}/{at}"
    runs = runs_of(cells, hidden)

    written = [(row, run.column, value) for run in runs for row, value in zip(run.rows, run.values, strict=True)]
    assert sorted(written) == sorted((row, at, f"{row}/{at}") for row, at in spots)
    assert all(len(run.values) == 1 for run in runs if hidden & set(run.rows))


def test_runs_go_down_a_column_and_stop_at_gaps_and_hidden_rows() -> None:
    cells = {5: {1: "a", 2: "x"}, 6: {1: "b"}, 7: {1: "c"}, 8: {1: "d"}, 10: {1: "e"}}

    assert runs_of(cells, {7}) == [
        Run(1, 5, ("a", "b")),
        Run(1, 7, ("c",)),
        Run(1, 8, ("d",)),
        Run(1, 10, ("e",)),
        Run(2, 5, ("x",)),
    ]
