"""Workbooks to try the writer on: one with everything a user may put in it, and broken ones made from it."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import xlsxwriter

SHEET = "xl/worksheets/sheet1.xml"
WORKBOOK = "xl/workbook.xml"
Change = Callable[[bytes], bytes]


def rich_book(path: Path) -> Path:
    """Two sheets: 订单 with the table 订单表 (A1:D4, three rows), formats, a dropdown, colours, a note, a chart; 图's 页 with the rest."""
    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False})
    orders, pictures = book.add_worksheet("订单"), book.add_worksheet("图's 页")
    money = book.add_format({"num_format": "#,##0.00"})
    rows = [["SO-1", "甲公司", 100.5, "草稿"], ["SO-2", "乙&丙<公司>", 7, "已批"], ["SO-3", "丁", -3, "草稿"]]
    columns = [{"header": "单号"}, {"header": "客户"}, {"header": "金额", "format": money}, {"header": "状态"}]
    orders.add_table(0, 0, 3, 3, {"name": "订单表", "columns": columns, "data": rows})
    orders.data_validation("D2:D4", {"validate": "list", "source": ["草稿", "已批"], "input_title": "a > b", "input_message": "选"})
    orders.data_validation("B2:B900", {"validate": "length", "criteria": "<", "value": 90})
    orders.conditional_format("C2:C4", {"type": "data_bar", "data_bar_2010": True, "bar_solid": True})
    orders.conditional_format("A2:D900", {"type": "formula", "criteria": '=$D2="草稿"', "format": book.add_format({"bold": True})})
    orders.ignore_errors({"number_stored_as_text": "A2:A4"})
    orders.write_comment("B2", "老客户")
    orders.write_formula("G1", "=SUM(C2:C4)", None, 104.5)
    orders.print_area(0, 0, 3, 3)
    orders.freeze_panes(1, 0)
    _draw(book, pictures)
    book.close()
    return path


def _draw(book: xlsxwriter.Workbook, pictures: Any) -> None:
    """What lies over the cells of a sheet: a button, a picture, a sparkline, words, a chart."""
    pictures.insert_button("B2", {"caption": "推进", "macro": "advance"})
    pictures.insert_image("B6", "dot.png", {"image_data": io.BytesIO(dot_png())})
    pictures.add_sparkline("H2", {"range": "订单!C2:C4"})
    pictures.insert_textbox("H6", "说明")
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=订单!$C$2:$C$4"})
    pictures.insert_chart("B10", chart)


def dot_png() -> bytes:
    """The smallest picture: one grey pixel."""

    def part(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))

    header = struct.pack(">2L5B", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", header) + part(b"IDAT", zlib.compress(b"\0\x80")) + part(b"IEND", b"")


def sheet_book(path: Path, rows: str, *, before: str = "", after: str = "", start: str = '<?xml version="1.0"?>') -> Path:
    """A book whose one sheet S holds exactly the XML ``rows``, between ``before`` and ``after``."""
    book = xlsxwriter.Workbook(path)
    book.add_worksheet("S")
    book.close()
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    return remade(path, {SHEET: lambda _: f"{start}<worksheet {space}>{before}<sheetData>{rows}</sheetData>{after}</worksheet>".encode()})


def table_book(path: Path, rows: int, **options: object) -> Path:
    """A book whose one sheet S has the table T with columns a and b from A1 down, ``rows`` blank rows."""
    book = xlsxwriter.Workbook(path)
    columns = [{"header": "a"}, {"header": "b"}]
    book.add_worksheet("S").add_table(0, 0, rows, 1, {"name": "T", "columns": columns, **options})
    book.close()
    return path


def remade(path: Path, changes: Mapping[str, Change], *, added: Mapping[str, bytes] | None = None) -> Path:
    """The same book with the content of some members changed and others added, packed afresh."""
    with zipfile.ZipFile(path) as old:
        members = {info.filename: old.read(info) for info in old.infolist()}
    members |= {name: change(members[name]) for name, change in changes.items()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in (members | dict(added or {})).items():
            new.writestr(name, data)
    return path


def swap(old: str, new: str) -> Change:
    """A change that must find ``old`` and puts ``new`` there."""

    def change(xml: bytes) -> bytes:
        assert old.encode() in xml, f"{old} is not in the part"
        return xml.replace(old.encode(), new.encode())

    return change


def part(path: Path, name: str) -> str:
    """One member of the book as text."""
    with zipfile.ZipFile(path) as book:
        return book.read(name).decode()


def packed(path: Path) -> dict[str, bytes]:
    """Every member's packed bytes as they lie in the file."""
    data, found = path.read_bytes(), {}
    with zipfile.ZipFile(path) as book:
        for info in book.infolist():
            names = struct.unpack_from("<2H", data, info.header_offset + 26)
            start = info.header_offset + 30 + sum(names)
            found[info.filename] = data[info.header_offset : start + info.compress_size]
    return found


def digest(path: Path) -> str:
    """SHA-256 of the whole file."""
    return sha256(path.read_bytes()).hexdigest()
