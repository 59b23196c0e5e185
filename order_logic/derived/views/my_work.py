"""待我处理: everything that waits for this person, the most urgent first."""

from collections.abc import Iterator

from order_logic.book import Book, key_of
from order_logic.columns import Kind
from order_logic.derived.listing import Head, Row
from order_logic.derived.tasks import TASK_READS, tasks_of
from order_logic.derived.undelivered import due_day
from order_logic.derived.view import AMOUNT, CUSTOMER, DUE, ORDER, view
from order_logic.derived.waiting import WAITING_READS, waiting
from order_logic.press import Press
from order_logic.records import Order
from order_logic.text import Text

_HEADS = (
    Head("move", Text("要做", "To do")), Head("document", Text("单据", "Document"), Kind.CODE), ORDER, CUSTOMER, AMOUNT, DUE,
    Head("waited", Text("已等/时限", "Waited")), Head("problem", Text("问题", "Problem")),
)  # fmt: skip


@view("my_work", "待我处理", "For me", _HEADS, (*TASK_READS, *WAITING_READS))
def my_work(book: Book, press: Press) -> Iterator[Row]:
    """What the person may bring on, rush orders first, then by the day that it is due; documents of no order come last."""
    tasks = sorted(
        tasks_of(book, press), key=lambda t: (t.order is None, not (t.order and t.order.rush), str(t.order and due_day(t.order)))
    )
    for task in tasks:
        order = task.order
        document = "" if isinstance(task.row, Order) else task.row.number
        wait = waiting(order, book, press.settings, press.now) if order and isinstance(task.row, Order) else None
        waited = f"{'▲ ' if wait.late else ''}{int(wait.hours)}h/{wait.limit}h" if wait else ""
        cells: tuple[object, ...] = (task.move, document, "", "", None, None, waited, "")
        if order:
            cells = (task.move, document, order.number, order.customer_name, order.amount, due_day(order), waited, order.problem)
        yield Row(cells, type(task.row), key_of(task.row), order.number if order else "")
