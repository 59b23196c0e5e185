"""Workbooks for clicks, made as ``orderdesk new --host libreoffice`` makes them, and what they say once they are closed."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import uuid4

from macros.making import make_book
from order_logic.records import Order
from order_logic.sample.standing import standing_rows
from tests.clicks.desktop import LOGIN
from tests.logic.builders import a_customer, a_line, a_product, a_stock, an_order, staff
from workbook.file import FileWorkbook
from workbook.gateway import Reach


def a_book(folder: Path, *rows: Any, name: str = "订单台账 演示.xlsm") -> Path:
    """A workbook with one person a role and these rows, in a folder of its own."""
    return a_book_of(folder, [*standing_rows("zh", None), *staff(), *rows], name)


def a_book_of(folder: Path, rows: Iterable[Any], name: str = "订单台账 演示.xlsm") -> Path:
    """A workbook with these rows and no others, in a folder of its own."""
    place = folder / uuid4().hex
    place.mkdir()
    make_book(place / name, rows, lang="zh", host="libreoffice", maker=LOGIN, now=datetime.now().replace(microsecond=0))
    return place / name


def draft(at: int) -> str:
    """The number of the draft that stands in row 5 + ``at`` of 订单."""
    return f"D20261120-{at + 1:04d}"


def a_book_of_drafts(folder: Path, count: int = 3, **named: str) -> Path:
    """Drafts of two lines that can all be registered."""
    orders = [an_order(draft(at), customer_po=f"PO-{at}") for at in range(count)]
    lines = [a_line(draft(at), no, quantity=Decimal(100 * no + at)) for at in range(count) for no in (1, 2)]
    return a_book(folder, a_customer(credit_limit=Decimal(10) ** 9), a_product(), a_stock(9_000_000), *orders, *lines, **named)


def numbers_in(path: Path) -> list[str]:
    """The order numbers of a closed book."""
    return [order.number for order in FileWorkbook(path).read({Order: Reach.WHOLE}).all(Order)]
