"""A small workbook of orders to press on."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import xlwings
from openpyxl import Workbook
from openpyxl.worksheet.table import Table

from tests.gateways.engine.program import open_book

NUMBER = "SO20261121-0001"


def book_with(fill: Callable[[Any], object], folder: Path) -> xlwings.Book:
    """A workbook with a table of three orders on 订单, changed by ``fill`` and opened."""
    stored = Workbook()
    sheet = stored.active
    assert sheet is not None
    sheet.title = "订单"
    for row in (["订单号", "数量"], [NUMBER, 10], ["SO20261121-0002", 20], ["SO20261121-0003", 30]):
        sheet.append(row)
    sheet.add_table(Table(displayName="orders", ref="A1:B4"))
    fill(sheet)
    stored.save(folder / "订单台.xlsx")
    return open_book(folder / "订单台.xlsx")
