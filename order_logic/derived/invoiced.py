"""What of an order is invoiced, and what could be."""

from decimal import Decimal

from order_logic.book import Book
from order_logic.flows.documents import Billing
from order_logic.records import Invoice

ZERO = Decimal(0)
ISSUED = frozenset({Billing.ISSUED, Billing.HANDED, Billing.PART_RED, Billing.RED})
"""The states of invoices that exist; red ones are rows of their own with negative amounts."""


def invoices_of(order: str, book: Book) -> tuple[Invoice, ...]:
    """The invoices of an order in every state, red ones among them."""
    return book.by(Invoice, "order", order)


def issued(invoice: Invoice) -> bool:
    """Whether an invoice has been issued."""
    return invoice.state in ISSUED


def invoiced_of(order: str, book: Book) -> Decimal:
    """What is invoiced of an order with tax, red invoices taken off."""
    return sum((i.gross or ZERO for i in invoices_of(order, book) if issued(i)), ZERO)


def reversed_of(invoice: Invoice, book: Book) -> Decimal:
    """How much of a blue invoice red ones have taken back, as a positive amount."""
    return -sum((i.gross or ZERO for i in book.by(Invoice, "red_of", invoice.number) if issued(i)), ZERO)
