"""What cannot be done safely is refused by name, and the file stays as it was."""

import struct
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from order_logic.text import Text
from tests.gateways.package.books import SHEET, WORKBOOK, digest, remade, rich_book, sheet_book, swap, table_book
from workbook.package import CellValue, Package, Refusal, refusal

Build = Callable[[Path], Path]
Edits = Mapping[str, Mapping[int, Mapping[int, CellValue]]]
ONE: Edits = {"订单": {3: {1: "x"}}}
ON_S: Edits = {"S": {1: {1: "x"}}}
NEW_ROW: Edits = {"S": {3: {1: "x"}}}


def refused(book: Path, edits: Edits, stretch: Mapping[str, int] | None = None) -> Refusal:
    """The refusal of the change; the file and its folder must be as before."""
    before = digest(book)
    with pytest.raises(Refusal) as caught, Package(book) as package:
        package.rewrite(book, edits, stretch or {})
    assert digest(book) == before
    assert [one.name for one in book.parent.iterdir()] == [book.name]
    assert "?" not in caught.value.say("zh")
    return caught.value


def rich(changes: Mapping[str, Callable[[bytes], bytes]]) -> Build:
    return lambda path: remade(rich_book(path), changes)


def rows(xml: str, **around: str) -> Build:
    return lambda path: sheet_book(path, xml, **around)


def bytes_of(change: Callable[[bytes], bytes]) -> Build:
    """The rich book with the bytes of its file changed."""

    def build(path: Path) -> Path:
        path.write_bytes(change(rich_book(path).read_bytes()))
        return path

    return build


def twice(path: Path) -> Path:
    rich_book(path)
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning):
        archive.writestr(SHEET, b"<worksheet/>")
    return path


def patched_end(at: int, data: bytes) -> Build:
    """The rich book with ``data`` at ``at`` inside its end record."""

    def change(old: bytes) -> bytes:
        start = old.rfind(b"PK\5\6") + at
        return old[:start] + data + old[start + len(data) :]

    return bytes_of(change)


def first_record_encrypted(old: bytes) -> bytes:
    at = old.rfind(b"PK\1\2") + 8
    return old[:at] + struct.pack("<H", 1) + old[at + 2 :]


def bomb(path: Path) -> Path:
    return sheet_book(path, f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"A" * (66 << 20)}</t></is></c></row>')


FILES: dict[str, tuple[Build, Text]] = {
    "encrypted": (bytes_of(lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)), refusal.ENCRYPTED),
    "encrypted member": (bytes_of(first_record_encrypted), refusal.ENCRYPTED),
    "no zip": (bytes_of(lambda _: b"<html><table>"), refusal.NOT_A_WORKBOOK),
    "empty": (bytes_of(lambda _: b""), refusal.NOT_A_WORKBOOK),
    "cut short": (bytes_of(lambda old: old[:-300]), refusal.NOT_A_WORKBOOK),
    "data after": (bytes_of(lambda old: old + b"more"), refusal.STRAY_DATA),
    "data before": (bytes_of(lambda old: b"MZ" + old), refusal.STRAY_DATA),
    "zip64 count": (patched_end(8, b"\xff\xff\xff\xff"), refusal.ZIP64),
    "zip64 place": (patched_end(16, b"\xff\xff\xff\xff"), refusal.ZIP64),
    "duplicate": (twice, refusal.DUPLICATE),
    "signed": (lambda path: remade(rich_book(path), {}, added={"_xmlsignatures/origin.sigs": b""}), refusal.SIGNED),
    "1904": (rich({WORKBOOK: swap("<workbookPr ", '<workbookPr date1904="1" ')}), refusal.DATES_1904),
    "no workbook": (rich({"_rels/.rels": swap("officeDocument", "other")}), refusal.NOT_A_WORKBOOK),
    "lost sheet": (rich({"xl/_rels/workbook.xml.rels": swap("sheet1.xml", "sheet9.xml")}), refusal.NO_PART),
    "workbook with DTD": (rich({WORKBOOK: swap("<workbook ", '<!DOCTYPE w [<!ENTITY a "b">]><workbook ')}), refusal.DTD),
    "strict": (rich({WORKBOOK: swap("schemas.openxmlformats.org/spreadsheetml/2006", "purl.oclc.org/ooxml")}), refusal.UNUSUAL_XML),
    "prefixed workbook": (rich({WORKBOOK: swap("<workbook xmlns=", "<x:workbook xmlns:x=")}), refusal.UNUSUAL_XML),
}


@pytest.mark.parametrize("case", FILES)
def test_a_file_that_is_no_sound_workbook_is_refused(case: str, tmp_path: Path) -> None:
    build, reason = FILES[case]

    found = refused(build(tmp_path / "a.xlsx"), ONE)

    assert found.reason is reason


