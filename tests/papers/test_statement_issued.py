"""A statement that was issued stays what it was; invoices, red ones too, are charged or stand beside it."""

from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest

from macros.topics import topics_of
from order_logic.flows.documents import Billing
from order_logic.records import (
    Invoice,
    InvoiceLine,
    OutboundLine,
    OutboundNote,
)
from order_logic.records.choices import Basis
from reports.blocks import Mark
from reports.papers.settlement_statement import settlement_statement
from reports.render import html_of
from tests.logic.builders import CUSTOMER, NUMBER, a_book, a_customer, a_line, a_press, a_receipt, an_order
from tests.papers.stating import NOVEMBER, OCTOBER, stated
from tests.papers.test_statement_gathering import an_issued, an_october

pytestmark = pytest.mark.no_cover


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

    assert (view.late, view.ageing.late) == (Decimal(0), Decimal(0))
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
    net = (Decimal(gross) / Decimal("1.13")).quantize(Decimal("0.01"), ROUND_HALF_UP)
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
