"""What a customer of a walk still pays for an order, or gets back."""

from decimal import Decimal

from order_logic.book import Book
from order_logic.derived.invoiced import invoiced_of
from order_logic.derived.order_money import receivable_of
from order_logic.derived.receipts import counts, received_for, written_off_of
from order_logic.flows.commercial import Commercial
from order_logic.records import Order, Receipt
from order_logic.records.choices import ReceiptKind
from order_logic.settings import Settings
from tests.walks.house import House

ZERO = Decimal(0)
_EXPECTED = frozenset({Commercial.CONFIRMED, Commercial.IN_REVIEW, Commercial.IN_APPROVAL})
_SETTINGS = Settings()


def owed(order: Order, book: Book) -> Decimal:
    """What is still to be paid, below zero when too much came in; a confirmed order is paid as if all of it came."""
    asked = receivable_of(order)
    if order.commercial is Commercial.CONFIRMED:
        asked = (order.amount or ZERO) - (order.ended_amount or ZERO) - (order.returned_amount or ZERO)
    return asked - received_for(order.number, book, _SETTINGS) - written_off_of(order.number, book)


def invoiced_too_much(order: Order, book: Book) -> Decimal:
    """By how much the invoices of an order lie above what is charged; below zero when some is still to be invoiced."""
    return invoiced_of(order.number, book) - receivable_of(order)


def types_refund(house: House, number: str) -> None:
    """Finance types what goes back to the customer, from the latest receipt that has so much left."""
    book = house.book
    order = book.get(Order, number)
    over = -owed(order, book) if order else ZERO
    if order is None or over <= 1 or any(not r.entered_by and not r.voided for r in book.by(Receipt, "order", number)):
        return
    for first in book.by(Receipt, "order", number):
        left = (first.amount or ZERO) + sum((r.amount or ZERO for r in book.by(Receipt, "refund_of", first.number)), ZERO)
        if not first.refund_of and left > 0 and counts(first, _SETTINGS):
            house.adds(Receipt(
                number=f"#{len(list(book.all(Receipt))) + 1}", customer=order.customer, order=number, received_on=house.now.date(),
                kind=ReceiptKind.REFUND, means=first.means, amount=-min(left, over), cleared=True, refund_of=first.number,
            ))  # fmt: skip
            return
