"""What changes a customer's balance, by day: deliveries or invoices, fees, returns, allowances, write-offs, money in and out."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from order_logic.book import Book
from order_logic.derived.invoiced import invoices_of, issued
from order_logic.derived.receipts import MONEY_READS, matchings_of, receipts_of
from order_logic.flows.documents import Returning
from order_logic.records import Customer, Invoice, OpeningBalance, Order, OutboundNote, PaymentStep, Return
from order_logic.records.choices import Basis, Matched
from order_logic.settings import Settings
from order_logic.text import Word

ZERO = Decimal(0)
LEDGER_READS = (Order, OutboundNote, Return, Invoice, PaymentStep, OpeningBalance, *MONEY_READS)
"""What a customer's balance and ageing look at."""
_CREDITED = frozenset({Returning.REFUNDED, Returning.ALLOWED, Returning.FINISHED})


class Sort(Word):
    """The terms of a statement."""

    CHARGE = ("本期应收", "Charges")
    OTHER = ("其他应收", "Other charges")
    RETURN = ("退货", "Return")
    ALLOWANCE = ("折让", "Allowance")
    DIFFERENCE = ("尾差核销", "Small difference")
    BAD_DEBT = ("坏账核销", "Bad debt")
    RECEIPT = ("收款", "Receipt")
    REFUND = ("退款", "Refund")
    ADJUSTMENT = ("前期调整", "Adjustment of earlier periods")


class Posting(NamedTuple):
    """One change of a balance: ``amount`` as it changes it, ``starts`` the day from which its days of credit run, None while unknown."""

    on: date | None
    sort: Sort
    order: str
    document: str
    amount: Decimal
    starts: date | None = None


def postings(book: Book, customer: Customer, settings: Settings, until: date | None = None) -> list[Posting]:
    """Everything that changed what ``customer`` owes, up to and with a day; what has no day counts from the beginning."""
    found = [*receivables(book, customer, settings, until)]
    for receipt in receipts_of(customer, book, settings, until):
        amount = receipt.amount or ZERO
        found.append(Posting(receipt.received_on, Sort.RECEIPT if amount > 0 else Sort.REFUND, receipt.order, receipt.number, -amount))
    return sorted(found, key=lambda p: (p.on or date.min, p.document))


def receivables(book: Book, customer: Customer, settings: Settings, until: date | None = None) -> Iterator[Posting]:
    """The same without money: what is charged by the customer's basis (发货, 签收, 开票), and what lowers it.

    Invoices charge fees and returns with the rest, so that with the basis 开票 nothing else does.
    """
    book.all(OutboundNote)  # a part of them would make shipped orders look undue
    found: list[Posting] = []
    for order in book.by(Order, "customer", customer.code):
        found += _invoiced(order, book) if customer.basis is Basis.INVOICED else _delivered(order, book, customer)
    sorts = {Matched.DIFFERENCE: Sort.DIFFERENCE, Matched.BAD_DEBT: Sort.BAD_DEBT}
    for match in matchings_of(customer, book, settings, until):
        if match.kind in sorts:
            found.append(Posting(match.matched_on, sorts[match.kind], match.order, match.number, -(match.amount or ZERO)))
    return (p for p in found if until is None or p.on is None or p.on <= until)


def _invoiced(order: Order, book: Book) -> Iterator[Posting]:
    for invoice in invoices_of(order.number, book):
        if issued(invoice):
            yield Posting(invoice.issued_on, Sort.CHARGE, order.number, invoice.number, invoice.gross or ZERO, invoice.issued_on)


def _delivered(order: Order, book: Book, customer: Customer) -> Iterator[Posting]:
    charged, starts = ZERO, None
    for note, amount in _shipments(order, book):
        charged += amount
        on = None if note is None else note.signed_on if customer.basis is Basis.SIGNED else note.shipped_on
        starts = _starts(note, charged, order, book, customer)
        if on or not note:
            yield Posting(on, Sort.CHARGE, order.number, note.number if note else order.number, amount, starts)
    if order.fee_amount:
        fees_only = order.amount == order.fee_amount
        due = _month_end(order.charged_on, customer) if fees_only else starts  # freight is due with the goods that it brought
        yield Posting(order.charged_on, Sort.OTHER, order.number, order.number, order.fee_amount, due)
    for back in book.by(Return, "order", order.number):
        if credit := credit_of(back):
            sort = Sort.RETURN if back.taken_on else Sort.ALLOWANCE
            yield Posting(back.done_on, sort, order.number, back.number, -credit)


def _shipments(order: Order, book: Book) -> list[tuple[OutboundNote | None, Decimal]]:
    """What left with each note, oldest first; what no note accounts for left with the last, or with none."""
    notes = [n for n in book.by(OutboundNote, "order", order.number) if n.shipped_on and not n.voided]
    parts: list[tuple[OutboundNote | None, Decimal]] = [
        (n, n.amount or ZERO) for n in sorted(notes, key=lambda n: (n.shipped_on or date.min, n.number))
    ]
    rest = (order.shipped_amount or ZERO) - sum((amount for _, amount in parts), ZERO)
    if rest and parts:
        parts[-1] = (parts[-1][0], parts[-1][1] + rest)
    elif rest:
        parts = [(None, rest)]
    return [(note, amount) for note, amount in parts if amount]


def _starts(note: OutboundNote | None, charged: Decimal, order: Order, book: Book, customer: Customer) -> date | None:
    """The day from which the days of credit of a shipment run (发货, 签收, 开票, 月末对账)."""
    if note is None:
        return None
    if customer.due_from is Basis.SIGNED:
        return note.signed_on
    if customer.due_from is Basis.INVOICED:
        return _invoiced_on(order, charged, book)
    return _month_end(note.shipped_on, customer)


def _month_end(day: date | None, customer: Customer) -> date | None:
    if day is None or customer.due_from is not Basis.MONTH_END:
        return day
    return day.replace(day=monthrange(day.year, day.month)[1])


def _invoiced_on(order: Order, charged: Decimal, book: Book) -> date | None:
    """The day on which invoices had come to what was charged so far; None while they have not."""
    known = [i for i in invoices_of(order.number, book) if issued(i)]
    sum_so_far = ZERO
    for invoice in sorted(known, key=lambda i: (i.issued_on or date.max, i.number)):
        sum_so_far += invoice.gross or ZERO
        if sum_so_far >= charged:
            return invoice.issued_on
    return None


def credit_of(back: Return) -> Decimal:
    """What a return or an allowance takes off the customer's account, in 元; exchanged and resent goods take nothing."""
    return back.amount or ZERO if back.state in _CREDITED and not back.resent else ZERO
