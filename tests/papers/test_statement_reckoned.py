"""Every term of every statement reckoned once more with plain loops over the rows."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any

import pytest

from macros.preview import sample
from order_logic.book import Book
from order_logic.flows.documents import Billing, Returning
from order_logic.records import (
    Customer,
    Invoice,
    IssuedStatement,
    Matching,
    OpeningBalance,
    Order,
    OrderLine,
    OutboundLine,
    OutboundNote,
    Receipt,
    Return,
)
from order_logic.records.choices import Basis, Matched, Payment, TaxKind
from reports.report import Period
from reports.statement import Statement
from tests.papers.stating import NOVEMBER, OCTOBER, stated

pytestmark = pytest.mark.no_cover
MONTHS = ((date(2026, 9, 1), date(2026, 9, 30)), OCTOBER, NOVEMBER)
TERMS = "opening", "charges", "other", "returns", "allowances", "write_offs", "receipts", "refunds"
ISSUED = Billing.ISSUED, Billing.HANDED, Billing.PART_RED, Billing.RED
CREDITED = Returning.REFUNDED, Returning.ALLOWED, Returning.FINISHED
CENT, ZERO = Decimal("0.01"), Decimal(0)
Post = tuple[date | None, str, Decimal]


def every(book: Book, record: type) -> list[Any]:
    found: Iterable[Any] = book.all(record)
    return list(found)


@cache
def with_basis(basis: Basis) -> Book:
    """The sample company, all of whose customers are charged by ``basis`` and have not been sent a statement yet."""
    seen = sample("zh").book
    rows = [row for record in seen.records() if record is not IssuedStatement for row in every(seen, record)]
    return Book.of(*(replace(row, basis=basis) if isinstance(row, Customer) else row for row in rows))


def cents(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, ROUND_HALF_UP)


def worth(quantity: Decimal, line: OrderLine, order: Order) -> Decimal:
    """What so much of a line is worth with tax."""
    amount = cents(quantity * (line.price or ZERO) * (1 - (line.discount or ZERO) / 100))
    taxed = order.tax_included is False and line.tax_kind in (None, TaxKind.TAXED)
    return amount + cents(amount * (line.tax_rate or ZERO) / 100) if taxed else amount


def shipped(book: Book, orders: dict[str, Order], basis: Basis) -> Iterable[Post]:
    """What left with each note, worth what it adds to the notes before it."""
    notes = {note.number: note for note in every(book, OutboundNote) if note.order in orders and note.shipped_on and not note.voided}
    parts = sorted((part for part in every(book, OutboundLine) if part.note in notes), key=lambda p: (notes[p.note].shipped_on, p.note))
    lines = {(line.order, line.line_no): line for line in every(book, OrderLine)}
    sent: dict[tuple[str, int], Decimal] = defaultdict(Decimal)
    for part in parts:
        at, note = (part.order, part.line_no), notes[part.note]
        before, left = sent[at], part.quantity - (part.refused or 0) - (part.lost or 0)
        sent[at] += left
        on = note.signed_on if basis is Basis.SIGNED else note.shipped_on
        if on:
            order = orders[part.order]
            yield on, "charges", worth(sent[at], lines[at], order) - worth(before, lines[at], order)


def posts(book: Book, code: str, basis: Basis) -> Iterable[Post]:
    """Everything that changed what a customer owes: when, under which term, how much."""
    orders = {row.number: row for row in every(book, Order) if row.customer == code}
    if basis is Basis.INVOICED:
        for row in every(book, Invoice):
            if row.order in orders and row.state in ISSUED:
                yield row.issued_on, "charges", row.gross
    else:
        yield from shipped(book, orders, basis)
        for row in orders.values():
            if row.fee_amount:
                yield row.charged_on, "other", row.fee_amount
        for row in every(book, Return):
            if row.order in orders and row.state in CREDITED and not row.resent and row.amount:
                yield row.done_on, "returns" if row.taken_on else "allowances", row.amount
    for row in every(book, Matching):
        if row.customer == code and not row.voided and row.kind is not Matched.RECEIPT:
            yield row.matched_on, "write_offs", row.amount
    for row in every(book, Receipt):
        if row.customer == code and not row.voided and row.amount and (row.cleared or row.amount < 0 or row.means is Payment.BILL):
            yield row.received_on, "receipts" if row.amount > 0 else "refunds", abs(row.amount)


def reckoned(book: Book, code: str, period: Period, basis: Basis) -> dict[str, Decimal]:
    """The terms of a statement: what came before the period is opened with."""
    terms = dict.fromkeys(TERMS, Decimal(0))
    terms["opening"] = sum((row.amount for row in every(book, OpeningBalance) if row.customer == code), Decimal(0))
    for on, term, amount in posts(book, code, basis):
        if on is None or on < period[0]:
            terms["opening"] += amount if term in ("charges", "other", "refunds") else -amount
        elif on <= period[1]:
            terms[term] += amount
    return terms


def told(view: Statement) -> dict[str, Decimal]:
    return {term: getattr(view.balance, term) for term in TERMS}


@pytest.mark.parametrize("basis", [Basis.SHIPPED, Basis.SIGNED, Basis.INVOICED], ids=lambda basis: basis.name)
def test_every_statement_of_the_sample_company_comes_to_what_plain_loops_come_to(basis: Basis) -> None:
    book = with_basis(basis)
    codes = [row.code for row in every(book, Customer)]

    found = {(code, month): told(stated(book, code, month)) for code in codes for month in MONTHS}

    assert found == {(code, month): reckoned(book, code, month, basis) for code in codes for month in MONTHS}
    assert {term for terms in found.values() for term, amount in terms.items() if amount} >= {"opening", "charges", "receipts"}


def test_one_month_closes_with_what_the_next_opens_with() -> None:
    book = with_basis(Basis.SHIPPED)

    pairs = [[stated(book, row.code, month).balance for month in MONTHS[1:]] for row in every(book, Customer)]

    assert [october.closing for october, _ in pairs] == [november.opening for _, november in pairs]
