"""超期未动: steps that have waited beyond their limit (R-32)."""

from collections.abc import Iterator

from order_logic.book import Book
from order_logic.columns import Kind
from order_logic.derived.listing import Head, Row
from order_logic.derived.view import AMOUNT, CUSTOMER, IN_CHARGE, ORDER, view
from order_logic.derived.waiting import WAITING_READS, waiting
from order_logic.press import Press
from order_logic.records import Opinion, Order, OrderType, Promise
from order_logic.text import Text

_STEP = Head("step", Text("步骤", "Step"))
_HOURS, _LIMIT = Head("hours", Text("已等工时", "Hours waited"), Kind.COUNT), Head("limit", Text("时限", "Limit"), Kind.COUNT)
_READS = (Order, OrderType, Opinion, Promise, *WAITING_READS)


@view("stalled", "超期未动", "Beyond the limit", (ORDER, CUSTOMER, AMOUNT, _STEP, _HOURS, _LIMIT, IN_CHARGE), _READS)
def stalled(book: Book, press: Press) -> Iterator[Row]:
    """The orders that have waited longer than their step may take, the longest first."""
    found = [(o, w) for o in book.all(Order) if (w := waiting(o, book, press.settings, press.now)) and w.late]
    for order, step in sorted(found, key=lambda pair: (-pair[1].hours, pair[0].number)):
        cells = (order.number, order.customer_name, order.amount, step.step, int(step.hours), step.limit, order.in_charge)
        yield Row(cells, Order, (order.number,), order.number)
