"""A change that would lose or swallow something is refused by name, and the file stays as it was."""

from pathlib import Path

import pytest

from order_logic.text import Text
from tests.gateways.package.books import SHEET, part, remade, rich_book, swap, table_book
from tests.gateways.package.refusing import Edits, refused
from workbook.package import Package, refusal

NEW_ROW = {"S": {3: {1: "x"}}}


PLANS: dict[str, tuple[Edits, dict[str, int], Text]] = {
    "no such sheet": ({"无": {1: {1: 1}}}, {}, refusal.NO_SHEET),
    "no such table": ({}, {"无": 9}, refusal.NO_TABLE),
    "row zero": ({"S": {0: {1: 1}}}, {}, refusal.BEYOND_SHEET),
    "row too far": ({"S": {1_048_577: {1: 1}}}, {}, refusal.BEYOND_SHEET),
    "column too far": ({"S": {3: {16_385: 1}}}, {}, refusal.BEYOND_SHEET),
    "table too long": ({}, {"T": 1_048_577}, refusal.BEYOND_SHEET),
    "heading": ({"S": {1: {2: "c"}}}, {}, refusal.HEADING),
    "long text": ({"S": {2: {2: "长" * 32_768}}}, {}, refusal.LONG_TEXT),
    "long number": ({"S": {9: {2: 10**16 + 1}}}, {}, refusal.LONG_NUMBER),
}


@pytest.mark.parametrize("case", PLANS)
def test_a_change_that_cannot_be_is_refused(case: str, tmp_path: Path) -> None:
    edits, stretch, reason = PLANS[case]

    found = refused(table_book(tmp_path / "a.xlsx", 1), edits, stretch)

    assert found.reason is reason


def test_a_heading_may_be_written_as_it_is(tmp_path: Path) -> None:
    book = table_book(tmp_path / "a.xlsx", 1)

    with Package(book) as package:
        package.rewrite(book, {"S": {1: {2: "b"}}})

    assert ">b</t>" in part(book, SHEET)


def test_a_table_without_headings_has_none_to_protect(tmp_path: Path) -> None:
    book = table_book(tmp_path / "a.xlsx", 2, header_row=False)

    with Package(book) as package:
        (table,) = package.tables_on("S")
        package.rewrite(book, {"S": {1: {2: "x"}, 2: {2: "y"}}})

    assert (table.first_row, table.last_row) == (0, 3)
    assert part(book, SHEET).count("inlineStr") == 2


def test_a_table_with_a_totals_row_is_not_stretched(tmp_path: Path) -> None:
    book = table_book(tmp_path / "a.xlsx", 2, total_row=True)

    found = refused(book, NEW_ROW, {"T": 4})

    assert (found.reason, found.facts["table"]) == (refusal.TOTALS_ROW, "T")


def test_a_note_below_the_table_is_neither_swallowed_nor_overwritten(tmp_path: Path) -> None:
    book = table_book(tmp_path / "a.xlsx", 1)
    remade(book, {SHEET: swap("</sheetData>", '<row r="4"><c r="B4"><v>5</v></c></row></sheetData>')})

    found = refused(book, NEW_ROW, {"T": 4})

    assert (found.reason, found.facts["cell"]) == (refusal.BELOW_TABLE, "B4")


def test_what_lies_below_the_rows_that_a_table_adopts_is_not_swallowed(tmp_path: Path) -> None:
    book = table_book(tmp_path / "a.xlsx", 1)
    rows = '<row r="3"><c r="A3"><v>1</v></c></row><row r="4"><c r="B4"><v>5</v></c></row></sheetData>'
    remade(book, {SHEET: swap("</sheetData>", rows)})
    before = book.read_bytes()

    with pytest.raises(refusal.Refusal) as caught, Package(book) as package:
        package.rewrite(book, {"S": {5: {1: "x"}}}, {"T": 5}, adopt={"T": 3})

    assert (caught.value.reason, caught.value.facts["cell"], book.read_bytes()) == (refusal.BELOW_TABLE, "B4", before)


def test_merged_cells_below_the_table_are_refused(tmp_path: Path) -> None:
    book = table_book(tmp_path / "a.xlsx", 1)
    remade(book, {SHEET: swap("</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="B3:C5"/></mergeCells>')})

    found = refused(book, NEW_ROW, {"T": 3})

    assert (found.reason, found.facts["cell"]) == (refusal.MERGED, "B3:C5")


def test_tables_do_not_grow_into_each_other(tmp_path: Path) -> None:
    book = rich_book(tmp_path / "a.xlsx")
    remade(book, {"xl/tables/table1.xml": swap('ref="A1:D4"', 'ref="A1:D3"')})
    second = b'<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="2" displayName="U" ref="D6:E8"/>'
    link = '<Relationship Id="rId99" Type="x/table" Target="../tables/table2.xml"/></Relationships>'
    remade(book, {"xl/worksheets/_rels/sheet1.xml.rels": swap("</Relationships>", link)}, added={"xl/tables/table2.xml": second})

    found = refused(book, {}, {"订单表": 6})

    assert (found.reason, found.facts["name"]) == (refusal.TABLES_MEET, "U")


def test_an_edited_part_is_not_replaced_as_well(tmp_path: Path) -> None:
    book = rich_book(tmp_path / "a.xlsx")

    with pytest.raises(ValueError, match="sheet1"), Package(book) as package:
        package.rewrite(book, {"订单": {3: {1: "x"}}}, replace_parts={SHEET: b"x"})