CELL = '<row r="1"><c r="A1"><v>1</v></c></row>'
SHEETS: dict[str, tuple[Build, Text]] = {
    "DTD": (rows(CELL, start='<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), refusal.DTD),
    "encoding": (rows(CELL, start='<?xml version="1.0" encoding="GBK"?>'), refusal.UNUSUAL_XML),
    "prefixed": (lambda p: remade(rows(CELL)(p), {SHEET: swap("<worksheet xmlns=", "<x:worksheet xmlns:x=")}), refusal.UNUSUAL_XML),
    "comment before": (rows(CELL, before="<!-- <sheetData> -->"), refusal.UNUSUAL_XML),
    "comment inside": (rows('<!-- <row r="1"/> -->' + CELL), refusal.UNUSUAL_XML),
    "comment after": (rows(CELL, after="<!-- x -->"), refusal.UNUSUAL_XML),
    "CDATA": (rows('<row r="1"><c r="A1" t="inlineStr"><is><t><![CDATA[</row>]]></t></is></c></row>'), refusal.UNUSUAL_XML),
    "row without number": (rows('<row><c r="A1"/></row>'), refusal.UNUSUAL_XML),
    "cell without name": (rows('<row r="1"><c><v>1</v></c></row>'), refusal.UNUSUAL_XML),
    "cell of another row": (rows('<row r="1"><c r="A2"/></row>'), refusal.UNUSUAL_XML),
    "cells out of order": (rows('<row r="1"><c r="B1"/><c r="A1"/></row>'), refusal.UNUSUAL_XML),
    "rows out of order": (rows('<row r="2"/>' + CELL), refusal.UNUSUAL_XML),
    "row twice": (rows(CELL + CELL), refusal.UNUSUAL_XML),
    "row beyond the sheet": (rows(CELL + '<row r="99999999"/>'), refusal.UNUSUAL_XML),
    "extension in the row": (rows('<row r="1"><c r="A1"/><extLst/></row>'), refusal.UNUSUAL_XML),
    "cut short": (lambda p: remade(rows(CELL)(p), {SHEET: lambda xml: xml[: xml.index(b"</row>")]}), refusal.DAMAGED),
    "no rows at all": (lambda p: remade(rows("")(p), {SHEET: swap("sheetData", "sheetDate")}), refusal.UNUSUAL_XML),
    "bomb": (bomb, refusal.TOO_LARGE),
    "shared formula": (rows('<row r="1"><c r="A1"><f t="shared" si="0" ref="A1:A3">B1</f></c></row>'), refusal.SHARED_FORMULA),
    "array formula": (rows('<row r="1"><c r="A1"><f ref="A1" t="array">B1</f></c></row>'), refusal.ARRAY_FORMULA),
    "inside a data table": (rows('<row r="1"><c r="A1"><f t="dataTable" ref="A1:B3" r1="D1"/></c></row>'), refusal.ARRAY_FORMULA),
}


@pytest.mark.parametrize("case", SHEETS)
def test_a_sheet_that_cannot_be_changed_safely_is_refused(case: str, tmp_path: Path) -> None:
    build, reason = SHEETS[case]

    found = refused(build(tmp_path / "a.xlsx"), ON_S)

    assert found.reason is reason


def test_a_cell_filled_by_an_array_formula_elsewhere_is_refused(tmp_path: Path) -> None:
    master = '<row r="1"><c r="A1"><f t="array" ref="A1:B2">X</f></c></row>'
    book = sheet_book(tmp_path / "a.xlsx", master + '<row r="2"><c r="B2"><v>1</v></c></row>')

    found = refused(book, {"S": {2: {2: 5}}})

    assert (found.reason, found.facts["cell"]) == (refusal.ARRAY_FORMULA, "B2")


def test_a_member_that_does_not_match_its_check_sum_is_refused(tmp_path: Path) -> None:
    book = rich_book(tmp_path / "a.xlsx")
    data = book.read_bytes()
    with zipfile.ZipFile(book) as archive:
        crc = struct.pack("<L", archive.getinfo(SHEET).CRC)
    at = data.rfind(crc)
    book.write_bytes(data[:at] + b"\0\0\0\0" + data[at + 4 :])

    found = refused(book, ONE)

    assert (found.reason, found.facts["part"]) == (refusal.DAMAGED, SHEET)


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


def test_a_table_with_a_totals_row_is_not_stretched(tmp_path: Path) -> None:
    book = table_book(tmp_path / "a.xlsx", 2, total_row=True)

    found = refused(book, NEW_ROW, {"T": 4})

    assert (found.reason, found.facts["table"]) == (refusal.TOTALS_ROW, "T")


def test_a_note_below_the_table_is_neither_swallowed_nor_overwritten(tmp_path: Path) -> None:
    book = table_book(tmp_path / "a.xlsx", 1)
    remade(book, {SHEET: swap("</sheetData>", '<row r="4"><c r="B4"><v>5</v></c></row></sheetData>')})

    found = refused(book, NEW_ROW, {"T": 4})

    assert (found.reason, found.facts["cell"]) == (refusal.BELOW_TABLE, "B4")


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
        package.rewrite(book, ONE, replace_parts={SHEET: b"x"})
