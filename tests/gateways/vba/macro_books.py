"""Workbooks with macros for the tests, built the way the program builds them."""

import io
from collections.abc import Sequence
from pathlib import Path

import xlsxwriter

from workbook.vba import Host, macro_mark, sub_name, vba_project

COMMANDS = ("advance", "check")


def caption_of(command: str) -> str:
    """A caption with every sign that XML or our own mark could trip over."""
    return f"{command}|推进“订单”<&>"


def build_book(
    folder: Path,
    commands: Sequence[str] = COMMANDS,
    *,
    sheets: int = 2,
    host: Host = "libreoffice",
    name: str = "订单台.xlsm",
    launcher: str = "python3",
    drawn: Sequence[str] | None = None,
) -> Path:
    """A book with the macro project for ``commands``, and on its first sheet the buttons ``drawn``: as text boxes and as form buttons."""
    path = folder / name
    with xlsxwriter.Workbook(path) as book:
        if commands:
            book.add_vba_project(io.BytesIO(vba_project(commands, sheets, host, launcher)), True)
            book.set_vba_name("ThisWorkbook")
        for number in range(1, sheets + 1):
            book.add_worksheet(f"第{number}页").set_vba_name(f"Sheet{number}")
        _add_drawings(book)
        for row, command in enumerate(commands if drawn is None else drawn):
            _add_buttons(book, 3 * row, command)
    return path


def _add_drawings(book: xlsxwriter.Workbook) -> None:
    """What stands beside the buttons and must stay: a note, a chart, a plain text box."""
    sheet = book.worksheets()[0]
    sheet.write_comment("J9", "批注")
    sheet.insert_textbox(60, 0, "说明：本页由程序填写")
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=第1页!$A$1:$A$3"})
    chart.set_title({"name": "每月订单", "name_font": {"name": "微软雅黑"}})
    sheet.insert_chart("L9", chart)


def _add_buttons(book: xlsxwriter.Workbook, row: int, command: str) -> None:
    sheet, caption = book.worksheets()[0], caption_of(command)
    look = {"description": macro_mark(command, caption), "width": 120, "height": 32, "font": {"name": "微软雅黑", "size": 10}}
    sheet.insert_textbox(row, 0, caption, look)
    sheet.insert_button(row, 4, {"macro": sub_name(command), "caption": caption, "width": 120, "height": 32})
