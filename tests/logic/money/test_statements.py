"""Sales prepares a statement and finance confirms it; what was issued stays, and everything in it ties."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from order_logic.derived.closing import last_period
from order_logic.flows.commercial import Commercial
from order_logic.flows.documents import Billing, Returning
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.records import Dunning, Invoice, IssuedStatement, Matching, OutboundLine
from order_logic.records.choices import Basis, LineKind, Matched, Urgency
from order_logic.settings import Settings
from order_logic.verbs.reminding import level_of, remind
from order_logic.verbs.statements import confirm_statements, prepare_statements, void_statements
from tests.logic.builders import (
    CUSTOMER,
    NUMBER,
    TODAY,
    a_customer,
    a_line,
    a_receipt,
    a_signature,
    an_opening,
    an_order,
    rows_of,
)
from tests.logic.money_builders import Till, a_credit, a_shipment, a_statement, delivered

DZ = "DZ20261120-0001"
OCTOBER = date(2026, 10, 31)
ORDER = an_order(commercial=Commercial.CONFIRMED)
IN_OCTOBER: dict[str, Any] = {"shipped_on": date(2026, 10, 10), "signed_on": date(2026, 10, 12)}


def a_full_october() -> list[Any]:
    """Something of every term: opening, goods, freight, a return, an allowance, both write-offs, money in and back."""
    off: dict[str, Any] = {"customer": CUSTOMER, "order": NUMBER, "matched_on": date(2026, 10, 25)}
    return [
        an_opening(500),
        ORDER,
        a_line(),
        a_line(line_no=2, kind=LineKind.FEE, quantity=Decimal(2)),
        a_signature(Move.APPROVE, Role.SALES_MANAGER, signed_at=datetime(2026, 10, 8, 9)),
        *delivered(**IN_OCTOBER),
        a_credit(900, Returning.REFUNDED, taken_on=date(2026, 10, 14), done_on=date(2026, 10, 15)),
        a_credit(100, Returning.FINISHED, "TH-2", done_on=date(2026, 10, 16)),
        Matching(number="HX-1", kind=Matched.DIFFERENCE, amount=Decimal(3), **off),
        Matching(number="HX-2", kind=Matched.BAD_DEBT, amount=Decimal(40), **off),
        a_receipt(2000, received_on=date(2026, 10, 20)),
        a_receipt(-300, "RC-2", refund_of="RC20261118-0001", received_on=date(2026, 10, 21)),
    ]


def the_statement(till: Till, number: str = DZ) -> Any:
    found = till.book.get(IssuedStatement, number)
    assert found is not None
    return found


def test_a_statement_carries_every_term_and_comes_to_the_balance() -> None:
    till = Till.of(*a_full_october())

    till.does(prepare_statements, CUSTOMER, role=Role.SALES)

    row = the_statement(till)
    assert (row.first_on, row.last_on, row.prepared_by) == (date(2026, 10, 1), OCTOBER, "sales")
    assert [row.opening, row.charges, row.other, row.returns, row.allowances] == [500, 10_000, 200, 900, 100]
    assert [row.write_offs, row.receipts, row.refunds, row.closing] == [43, 2000, 300, 7957]
    assert till.ageing(OCTOBER).balance == 7957


def test_a_picked_order_stands_for_its_customer() -> None:
    assert Till.of(*a_full_october()).does(prepare_statements, NUMBER, role=Role.SALES).moved == (DZ,)


def test_sales_prepares_and_finance_confirms() -> None:
    till = Till.of(*a_full_october())

    assert till.refuses(prepare_statements, CUSTOMER, role=Role.FINANCE) == {"D-03"}
    till.does(prepare_statements, CUSTOMER, role=Role.SALES)
    assert till.refuses(confirm_statements, DZ, role=Role.SALES) == {"D-04"}
    till.does(confirm_statements, DZ)

    assert the_statement(till).confirmed_by == "finance"
    assert till.refuses(confirm_statements, DZ) == {"M-17"}


def test_a_period_is_stated_once() -> None:
    till = Till.of(*a_full_october())
    till.does(prepare_statements, CUSTOMER, role=Role.SALES)

    assert till.refuses(prepare_statements, CUSTOMER, role=Role.SALES) == {"M-15"}


def test_a_void_statement_opens_its_period_again() -> None:
    till = Till.of(*a_full_october())
    till.does(prepare_statements, CUSTOMER, role=Role.SALES)
    till.does(void_statements, DZ)

    assert till.does(prepare_statements, CUSTOMER, role=Role.SALES).moved == ("DZ20261120-0002",)


def test_the_latest_statement_is_voided_first() -> None:
    till = Till.of(a_statement(OCTOBER, "DZ-1"), a_statement(date(2026, 9, 30), "DZ-0"))

    assert till.refuses(void_statements, "DZ-0") == {"M-19"}


def test_what_changes_a_stated_month_is_told_as_an_adjustment_of_the_next() -> None:
    till = Till.of(*a_full_october())
    till.does(prepare_statements, CUSTOMER, role=Role.SALES)
    rows = [replace(r, refused=Decimal(10)) if isinstance(r, OutboundLine) else r for r in rows_of(till.book)]
    later = Till.of(*rows)
    later.numbers = till.numbers

    later.does(prepare_statements, CUSTOMER, role=Role.SALES, on=date(2026, 12, 1))

    row = the_statement(later, "DZ20261120-0002")
    assert (row.opening, row.other, row.closing) == (7957, -1000, 6957)


def test_a_receipt_without_a_day_stops_the_statement() -> None:
    till = Till.of(a_receipt(500, received_on=None))

    assert till.refuses(prepare_statements, CUSTOMER, role=Role.SALES) == {"M-16"}


def test_a_customer_charged_by_invoice_owes_what_is_invoiced() -> None:
    invoice = Invoice(
        number="FP-1", customer=CUSTOMER, order=NUMBER, state=Billing.HANDED, issued_on=date(2026, 10, 20), gross=Decimal(4000)
    )
    till = Till.of(a_customer(basis=Basis.INVOICED, due_from=Basis.INVOICED), ORDER, a_line(), *delivered(**IN_OCTOBER), invoice)

    till.does(prepare_statements, CUSTOMER, role=Role.SALES)

    assert (the_statement(till).charges, till.ageing().balance) == (4000, 4000)
    assert [d.due_on for d in till.ageing().debts] == [date(2026, 11, 19)]


def test_a_customer_charged_on_signing_owes_nothing_for_goods_on_the_road() -> None:
    till = Till.of(a_customer(basis=Basis.SIGNED), ORDER, a_line(), *a_shipment())

    assert till.ageing().balance == 0


PERIODS = [
    ("月末", date(2026, 11, 20), (date(2026, 10, 1), OCTOBER)),
    ("月末", date(2026, 11, 30), (date(2026, 10, 1), OCTOBER)),
    ("月末", date(2026, 12, 1), (date(2026, 11, 1), date(2026, 11, 30))),
    ("25", date(2026, 11, 25), (date(2026, 9, 26), date(2026, 10, 25))),
    ("25", date(2026, 11, 26), (date(2026, 10, 26), date(2026, 11, 25))),
    ("28", date(2026, 3, 5), (date(2026, 1, 29), date(2026, 2, 28))),
    ("月末", date(2026, 1, 1), (date(2025, 12, 1), date(2025, 12, 31))),
]


@pytest.mark.parametrize(("closing_day", "today", "period"), PERIODS)
def test_the_last_period_ends_on_the_closing_day(closing_day: str, today: date, period: tuple[date, date]) -> None:
    assert last_period(today, Settings(closing_day=closing_day)) == period


@pytest.mark.parametrize(
    ("days", "level"),
    [(1, Urgency.REMINDER), (30, Urgency.REMINDER), (31, Urgency.DEMAND), (60, Urgency.DEMAND), (61, Urgency.WARNING), (91, Urgency.LEGAL)],
)
def test_a_reminder_grows_harder_by_the_days(days: int, level: Urgency) -> None:
    assert level_of(days) is level


def test_a_reminder_says_what_is_overdue_and_since_when() -> None:
    till = Till.of(ORDER, a_line(), *delivered(shipped_on=date(2026, 9, 1), signed_on=date(2026, 9, 2)))

    till.does(remind, CUSTOMER, role=Role.SALES)

    row = till.all(Dunning)[0]
    assert (row.number, row.amount, row.days, row.level, row.reminded_on) == ("CS20261120-0001", 10_000, 50, Urgency.DEMAND, TODAY)


def test_who_owes_nothing_overdue_is_not_reminded() -> None:
    assert Till.of(ORDER, a_line(), *delivered()).refuses(remind, CUSTOMER) == {"M-18"}
