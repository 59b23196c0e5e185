"""Any row of changes gives what a plain dictionary gives, read back by two readers that know nothing of ours."""

import math
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import python_calamine
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string

from tests.gateways.package.books import SHEET, part
from workbook.package import CellValue, Package
from workbook.package.cells import unescape_text

Grid = dict[tuple[int, int], Any]

AWKWARD = st.sampled_from("ab<&>\"'订单\n\r\t ]_x0041=+\x00\x0b")
TEXT = st.text(st.one_of(AWKWARD, st.characters(exclude_categories=["Cs"])), min_size=1, max_size=9)
VALUES: st.SearchStrategy[CellValue] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**14), 10**14),
    st.floats(allow_nan=False, allow_infinity=False),
    st.decimals(-(10**9), 10**9, places=4),
    st.dates(date(1901, 1, 1), date(2200, 1, 1)),
    TEXT,
)
SEED = st.one_of(st.none(), st.booleans(), st.integers(0, 10**6), st.sampled_from(["甲", "a<b", " x "]))


class Script(NamedTuple):
    """A book to begin with, and what is done to it; rows and columns count from 1, the table T starts in A1."""

    seed: Mapping[tuple[int, int], CellValue]
    table_rows: int
    slim: bool
    edits: dict[int, dict[int, CellValue]]
    appended: int
    chunk: int


@st.composite
def scripts(draw: st.DrawFn) -> Script:
    table_rows, appended = draw(st.integers(0, 12)), draw(st.integers(0, 5))
    last = 1 + table_rows
    seed = draw(st.dictionaries(st.tuples(st.integers(2, max(2, last)), st.integers(1, 4)), SEED, max_size=30))
    rows = st.integers(2, last + appended) if table_rows else st.integers(1, 30)
    edits = draw(st.dictionaries(rows, st.dictionaries(st.integers(1, 7), VALUES, max_size=5), max_size=8)) if last + appended >= 2 else {}
    chunk = draw(st.sampled_from([1, 5, 64, 300, 1 << 20]))
    return Script(seed, table_rows, draw(st.booleans()), edits, appended if table_rows else 0, chunk)


@settings(max_examples=100, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(scripts())
def test_the_book_holds_what_a_dictionary_would_hold(script: Script) -> None:
    with TemporaryDirectory() as folder:
        book = Path(folder) / "a.xlsx"
        grid = build(book, script)

        with Package(book, chunk=script.chunk) as package:
            package.rewrite(book, {"S": script.edits}, {"T": 1 + script.table_rows + script.appended} if script.table_rows else {})

        grid |= {(row, column): value for row, values in script.edits.items() for column, value in values.items()}
        expected = {cell: stored for cell, value in grid.items() if (stored := as_stored(value)) is not None}
        assert differences(by_calamine(book), expected) == {}
        assert differences(by_openpyxl(book, script), expected) == {}


def build(path: Path, script: Script) -> Grid:
    """The book of the script by XlsxWriter, and what it holds."""
    book = xlsxwriter.Workbook(path, {"constant_memory": script.slim and not script.table_rows})
    sheet = book.add_worksheet("S")
    grid: Grid = {}
    for (row, column), value in sorted(script.seed.items()):
        if value is not None:
            sheet.write(row - 1, column - 1, value)
            grid[row, column] = value
    if script.table_rows:
        sheet.add_table(0, 0, script.table_rows, 3, {"name": "T", "columns": [{"header": name} for name in "abcd"]})
        grid |= {(1, column): name for column, name in enumerate("abcd", 1)}
    book.close()
    return grid


def as_stored(value: object) -> object:
    """What a reader gives for the value: text, truth, or a float."""
    if isinstance(value, date):
        return float((value - date(1899, 12, 30)).days)
    return float(value) if isinstance(value, int | float | Decimal) and not isinstance(value, bool) else value


def by_calamine(path: Path) -> Grid:
    sheet = python_calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_name("S")
    rows = sheet.to_python(skip_empty_area=False)
    return {(i, j): as_stored(value) for i, row in enumerate(rows, 1) for j, value in enumerate(row, 1) if value != ""}


def by_openpyxl(path: Path, script: Script) -> Grid:
    """openpyxl leaves the _xHHHH_ of inline text as it stands, so it is resolved here; shared text it resolves itself."""
    book = load_workbook(path)
    assert_in_order(part(path, SHEET))
    if script.table_rows:
        assert book["S"].tables["T"].ref == f"A1:D{1 + script.table_rows + script.appended}"
    grid: Grid = {}
    for row in book["S"].iter_rows():
        for cell in row:
            if cell.value is not None:
                grid[cell.row, cell.column] = unescape_text(cell.value) if isinstance(cell.value, str) else as_stored(cell.value)
    return grid


def assert_in_order(xml: str) -> None:
    """Excel calls a sheet damaged whose rows or cells do not rise."""
    rows = [[column_index_from_string(name) for name in re.findall(r'<c r="([A-Z]+)', row)] for row in xml.split("<row ")[1:]]
    numbers = [int(number) for number in re.findall(r'<row r="(\d+)"', xml)]
    assert all(one < other for line in (numbers, *rows) for one, other in pairwise(line))


def differences(found: Grid, expected: Mapping[tuple[int, int], object]) -> Grid:
    return {cell: (found.get(cell), expected.get(cell)) for cell in found | dict(expected) if not same(found.get(cell), expected.get(cell))}


def same(one: object, other: object) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=1e-15)
    return type(one) is type(other) and one == other
