"""待开票明细: what was delivered and is not invoiced yet."""

from collections.abc import Iterator
from decimal import Decimal

from order_logic.book import Book
from order_logic.columns import Kind
from order_logic.derived.invoiced import invoiced_of, invoices_of
from order_logic.derived.listing import Head, Row
from order_logic.derived.order_money import receivable_of
from order_logic.derived.view import CUSTOMER, ORDER, view
from order_logic.flows.documents import Billing
from order_logic.press import Press
from order_logic.records import Customer, Invoice, Order, OrderType
from order_logic.records.choices import Invoicing
from order_logic.text import Text

_HEADS = (
    CUSTOMER, ORDER, Head("receivable", Text("应收", "Receivable"), Kind.MONEY), Head("invoiced", Text("已开票", "Invoiced"), Kind.MONEY),
    Head("to_invoice", Text("待开票", "To invoice"), Kind.MONEY), Head("asked", Text("开票申请", "Asked for"), Kind.CODE),
    Head("title", Text("购方名称", "Buyer")), Head("tax_number", Text("购方税号", "Tax number"), Kind.CODE),
)  # fmt: skip


@view("to_invoice", "待开票明细", "To be invoiced", _HEADS, (Order, OrderType, Customer, Invoice))
def to_invoice(book: Book, press: Press) -> Iterator[Row]:
    """Orders that are to be invoiced, by their type or by what the customer asked for, with what is still open, by customer."""
    for order in sorted(book.all(Order), key=lambda o: (o.customer_name, o.number)):
        open_amount = receivable_of(order) - invoiced_of(order.number, book)
        kind, buyer = book.get(OrderType, order.order_type), book.get(Customer, order.customer)
        asked = order.invoice_wanted if order.invoice_wanted is not None else not kind or kind.invoicing is not Invoicing.ON_DEMAND
        if open_amount <= 0 or not asked:
            continue
        waiting = tuple(i.number for i in invoices_of(order.number, book) if i.state is Billing.TO_ISSUE)
        title = (buyer.invoice_title or buyer.name) if buyer else ""
        invoiced: Decimal | None = invoiced_of(order.number, book) or None
        money = (receivable_of(order), invoiced, open_amount)
        cells = (order.customer_name, order.number, *money, waiting, title, buyer.tax_number if buyer else "")
        yield Row(cells, Order, (order.number,), order.number)
