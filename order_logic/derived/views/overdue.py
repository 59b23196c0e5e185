"""逾期: what should have been delivered before today, the longest overdue first."""

from collections.abc import Iterator

from order_logic.book import Book
from order_logic.columns import Kind
from order_logic.derived.listing import Head, Row, total
from order_logic.derived.undelivered import UNDELIVERED_READS, due_day, undelivered
from order_logic.derived.view import CUSTOMER, DUE, IN_CHARGE, ORDER, STATUS, view
from order_logic.press import Press
from order_logic.records import Order
from order_logic.text import Text

_LATE = Head("days_late", Text("逾期天数", "Days late"), Kind.COUNT)
_OPEN = Head("open_amount", Text("未交金额", "Not delivered"), Kind.MONEY)


@view("overdue", "逾期", "Overdue", (ORDER, CUSTOMER, DUE, _LATE, STATUS, _OPEN, IN_CHARGE), UNDELIVERED_READS)
def overdue(book: Book, press: Press) -> Iterator[Row]:
    """The orders whose day has passed and that still owe goods; open and past the day counts as late."""
    late = [(day, o, owed) for o, owed in undelivered(book, press.settings) if (day := due_day(o)) and day < press.today]
    for day, order, owed in sorted(late, key=lambda found: (found[0], found[1].number)):
        amount = total(one.amount for one in owed)
        cells = (order.number, order.customer_name, day, (press.today - day).days, order.status, amount, order.in_charge)
        yield Row(cells, Order, (order.number,), order.number)
