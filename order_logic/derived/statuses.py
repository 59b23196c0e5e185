"""Where an order stands, what comes next, who is to do it, how long it has waited."""

from decimal import Decimal

from order_logic.book import Book
from order_logic.computed import Glance, computed
from order_logic.derived.amounts import shipped_of, signed_of
from order_logic.derived.people import in_charge_of
from order_logic.derived.steps import next_move
from order_logic.derived.waiting import step_limit, waited_hours
from order_logic.flows.commercial import UNDER_WAY, Commercial
from order_logic.flows.moves import Move
from order_logic.flows.status import Status
from order_logic.records import Customer, Opinion, Order, OrderLine, OrderType, OutboundLine, OutboundNote, Signature, User
from order_logic.records.choices import MONEY_ONLY

_STATUS = {commercial: Status[commercial.name] for commercial in Commercial}
"""What an order shows before and after it is confirmed."""


@computed(OrderLine, "status", reads=(Order, OutboundLine, OutboundNote))
def line_status(line: OrderLine, book: Book, glance: Glance) -> Status | None:
    order = book.get(Order, line.order)
    if order is None:
        return None
    if order.commercial is not Commercial.CONFIRMED:
        return _STATUS[order.commercial]
    return _progress(line, book)


def _progress(line: OrderLine, book: Book) -> Status:
    if line.kind in MONEY_ONLY:
        return Status.SIGNED
    ordered, shipped = line.quantity or Decimal(0), shipped_of(line, book)
    if ordered and signed_of(line, book) >= ordered:
        return Status.SIGNED
    if ordered and shipped >= ordered:
        return Status.SHIPPED
    return Status.PART_SHIPPED if shipped else Status.CONFIRMED


@computed(Order, "status", reads=(OrderLine, OutboundLine, OutboundNote))
def order_status(order: Order, book: Book, glance: Glance) -> Status:
    """Commercial until confirmed; then that of the least advanced line, 部分发货 while some has been shipped and some not."""
    if order.commercial is not Commercial.CONFIRMED:
        return _STATUS[order.commercial]
    parts = {_progress(line, book) for line in book.by(OrderLine, "order", order.number) if line.kind not in MONEY_ONLY}
    if parts == {Status.CONFIRMED} or not parts:
        return Status.CONFIRMED
    if Status.CONFIRMED in parts or Status.PART_SHIPPED in parts:
        return Status.PART_SHIPPED
    return Status.SHIPPED if Status.SHIPPED in parts else Status.SIGNED


@computed(Order, "next_step", reads=(Signature, Opinion, OrderType, OrderLine, OutboundLine, OutboundNote))
def next_step(order: Order, book: Book, glance: Glance) -> Move | None:
    if order.commercial is Commercial.CONFIRMED and order_status.formula(order, book, glance) is Status.SIGNED:
        return Move.SETTLE
    return next_move(order, book, glance.settings)


@computed(Order, "in_charge", reads=(User, Signature, Opinion, OrderType))
def in_charge(order: Order, book: Book, glance: Glance) -> str:
    move = next_step.formula(order, book, glance)
    return in_charge_of(order, move, book, glance) if move else ""


@computed(Order, "waited", reads=())
def waited(order: Order, book: Book, glance: Glance) -> str:
    """Hours in this step against its limit (R-32); ▲ when over it."""
    limit, hours = step_limit(order, book, glance.settings), waited_hours(order, glance.now)
    if limit is None or hours is None:
        return ""
    return f"{'▲ ' if hours > limit else ''}{int(hours)}h/{limit}h"


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
