"""Money and quantity that follow from lines and shipments."""

import hashlib
from decimal import Decimal
from typing import NamedTuple

from order_logic.book import Book
from order_logic.computed import Glance, computed
from order_logic.money import line_amount, rounded, split_tax
from order_logic.records import Order, OrderLine, OutboundLine, OutboundNote

ZERO = Decimal(0)


def gross_of(line: OrderLine, order: Order) -> Decimal:
    """A line's amount with tax, in 元; 0 while quantity or price is blank."""
    if line.quantity is None or line.price is None:
        return ZERO
    amount = line_amount(line.quantity, line.price, line.discount or ZERO)
    if order.tax_included is not False:
        return amount
    rate = line.tax_rate or ZERO
    return split_tax(amount, rate / 100, included=False).gross if 0 <= rate <= 100 else amount  # R-07 tells of any other rate


class Gone(NamedTuple):
    """How much of an order line has left the house, and how much of that the customer has signed for."""

    shipped: Decimal = ZERO
    signed: Decimal = ZERO


NOTHING_GONE = Gone()


def shipped_of(line: OrderLine, book: Book) -> Decimal:
    """How much of a line has left the house, over all its outbound notes."""
    return _gone(line, book).shipped


def signed_of(line: OrderLine, book: Book) -> Decimal:
    """How much of a line the customer has signed for."""
    return _gone(line, book).signed


def _gone(line: OrderLine, book: Book) -> Gone:
    """What has left of one line; half a dozen columns ask for it, so it is worked out once for each order of a book."""
    known: dict[str, dict[int | None, Gone]] = book.memory.setdefault(_gone_of, {})
    if line.order not in known:
        known[line.order] = _gone_of(line.order, book)
    return known[line.order].get(line.line_no, NOTHING_GONE)


def _gone_of(order: str, book: Book) -> dict[int | None, Gone]:
    """What has left of an order by line number, over its outbound notes that are shipped and not voided."""
    gone: dict[int | None, Gone] = {}
    for part in book.by(OutboundLine, "order", order):
        note, quantity = book.get(OutboundNote, part.note), part.quantity or ZERO
        if note and note.shipped_on and not note.voided:
            shipped, signed = gone.get(part.line_no, NOTHING_GONE)
            gone[part.line_no] = Gone(shipped + quantity, signed + quantity if note.signed_on else signed)
    return gone


def value_of(quantity: Decimal, line: OrderLine, order: Order) -> Decimal:
    """What ``quantity`` of a line is worth with tax: its share of the line's amount, the whole when it is the whole."""
    if not line.quantity or not quantity:
        return ZERO
    return gross_of(line, order) if quantity == line.quantity else rounded(gross_of(line, order) * quantity / line.quantity)


@computed(OrderLine, "amount")
def amount_of_line(line: OrderLine, book: Book, glance: Glance) -> Decimal | None:
    if line.quantity is None or line.price is None:
        return None
    return line_amount(line.quantity, line.price, line.discount or ZERO)


@computed(OrderLine, "shipped", reads=(OutboundLine, OutboundNote))
def shipped_quantity(line: OrderLine, book: Book, glance: Glance) -> Decimal | None:
    return shipped_of(line, book) or None


@computed(Order, "amount", reads=(OrderLine,))
def amount_of_order(order: Order, book: Book, glance: Glance) -> Decimal | None:
    lines = book.by(OrderLine, "order", order.number)
    return sum((gross_of(line, order) for line in lines), ZERO) if lines else None


@computed(Order, "shipped_amount", reads=(OrderLine, OutboundLine, OutboundNote))
def shipped_amount(order: Order, book: Book, glance: Glance) -> Decimal | None:
    lines = book.by(OrderLine, "order", order.number)
    return sum((value_of(shipped_of(line, book), line, order) for line in lines), ZERO) or None


@computed(Order, "lines_digest", reads=(OrderLine,))
def lines_digest(order: Order, book: Book, glance: Glance) -> str:
    """Equal for two orders of the same goods, quantities and prices (R-07)."""
    lines = book.by(OrderLine, "order", order.number)
    if not lines:
        return ""
    told = sorted(f"{line.product}|{line.name}|{line.quantity}|{line.price}|{line.discount or 0}" for line in lines)
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]
