"""Every term of every statement reckoned once more with plain loops over the rows; an issued one stays what it was."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any

import pytest

from macros.preview import sample
from macros.topics import topics_of
from order_logic.book import Book
from order_logic.flows.documents import Billing, Returning
from order_logic.records import (
    Customer,
    Invoice,
    InvoiceLine,
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
from reports.blocks import Mark
from reports.papers.settlement_statement import settlement_statement
from reports.render import html_of
from reports.report import Period, Topic
from reports.statement import Statement
from tests.logic.builders import CUSTOMER, NUMBER, a_book, a_customer, a_line, a_press, a_receipt, an_order
from tests.papers.test_statement_gathering import an_issued, an_october

pytestmark = pytest.mark.no_cover
OCTOBER, NOVEMBER = (date(2026, 10, 1), date(2026, 10, 31)), (date(2026, 11, 1), date(2026, 11, 30))
MONTHS = ((date(2026, 9, 1), date(2026, 9, 30)), OCTOBER, NOVEMBER)
TERMS = "opening", "charges", "other", "returns", "allowances", "write_offs", "receipts", "refunds"
ISSUED = Billing.ISSUED, Billing.HANDED, Billing.PART_RED, Billing.RED
CREDITED = Returning.REFUNDED, Returning.ALLOWED, Returning.FINISHED
CENT, ZERO = Decimal("0.01"), Decimal(0)
Post = tuple[date | None, str, Decimal]


def every(book: Book, record: type) -> list[Any]:
    found: Iterable[Any] = book.all(record)
    return list(found)


def stated(book: Book, key: str, period: Period | None) -> Statement:
    view = settlement_statement.gather(book, Topic(key, period), a_press())
    assert isinstance(view, Statement)
    return view


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


def a_late_note() -> list[object]:
    """10 more of the order in October, entered when the statement was out, and a receipt of 26 October that was found later."""
    note = OutboundNote(number="CK20261028-0001", order=NUMBER, issued_on=date(2026, 10, 28), shipped_on=date(2026, 10, 28))
    part = OutboundLine(note=note.number, order=NUMBER, line_no=1, quantity=Decimal(10))
    return [note, part, a_receipt(300, "RC20261105-0001", received_on=date(2026, 10, 26))]


def test_an_issued_statement_keeps_its_balance_and_tells_what_was_booked_since() -> None:
    view = stated(a_book(*an_october(), an_issued("3020.00"), *a_late_note()), CUSTOMER, OCTOBER)

    assert (view.balance.charges, view.balance.receipts, view.balance.closing) == (Decimal(4520), Decimal(2000), Decimal(3020))
    assert (view.lines[-1].gross, view.movements[-1].amount, view.ageing.late) == (Decimal(-1130), Decimal(300), Decimal(-830))
    assert view.head.reading.endswith("|3020.00")
    assert "830.00" in "".join(remark.zh for remark in view.remarks)
    assert all(word in html_of(settlement_statement, view) for word in ("出单后变动", "−1,130.00"))


def test_what_was_booked_since_goes_to_the_next_statement() -> None:
    view = stated(a_book(*an_october(), an_issued("3020.00"), *a_late_note()), CUSTOMER, NOVEMBER)

    (adjusted,) = view.movements
    assert (view.balance.opening, view.balance.other, view.balance.closing) == (Decimal(3020), Decimal(830), Decimal(3850))
    assert (adjusted.kind.zh, adjusted.number, adjusted.amount) == ("前期调整", "DZ20261102-0007", Decimal(830))


def test_an_untouched_statement_has_nothing_to_tell() -> None:
    view = stated(a_book(*an_october(), an_issued("3020.00")), CUSTOMER, OCTOBER)

    assert (view.late, view.ageing.late) == (ZERO, ZERO)
    assert (len(view.lines), len(view.movements)) == (1, 1)


@pytest.mark.parametrize(
    ("fields", "mark"), [({}, None), ({"confirmed_at": None}, Mark.DRAFT), ({"voided": True}, Mark.VOID)], ids=["issued", "draft", "void"]
)
def test_a_statement_is_printed_by_its_own_number_with_the_mark_of_its_state(fields: dict[str, Any], mark: Mark | None) -> None:
    book = a_book(*an_october(), an_issued("3020.00", **fields))

    (topic,) = topics_of(settlement_statement, book, a_press(), ["DZ20261102-0007"])

    view = stated(book, topic.key, topic.period)
    assert (view.head.number, view.period, view.head.mark) == ("DZ20261102-0007", OCTOBER, mark)


def test_an_account_that_nobody_stated_is_a_draft() -> None:
    assert stated(a_book(*an_october()), CUSTOMER, OCTOBER).head.mark is Mark.DRAFT


def an_invoice(gross: str, number: str, on: int, **fields: Any) -> list[Any]:
    """An issued invoice of the usual order over one line, at 13 %."""
    net = cents(Decimal(gross) / Decimal("1.13"))
    sums: dict[str, Any] = {"net": net, "tax": Decimal(gross) - net, "gross": Decimal(gross)}
    invoice = Invoice(number=number, order=NUMBER, customer=CUSTOMER, state=Billing.ISSUED, issued_on=date(2026, 10, on), **sums, **fields)
    return [invoice, InvoiceLine(invoice=number, number=1, order=NUMBER, line_no=1, quantity=Decimal(4), tax_rate=Decimal(13), **sums)]


INVOICES = [*an_invoice("4520.00", "FP1", 12, invoice_no="26312000000012345678"), *an_invoice("-1130.00", "FP2", 20, red_of="FP1")]


def test_red_invoices_lower_what_is_charged_by_invoice() -> None:
    book = a_book(a_customer(basis=Basis.INVOICED), an_order(), a_line(), *INVOICES)

    view = stated(book, CUSTOMER, OCTOBER)

    assert [(line.note, line.gross) for line in view.lines] == [("FP1", Decimal(4520)), ("FP2", Decimal(-1130))]
    assert (view.balance.closing, view.invoices) == (Decimal(3390), ())
    assert "红字" in html_of(settlement_statement, view)


def test_what_finance_typed_beyond_the_lines_of_an_invoice_is_charged_with_it() -> None:
    invoice, line = an_invoice("4520.00", "FP1", 12)
    more = replace(invoice, net=Decimal("4100.00"), tax=Decimal("533.00"), gross=Decimal("4633.00"))

    view = stated(a_book(a_customer(basis=Basis.INVOICED), an_order(), a_line(), more, line), CUSTOMER, OCTOBER)

    assert [line.gross for line in view.lines] == [Decimal(4520), Decimal(113)]
    assert view.balance.closing == Decimal(4633)


def test_invoices_stand_beside_an_account_of_deliveries_without_changing_it() -> None:
    view = stated(a_book(*an_october(), *INVOICES), CUSTOMER, OCTOBER)

    page = html_of(settlement_statement, view)

    assert (view.balance.closing, view.invoiced) == (Decimal(3020), Decimal(3390))
    assert all(word in page for word in ("红冲 FP1", "26312000000012345678", "−1,130.00", "3,390.00"))
