"""The monthly report as somebody last looked at it, and how it holds up in months with little or nothing to tell."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from macros.topics import topics_of
from order_logic.flows.commercial import Commercial
from order_logic.flows.roles import Role
from order_logic.flows.status import Status
from order_logic.records import OrderException
from order_logic.records.choices import Share
from order_logic.text import Lang, Text
from reports.blocks import Mark
from reports.charts import Bar
from reports.month.late import LISTED
from reports.render import html_of, render
from reports.report import Refused, Topic, papers
from reports.secrecy import PRICED
from tests.logic.builders import a_book, an_order
from tests.logic.derived.shipping_rows import a_due_order, delivered
from tests.papers.conftest import Golden
from tests.papers.reading import embedded, families_of, pages_of, unsaid
from tests.papers.sample_letters import at_desk
from tests.papers.sample_year import OCTOBER, at_print, gathered, october, year

PAPER = papers()["monthly_summary"]
JANUARY = date(2026, 1, 1), date(2026, 1, 31)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_report_is_as_it_was_last_looked_at(lang: Lang, golden: Golden) -> None:
    made = html_of(PAPER, october(), lang)

    assert made == golden.page(f"monthly_summary.{lang}", made)


def busy() -> Any:
    """October with as many late orders as are listed, long words in each, and every department at work."""
    view = october()
    late = [
        view.late.rows[n % 4]._replace(customer="常州金坛光伏设备", words="供应商磨床主轴损坏，十一月中旬起停产") for n in range(LISTED)
    ]
    steps = (*view.hours.rows, *view.hours.rows[:5])
    return replace(view, late=replace(view.late, rows=tuple(late), more=9), hours=view.hours._replace(rows=steps))


def test_the_printed_report_of_a_busy_month_says_every_figure_and_day_of_its_view_on_six_pages_at_most() -> None:
    paper = render(PAPER, busy())

    pages = pages_of(paper.pdf)
    assert unsaid(busy(), "".join(pages)) == []
    assert 3 <= len(pages) <= 6
    assert paper.missing == ()
    assert families_of(paper.pdf) == {"Paper"}
    assert embedded(paper.pdf)


def test_every_drawing_has_a_title() -> None:
    html = html_of(PAPER, october(), "en")

    assert html.count("<svg") == html.count("<title>") - 1  # the page has one of its own
    assert "<title></title>" not in html
    assert "Text(" not in html


def test_the_last_month_is_due_and_a_named_month_takes_its_place() -> None:
    press = at_print()

    assert topics_of(PAPER, a_book(), press, ()) == [Topic("", OCTOBER)]
    assert topics_of(PAPER, a_book(), press, (), "", JANUARY) == [Topic("", JANUARY)]


def test_titles_tell_what_the_figures_tell() -> None:
    view = october()

    assert view.message[0].zh == "订单金额 50.9 万元，较上月增 13.3%；准时交付 75%，低于目标 20 个百分点"
    assert view.rates[0].finding.zh == "OTD：按客户要求 43.8%，比按首次承诺低 31.2 点"
    assert view.hours.finding.zh == "采购「评审意见」平均 26.9 小时，超过时限 24 小时，已连续 3 个月"
    assert view.late.findings[2].zh == "4 单 8 行延误，最长 9 天；1 单至今未交"


def test_decisions_rest_on_what_the_month_shows_the_weightiest_first() -> None:
    view = october()

    assert [one.weight for one in view.decisions] == [100, 90, 85, 80, 70]
    assert [one.who for one in view.decisions[:2]] == [Role.PMC.text, Role.PURCHASING.text]
    assert all(one.due > OCTOBER[1] for one in view.decisions)
    assert view.decisions[3].gain.zh == "若无此项，OTD 由 75% 到 87.5%"


def test_late_orders_name_the_first_cause_that_is_written_down_and_whose_it_is() -> None:
    told = {row.order: (row.cause.zh, row.owner.zh, row.words) for row in october().late.rows}

    assert told["SO20261005-0003"] == ("缺货", "采购部", "定子缺料")
    assert told["SO20261008-0005"] == ("客户信息", "客户", "收货地址已变更")
    assert told["SO20261002-0001"] == ("按期发出但签收迟", "物流", "")


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


def _rows() -> list[Any]:
    book, found = year(), list[Any]()
    for record in book.records():
        every: Any = book.all(record)
        found += every
    return found


def test_what_tells_prices_is_not_printed_by_those_who_need_none() -> None:
    refused = PAPER.gather(a_book(), Topic("", OCTOBER), at_desk(Role.WAREHOUSE))

    assert isinstance(refused, Refused)
    assert refused.remedy == PRICED[1]


def test_a_report_that_does_not_add_up_is_not_made() -> None:
    view = october()

    with pytest.raises(ValueError, match="late lines"):
        replace(view.late, causes=(Bar(Text("缺货", "Shortage"), 1, 1000),))
    with pytest.raises(ValueError, match="customers"):
        replace(view.buyers, rows=view.buyers.rows[1:])
    with pytest.raises(ValueError, match="ageing"):
        replace(view.owed, unmatched=Decimal(0))
