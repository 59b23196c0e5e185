"""A customer's account as papers show it: every delivery or invoice of a period line by line, and everything else that changed it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from order_logic.book import Book, Edit, key_of
from order_logic.derived.account import account as posted
from order_logic.derived.ageing import Ageing
from order_logic.derived.amounts import shipped_of, split_of, value_of
from order_logic.derived.invoiced import issued
from order_logic.derived.order_money import left_of, shipped_parts, value_of_note
from order_logic.derived.postings import LEDGER_READS, Posting, Sort
from order_logic.derived.receipts import receipts_of
from order_logic.derived.stages import GONE_READS
from order_logic.money import TaxSplit
from order_logic.records import Customer, Invoice, InvoiceLine, IssuedStatement, Order, OrderLine, OutboundNote, Receipt
from order_logic.records.choices import Basis
from order_logic.settings import Settings
from reports.report import Period

ZERO = Decimal(0)
ACCOUNT_READS = (Customer, OrderLine, InvoiceLine, IssuedStatement, *GONE_READS, *LEDGER_READS)


class Charge(NamedTuple):
    """A part of an order line that became a receivable on a day with an outbound note or an invoice, in 元."""

    on: date
    order: Order
    line: OrderLine
    document: str
    quantity: Decimal
    money: TaxSplit


@dataclass(frozen=True, slots=True)
class Account:
    """Charges and other postings within the period, by day; ``ageing`` is that of its last day and comes to ``closing``."""

    opening: Decimal
    charges: tuple[Charge, ...]
    others: tuple[Posting, ...]
    closing: Decimal
    ageing: Ageing

    @property
    def charged(self) -> Decimal:
        return sum((charge.money.gross for charge in self.charges), ZERO)

    def sum_of(self, *sorts: Sort) -> Decimal:
        """What the postings of these kinds changed, in 元."""
        return sum((p.amount for p in self.others if p.sort in sorts), ZERO)


def account(book: Book, customer: Customer, period: Period, settings: Settings) -> Account:
    """The account of ``customer`` from the first to the last day of ``period``, both included.

    Charged is what was shipped, signed for or invoiced, by the customer's basis. Raises NotRead unless the records of ACCOUNT_READS were
    read whole.
    """
    first, last = period
    found = posted(_reckoned(book, customer), customer, period, settings)
    charges = _invoiced(book, customer) if customer.basis is Basis.INVOICED else _delivered(book, customer)
    mine = sorted((c for c in charges if first <= c.on <= last), key=lambda c: (c.on, c.document, c.line.line_no is None, c.line.line_no))
    others = tuple(p for p in found.postings if p.sort is not Sort.CHARGE)
    return Account(found.opening, tuple(mine), others, found.closing, found.ageing)


def undated(book: Book, customer: Customer, settings: Settings) -> list[Receipt]:
    """Receipts that count and have no day: an account cannot place them."""
    return [receipt for receipt in receipts_of(customer, book, settings) if receipt.received_on is None]


def charged_on(note: OutboundNote, customer: Customer) -> date | None:
    """The day on which what left with ``note`` becomes a receivable; None while it is not one."""
    if note.voided or note.shipped_on is None:
        return None
    return note.signed_on if customer.basis is Basis.SIGNED else note.shipped_on


def _reckoned(book: Book, customer: Customer) -> Book:
    """The book with the amounts of this customer's orders and notes reckoned from their lines, should nobody have pressed 检查 since."""
    edits: list[Edit] = []
    for order in book.by(Order, "customer", customer.code):
        lines = book.by(OrderLine, "order", order.number)
        worth = sum((value_of(shipped_of(line, book), line, order) for line in lines), ZERO)
        if worth != (order.shipped_amount or ZERO):
            edits.append(Edit(Order, key_of(order), "shipped_amount", order.shipped_amount, worth))
        for note in book.by(OutboundNote, "order", order.number):
            amount = value_of_note(note, book)
            if amount != (note.amount or ZERO):
                edits.append(Edit(OutboundNote, key_of(note), "amount", note.amount, amount))
    return book.after(edits) if edits else book


def _delivered(book: Book, customer: Customer) -> Iterator[Charge]:
    for order in book.by(Order, "customer", customer.code):
        for line in book.by(OrderLine, "order", order.number):
            yield from _of_line(line, order, book, customer)


def _of_line(line: OrderLine, order: Order, book: Book, customer: Customer) -> Iterator[Charge]:
    """Each part is worth what it adds to the parts before it, so that the parts sum up to the line to the 分."""
    sent, worth = ZERO, TaxSplit(ZERO, ZERO, ZERO)
    for note, part in shipped_parts(line, book):
        sent += left_of(part)
        upto = split_of(value_of(sent, line, order), line)
        added = TaxSplit(*(now - then for now, then in zip(upto, worth, strict=True)))
        worth = upto
        if (day := charged_on(note, customer)) and added.gross:
            yield Charge(day, order, line, note.number, left_of(part), added)


def _invoiced(book: Book, customer: Customer) -> Iterator[Charge]:
    for order in book.by(Order, "customer", customer.code):
        lines = {line.line_no: line for line in book.by(OrderLine, "order", order.number)}
        for invoice in book.by(Invoice, "order", order.number):
            if issued(invoice) and invoice.issued_on:
                yield from _of_invoice(invoice, invoice.issued_on, order, lines, book)


def _of_invoice(invoice: Invoice, on: date, order: Order, lines: dict[int | None, OrderLine], book: Book) -> Iterator[Charge]:
    """The lines of an invoice, and what finance typed beyond them: the invoice itself is what is owed."""
    rest = TaxSplit(invoice.net or ZERO, invoice.tax or ZERO, invoice.gross or ZERO)
    for row in book.by(InvoiceLine, "invoice", invoice.number):
        line = lines.get(row.line_no) or OrderLine(order=order.number, line_no=row.line_no)
        money = TaxSplit(row.net or ZERO, row.tax or ZERO, row.gross or ZERO)
        rest = TaxSplit(*(whole - part for whole, part in zip(rest, money, strict=True)))
        yield Charge(on, order, replace(line, tax_kind=row.tax_kind, tax_rate=row.tax_rate), invoice.number, row.quantity or ZERO, money)
    if any(rest):
        untold = OrderLine(order=order.number, line_no=None)
        yield Charge(on, order, untold, invoice.number, ZERO, TaxSplit(rest.gross - rest.tax, rest.tax, rest.gross))
