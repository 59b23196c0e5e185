"""An invoice is handed over, and reversed by red ones: never more red than blue."""

from decimal import Decimal

import pytest

from order_logic.flows.documents import Billing
from order_logic.flows.moves import Passing
from order_logic.flows.roles import Role
from order_logic.records import InvoiceLine
from order_logic.verbs.invoicing import request_invoices
from tests.logic.builders import NUMBER, TODAY
from tests.logic.money.invoice_desk import FP, RED, RED_NO, asked, blue, issued, passes, types


def test_an_invoice_is_handed_over_with_its_day() -> None:
    till = issued()

    assert passes(till, Passing.INVOICE_HAND_OVER) == set()
    assert (blue(till).state, blue(till).handed_on) == (Billing.HANDED, TODAY)


def test_sales_issues_no_invoice() -> None:
    assert passes(asked(), Passing.INVOICE_ISSUE, role=Role.SALES) == {"D-03"}


def test_a_part_is_reversed_by_a_red_invoice_of_its_own() -> None:
    till = issued()
    types(till, confirmation="HZ2611200001", red_amount=Decimal(1000))

    assert passes(till, Passing.INVOICE_REVERSE_PART) == set()

    red = blue(till, RED)
    assert (red.red_of, red.confirmation, red.gross, red.net, red.tax) == (
        FP,
        "HZ2611200001",
        -1000,
        Decimal("-884.96"),
        Decimal("-115.04"),
    )
    assert (blue(till).state, blue(till).red_amount, till.order().invoiced_amount) == (Billing.PART_RED, None, 9000)
    assert [r.quantity for r in till.all(InvoiceLine)] == [100, -10]


def test_the_rest_is_reversed_whole() -> None:
    till = issued()
    types(till, confirmation="HZ1", red_amount=Decimal("333.33"))
    passes(till, Passing.INVOICE_REVERSE_PART)
    types(till, confirmation="HZ2")

    assert passes(till, Passing.INVOICE_REVERSE) == set()

    assert (blue(till).state, till.order().invoiced_amount) == (Billing.RED, None)
    assert [sum(getattr(r, name) for r in till.all(InvoiceLine)) for name in ("quantity", "net", "tax", "gross")] == [0, 0, 0, 0]


def test_a_part_that_is_all_reverses_the_whole() -> None:
    till = issued()
    types(till, confirmation="HZ1", red_amount=Decimal(10_000))

    passes(till, Passing.INVOICE_REVERSE_PART)

    assert blue(till).state is Billing.RED


@pytest.mark.parametrize("amount", [None, Decimal(0), Decimal("10000.01")])
def test_there_is_never_more_red_than_blue(amount: Decimal | None) -> None:
    till = issued()
    types(till, confirmation="HZ1", red_amount=amount)

    assert passes(till, Passing.INVOICE_REVERSE_PART) == {"R-78"}


def test_a_reversal_names_its_confirmation() -> None:
    assert passes(issued(), Passing.INVOICE_REVERSE) == {"R-78"}


def test_a_red_invoice_is_not_reversed_and_needs_its_number_before_it_is_handed_over() -> None:
    till = issued()
    types(till, confirmation="HZ1")
    passes(till, Passing.INVOICE_REVERSE)
    types(till, RED, confirmation="HZ2")

    assert passes(till, Passing.INVOICE_REVERSE, RED) == {"R-78"}
    assert passes(till, Passing.INVOICE_HAND_OVER, RED) == {"R-78"}
    types(till, RED, invoice_no=RED_NO)
    assert passes(till, Passing.INVOICE_HAND_OVER, RED) == set()


def test_reversed_goods_may_be_invoiced_again() -> None:
    till = issued()
    types(till, confirmation="HZ1")
    passes(till, Passing.INVOICE_REVERSE)

    assert till.does(request_invoices, NUMBER).moved
