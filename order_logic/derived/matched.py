"""What of each receipt is matched, and what of each step of a payment plan is paid."""

from decimal import Decimal

from order_logic.book import Book
from order_logic.computed import Glance, computed
from order_logic.derived.receipts import MONEY_READS, counts, matched_of, received_for, remainder_of
from order_logic.records import PaymentStep, Receipt
from order_logic.settings import Settings

ZERO = Decimal(0)


@computed(Receipt, "matched", reads=MONEY_READS)
def matched(receipt: Receipt, book: Book, glance: Glance) -> Decimal | None:
    return matched_of(receipt, book, glance.settings) or None


@computed(Receipt, "unmatched", reads=MONEY_READS)
def unmatched(receipt: Receipt, book: Book, glance: Glance) -> Decimal | None:
    """预收款: matched + unmatched = amount − refunded; blank for money that does not count yet."""
    return remainder_of(receipt, book, glance.settings) if counts(receipt, glance.settings) else None


def paid_by_step(order: str, book: Book, settings: Settings) -> list[tuple[PaymentStep, Decimal]]:
    """The steps of a payment plan in their order, each with what has been received for it: the first step is paid first."""
    left, found = received_for(order, book, settings), []
    for step in sorted(book.by(PaymentStep, "order", order), key=lambda s: s.number or 0):
        paid = min(max(left, ZERO), step.amount or ZERO)
        left -= paid
        found.append((step, paid))
    return found


@computed(PaymentStep, "paid", reads=MONEY_READS)
def paid(step: PaymentStep, book: Book, glance: Glance) -> Decimal | None:
    found = paid_by_step(step.order, book, glance.settings)
    return next((amount for row, amount in found if row.number == step.number), None) or None
