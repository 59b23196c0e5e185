"""An open workbook of the desk, and what a person does in it, for the tests of the live gateway."""

from pathlib import Path
from typing import Any

import xlwings

from order_logic.book import Edit
from order_logic.records import Order, OrderLine
from tests.gateways.desk_books import a_desk_book
from tests.gateways.engine import open_book
from tests.logic.builders import a_line, an_order
from workbook.gateway import Reach
from workbook.live import LiveWorkbook
from workbook.schema import FIRST_ROW, SHEET_OF

NUMBERS = tuple(f"SO20261120-{n:04d}" for n in range(1, 7))
ORDERS = tuple(an_order(number) for number in NUMBERS)
LINES = tuple(a_line(number, line_no) for number in NUMBERS for line_no in (1, 2))
BOTH: dict[type, Reach] = {Order: Reach.WHOLE, OrderLine: Reach.WHOLE}


def an_open_book(folder: Path, *more: Any, **plate: Any) -> xlwings.Book:
    """Six orders of two lines each, open in Excel, 订单 in front."""
    excel = open_book(a_desk_book(folder, (*ORDERS, *LINES, *more), **plate))
    excel.sheets["订单"].activate()
    return excel


def column(record: type, field: str) -> int:
    """The column of a field in a new sheet, from 1."""
    return next(i for i, c in enumerate(SHEET_OF[record].columns, 1) if c.name == field)


def cell(excel: xlwings.Book, record: type, position: int, field: str) -> xlwings.Range:
    """The cell of a field in the row at ``position`` (0 is the first)."""
    return excel.sheets[SHEET_OF[record].label.zh].range((FIRST_ROW + position, column(record, field)))


def note(number: str, after: str, before: str = "") -> Edit:
    """A change of an order's 备注."""
    return Edit(Order, (number,), "note", before, after)


def opened(excel: xlwings.Book) -> LiveWorkbook:
    """The gateway once it has read orders and lines."""
    gateway = LiveWorkbook(excel)
    gateway.read(BOTH)
    return gateway


def filtered(excel: xlwings.Book, *positions: int, sheet: str = "订单") -> None:
    """The person filters these rows out."""
    page = excel.sheets[sheet]
    page.tables[0].impl.filter_out(*(FIRST_ROW + position for position in positions))


def notes(excel: xlwings.Book) -> list[Any]:
    """备注 of all orders as they stand in the cells."""
    return [cell(excel, Order, position, "note").value for position in range(len(ORDERS))]
