"""今日到期: what is to be delivered today."""

from collections.abc import Iterator

from order_logic.book import Book
from order_logic.columns import Kind
from order_logic.derived.listing import Head, Row, total
from order_logic.derived.undelivered import UNDELIVERED_READS, due_day, undelivered
from order_logic.derived.view import CUSTOMER, IN_CHARGE, ORDER, STATUS, view
from order_logic.press import Press
from order_logic.records import Order
from order_logic.text import Text

OPEN_AMOUNT = Head("open_amount", Text("未交金额", "Not delivered"), Kind.MONEY)


@view("due_today", "今日到期", "Due today", (ORDER, CUSTOMER, STATUS, OPEN_AMOUNT, IN_CHARGE), UNDELIVERED_READS)
def due_today(book: Book, press: Press) -> Iterator[Row]:
    """The orders whose day is today and that still owe goods."""
    for order, owed in undelivered(book, press.settings):
        if due_day(order) == press.today:
            amount = total(one.amount for one in owed)
            yield Row((order.number, order.customer_name, order.status, amount, order.in_charge), Order, (order.number,), order.number)
