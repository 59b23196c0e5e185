"""Where an order stands, what comes next, who is to do it, how long it has waited."""

from order_logic.book import Book
from order_logic.computed import Glance, computed
from order_logic.derived.amounts import shipped_of
from order_logic.derived.next_shift import next_of
from order_logic.derived.people import in_charge_of
from order_logic.derived.stages import BEFORE_SHIPPING, GONE_READS, goods_of, least_advanced
from order_logic.derived.waiting import WAITING_READS, waiting
from order_logic.flows.commercial import UNDER_WAY, Commercial
from order_logic.flows.moves import Move, Shifting
from order_logic.flows.quantity import SHOWN_AS
from order_logic.flows.status import Status
from order_logic.records import Customer, Opinion, Order, OrderLine, OrderType, Product, Promise, Signature, Stock, User
from order_logic.records.choices import MONEY_ONLY

_STATUS = {commercial: Status[commercial.name] for commercial in Commercial}
"""What an order shows before and after it is confirmed."""


@computed(OrderLine, "status", reads=(Order, *GONE_READS))
def line_status(line: OrderLine, book: Book, glance: Glance) -> Status | None:
    order = book.get(Order, line.order)
    if order is None:
        return None
    return _progress([line], book) if order.commercial is Commercial.CONFIRMED else _STATUS[order.commercial]


def _progress(lines: list[OrderLine], book: Book) -> Status:
    """That of the least advanced unfinished quantity; 部分发货 while some has left and some has not."""
    stage = least_advanced([line for line in lines if line.kind not in MONEY_ONLY], book)
    if stage is None:
        return Status.SIGNED
    if stage in BEFORE_SHIPPING and any(shipped_of(line, book) for line in lines):
        return Status.PART_SHIPPED
    return Status[SHOWN_AS[stage].name]


@computed(Order, "status", reads=(OrderLine, *GONE_READS))
def order_status(order: Order, book: Book, glance: Glance) -> Status:
    """Commercial until confirmed; then that of the goods."""
    if order.commercial is not Commercial.CONFIRMED:
        return _STATUS[order.commercial]
    goods = goods_of(order.number, book)
    return _progress(goods, book) if goods else Status.CONFIRMED


@computed(Order, "next_step", reads=(Signature, Opinion, Promise, OrderType, OrderLine, Product, Stock, *GONE_READS))
def next_step(order: Order, book: Book, glance: Glance) -> Move | Shifting | None:
    return next_of(order, book, glance.settings)


@computed(Order, "in_charge", reads=(User, Signature, Opinion, OrderType))
def in_charge(order: Order, book: Book, glance: Glance) -> str:
    move = next_step.formula(order, book, glance)
    return in_charge_of(order, move, book, glance) if move else ""


@computed(Order, "waited", reads=(*WAITING_READS, Opinion, OrderType))
def waited(order: Order, book: Book, glance: Glance) -> str:
    """Working hours in this step against its limit (R-32); ▲ when over it."""
    found = waiting(order, book, glance.settings, glance.now)
    return f"{'▲ ' if found.late else ''}{int(found.hours)}h/{found.limit}h" if found else ""


@computed(Order, "days_left")
def days_left(order: Order, book: Book, glance: Glance) -> int | None:
    """Calendar days to the promised day, or to the requested one while none is promised; blank once everything is shipped."""
    due = order.promised_on or order.requested_on
    if due is None or order.commercial not in (*UNDER_WAY, Commercial.CONFIRMED):
        return None
    if order_status.formula(order, book, glance) in (Status.SHIPPED, Status.SIGNED):
        return None
    return (due - glance.now.date()).days


@computed(Order, "customer_name", reads=(Customer,))
def customer_name(order: Order, book: Book, glance: Glance) -> str:
    customer = book.get(Customer, order.customer)
    return (customer.short_name or customer.name) if customer else ""
