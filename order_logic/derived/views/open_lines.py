"""未交订单明细: every line that is not delivered yet, by customer and date."""

from collections.abc import Iterator

from order_logic.book import Book, key_of
from order_logic.columns import Kind
from order_logic.derived.listing import Head, Row
from order_logic.derived.undelivered import UNDELIVERED_READS, due_day, undelivered
from order_logic.derived.view import CUSTOMER, DUE, ORDER, view
from order_logic.press import Press
from order_logic.records import OrderLine
from order_logic.text import Text

_HEADS = (
    CUSTOMER, DUE, ORDER, Head("line_no", Text("行号", "Line"), Kind.COUNT), Head("name", Text("品名规格", "Goods")),
    Head("quantity", Text("订购", "Ordered"), Kind.QUANTITY), Head("open", Text("未交", "Not delivered"), Kind.QUANTITY),
    Head("unit", Text("单位", "Unit")), Head("open_amount", Text("未交金额", "Its amount"), Kind.MONEY),
    Head("status", Text("行状态", "Line status")),
)  # fmt: skip


@view("open_lines", "未交订单明细", "Lines not delivered", _HEADS, UNDELIVERED_READS)
def open_lines(book: Book, press: Press) -> Iterator[Row]:
    """The lines with what is still owed of each; an order without a day stands last."""
    found = [(order, one) for order, owed in undelivered(book, press.settings) for one in owed]
    for order, one in sorted(found, key=lambda pair: (pair[0].customer_name, str(due_day(pair[0]) or "9"), key_of(pair[1].line))):
        line = one.line
        cells = (
            order.customer_name, due_day(order), order.number, line.line_no, f"{line.name} {line.model}".strip(), line.quantity,
            one.quantity, line.unit, one.amount, line.status,
        )  # fmt: skip
        yield Row(cells, OrderLine, key_of(line), order.number)
