"""Holds the workbook that is being drawn: its language, its looks, its sheets."""

import unicodedata
from datetime import datetime
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from order_logic.text import Lang, Text
from workbook.template.palette import FONTS, INK
from workbook.vba import Host

_FOOTER = Text("第 &P 页 / 共 &N 页&R&8&K66727F打印于 &D &T", "Page &P of &N&R&8&K66727FPrinted &D &T")


def wide(text: str) -> int:
    """Width in half-width columns: wide, full and ambiguous East Asian signs count two."""
    return len(text) if text.isascii() else sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)


class Pen:
    """A workbook under construction; looks are made once and shared."""

    def __init__(self, path: str, lang: Lang, host: Host, company: str, made: datetime) -> None:
        """``made`` stands in the file's properties, so that the same arguments give the same file."""
        self.font = FONTS[host]
        look = {"font_name": self.font, "font_size": 10}
        self.book = xlsxwriter.Workbook(path, {"default_format_properties": look, "default_row_height": 22})
        self.book.set_properties({"title": "订单台 OrderDesk", "company": company, "created": made})
        self.lang: Lang = lang
        self.host: Host = host
        self.company = company
        self._looks: dict[tuple[tuple[str, Any], ...], Format] = {}
        self._changes: dict[tuple[tuple[str, Any], ...], Format] = {}

    def say(self, text: Text, **facts: object) -> str:
        """``text`` in the book's language."""
        return text.say(self.lang, **facts)

    def look(self, **props: Any) -> Format:
        """The look of a cell."""
        key = tuple(sorted(props.items()))
        if key not in self._looks:
            self._looks[key] = self.book.add_format(
                {"font_name": self.font, "font_size": 10, "font_color": INK, "valign": "vcenter", **props}
            )
        return self._looks[key]

    def change(self, **props: Any) -> Format:
        """What a conditional format changes of a cell's look."""
        key = tuple(sorted(props.items()))
        if key not in self._changes:
            self._changes[key] = self.book.add_format(props)
        return self._changes[key]

    def sheet(self, label: Text, tab: str) -> Worksheet:
        """A new sheet without grid lines, landscape A4, with its footer."""
        sheet = self._named(self.say(label))
        sheet.hide_gridlines(2)
        sheet.set_tab_color(tab)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(0.4, 0.4, 0.6, 0.6)
        sheet.center_horizontally()
        company = self.company.replace("&", "&&")
        sheet.set_footer(f"&L&8&K66727F{company} · {self.say(label)}&C&8&K66727F{self.say(_FOOTER)}")
        return sheet

    def hidden_sheet(self, name: str) -> Worksheet:
        """A sheet for the program."""
        sheet = self._named(name)
        sheet.hide()
        return sheet

    def _named(self, name: str) -> Worksheet:
        sheet = self.book.add_worksheet(name)
        sheet.set_vba_name(f"Sheet{len(self.book.worksheets())}")
        return sheet
