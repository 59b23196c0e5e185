"""What was delivered is invoiced once; an invoice is as finance types it, and never more red than blue."""

from datetime import date
from decimal import Decimal

import pytest

from order_logic.flows.commercial import Commercial
from order_logic.flows.documents import Billing, Returning
from order_logic.flows.moves import Passing
from order_logic.records import Invoice, InvoiceLine, Order, Return, ReturnLine
from order_logic.records.choices import Basis, InvoiceKind, LineKind, Share, TaxKind
from order_logic.verbs.invoicing import request_invoices
from order_logic.verbs.refusals import Refusal
from tests.logic.builders import NUMBER, TODAY, a_customer, a_line, an_order, rows_of
from tests.logic.money.invoice_desk import BLUE_NO, ORDER, TAX, asked, blue, issued, passes, types
from tests.logic.money_builders import Till, a_shipment, a_statement, delivered


def test_an_invoice_stands_for_what_was_delivered_with_its_tax() -> None:
    till = asked(ORDER, a_line(), *delivered(40))

    row = blue(till)
    assert (row.state, row.title, row.tax_number, row.kind) == (
        Billing.TO_ISSUE,
        "宁波远洋机电有限公司",
        "91330206MA2AE5Y40D",
        InvoiceKind.SPECIAL,
    )
    assert (row.net, row.tax, row.gross) == (Decimal("3539.82"), Decimal("460.18"), 4000)
    assert [(r.line_no, r.quantity, r.tax_kind) for r in till.all(InvoiceLine)] == [(1, 40, TaxKind.TAXED)]


def test_what_stands_on_an_invoice_is_not_asked_for_again() -> None:
    assert asked().refuses(request_invoices, NUMBER) == {"M-05"}


def test_a_revoked_invoice_frees_its_quantities() -> None:
    till = asked()

    assert passes(till, Passing.INVOICE_REVOKE) == {"D-05"}
    assert passes(till, Passing.INVOICE_REVOKE, reason="抬头有误") == set()
    assert till.does(request_invoices, NUMBER).moved


@pytest.mark.parametrize(("resent", "quantity"), [("", 36), (f"{NUMBER}/2", 40)])
def test_goods_that_came_back_are_invoiced_when_others_were_sent_for_them(resent: str, quantity: int) -> None:
    back = [Return(number="TH-1", order=NUMBER, resent=resent), ReturnLine(number="TH-1", line_no=1, order=NUMBER, received=Decimal(4))]
    till = asked(ORDER, a_line(), *delivered(40), *back)

    assert [r.quantity for r in till.all(InvoiceLine)] == [quantity]


def test_invoices_of_parts_sum_up_to_the_line_to_the_cent() -> None:
    line = a_line(quantity=Decimal(3), price=Decimal("33.335"))
    till = Till.of(ORDER, line, *delivered(1), *delivered(2, "CK-2"))
    till.does(request_invoices, NUMBER)
    later = Till.of(ORDER, line, *delivered(1))
    later.does(request_invoices, NUMBER)
    later.book = Till.of(*rows_of(later.book), *delivered(2, "CK-2")).book

    later.does(request_invoices, NUMBER)

    assert sum(i.gross for i in later.all(Invoice)) == sum(i.gross for i in till.all(Invoice)) == Decimal("100.01")


@pytest.mark.parametrize(("basis", "asked_for"), [(Basis.SHIPPED, True), (Basis.SIGNED, False)])
def test_the_customers_basis_says_when_goods_may_be_invoiced(basis: Basis, asked_for: bool) -> None:
    till = Till.of(a_customer(basis=basis), ORDER, a_line(), *a_shipment())

    assert bool(till.does(request_invoices, NUMBER).moved) is asked_for


def test_returned_goods_are_not_invoiced_fees_are_and_gifts_are_not() -> None:
    fee = a_line(line_no=2, kind=LineKind.FEE, quantity=Decimal(1))
    gift = a_line(line_no=3, kind=LineKind.GIFT, price=Decimal(0))
    back = ReturnLine(number="TH-1", order=NUMBER, line_no=1, received=Decimal(10))
    till = Till.of(ORDER, a_line(), fee, gift, *delivered(), *delivered(100, "CK-2", line_no=3), back)

    till.does(request_invoices, NUMBER)

    assert [(r.line_no, r.quantity, r.gross) for r in till.all(InvoiceLine)] == [(1, 90, 9000), (2, 1, 100)]


@pytest.mark.parametrize(
    ("credit", "back", "due"),
    [(600, 10, (90, 9400)), (1000, 10, (90, 9000)), (None, 10, (90, 9000)), (200, 0, (100, 9800))],
    ids=["credited below its price", "credited in full", "not credited yet", "an allowance without goods"],
)
def test_what_a_return_was_not_credited_with_is_still_invoiced(credit: int | None, back: int, due: tuple[int, int]) -> None:
    amount, state = (Decimal(credit), Returning.FINISHED) if credit else (None, Returning.TAKEN)
    rows = [
        Return(number="TH-1", order=NUMBER, state=state, amount=amount),
        ReturnLine(number="TH-1", order=NUMBER, line_no=1, quantity=Decimal(10), received=Decimal(back)),
    ]
    till = Till.of(ORDER, a_line(), *delivered(), *rows)

    till.does(request_invoices, NUMBER)

    assert [(r.quantity, r.gross) for r in till.all(InvoiceLine)] == [due]
    assert (credit is None) or [o.shipped_amount - o.returned_amount for o in till.all(Order)] == [due[1]]


