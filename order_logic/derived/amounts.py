"""Money and quantity that follow from lines and shipments."""

import hashlib
from decimal import Decimal

from order_logic.book import Book
from order_logic.computed import Glance, computed
from order_logic.derived.stages import GONE_READS, gone_of
from order_logic.money import TaxSplit, line_amount, rounded, split_tax
from order_logic.records import Order, OrderLine
from order_logic.records.choices import TaxKind

ZERO = Decimal(0)


def gross_of(line: OrderLine, order: Order) -> Decimal:
    """A line's amount with tax, in 元; 0 while quantity or price is blank."""
    if line.quantity is None or line.price is None:
        return ZERO
    amount = line_amount(line.quantity, line.price, line.discount or ZERO)
    if order.tax_included is not False:
        return amount
    return split_tax(amount, rate_of(line), included=False).gross


def rate_of(line: OrderLine) -> Decimal:
    """The tax rate of a line as a fraction; 0 for what is zero-rated, exempt or outside the scope, and for a rate that R-07 tells of."""
    rate = line.tax_rate or ZERO
    return rate / 100 if line.tax_kind in (None, TaxKind.TAXED) and 0 <= rate < 100 else ZERO


def split_of(gross: Decimal, line: OrderLine) -> TaxSplit:
    """An amount with tax of a line in its parts, by the line's tax kind and rate."""
    return split_tax(gross, rate_of(line), included=True)


def shipped_of(line: OrderLine, book: Book) -> Decimal:
    """How much of a line has left the house, over all its outbound notes."""
    return gone_of(line, book).shipped


def signed_of(line: OrderLine, book: Book) -> Decimal:
    """How much of a line the customer has signed for."""
    return gone_of(line, book).signed


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


@computed(OrderLine, "shipped", reads=GONE_READS)
def shipped_quantity(line: OrderLine, book: Book, glance: Glance) -> Decimal | None:
    return shipped_of(line, book) or None


@computed(Order, "amount", reads=(OrderLine,))
def amount_of_order(order: Order, book: Book, glance: Glance) -> Decimal | None:
    lines = book.by(OrderLine, "order", order.number)
    return sum((gross_of(line, order) for line in lines), ZERO) if lines else None


@computed(Order, "shipped_amount", reads=(OrderLine, *GONE_READS))
def shipped_amount(order: Order, book: Book, glance: Glance) -> Decimal | None:
    lines = book.by(OrderLine, "order", order.number)
    return sum((value_of(shipped_of(line, book), line, order) for line in lines), ZERO) or None


@computed(Order, "lines_digest", reads=(OrderLine,))
def lines_digest(order: Order, book: Book, glance: Glance) -> str:
    """Equal for two orders of the same goods, quantities and prices; R-07 asks for it again, so a book works it out once."""
    known: dict[str, str] = book.memory.setdefault(_digest_of, {})
    if order.number not in known:
        known[order.number] = _digest_of(order.number, book)
    return known[order.number]


def _digest_of(order: str, book: Book) -> str:
    lines = book.by(OrderLine, "order", order)
    if not lines:
        return ""
    told = sorted(f"{line.product}|{line.name}|{line.quantity}|{line.price}|{line.discount or 0}" for line in lines)
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]
