"""今日简报: the day in a dozen figures."""

from collections.abc import Iterator
from decimal import Decimal

from order_logic.book import Book
from order_logic.derived.ageing import ageing
from order_logic.derived.listing import Head, Row, total
from order_logic.derived.postings import LEDGER_READS
from order_logic.derived.receipts import counts
from order_logic.derived.tasks import TASK_READS, approvals_of, tasks_of
from order_logic.derived.undelivered import due_day, undelivered
from order_logic.derived.view import view
from order_logic.derived.waiting import WAITING_READS, waiting
from order_logic.flows.commercial import Commercial
from order_logic.flows.documents import TROUBLE_OVER, Change
from order_logic.money import shown
from order_logic.press import Press
from order_logic.records import ChangeRequest, Customer, Order, OrderException, OutboundNote, Receipt
from order_logic.text import Text

_HEADS = (Head("what", Text("事项", "What")), Head("count", Text("数量", "How many")), Head("amount", Text("金额", "Amount")))
_MINE = (Text("待我处理", "For me"), Text("待我审批", "To sign"))
_ORDERS = (Text("今日下单", "Ordered today"), Text("今日到期", "Due today"), Text("逾期未交", "Overdue"))
_STUCK = (Text("超期未动", "Beyond the limit"), Text("未结异常", "Open exceptions"), Text("待批变更", "Changes to approve"))
_GOODS = (Text("待放行出库单", "Notes to release"), Text("今日发货", "Shipped today"))
_MONEY = (Text("今日收款", "Received today"), Text("逾期应收", "Overdue receivables"))


@view("briefing", "今日简报", "Today in brief", _HEADS, (*TASK_READS, *WAITING_READS, *LEDGER_READS, Customer))
def briefing(book: Book, press: Press) -> Iterator[Row]:
    """What there is to do and what came in today, a figure a line."""
    yield Row((_MINE[0], str(sum(1 for _ in tasks_of(book, press))), ""))
    yield Row((_MINE[1], str(sum(1 for _ in approvals_of(book, press))), ""))
    yield from _of_orders(book, press)
    late = [o for o in book.all(Order) if (w := waiting(o, book, press.settings, press.now)) and w.late]
    yield Row((_STUCK[0], str(len(late)), shown(total(o.amount for o in late))))
    yield Row((_STUCK[1], str(sum(t.state not in TROUBLE_OVER for t in book.all(OrderException))), ""))
    yield Row((_STUCK[2], str(sum(c.state is Change.WAITS for c in book.all(ChangeRequest))), ""))
    notes = [n for n in book.all(OutboundNote) if not n.voided]
    yield Row((_GOODS[0], str(sum(not (n.released_at or n.shipped_on) for n in notes)), ""))
    yield Row((_GOODS[1], str(sum(n.shipped_on == press.today for n in notes)), ""))
    yield from _of_money(book, press)


def _of_orders(book: Book, press: Press) -> Iterator[Row]:
    new = [o for o in book.all(Order) if o.ordered_on == press.today and o.commercial is not Commercial.DRAFT]
    yield Row((_ORDERS[0], str(len(new)), shown(total(o.amount for o in new))))
    open_orders = [(due_day(order), total(one.amount for one in owed)) for order, owed in undelivered(book, press.settings)]
    today = [amount for day, amount in open_orders if day == press.today]
    late = [amount for day, amount in open_orders if day and day < press.today]
    yield Row((_ORDERS[1], str(len(today)), shown(total(today))))
    yield Row((_ORDERS[2], str(len(late)), shown(total(late))))


def _of_money(book: Book, press: Press) -> Iterator[Row]:
    came = [r for r in book.all(Receipt) if r.received_on == press.today and counts(r, press.settings)]
    yield Row((_MONEY[0], str(len(came)), shown(total(r.amount for r in came))))
    owed = [a for c in book.all(Customer) if (a := ageing(book, c, press.today, press.settings).overdue())]
    yield Row((_MONEY[1], str(len(owed)), shown(sum(owed, Decimal(0)))))
