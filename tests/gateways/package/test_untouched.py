"""What a click does not touch stays in the file byte for byte."""

import sys
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.gateways.package.books import SHEET, WORKBOOK, digest, packed, part, rich_book, sheet_book
from workbook.package import Package


def test_all_members_but_the_sheet_stay_byte_for_byte_when_one_cell_changes(tmp_path: Path) -> None:
    book = rich_book(tmp_path / "a.xlsx")
    before = packed(book)

    with Package(book) as package:
        package.rewrite(book, {"订单": {3: {4: "草稿"}}})

    after = packed(book)
    assert list(after) == list(before)
    assert [name for name in before if before[name] != after[name]] == [SHEET]
    kinds = ("chart", "drawing", "media", "comments", "vmlDrawing")
    assert all(any(kind in name for name in before) for kind in kinds)


def test_name_time_and_attributes_of_the_changed_member_stay(tmp_path: Path) -> None:
    book = rich_book(tmp_path / "a.xlsx")
    before = labels(book)

    with Package(book) as package:
        package.rewrite(book, {"订单": {3: {4: "草稿"}}})

    assert labels(book) == before


def labels(book: Path) -> list[tuple[object, ...]]:
    with zipfile.ZipFile(book) as archive:
        return [(one.filename, one.date_time, one.external_attr, one.internal_attr, one.create_system) for one in archive.infolist()]


def test_a_longer_table_touches_its_sheet_its_part_and_the_print_area_alone(tmp_path: Path) -> None:
    book = rich_book(tmp_path / "a.xlsx")
    before = packed(book)

    with Package(book) as package:
        package.rewrite(tmp_path / "b.xlsx", {"订单": {5: {1: "SO-4"}}}, {"订单表": 5})

    after = packed(tmp_path / "b.xlsx")
    assert {name for name in before if before[name] != after[name]} == {SHEET, WORKBOOK, "xl/tables/table1.xml"}


def test_the_rest_of_the_sheet_stays_byte_for_byte(tmp_path: Path) -> None:
    book = rich_book(tmp_path / "a.xlsx")
    before = part(book, SHEET)

    with Package(book) as package:
        package.rewrite(book, {"订单": {3: {1: "SO-9"}}})

    cell = '<c r="A3" t="inlineStr"><is><t xml:space="preserve">SO-9</t></is></c>'
    assert part(book, SHEET).replace(cell, '<c r="A3" t="s"><v>7</v></c>') == before


def test_a_rewrite_without_changes_is_the_same_file(tmp_path: Path) -> None:
    book = rich_book(tmp_path / "a.xlsx")

    with Package(book) as package:
        package.rewrite(tmp_path / "b.xlsx", {})

    assert digest(tmp_path / "b.xlsx") == digest(book)


@pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
def test_a_sound_zip_comes_out_that_others_can_read(tmp_path: Path) -> None:
    book = rich_book(tmp_path / "a.xlsx")

    with Package(book) as package:
        package.rewrite(book, {"订单": {2: {3: 1}}, "图's 页": {1: {1: "x"}}})

    with zipfile.ZipFile(book) as archive:
        assert archive.testzip() is None
    read = load_workbook(book)
    assert (read["订单"]["C2"].value, read["图's 页"]["A1"].value) == (1, "x")


@pytest.mark.parametrize("installed", [True, False])
def test_a_long_sheet_is_packed_quickly_with_or_without_isal(installed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = sheet_book(tmp_path / "a.xlsx", '<row r="2"/>', before='<dimension ref="A1:B60000"/>')
    if not installed:
        monkeypatch.setitem(sys.modules, "isal", None)

    with Package(book) as package:
        package.rewrite(book, {"S": {2: {1: "x" * 500}}})

    assert "x" * 500 in part(book, SHEET)


def test_a_whole_part_can_be_replaced(tmp_path: Path) -> None:
    book = rich_book(tmp_path / "a.xlsx")
    name = next(name for name in packed(book) if "media/" in name)

    with Package(book) as package:
        package.rewrite(book, {}, replace_parts={name: b"new"})

    with zipfile.ZipFile(book) as archive:
        assert archive.read(name) == b"new"


def test_the_digest_of_a_part_speaks_of_its_content_not_its_packing(tmp_path: Path) -> None:
    book = rich_book(tmp_path / "a.xlsx")
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(tmp_path / "stored.xlsx", "w") as new:
        for info in old.infolist():
            new.writestr(info.filename, old.read(info))

    with Package(book) as tight, Package(tmp_path / "stored.xlsx") as loose:
        digests = {package.part_digest(SHEET) for package in (tight, loose)}

    assert len(digests) == 1
