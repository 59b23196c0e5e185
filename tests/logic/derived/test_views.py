"""The lists of the day: what waits for whom, what is due, what is owed."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from order_logic.book import Book, key_of
from order_logic.derived.listing import row_words
from order_logic.derived.margin import margin_of
from order_logic.derived.undelivered import undelivered
from order_logic.derived.viewbook import all_views
from order_logic.flows.commercial import Commercial
from order_logic.flows.documents import Billing
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.records import (
    Invoice,
    Offer,
    OutboundNote,
    Setting,
    User,
)
from order_logic.records.choices import Settlement, Supply
from order_logic.settings import Settings
from order_logic.table import Table
from tests.logic.builders import (
    NOW,
    NUMBER,
    TODAY,
    a_book,
    a_customer,
    a_line,
    a_press,
    a_product,
    a_receipt,
    an_order,
    audits,
)
from tests.logic.derived.shipping_rows import a_due_order, delivered, fresh

SECOND = "SO20261120-0002"
YESTERDAY = TODAY - timedelta(days=1)


def listed(name: str, *rows: Any, role: Role = Role.SALES, **press: Any) -> list[tuple[Any, ...]]:
    return [row.cells for row in all_views()[name].listing(fresh(*rows), a_press(role, **press)).rows]


def rows_in(book: Book, record: Any) -> list[Any]:
    return list(book.all(record))


def pending(**fields: Any) -> list[Any]:
    return [an_order(commercial=Commercial.PENDING, **fields), a_line()]


def in_approval(number: str = NUMBER, **fields: Any) -> list[Any]:
    return [an_order(number, commercial=Commercial.IN_APPROVAL, promised_on=date(2026, 12, 18), **fields), a_line(number), *audits(number)]


def test_rush_orders_come_first_in_my_work() -> None:
    other = an_order(SECOND, commercial=Commercial.PENDING, rush=True, requested_on=date(2027, 1, 1))

    assert [row[2] for row in listed("my_work", *pending(), other, a_line(SECOND), role=Role.ORDER_CLERK)] == [SECOND, NUMBER]


def test_an_approval_shows_amount_margin_and_credit_on_one_line() -> None:
    rows = [*in_approval(), a_product(supply=Supply.BOUGHT), Offer(product="P-2201", supplier="G01", price=Decimal(80))]

    [cells] = listed("my_approvals", *rows, role=Role.SALES_MANAGER)

    assert cells[0] is Move.APPROVE
    assert cells[2] == NUMBER
    assert cells[4:6] == (Decimal(10_000), Decimal(20))
    assert cells[6].zh == "可用 990,000.00"
    assert listed("my_approvals", *rows, role=Role.ORDER_CLERK) == []


def test_credit_is_said_to_be_exceeded_and_prepaid_orders_have_none() -> None:
    over = listed("my_approvals", *in_approval(), a_customer(credit_limit=Decimal(4000)), role=Role.SALES_MANAGER)
    prepaid = listed("my_approvals", *in_approval(settlement=Settlement.PREPAID), role=Role.SALES_MANAGER)

    assert over[0][6].zh == "▲ 超 6,000.00"
    assert prepaid[0][6].zh == "款到发货"


@pytest.mark.parametrize(
    "rows", [[a_product()], [a_product(supply=Supply.BOUGHT)], [Offer(product="P-2201", supplier="G01", price=Decimal(80))]]
)
def test_a_margin_is_not_known_unless_all_goods_are_bought_and_offered(rows: list[Any]) -> None:
    assert margin_of(an_order(), a_book(an_order(), a_line(), *rows)) is None


def test_what_is_due_today_and_not_delivered_is_listed() -> None:
    late, done = a_due_order(SECOND, due=YESTERDAY), "SO20261120-0003"
    rows = [*a_due_order(due=TODAY), *late, *a_due_order(done, due=TODAY), *delivered(100, TODAY, done)]

    assert [row[0] for row in listed("due_today", *rows)] == [NUMBER]
    assert [(row[0], row[3], row[5]) for row in listed("overdue", *rows)] == [(SECOND, 1, Decimal(10_000))]


def test_only_what_is_still_owed_counts() -> None:
    book = fresh(*a_due_order(), *delivered(60, TODAY))

    [(order, owed)] = list(undelivered(book, Settings()))

    assert (order.number, owed[0].quantity, owed[0].amount) == (NUMBER, Decimal(40), Decimal(4000))


def test_shipped_goods_are_delivered_where_the_settings_say_so() -> None:
    book = fresh(*a_due_order(), *delivered(100, None))

    assert len(list(undelivered(book, Settings()))) == 1
    assert list(undelivered(book, replace(Settings(), promise_basis="发货"))) == []


def test_lines_not_delivered_stand_by_customer_and_date() -> None:
    rows = listed("open_lines", *a_due_order(), *a_due_order(SECOND, due=YESTERDAY - timedelta(days=30)))

    assert [row[2] for row in rows] == [SECOND, NUMBER]


def test_steps_beyond_their_limit_are_listed_with_the_longest_first() -> None:
    rows = [*pending(since=NOW - timedelta(days=2)), an_order(SECOND, commercial=Commercial.PENDING, since=NOW), a_line(SECOND)]

    assert [(row[0], row[5]) for row in listed("stalled", *rows)] == [(NUMBER, 4)]


def test_what_was_delivered_and_not_invoiced_is_to_be_invoiced() -> None:
    invoice = Invoice(number="FP1", order=NUMBER, state=Billing.ISSUED, gross=Decimal(4000))
    rows = [*a_due_order(), *delivered(100, TODAY)]

    assert [row[2:5] for row in listed("to_invoice", *rows, invoice)] == [(Decimal(10_000), Decimal(4000), Decimal(6000))]
    assert listed("to_invoice", *rows, replace(invoice, gross=Decimal(10_000))) == []


def test_an_order_that_wants_no_invoice_is_left_out() -> None:
    order, line = a_due_order(invoice_wanted=False)

    assert listed("to_invoice", order, line, *delivered(100, TODAY)) == []


def test_ageing_and_prepayments_tie_to_the_balance() -> None:
    rows = [*a_due_order(), *delivered(100, TODAY), a_receipt(12_500)]

    aged, [prepaid] = listed("ageing", *rows), listed("prepayments", *rows)

    assert [row[-2:] for row in aged] == [(Decimal(2500), Decimal(-2500))] * 2, "one customer, and the sum"
    assert prepaid[1:] == (Decimal(2500), date(2026, 11, 18))


def test_the_briefing_counts_what_the_other_lists_show() -> None:
    rows = [*a_due_order(due=TODAY), *a_due_order(SECOND, due=YESTERDAY), a_receipt(500, received_on=TODAY)]

    told = {row[0].zh: row[1:] for row in listed("briefing", *rows)}

    assert told["今日到期"] == ("1", "10,000.00")
    assert told["逾期未交"] == ("1", "10,000.00")
    assert told["今日收款"] == ("1", "500.00")


@pytest.mark.parametrize("name", list(all_views()))
def test_every_list_of_an_empty_book_is_empty_or_says_nought(name: str) -> None:
    assert all(name == "briefing" and cells[1] == "0" for cells in listed(name))


@pytest.mark.parametrize("name", list(all_views()))
def test_a_list_looks_at_no_record_that_it_did_not_ask_for(name: str) -> None:
    note = OutboundNote(number="CK20261119-0001", order=SECOND, issued_on=YESTERDAY)
    whole = fresh(
        *in_approval(), *a_due_order(SECOND), note, *a_due_order("SO20261120-0003"), *delivered(60, TODAY, "SO20261120-0003"), a_receipt(5)
    )
    asked = dict.fromkeys((*all_views()[name].reads, Setting, User))
    part = Book({record: Table({key_of(row): row for row in rows_in(whole, record)}) for record in asked})

    assert all_views()[name].listing(part, a_press(Role.ADMIN)).rows == all_views()[name].listing(whole, a_press(Role.ADMIN)).rows


def test_a_row_in_one_line_says_figures_behind_their_headings() -> None:
    listing = all_views()["overdue"].listing(fresh(*a_due_order(due=YESTERDAY)), a_press())

    assert row_words(listing, listing.rows[0], "zh").startswith(f"{NUMBER} · 远洋机电 · 交期 2026-11-19 · 逾期天数 1")


def test_now_is_the_presss_and_not_the_clocks() -> None:
    later = datetime(2027, 1, 4, 9, 0)

    assert [row[3] for row in listed("overdue", *a_due_order(due=date(2026, 12, 30)), now=later)] == [5]
