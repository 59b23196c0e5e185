"""A customer's account over a period: what was charged, what was paid, and what is open at its end."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from order_logic.book import Book
from order_logic.derived.ageing import Ageing, ageing
from order_logic.derived.amounts import value_of
from order_logic.derived.receipts import receipts_of
from order_logic.money import TaxSplit, split_tax
from order_logic.records import Customer, OpeningBalance, Order, OrderLine, OutboundLine, OutboundNote, Receipt
from order_logic.records.choices import Basis
from order_logic.settings import Settings
from reports.report import Period

ZERO = Decimal(0)
ACCOUNT_READS = (Customer, Order, OrderLine, OutboundNote, OutboundLine, Receipt, OpeningBalance)


class Charge(NamedTuple):
    """A part of an order line that became a receivable on a day, in 元."""

    on: date
    order: Order
    line: OrderLine
    note: OutboundNote
    quantity: Decimal
    money: TaxSplit


@dataclass(frozen=True, slots=True)
class Account:
    """Charges and receipts within the period, by day; ``ageing`` is that of its last day and comes to ``closing``."""

    opening: Decimal
    charges: tuple[Charge, ...]
    receipts: tuple[Receipt, ...]
    closing: Decimal
    ageing: Ageing

    @property
    def charged(self) -> Decimal:
        return sum((charge.money.gross for charge in self.charges), ZERO)


def account(book: Book, customer: Customer, period: Period, settings: Settings) -> Account:
    """The account of ``customer`` from the first to the last day of ``period``, both included.

    Charged is what was shipped, or signed for where the customer's basis is 签收; while invoices are not recorded, 开票 counts
    from the shipment. Raises NotRead unless the records of ACCOUNT_READS were read whole.
    """
    first, last = period
    charges = sorted(_charges(book, customer), key=lambda charge: (charge.on, charge.note.number, charge.line.line_no))
    receipts = sorted(receipts_of(customer, book, settings), key=lambda receipt: (receipt.received_on or first, receipt.number))
    begun = book.get(OpeningBalance, customer.code)
    before = sum((c.money.gross for c in charges if c.on < first), ZERO) - sum((_paid(r) for r in receipts if _day(r) < first), ZERO)
    opening = ((begun.amount if begun else None) or ZERO) + before
    charged, paid = tuple(c for c in charges if first <= c.on <= last), tuple(r for r in receipts if first <= _day(r) <= last)
    closing = opening + sum((c.money.gross for c in charged), ZERO) - sum((_paid(r) for r in paid), ZERO)
    known = _as_of(last, book, customer, charges, receipts)
    return Account(opening, charged, paid, closing, ageing(known, customer, last, settings))


def undated(book: Book, customer: Customer, settings: Settings) -> list[Receipt]:
    """Receipts that count and have no day: an account cannot place them."""
    return [receipt for receipt in receipts_of(customer, book, settings) if receipt.received_on is None]


def charged_on(note: OutboundNote, customer: Customer) -> date | None:
    """The day on which what left with ``note`` becomes a receivable; None while it is not one."""
    if note.voided or note.shipped_on is None:
        return None
    return note.signed_on if customer.basis is Basis.SIGNED else note.shipped_on


def _charges(book: Book, customer: Customer) -> Iterator[Charge]:
    for order in book.by(Order, "customer", customer.code):
        parts = list(book.by(OutboundLine, "order", order.number))
        for line in book.by(OrderLine, "order", order.number):
            yield from _of_line(line, order, [part for part in parts if part.line_no == line.line_no], book, customer)


def _of_line(line: OrderLine, order: Order, parts: list[OutboundLine], book: Book, customer: Customer) -> Iterator[Charge]:
    """Each part is worth what it adds to the parts before it, so that the parts sum up to the line to the 分."""
    notes = ((part, book.get(OutboundNote, part.note)) for part in parts)
    dated = [(day, note.number, note, part) for part, note in notes if note and (day := charged_on(note, customer))]
    sent, worth = ZERO, TaxSplit(ZERO, ZERO, ZERO)
    for day, _, note, part in sorted(dated, key=lambda entry: entry[:2]):
        sent += part.quantity or ZERO
        upto = split_tax(value_of(sent, line, order), (line.tax_rate or ZERO) / 100, included=True)
        added = TaxSplit(*(now - then for now, then in zip(upto, worth, strict=True)))
        yield Charge(day, order, line, note, part.quantity or ZERO, added)
        worth = upto


def _as_of(last: date, book: Book, customer: Customer, charges: list[Charge], receipts: list[Receipt]) -> Book:
    """The book as far as it goes for this customer on the evening of ``last``."""
    worth: dict[str, Decimal] = {}
    for charge in charges:
        if charge.on <= last:
            worth[charge.order.number] = worth.get(charge.order.number, ZERO) + charge.money.gross
    orders = [replace(order, shipped_amount=worth.get(order.number)) for order in book.by(Order, "customer", customer.code)]
    notes = {charge.note.number: _known(charge.note, last) for charge in charges if charge.on <= last}
    begun = book.get(OpeningBalance, customer.code)
    return Book.of(customer, *orders, *notes.values(), *(r for r in receipts if _day(r) <= last), *([begun] if begun else []))


def _known(note: OutboundNote, last: date) -> OutboundNote:
    return replace(note, signed_on=None) if note.signed_on and note.signed_on > last else note


def _day(receipt: Receipt) -> date:
    return receipt.received_on or date.min


def _paid(receipt: Receipt) -> Decimal:
    return receipt.amount or ZERO
