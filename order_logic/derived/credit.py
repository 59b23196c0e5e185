"""What a customer may still owe: the exposure of SPEC 6, and what an order does to it (R-23)."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from order_logic.book import Book
from order_logic.derived.ageing import ageing
from order_logic.derived.order_money import not_shipped_of
from order_logic.derived.receipts import matchings_of, received
from order_logic.flows.commercial import Commercial
from order_logic.records import Customer, OpeningBalance, Order
from order_logic.records.choices import Matched, Settlement
from order_logic.settings import Settings

ZERO = Decimal(0)


class Exposure(NamedTuple):
    """The parts of a customer's exposure in 元, with tax, whether invoiced or not; a blank limit is not assessed.

    ``shipped`` counts fees and services too, ``credited`` is returns, allowances and write-offs, ``receipts`` is net of refunds.
    """

    opening: Decimal
    shipped: Decimal
    credited: Decimal
    receipts: Decimal
    balance: Decimal
    confirmed_not_shipped: Decimal
    under_test: Decimal
    total: Decimal
    limit: Decimal | None
    available: Decimal | None

    @property
    def over(self) -> Decimal:
        """How far the total lies above the limit; 0 within it."""
        return max(-(self.available or ZERO), ZERO)


class Standing(NamedTuple):
    """How an order stands with its customer's credit; ``overdue`` counts only what blocks, ``prepaid`` what names this order."""

    exposure: Exposure
    overdue: Decimal
    prepaid: Decimal
    prepayment_asked: Decimal

    @property
    def bad(self) -> bool:
        """Above the limit, or with a bad payment record, and not cured by a part prepayment (R-23)."""
        covered = self.prepaid > 0 and self.prepaid >= self.prepayment_asked
        return (self.exposure.over > 0 or self.overdue > 0) and not covered


def on_credit(order: Order, customer: Customer) -> bool:
    """Whether goods go out before the money: 款到发货 is not credit-checked (R-24)."""
    return (order.settlement or customer.settlement) is not Settlement.PREPAID


def exposure(book: Book, customer: Customer, order: Order | None = None, settings: Settings = Settings()) -> Exposure:  # noqa: B008 - frozen
    """The exposure of ``customer``, with ``order`` counted once whether or not it is confirmed already.

    Raises NotRead unless orders and receipts were read whole.
    """
    orders = [o for o in book.by(Order, "customer", customer.code) if order is None or o.number != order.number]
    book.all(Order)
    tested = () if order is None else (order,)
    every = (*orders, *tested)
    first = book.get(OpeningBalance, customer.code)
    opening = (first.amount if first else None) or ZERO
    shipped = sum(((o.shipped_amount or ZERO) + (o.fee_amount or ZERO) for o in every), ZERO)
    credited = sum((o.returned_amount or ZERO for o in every), ZERO) + _written_off(customer, book, settings)
    receipts = sum(received(customer, book, settings).values(), ZERO)
    balance = opening + shipped - credited - receipts
    waiting = sum((not_shipped_of(o) for o in every if o.commercial is Commercial.CONFIRMED), ZERO)
    under_test = sum((not_shipped_of(o) for o in tested if o.commercial is not Commercial.CONFIRMED), ZERO)
    total, limit = balance + waiting + under_test, customer.credit_limit
    available = None if limit is None else limit - total
    return Exposure(opening, shipped, credited, receipts, balance, waiting, under_test, total, limit, available)


def _written_off(customer: Customer, book: Book, settings: Settings) -> Decimal:
    rows = (m for m in matchings_of(customer, book, settings) if m.kind is not Matched.RECEIPT)
    return sum((m.amount or ZERO for m in rows), ZERO)


def standing(order: Order, book: Book, settings: Settings, today: date) -> Standing | None:
    """How ``order`` stands with its customer's credit; None for 款到发货 and for an unknown customer."""
    customer = book.get(Customer, order.customer)
    if customer is None or not on_credit(order, customer):
        return None
    overdue = ageing(book, customer, today, settings).overdue(settings.overdue_block_days)
    asked = (order.amount or ZERO) * settings.prepayment_share_over_limit / 100
    prepaid = received(customer, book, settings).get(order.number, ZERO)
    counted = overdue if overdue > settings.overdue_block_amount else ZERO
    return Standing(exposure(book, customer, order, settings), counted, prepaid, asked)
