"""Which money counts as received."""

from collections.abc import Iterator
from decimal import Decimal

from order_logic.book import Book
from order_logic.records import Customer, Receipt
from order_logic.records.choices import Payment
from order_logic.settings import Settings


def counts(receipt: Receipt, settings: Settings) -> bool:
    """Whether a row counts: money once it is cleared, an acceptance bill at once if the setting says so, a refund always."""
    if receipt.voided or not receipt.amount:
        return False
    bill = receipt.means is Payment.BILL and settings.acceptance_bill_counts
    return receipt.amount < 0 or bill or receipt.cleared is True


def receipts_of(customer: Customer, book: Book, settings: Settings) -> Iterator[Receipt]:
    """The receipts of one customer that count; raises NotRead when receipts were read for some orders only."""
    book.all(Receipt)  # a part of them would say too little in silence
    return (r for r in book.by(Receipt, "customer", customer.code) if counts(r, settings))


def received(customer: Customer, book: Book, settings: Settings) -> dict[str, Decimal]:
    """Money received less refunds, in 元, by the order that it names; "" for money that names none."""
    money: dict[str, Decimal] = {}
    for receipt in receipts_of(customer, book, settings):
        money[receipt.order] = money.get(receipt.order, Decimal(0)) + (receipt.amount or Decimal(0))
    return money
