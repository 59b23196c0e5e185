"""What of an order was delivered and stands on no invoice yet, line by line (待开票明细)."""

from decimal import Decimal
from typing import NamedTuple

from order_logic.book import Book
from order_logic.derived.amounts import shipped_of, signed_of, split_of, value_of
from order_logic.derived.order_money import confirmed
from order_logic.derived.returns import uncredited
from order_logic.derived.stages import gone_of
from order_logic.flows.documents import Billing
from order_logic.money import TaxSplit
from order_logic.records import ChangeRequest, Customer, Invoice, InvoiceLine, Order, OrderLine, Return, ReturnLine
from order_logic.records.choices import MONEY_ONLY, Basis

ZERO = Decimal(0)
UNINVOICED_READS = (OrderLine, Invoice, InvoiceLine, ChangeRequest, Return, ReturnLine)


class Due(NamedTuple):
    """A quantity of a line that may be invoiced, and its money."""

    line: OrderLine
    quantity: Decimal
    money: TaxSplit


def uninvoiced(order: Order, book: Book) -> list[Due]:
    """Shipped (signed for where the customer's basis is 签收) less what came back for credit and what invoices stand for; fees whole.

    Each quantity is worth what it adds to the invoices before it, so that invoices sum up to the line to the 分. What came back and was
    credited below its price is invoiced for the rest (quantity 0), an allowance lowers its lines. Gifts are not invoiced.
    """
    customer, kept = book.get(Customer, order.customer), uncredited(order, book)
    found = []
    for line in book.by(OrderLine, "order", order.number):
        done, on_invoices = _on_invoices(line, book)
        delivered, rest = _delivered(line, order, customer, book), kept.get(line.line_no, ZERO)
        gross = value_of(delivered, line, order) + rest - on_invoices
        if gross > 0 and (delivered > done or rest > 0):
            found.append(Due(line, max(delivered - done, ZERO), split_of(gross, line)))
    return found


def _delivered(line: OrderLine, order: Order, customer: Customer | None, book: Book) -> Decimal:
    if line.kind in MONEY_ONLY:
        return (line.quantity or ZERO) if confirmed(order, book) else ZERO
    gone = signed_of(line, book) if customer and customer.basis is Basis.SIGNED else shipped_of(line, book)
    return gone - gone_of(line, book).returned + _sent_again(line, book)


def _sent_again(line: OrderLine, book: Book) -> Decimal:
    """What came back and was exchanged or sent again for nothing: the customer pays for it as before."""
    again = {back.number for back in book.by(Return, "order", line.order) if back.resent}
    rows = [row for row in book.by(ReturnLine, "order", line.order) if row.number in again and row.line_no == line.line_no]
    return sum((row.received or ZERO for row in rows), ZERO)


def _on_invoices(line: OrderLine, book: Book) -> tuple[Decimal, Decimal]:
    """Quantity and gross that invoices of the line stand for, asked for or issued, red ones taken off."""
    quantity = gross = ZERO
    for row in book.by(InvoiceLine, "order", line.order):
        invoice = book.get(Invoice, row.invoice) if row.line_no == line.line_no else None
        if invoice and invoice.state is not Billing.REVOKED:
            quantity += row.quantity or ZERO
            gross += row.gross or ZERO
    return quantity, gross
