"""Rows and cells written in any way Excel allows are found and changed, and new ones look like their neighbours."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.gateways.package.books import SHEET, part, remade, sheet_book, swap, table_book
from workbook.package import CellValue, Package


def after(book: Path, edits: Mapping[int, Mapping[int, CellValue]], stretch: Mapping[str, int] | None = None, chunk: int = 1 << 20) -> str:
    """What stands between the sheetData tags after the change."""
    with Package(book, chunk=chunk) as package:
        package.rewrite(book, {"S": edits}, stretch or {})
    return part(book, SHEET).split("<sheetData>")[1].split("</sheetData>")[0]


OTHER = '<c r="C2"><v>1</v></c>'
ROWS = {
    "attributes in another order": ('<row ht="9" r="2"><c s="3" r="A2"/></row>', '<row ht="9" r="2"><c r="A2" s="3"><v>5</v></c></row>'),
    "single quotes": ("<row r='2'><c r='A2' s='3'/></row>", '<row r=\'2\'><c r="A2" s="3"><v>5</v></c></row>'),
    "row without cells": ('<row r="2" ht="20"/>', '<row r="2" ht="20"><c r="A2"><v>5</v></c></row>'),
    "cell with an end tag": ('<row r="2"><c r="A2"></c></row>', '<row r="2"><c r="A2"><v>5</v></c></row>'),
    "line breaks": ('\r\n<row r="2">\r\n<c r="A2"/>\n</row>\n', '\r\n<row r="2"><c r="A2"><v>5</v></c></row>'),
    "spaces in tags": ('<row  r = "2" ><c r="A2"  /></row >', '<row  r = "2" ><c r="A2"><v>5</v></c></row>'),
    "bracket in an attribute": ('<row r="2" x=">"><c r="A2"/></row>', '<row r="2" x=">"><c r="A2"><v>5</v></c></row>'),
    "cells beside it": (f'<row r="2"><c r="A2"/>{OTHER}</row>', f'<row r="2"><c r="A2"><v>5</v></c>{OTHER}</row>'),
    "hint too narrow": ('<row r="2" spans="2:3"><c r="B2"/></row>', '<row r="2"><c r="A2"><v>5</v></c><c r="B2"/></row>'),
    "formula": ('<row r="2"><c r="A2" s="3" t="str" cm="1"><f>B1</f><v>x</v></c></row>', '<row r="2"><c r="A2" s="3"><v>5</v></c></row>'),
    "shared formula of others": ('<row r="2"><c r="A2"><f t="shared" si="0"/></c></row>', '<row r="2"><c r="A2"><v>5</v></c></row>'),
    "rich text": ('<row r="2"><c r="A2" t="inlineStr"><is><r><t>x</t></r></is></c></row>', '<row r="2"><c r="A2"><v>5</v></c></row>'),
    "row not there": ('<row r="1"/><row r="9"/>', '<row r="1"/><row r="2"><c r="A2"><v>5</v></c></row><row r="9"/>'),
    "no rows": ("", '<row r="2"><c r="A2"><v>5</v></c></row>'),
}


@pytest.mark.parametrize("chunk", [1, 7, 1 << 20])
@pytest.mark.parametrize("case", ROWS)
def test_the_cell_a2_is_found_however_it_is_written(case: str, chunk: int, tmp_path: Path) -> None:
    rows, expected = ROWS[case]

    written = after(sheet_book(tmp_path / "a.xlsx", rows), {2: {1: 5}}, chunk=chunk)

    assert written.strip() == expected.strip()


def test_a_sheet_without_any_row_takes_its_first(tmp_path: Path) -> None:
    book = remade(sheet_book(tmp_path / "a.xlsx", ""), {SHEET: swap("<sheetData></sheetData>", "<sheetData />")})

    written = after(book, {7: {2: "x"}, 3: {1: None}})

    assert written == '<row r="7"><c r="B7" t="inlineStr"><is><t xml:space="preserve">x</t></is></c></row>'


def test_new_rows_come_in_order_between_old_ones(tmp_path: Path) -> None:
    book = sheet_book(tmp_path / "a.xlsx", '<row r="3"/><row r="6"/>')

    written = after(book, {9: {1: 1}, 4: {1: 1}, 1: {1: 1}, 6: {1: 1}, 5: {1: 1}}, chunk=16)

    assert [int(row.split('"')[1]) for row in written.split("<row ")[1:]] == [1, 3, 4, 5, 6, 9]


def test_emptying_a_cell_keeps_its_look_and_makes_no_new_one(tmp_path: Path) -> None:
    book = sheet_book(tmp_path / "a.xlsx", '<row r="2"><c r="A2" s="3"><v>1</v></c></row>')

    written = after(book, {2: {1: None, 2: None}, 5: {1: None}})

    assert written == '<row r="2"><c r="A2" s="3"/></row>'


def test_a_new_row_takes_looks_and_height_of_the_row_above_in_its_table(tmp_path: Path) -> None:
    book = table_book(tmp_path / "a.xlsx", 2)
    styled = '<row r="3" ht="24" customHeight="1" spans="1:3"><c r="A3" s="0"/><c r="B3" s="1"/><c r="C3" s="1"/></row></sheetData>'
    remade(book, {SHEET: swap("</sheetData>", styled)})

    written = after(book, {4: {1: 7, 3: 8}, 5: {1: 9}}, {"T": 4})

    assert written.endswith(
        '<row r="4" ht="24" customHeight="1"><c r="A4" s="0"><v>7</v></c><c r="B4" s="1"/><c r="C4"><v>8</v></c></row>'
        '<row r="5"><c r="A5"><v>9</v></c></row>'
    )


def test_the_heading_lends_no_look_to_the_first_row(tmp_path: Path) -> None:
    book = table_book(tmp_path / "a.xlsx", 1)
    remade(book, {SHEET: lambda xml: xml.replace(b'<c r="A1"', b'<c r="A1" s="1"').replace(b'<row r="1"', b'<row ht="40" r="1"')})

    written = after(book, {2: {1: 7}})

    assert written.endswith('<row r="2"><c r="A2"><v>7</v></c></row>')


def test_a_new_cell_takes_the_look_of_its_column_or_of_its_formatted_row(tmp_path: Path) -> None:
    columns = '<cols><col min="2" max="3" width="9" style="2"/></cols>'
    book = sheet_book(tmp_path / "a.xlsx", '<row r="1"/><row r="2" s="5" customFormat="1"/>', before=columns)

    written = after(book, {1: {2: 1}, 2: {2: 1}, 3: {3: 1, 4: 1}})

    assert 'r="B1" s="2"' in written
    assert 'r="B2" s="5"' in written
    assert 'r="C3" s="2"' in written
    assert '<c r="D3"><v>' in written


def test_a_cell_missing_in_a_row_of_the_table_looks_like_the_one_above(tmp_path: Path) -> None:
    book = table_book(tmp_path / "a.xlsx", 3)
    remade(book, {SHEET: swap("</sheetData>", '<row r="2"><c r="B2" s="4"/></row><row r="3"><c r="A3"/></row></sheetData>')})

    written = after(book, {3: {2: 7}, 4: {2: 8}})

    assert '<c r="B3" s="4"><v>7</v></c>' in written
    assert '<c r="B4" s="4"><v>8</v></c>' in written


def test_the_dimension_covers_what_was_written(tmp_path: Path) -> None:
    book = sheet_book(tmp_path / "a.xlsx", '<row r="4"/>', before='<dimension ref="B4"/>')

    after(book, {2: {3: 1}, 9: {1: 1}})

    assert '<dimension ref="A2:C9"/>' in part(book, SHEET)
