"""Rows taken out of the top of a table: what moves up, what stays as it was, and what stops it."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from tests.gateways.package.books import SHEET, digest, dot_png, packed, part, remade, swap
from workbook.package import Package, Refusal
from workbook.package.refusal import IN_THE_WAY, NO_TABLE, TOTALS_ROW, UNUSUAL_XML

More = Callable[[xlsxwriter.Workbook, Worksheet], object]
WATCH = '<cellWatches><cellWatch r="B9"/></cellWatches><pageMargins'
TABLE = "xl/tables/table1.xml"


def log_book(path: Path, rows: int = 20, more: More | None = None, totals: bool = False) -> Path:
    """A sheet 日志 with a title, the table T from B3 (headings) with ``rows`` rows of number, moment and text; and a sheet 页."""
    book = xlsxwriter.Workbook(path)
    sheet, other = book.add_worksheet("日志"), book.add_worksheet("页")
    sheet.write_string("B1", "日志")
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    data = [[n, datetime(2026, 11, 1 + n % 28), f"第 {n} 行 r=\"B9\" <c r='B9'>"] for n in range(1, rows + 1)]
    columns = [{"header": "序号"}, {"header": "时间", "format": day}, {"header": "内容"}]
    sheet.add_table(2, 1, 2 + rows + totals, 3, {"name": "T", "columns": columns, "data": data, "total_row": totals})
    sheet.set_row(3 + rows - 1, 33)
    sheet.data_validation(f"B4:B{rows + 900}", {"validate": "custom", "value": "=FALSE"})
    sheet.data_validation(f"C4:C{3 + rows}", {"validate": "any", "input_title": "a > b", "input_message": "选"})
    sheet.freeze_panes(3, 0)
    other.write_formula("A1", "=COUNTA(日志!B:B)", None, rows + 2)
    if more:
        more(book, sheet)
    book.close()
    return path


def dropped(path: Path, count: int) -> Path:
    with Package(path) as package:
        package.drop_rows(path, "T", count)
    return path


def cells(path: Path) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(path)["日志"].iter_rows(min_row=4, min_col=2, max_col=4, values_only=True))


def refusal_of(path: Path, count: int = 5) -> Refusal:
    before = digest(path)
    with Package(path) as package, pytest.raises(Refusal) as stopped:
        package.drop_rows(path, "T", count)
    assert digest(path) == before
    return stopped.value


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
            package.drop_rows(path, "T", 150)

    assert part(small, SHEET) == part(large, SHEET)


def test_the_target_may_be_another_file(tmp_path: Path) -> None:
    path, target = log_book(tmp_path / "b.xlsx"), tmp_path / "c.xlsx"
    before = digest(path)

    with Package(path) as package:
        package.drop_rows(target, "T", 3)

    assert digest(path) == before
    assert [row[0] for row in cells(target)] == list(range(4, 21))


def test_dropping_in_two_steps_is_dropping_at_once(tmp_path: Path) -> None:
    once, twice = log_book(tmp_path / "a.xlsx"), log_book(tmp_path / "b.xlsx")

    dropped(once, 12)
    dropped(dropped(twice, 5), 7)

    assert cells(once) == cells(twice)
    assert part(once, TABLE) == part(twice, TABLE)


IN_WAY: dict[str, More] = {
    "merged": lambda _, sheet: sheet.merge_range("F8:G9", "x"),
    "formula": lambda _, sheet: sheet.write_formula("F8", "=B8"),
    "formula above": lambda _, sheet: sheet.write_formula("F1", "=SUM(B4:B9)"),
    "picture": lambda _, sheet: sheet.insert_image("F8", "x.png", {"image_data": io.BytesIO(dot_png())}),
    "button": lambda _, sheet: sheet.insert_button("F8", {"caption": "x"}),
    "note": lambda _, sheet: sheet.write_comment("D9", "x"),
    "link": lambda _, sheet: sheet.write_url("F9", "internal:页!A1"),
    "break": lambda _, sheet: sheet.set_h_pagebreaks([12]),
    "rule of rows": lambda _, sheet: sheet.conditional_format("B9:D11", {"type": "blanks"}),
    "rule by row": lambda _, sheet: sheet.conditional_format("B4:D900", {"type": "formula", "criteria": "=$B4>$B$9"}),
    "second table": lambda _, sheet: sheet.add_table("F8:G10", {"name": "U"}),
    "filter": lambda _, sheet: sheet.autofilter("F3:G10"),
    "sparkline": lambda _, sheet: sheet.add_sparkline("F1", {"range": "B4:B9"}),
    "name": lambda book, _: book.define_name("mine", "=日志!$B$9"),
    "name of a formula": lambda book, _: book.define_name("mine", "=日志!$B$4:INDEX(日志!$B:$B,9)"),
    "other sheet": lambda book, _: book.get_worksheet_by_name("页").write_formula("B2", "=1+日志!$B$9"),
    "chart": lambda book, _: charted(book),
}


def charted(book: xlsxwriter.Workbook) -> None:
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=日志!$B$4:$B$9"})
    book.get_worksheet_by_name("页").insert_chart("B10", chart)


@pytest.mark.parametrize("what", IN_WAY)
def test_what_stands_at_the_rows_or_looks_at_them_stops_it(tmp_path: Path, what: str) -> None:
    path = log_book(tmp_path / "b.xlsx", more=IN_WAY[what])

    refusal = refusal_of(path)

    assert refusal.reason is IN_THE_WAY
    assert (refusal.facts["sheet"], refusal.facts["table"]) == ("日志", "T")


ASIDE: dict[str, More] = {
    "merged above": lambda _, sheet: sheet.merge_range("F1:G2", "x"),
    "picture above": lambda _, sheet: sheet.insert_image("F1", "x.png", {"image_data": io.BytesIO(dot_png())}),
    "note above": lambda _, sheet: sheet.write_comment("B3", "x", {"start_row": 0, "height": 20}),
    "link above": lambda _, sheet: sheet.write_url("F1", "internal:页!A1"),
    "linking formula": lambda book, _: book.get_worksheet_by_name("页").write_formula("B2", '=HYPERLINK("#\'日志\'!B9","日志!B9")'),
    "whole columns": lambda book, _: book.define_name("mine", "=日志!$B:$D"),
    "headings printed": lambda _, sheet: sheet.repeat_rows(1, 2),
    "another name": lambda book, _: book.define_name("mine", "=页!$B$9"),
}


@pytest.mark.parametrize("what", ASIDE)
def test_what_stands_elsewhere_does_not_stop_it(tmp_path: Path, what: str) -> None:
    path = log_book(tmp_path / "b.xlsx", more=ASIDE[what])

    dropped(path, 5)

    assert [row[0] for row in cells(path)] == list(range(6, 21))


def test_a_totals_row_and_an_unknown_table_stop_it(tmp_path: Path) -> None:
    path = log_book(tmp_path / "b.xlsx", totals=True)

    assert refusal_of(path).reason is TOTALS_ROW
    with Package(path) as package, pytest.raises(Refusal) as stopped:
        package.drop_rows(path, "U", 1)
    assert stopped.value.reason is NO_TABLE


@pytest.mark.parametrize("count", [-1, 0, 20, 21])
def test_a_row_must_go_and_a_row_must_stay(tmp_path: Path, count: int) -> None:
    path = log_book(tmp_path / "b.xlsx")

    with Package(path) as package, pytest.raises(ValueError, match="cannot go"):
        package.drop_rows(path, "T", count)

    assert zipfile.is_zipfile(path)


def test_cells_without_their_names_stop_it(tmp_path: Path) -> None:
    path = remade(log_book(tmp_path / "b.xlsx"), {SHEET: lambda xml: xml.replace(b'<c r="B20"', b"<c")})

    assert refusal_of(path).reason is UNUSUAL_XML


def test_what_the_program_does_not_know_stops_it(tmp_path: Path) -> None:
    path = remade(log_book(tmp_path / "b.xlsx"), {SHEET: swap("<pageMargins", WATCH)})

    refusal = refusal_of(path)

    assert refusal.reason is IN_THE_WAY
    assert "cellWatches" in refusal.say("en")