def test_an_allowance_on_no_line_lowers_every_line_in_proportion_to_the_cent() -> None:
    dear, cheap = a_line(price=Decimal("66.66")), a_line(line_no=2, quantity=Decimal(1), price=Decimal("3333.99"))
    credited = Return(number="TH-1", order=NUMBER, state=Returning.ALLOWED, amount=Decimal("100.01"))
    till = Till.of(ORDER, dear, cheap, *delivered(), *delivered(1, "CK-2", line_no=2), credited)

    till.does(request_invoices, NUMBER)

    assert [r.gross for r in till.all(InvoiceLine)] == [Decimal("6599.33"), Decimal("3300.65")]


def test_what_was_invoiced_before_an_allowance_is_reversed_by_it_and_never_asked_for_again() -> None:
    till = issued()
    credited = Return(number="TH-1", order=NUMBER, state=Returning.ALLOWED, amount=Decimal(250))
    till.book = Till.of(*rows_of(till.book), credited).book
    types(till, red_amount=Decimal(250), confirmation="11010226112000001234")

    assert passes(till, Passing.INVOICE_REVERSE_PART) == set()

    assert till.refuses(request_invoices, NUMBER) == {"M-05"}


@pytest.mark.parametrize("kind", [TaxKind.ZERO_RATED, TaxKind.EXEMPT, TaxKind.OUTSIDE])
def test_three_kinds_without_tax_are_told_apart_and_carry_no_rate(kind: TaxKind) -> None:
    till = Till.of(ORDER, a_line(tax_kind=kind), *delivered())

    till.does(request_invoices, NUMBER)

    assert [(r.tax_kind, r.tax_rate, r.net, r.tax, r.gross) for r in till.all(InvoiceLine)] == [(kind, None, 10_000, 0, 10_000)]


@pytest.mark.parametrize(("included", "rate", "net", "tax", "gross"), TAX)
def test_tax_is_split_out_of_or_added_to_the_price(included: bool, rate: str, net: str, tax: str, gross: str) -> None:
    till = Till.of(an_order(commercial=Commercial.CONFIRMED, tax_included=included), a_line(tax_rate=Decimal(rate)), *delivered())

    till.does(request_invoices, NUMBER)

    assert [(i.net, i.tax, i.gross) for i in till.all(Invoice)] == [(Decimal(net), Decimal(tax), Decimal(gross))]


def test_an_issued_invoice_carries_its_day_and_counts() -> None:
    till = issued()

    assert (blue(till).state, blue(till).issued_on) == (Billing.ISSUED, TODAY)
    assert (till.order().invoiced_amount, till.order().invoicing) == (10_000, Share.ALL)


def test_an_invoice_asked_for_counts_nothing_yet() -> None:
    assert (asked().order().invoiced_amount, asked().order().invoicing) == (None, Share.NONE)


@pytest.mark.parametrize("number", ["", "2633200000001234567", "263320000000123456789", "2633200000001234567X"])
def test_an_electronic_invoice_has_twenty_digits(number: str) -> None:
    assert passes(asked(invoice_no=number), Passing.INVOICE_ISSUE) == {"R-78"}


def test_a_paper_invoice_has_eight_digits() -> None:
    assert passes(asked(kind=InvoiceKind.PAPER, invoice_no="01234567"), Passing.INVOICE_ISSUE) == set()


@pytest.mark.parametrize("name", ["title", "tax_number", "kind"])
def test_a_blank_on_an_invoice_is_named(name: str) -> None:
    assert passes(asked(**{name: None if name == "kind" else ""}), Passing.INVOICE_ISSUE) == {"R-78"}


def test_an_ordinary_invoice_needs_no_tax_number() -> None:
    assert passes(asked(kind=InvoiceKind.ORDINARY, tax_number=""), Passing.INVOICE_ISSUE) == set()


@pytest.mark.parametrize(("off", "rules"), [("0.06", set()), ("-0.06", set()), ("0.07", {"R-78"})])
def test_tax_may_differ_within_the_tolerance(off: str, rules: set[str]) -> None:
    till = asked()
    net, tax = blue(till).net, blue(till).tax
    assert net is not None
    assert tax is not None
    types(till, net=net - Decimal(off), tax=tax + Decimal(off))

    assert passes(till, Passing.INVOICE_ISSUE) == rules
    assert rules or sum(r.tax for r in till.all(InvoiceLine)) == tax + Decimal(off)


def test_amounts_that_do_not_add_up_are_refused() -> None:
    assert passes(asked(net=Decimal("8849.55")), Passing.INVOICE_ISSUE) == {"R-78"}


def test_a_number_stands_on_one_invoice_only() -> None:
    other = Invoice(number="FP-1", order=NUMBER, state=Billing.HANDED, invoice_no=BLUE_NO)

    assert passes(asked(ORDER, a_line(), *delivered(), other), Passing.INVOICE_ISSUE) == {"R-78"}


@pytest.mark.parametrize("day", [date(2026, 10, 31), date(2026, 11, 21)])
def test_an_invoice_is_not_dated_into_a_closed_month_or_tomorrow(day: date) -> None:
    till = asked(ORDER, a_line(), *delivered(), a_statement(date(2026, 10, 31)), issued_on=day)

    assert passes(till, Passing.INVOICE_ISSUE) == {Refusal.BAD_DAY.value.code}
