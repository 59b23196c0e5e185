"""Rows taken out of the top of a table: what moves up, and what stays as it was."""

import re
from pathlib import Path

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.gateways.package.books import SHEET, digest, packed, part
from tests.gateways.package.log_books import TABLE, cells, dropped, first_rows, log_book
from workbook.package import Package

COUNTS = st.tuples(st.integers(2, 60), st.integers(1, 59), st.integers(64, 4096)).filter(lambda drawn: drawn[1] < drawn[0])


def test_the_rows_below_move_up_with_everything_in_them(tmp_path: Path) -> None:
    path = log_book(tmp_path / "b.xlsx")
    before = cells(path)

    dropped(path, 12)

    sheet = openpyxl.load_workbook(path)["日志"]
    assert cells(path) == before[12:]
    assert sheet["B1"].value == "日志"
    assert (sheet.dimensions, sheet.tables["T"].ref) == ("B1:D11", "B3:D11")
    assert sheet["C4"].number_format == "yyyy-mm-dd"
    assert sheet.row_dimensions[11].height == 33


def test_ranges_that_end_in_the_table_shrink_and_those_below_it_stay(tmp_path: Path) -> None:
    path = dropped(log_book(tmp_path / "b.xlsx", more=lambda _, sheet: sheet.conditional_format("B4:D15", {"type": "blanks"})), 12)

    xml = part(path, SHEET)

    assert re.findall(r'<dataValidation [^<]*sqref="([^"]*)"', xml) == ["B4:B920", "C4:C11"]
    assert 'conditionalFormatting sqref="B4:D15"' in xml  # it ended among the rows that went: the rule of the column goes on
    assert 'autoFilter ref="B3:D11"' in part(path, TABLE)


def test_every_other_part_stays_byte_for_byte(tmp_path: Path) -> None:
    path = log_book(tmp_path / "b.xlsx")
    before = packed(path)

    dropped(path, 12)

    after = packed(path)
    assert {name for name in before if after.get(name) != before[name]} == {SHEET, TABLE}
    assert 'fullCalcOnLoad="1"' in part(path, "xl/workbook.xml")


def test_the_print_area_shrinks_with_the_table(tmp_path: Path) -> None:
    path = dropped(log_book(tmp_path / "b.xlsx", more=lambda _, sheet: sheet.print_area("B1:D23")), 12)

    assert "日志!$B$1:$D$11</definedName>" in part(path, "xl/workbook.xml")


def test_the_selection_and_the_view_move_up_with_their_rows(tmp_path: Path) -> None:
    path = dropped(log_book(tmp_path / "b.xlsx", more=lambda _, sheet: sheet.set_selection("C20")), 12)

    assert 'activeCell="C8" sqref="C8"' in part(path, SHEET)


def test_rows_go_the_same_way_in_small_pieces_and_in_one(tmp_path: Path) -> None:
    small, large = log_book(tmp_path / "a.xlsx", 200), log_book(tmp_path / "b.xlsx", 200)

    for path, chunk in ((small, 700), (large, 1_000_000)):
        with Package(path, chunk=chunk) as package:
            package.drop_rows(path, first_rows(package, "T", 150))

    assert part(small, SHEET) == part(large, SHEET)


def test_the_target_may_be_another_file(tmp_path: Path) -> None:
    path, target = log_book(tmp_path / "b.xlsx"), tmp_path / "c.xlsx"
    before = digest(path)

    with Package(path) as package:
        package.drop_rows(target, first_rows(package, "T", 3))

    assert digest(path) == before
    assert [row[0] for row in cells(target)] == list(range(4, 21))


def test_dropping_in_two_steps_is_dropping_at_once(tmp_path: Path) -> None:
    once, twice = log_book(tmp_path / "a.xlsx"), log_book(tmp_path / "b.xlsx")

    dropped(once, 12)
    dropped(dropped(twice, 5), 7)

    assert cells(once) == cells(twice)
    assert part(once, TABLE) == part(twice, TABLE)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])  # each example writes its own file
@given(drawn=COUNTS)
def test_whatever_goes_the_rest_is_as_it_was(tmp_path: Path, drawn: tuple[int, int, int]) -> None:
    rows, count, chunk = drawn
    path = log_book(tmp_path / "b.xlsx", rows)
    before = cells(path)

    with Package(path, chunk=chunk) as package:
        package.drop_rows(path, first_rows(package, "T", count))

    assert cells(path) == before[count:]
    with Package(path) as package:
        assert package.tables["T"].last_row == 3 + rows - count
