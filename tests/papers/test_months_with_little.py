"""The monthly report of months with little to tell: nothing yet, the first one, no exceptions, not over, partly in the archive."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from order_logic.flows.commercial import Commercial
from order_logic.flows.roles import Role
from order_logic.flows.status import Status
from order_logic.records import OrderException
from order_logic.records.choices import Share
from reports.blocks import Mark
from reports.render import html_of
from reports.report import papers
from tests.logic.builders import a_book, an_order
from tests.logic.derived.shipping_rows import a_due_order, delivered
from tests.papers.sample_letters import at_desk
from tests.papers.sample_year import gathered, october, year

PAPER = papers()["monthly_summary"]


def _rows() -> list[Any]:
    book, found = year(), list[Any]()
    for record in book.records():
        every: Any = book.all(record)
        found += every
    return found


def test_an_empty_book_prints_and_says_that_there_is_nothing() -> None:
    view = gathered(a_book())

    html = html_of(PAPER, view)
    assert [kpi.value for kpi in view.kpis[:6]] == [None] * 6
    assert view.decisions == ()
    assert "册中还没有登记的订单" in html
    assert "没有在手订单" in html


def test_the_first_month_of_a_book_has_nothing_to_compare_with() -> None:
    order = an_order("SO20261005-0001", ordered_on=date(2026, 10, 5), commercial=Commercial.CONFIRMED, status=Status.CONFIRMED)

    view = gathered(a_book(order))

    assert view.kpis[0].value == 1
    assert {kpi.last for kpi in view.kpis} == {None}
    assert {kpi.spark for kpi in view.kpis} == {None}
    assert view.message[0].zh == "订单金额 1.0 万元，上月没有数据；本月没有到期的行"
    assert "没有数据" in view.unknown[0].zh
    assert html_of(PAPER, view, "en")


def test_a_month_without_exceptions_or_delays_says_so() -> None:
    view = gathered(
        a_book(*(row for row in _rows() if not isinstance(row, OrderException))), period=(date(2025, 12, 1), date(2025, 12, 31))
    )

    html = html_of(PAPER, view)
    assert (view.troubles.total.total, view.kpis[5].value) == (0, 0)
    assert "本月没有登记异常" in html
    assert "本月到期的行没有延误" in html


def test_a_customer_who_only_had_goods_due_counts_in_the_sum_of_customers() -> None:
    due = a_due_order(due=date(2026, 10, 10), ordered_on=date(2026, 8, 5), customer_name="远洋机电")

    view = gathered(a_book(*due, *delivered(100, date(2026, 10, 9))))

    assert (view.buyers.rows, view.buyers.total.otd, view.kpis[3].value) == ((), 100, 100)


def test_a_month_that_is_not_over_is_a_draft_and_says_up_to_when() -> None:
    view = gathered(press=at_desk(Role.ORDER_HEAD, now=datetime(2026, 10, 20, 17)))

    assert view.head.mark is Mark.DRAFT
    assert "截至 2026-10-20" in view.message[0].zh
    assert view.late.findings[0].zh == "客户信息、按期发出但签收迟、缺货并列最多，各 2 行"
    assert "2026-10-20" in view.unknown[0].zh


def test_archived_months_keep_their_amounts_and_tell_no_lines() -> None:
    gone = an_order(
        "SO20260310-0009", ordered_on=date(2026, 3, 10), requested_on=date(2026, 4, 2), first_promised_on=date(2026, 4, 2),
        amount=Decimal(70_000), commercial=Commercial.ARCHIVED, status=Status.ARCHIVED, delivery=Share.ALL,
    )  # fmt: skip
    with_it, without = gathered(a_book(*_rows(), gone)), october()

    march, april = 4, 5
    amounts, rates = ({row.name.zh: row.values for row in view.table} for view in (with_it, without))
    assert amounts["订单数"][march] == rates["订单数"][march] + 1
    assert amounts["订单金额（万元）"][march] == rates["订单金额（万元）"][march] + 7
    assert [amounts[name][n] for name in ("应交行", "完成率（%）", "异常（起）") for n in (march, april)] == [None] * 6
    assert amounts["应交行"][april + 1 :] == rates["应交行"][april + 1 :]
    assert "2026-03、2026-04" in with_it.unknown[0].zh


def test_a_month_with_archived_orders_tells_no_half_figures() -> None:
    order, _ = a_due_order(due=date(2026, 10, 10), ordered_on=date(2026, 10, 1), commercial=Commercial.ARCHIVED, delivery=Share.ALL)
    view = gathered(a_book(*_rows(), order))

    told = (view.late.findings[2], view.troubles.finding, view.hours.finding, view.service_finding, view.rates[0].finding)
    assert {text.zh for text in told} == {"本月有订单已归档，册中数据不全，不列"}
    assert [kpi.value for kpi in view.kpis[2:6]] == [None] * 4
    assert view.kpis[0].value == october().kpis[0].value + 1
