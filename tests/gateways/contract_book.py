"""The book over which every gateway keeps the same promises, and how it is opened and asked."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, cast

import xlwings

from order_logic.book import Book, Change, Edit
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.records import JournalRow, Order, OrderLine, Signature, User
from tests.logic.builders import NUMBER, a_line, a_signature, a_user, an_order
from workbook.gateway import Gateway, Reach
from workbook.live import LiveWorkbook

SECOND, THIRD = "SO20261120-0002", "SO20261120-0003"
ORDERS = (an_order(NUMBER), an_order(SECOND, special="=不是公式", phone="0574-87654321", note="'开头有撇号"), an_order(THIRD))
LINES = (a_line(NUMBER), a_line(NUMBER, 2, quantity=Decimal("2.5"), price=Decimal("0.123456")), a_line(SECOND), a_line(THIRD))
ROWS = (*ORDERS, *LINES, a_user(Role.SALES, roles=(Role.SALES, Role.PMC)), a_signature(Move.FIRST_AUDIT, Role.ORDER_CLERK))
WHOLE: dict[type, Reach] = dict.fromkeys((Order, OrderLine, Signature, User, JournalRow), Reach.WHOLE)

Opener = Callable[..., Gateway]
"""A gateway over the book with ROWS; what it is asked for again sees what was written before."""


def over(excel: xlwings.Book) -> Opener:
    """Gateways over an open book, with rows of 订单 selected."""

    def opened(picks: tuple[str, ...] = ()) -> Gateway:
        sheet = excel.sheets["订单"]
        rows = [str(5 + [order.number for order in ORDERS].index(pick)) for pick in picks]
        sheet[",".join(f"A{row}" for row in rows) or "A1"].select()
        return LiveWorkbook(excel)

    return opened


def edit(number: str, field: str, before: Any, after: Any) -> Change:
    return Edit(Order, (number,), field, before, after)


def order_in(book: Book, number: str) -> Order:
    return cast(Order, book.get(Order, number))


def rows_in(book: Book) -> list[Any]:
    rows: list[Any] = []
    for record in WHOLE:
        rows += book.all(record)
    return rows


def notes_on_phones(gateway: Gateway) -> list[str]:
    """The notes on 电话 of all orders."""
    if not isinstance(gateway, LiveWorkbook):
        return []
    gateway.read(WHOLE)
    column = gateway.places[Order].columns["phone"]
    cells = [gateway._sheets["订单"].range((row, column)) for row in gateway.places[Order].rows.values()]
    return [cell.note.text for cell in cells if cell.note]
