"""Rows that cannot be taken out of the top of a table, since something stands there or looks at them."""

import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from tests.gateways.package.books import SHEET, dot_png, remade, swap
from tests.gateways.package.log_books import WATCH, More, cells, dropped, first_rows, log_book, refusal_of
from workbook.package import Package, Refusal
from workbook.package.refusal import IN_THE_WAY, NO_TABLE, TOTALS_ROW, UNUSUAL_XML

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
    "name that counts from elsewhere": lambda book, _: book.define_name(
        "mine", "=日志!$B$5:INDEX(日志!$B:$B,MAX(5,4+COUNTA(日志!$B$5:$B$1048576)))"
    ),
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
    "as far as filled": lambda book, _: book.define_name("mine", "=日志!$B$4:INDEX(日志!$B:$B,MAX(4,3+COUNTA(日志!$B$4:$B$1048576)))"),
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
        package.drop_rows(path, {"U": range(5, 6)})
    assert stopped.value.reason is NO_TABLE


@pytest.mark.parametrize("count", [-1, 0, 20, 21])
def test_a_row_must_go_and_a_row_must_stay(tmp_path: Path, count: int) -> None:
    path = log_book(tmp_path / "b.xlsx")

    with Package(path) as package, pytest.raises(ValueError, match="cannot go"):
        package.drop_rows(path, first_rows(package, "T", count))

    assert zipfile.is_zipfile(path)


def test_cells_without_their_names_stop_it(tmp_path: Path) -> None:
    path = remade(log_book(tmp_path / "b.xlsx"), {SHEET: lambda xml: xml.replace(b'<c r="B20"', b"<c")})

    assert refusal_of(path).reason is UNUSUAL_XML


def test_what_the_program_does_not_know_stops_it(tmp_path: Path) -> None:
    path = remade(log_book(tmp_path / "b.xlsx"), {SHEET: swap("<pageMargins", WATCH)})

    refusal = refusal_of(path)

    assert refusal.reason is IN_THE_WAY
    assert "cellWatches" in refusal.say("en")
