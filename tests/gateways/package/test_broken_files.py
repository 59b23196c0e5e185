"""A file that is no sound workbook is refused by name and stays as it was."""

import struct
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from order_logic.text import Text
from tests.gateways.package.books import SHEET, WORKBOOK, remade, rich_book, swap
from tests.gateways.package.refusing import Build, refused
from workbook.package import Refusal, refusal
from workbook.package.container import open_container

ONE = {"订单": {3: {1: "x"}}}


def rich(changes: Mapping[str, Callable[[bytes], bytes]]) -> Build:
    return lambda path: remade(rich_book(path), changes)


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


def without(name: str) -> Build:
    """The rich book without one of its members."""

    def build(path: Path) -> Path:
        with zipfile.ZipFile(rich_book(path)) as old:
            members = {info.filename: old.read(info) for info in old.infolist() if info.filename != name}
        with zipfile.ZipFile(path, "w") as new:
            for kept, data in members.items():
                new.writestr(kept, data)
        return path

    return build


def behind_a_program(path: Path) -> Path:
    """The rich book as a self-extracting file: its directory knows of the program before it."""
    with zipfile.ZipFile(rich_book(path)) as old:
        members = {info.filename: old.read(info) for info in old.infolist()}
    path.write_bytes(b"MZ program")
    with zipfile.ZipFile(path, "a") as new:
        for name, data in members.items():
            new.writestr(name, data)
    return path


def first_member_overlapping(path: Path) -> Path:
    """The rich book whose first member claims bytes of the second, as zip bombs do."""
    data = rich_book(path).read_bytes()
    at = data.find(b"PK\1\2") + 20
    path.write_bytes(data[:at] + struct.pack("<L", len(data) // 2) + data[at + 4 :])
    return path


def first_record_encrypted(old: bytes) -> bytes:
    at = old.rfind(b"PK\1\2") + 8
    return old[:at] + struct.pack("<H", 1) + old[at + 2 :]


FILES: dict[str, tuple[Build, Text]] = {
    "encrypted": (bytes_of(lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)), refusal.ENCRYPTED),
    "encrypted member": (bytes_of(first_record_encrypted), refusal.ENCRYPTED),
    "no zip": (bytes_of(lambda _: b"<html><table>"), refusal.NOT_A_WORKBOOK),
    "empty": (bytes_of(lambda _: b""), refusal.NOT_A_WORKBOOK),
    "cut short": (bytes_of(lambda old: old[:-300]), refusal.NOT_A_WORKBOOK),
    "data after": (bytes_of(lambda old: old + b"more"), refusal.STRAY_DATA),
    "data before": (bytes_of(lambda old: b"MZ" + old), refusal.STRAY_DATA),
    "data before, counted in": (behind_a_program, refusal.STRAY_DATA),
    "overlapping": (first_member_overlapping, refusal.DAMAGED),
    "zip64 count": (patched_end(8, b"\xff\xff\xff\xff"), refusal.ZIP64),
    "zip64 place": (patched_end(16, b"\xff\xff\xff\xff"), refusal.ZIP64),
    "duplicate": (twice, refusal.DUPLICATE),
    "signed": (lambda path: remade(rich_book(path), {}, added={"_xmlsignatures/origin.sigs": b""}), refusal.SIGNED),
    "1904": (rich({WORKBOOK: swap("<workbookPr ", '<workbookPr date1904="1" ')}), refusal.DATES_1904),
    "no content types": (without("[Content_Types].xml"), refusal.NOT_A_WORKBOOK),
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


def test_a_member_larger_than_it_says_is_not_unpacked_further(tmp_path: Path) -> None:
    book = rich_book(tmp_path / "a.xlsx")
    container = open_container(book, chunk=100)
    record = container.find(SHEET)
    assert record is not None
    unpacked = 0

    with pytest.raises(Refusal) as caught, container.handle:
        for piece in container.chunks(replace(record, size=150)):
            unpacked += len(piece)

    assert (caught.value.reason, unpacked <= 150 < record.size) == (refusal.DAMAGED, True)


def test_a_member_that_does_not_match_its_check_sum_is_refused(tmp_path: Path) -> None:
    book = rich_book(tmp_path / "a.xlsx")
    data = book.read_bytes()
    with zipfile.ZipFile(book) as archive:
        crc = struct.pack("<L", archive.getinfo(SHEET).CRC)
    at = data.rfind(crc)
    book.write_bytes(data[:at] + b"\0\0\0\0" + data[at + 4 :])

    found = refused(book, ONE)

    assert (found.reason, found.facts["part"]) == (refusal.DAMAGED, SHEET)
