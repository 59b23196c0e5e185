"""Workbooks made to hurt whoever opens them, built on a desk's own workbook."""

import struct
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

from order_logic.records import Order
from order_logic.text import Text
from tests.gateways.package.books import remade
from tests.gateways.tampering import edited, members, part_of
from workbook import scan
from workbook.package import refusal
from workbook.package.areas import column_name
from workbook.schema import SHEET_OF

Tamper = Callable[[Path], object]
STRINGS = "xl/sharedStrings.xml"
LAST = column_name(len(SHEET_OF[Order].columns))  # of the register
_LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
_DTD = f'<!DOCTYPE w [<!ENTITY l0 "ha">{_LAUGHS}<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def rows(extra: str, sheet: str = "订单") -> Tamper:
    """More rows at the end of a sheet."""
    return lambda path: edited(path, part_of(path, sheet), "</sheetData>", f"{extra}</sheetData>")


def note(words: str) -> str:
    return f'<row r="900"><c r="AU900" t="inlineStr"><is><t>{words}</t></is></c></row>'


def with_dtd(words: str) -> Tamper:
    """A sheet that declares entities and uses them."""

    def tamper(path: Path) -> None:
        part = part_of(path, "订单")
        rows(note(words))(path)
        edited(path, part, "<worksheet ", f"{_DTD}<worksheet ")

    return tamper


def entities_in_strings(path: Path) -> None:
    edited(path, STRINGS, "<sst ", f"{_DTD}<sst ")
    edited(path, STRINGS, "</sst>", "<si><t>&l9;</t></si></sst>")


def filled(member: str, size: int, head: bytes = b"", tail: bytes = b"") -> Tamper:
    """A member with ``size`` bytes of the letter A, which pack to a thousandth."""

    def tamper(path: Path) -> None:
        kept = members(path)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
            for name, data in kept.items():
                with new.open(name, "w") as out:
                    if name != member:
                        out.write(data)
                        continue
                    out.write(head)
                    for _ in range(size >> 20):
                        out.write(b"A" * (1 << 20))
                    out.write(tail)

    return tamper


def declares_less(member: str, size: int) -> Tamper:
    """A bomb whose directory says that it is a thousand bytes long."""

    def tamper(path: Path) -> None:
        filled(member, size, b"<x>", b"</x>")(path)
        data = bytearray(path.read_bytes())
        at = -1
        while (at := data.find(b"PK\1\2", at + 1)) >= 0:
            length = struct.unpack_from("<H", data, at + 28)[0]
            if data[at + 46 : at + 46 + length] == member.encode():
                data[at + 24 : at + 28] = struct.pack("<L", 1000)
        path.write_bytes(bytes(data))

    return tamper


def twice(path: Path) -> None:
    part = part_of(path, "订单")
    with zipfile.ZipFile(path, "a") as book, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book.writestr(part, b"<worksheet/>")


HOSTILE: dict[str, tuple[Tamper, Text]] = {
    "billion laughs": (with_dtd("&l9;"), refusal.DTD),
    "a file of the machine": (with_dtd("&x;"), refusal.DTD),
    "billion laughs in the strings": (entities_in_strings, refusal.DTD),
    "a sheet of a gigabyte": (filled("xl/worksheets/sheet2.xml", 1 << 30), refusal.TOO_LARGE),
    "strings of a gigabyte": (filled(STRINGS, 1 << 30), refusal.TOO_LARGE),
    "strings that say they are short": (declares_less(STRINGS, 256 << 20), refusal.DAMAGED),
    "a sheet that says it is short": (declares_less("xl/worksheets/sheet2.xml", 256 << 20), refusal.DAMAGED),
    "the same part twice": (twice, refusal.DUPLICATE),
    "the last cell of the sheet": (rows('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), scan.TOO_FAR),
    "a cell beyond the sheet": (rows('<row r="99999999"><c r="A99999999"><v>1</v></c></row>'), scan.TOO_FAR),
    "a far column in small letters": (rows("<row r='40000'><c r='xfd40000'><v>1</v></c></row>"), scan.TOO_FAR),
}
BOUNDED: dict[str, Tamper] = {
    "two million empty rows": rows("<row><c/></row>" * 2_000_000),
    "the last row": rows('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'),
    "the last column": rows('<row r="900"><c r="XFD900"><v>1</v></c></row>'),
    "empty cells with a look, far out": rows('<row r="1048576"><c r="XFD1048576" s="1"/></row>'),
    "a dimension that lies": lambda path: edited(path, part_of(path, "订单"), f'ref="A1:{LAST}5"', 'ref="A1:XFD1048576"'),
    "overlapping merges": lambda path: edited(
        path,
        part_of(path, "签核"),
        "</sheetData>",
        '</sheetData><mergeCells><mergeCell ref="A1:B3"/><mergeCell ref="B2:XFD1048576"/></mergeCells>',
    ),
    "a path out of the file": lambda path: remade(path, {}, added={"../../../../evil.txt": b"x", "/absolute.txt": b"x"}),
    "forty thousand characters": rows(note("长" * 40_000)),
}
