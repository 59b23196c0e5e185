"""When a table grows, whatever ended with it grows along, and nothing else moves."""

from pathlib import Path

import pytest

from tests.gateways.package.books import SHEET, WORKBOOK, part, remade, rich_book, swap, table_book
from workbook.package import Package
from workbook.package.tables import Growth, TablePlace, grow_text

TABLE = "xl/tables/table1.xml"
PLACE = TablePlace("T", "S", TABLE, first_row=1, last_row=10, first_column=1, last_column=4, headings=("a", "b", "c", "d"))


@pytest.fixture
def stretched(tmp_path: Path) -> Path:
    """The rich book with two rows more in its table."""
    book = rich_book(tmp_path / "a.xlsx")
    names = '<definedName name="客户表">\'订单\'!$B$2:$B$4,订单!$C$2:$C$4</definedName><definedName name="末格">订单!$B$4</definedName>'
    names += '<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">订单!$A$1:$D$4</definedName>'
    remade(book, {WORKBOOK: swap("</definedNames>", f"{names}</definedNames>")})
    with Package(book) as package:
        package.rewrite(book, {"订单": {5: {1: "SO-4"}, 6: {1: "SO-5"}}}, {"订单表": 6})
    return book


def test_table_and_filter_reach_the_new_last_row(stretched: Path) -> None:
    xml = part(stretched, TABLE)

    assert xml.count('ref="A1:D6"') == 2
    assert "D4" not in xml


def test_dropdowns_colours_and_ignored_warnings_reach_the_new_last_row(stretched: Path) -> None:
    xml = part(stretched, SHEET)

    assert [piece.split('"')[0] for piece in xml.split('sqref="')[1:]] == ["G1", "C2:C6", "A2:D900", "D2:D6", "B2:B900", "A2:A6"][1:]
    assert "<xm:sqref>C2:C6</xm:sqref>" in xml
    assert '<dimension ref="A1:G6"/>' in xml


def test_print_area_and_named_lists_reach_the_new_last_row_but_pointers_stay(stretched: Path) -> None:
    xml = part(stretched, WORKBOOK)

    assert "订单!$A$1:$D$6<" in xml
    assert "'订单'!$B$2:$B$6,订单!$C$2:$C$6<" in xml
    assert ">订单!$B$4<" in xml
    assert 'hidden="1">订单!$A$1:$D$4<' in xml


def test_the_table_can_be_found_again_at_its_new_size(stretched: Path) -> None:
    with Package(stretched) as package:
        (table,) = package.tables_on("订单")

    assert (table.name, table.area.text, table.headings) == ("订单表", "A1:D6", ("单号", "客户", "金额", "状态"))


def test_a_table_never_shrinks(tmp_path: Path) -> None:
    book = table_book(tmp_path / "a.xlsx", 5)

    with Package(book) as package:
        package.rewrite(book, {"S": {2: {1: 1}}}, {"T": 3})

    assert 'ref="A1:B6"' in part(book, TABLE)


def test_the_one_blank_row_of_a_new_table_is_filled_in_place(tmp_path: Path) -> None:
    book = table_book(tmp_path / "a.xlsx", 1)

    with Package(book) as package:
        package.rewrite(book, {"S": {2: {1: "x"}, 3: {1: "y"}}}, {"T": 3})

    assert 'ref="A1:B3"' in part(book, TABLE)
    assert part(book, SHEET).count("<row ") == 3


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("C2:C10", "C2:C20"),
        ("C10", "C10:C20"),
        ("$A$1:$D$10", "$A$1:$D$20"),
        ("A2:A10 C2:C10 F10", "A2:A20 C2:C20 F10"),
        ("A2:XFD10", "A2:XFD20"),
        ("C2:C9", "C2:C9"),
        ("C2:C500", "C2:C500"),
        ("F2:F10", "F2:F10"),
        ("C:C", "C:C"),
        ("", ""),
    ],
)
def test_a_block_grows_when_it_ended_with_the_table(old: str, new: str) -> None:
    assert grow_text(old, [Growth(PLACE, 20)]) == new


def test_a_sparkline_stays_in_its_cell_while_ranges_and_the_sheet_grow(tmp_path: Path) -> None:
    book = table_book(tmp_path / "a.xlsx", 2)
    lines = "<x14:sparkline><xm:f>S!A2:A3</xm:f><xm:sqref>B3</xm:sqref></x14:sparkline>"
    remade(book, {SHEET: swap("</worksheet>", f"<extLst>{lines}<x14:y><xm:sqref>B3</xm:sqref></x14:y></extLst></worksheet>")})

    with Package(book) as package:
        package.rewrite(book, {}, {"T": 9})

    xml = part(book, SHEET)
    assert lines in xml
    assert "<x14:y><xm:sqref>B3:B9</xm:sqref></x14:y>" in xml
    assert '<dimension ref="A1:B9"/>' in xml


def test_a_sorted_and_filtered_table_keeps_its_filter_over_the_new_rows(tmp_path: Path) -> None:
    book = table_book(tmp_path / "a.xlsx", 3)
    inner = '<autoFilter ref="A1:B4"><filterColumn colId="0"/></autoFilter><sortState ref="A2:B4"><sortCondition ref="A2:A4"/></sortState>'
    remade(book, {TABLE: swap('<autoFilter ref="A1:B4"/>', inner)})

    with Package(book) as package:
        package.rewrite(book, {}, {"T": 8})

    assert inner.replace("4", "8") in part(book, TABLE)


def test_rows_typed_below_a_table_are_taken_in_when_they_are_its_own(tmp_path: Path) -> None:
    book = table_book(tmp_path / "a.xlsx", 1)
    typed = '<row r="3"><c r="A3"><v>1</v></c></row><row r="5"><c r="B5"><v>2</v></c></row></sheetData>'
    remade(book, {SHEET: swap("</sheetData>", typed)})

    with Package(book) as package:
        package.rewrite(book, {"S": {6: {1: "x"}}}, {"T": 6}, adopt={"T": 5})

    assert 'ref="A1:B6"' in part(book, TABLE)
    assert '<c r="A3"><v>1</v></c>' in part(book, SHEET)
    assert '<c r="B5"><v>2</v></c>' in part(book, SHEET)
