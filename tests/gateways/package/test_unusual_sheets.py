"""A sheet written in a way we cannot change safely is refused by name and stays as it was."""

from pathlib import Path

import pytest

from order_logic.text import Text
from tests.gateways.package.books import SHEET, remade, sheet_book, swap
from tests.gateways.package.refusing import Build, refused
from workbook.package import refusal

ON_S = {"S": {1: {1: "x"}}}


def rows(xml: str, **around: str) -> Build:
    return lambda path: sheet_book(path, xml, **around)


def bomb(path: Path) -> Path:
    return sheet_book(path, f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"A" * (66 << 20)}</t></is></c></row>')


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
    "cell twice": (rows('<row r="1"><c r="A1"/><c r="A1"/></row>'), refusal.UNUSUAL_XML),
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
