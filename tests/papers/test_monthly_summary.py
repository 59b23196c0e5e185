"""The monthly report as somebody last looked at it, and how it holds up in months with little or nothing to tell."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from macros.topics import topics_of
from order_logic.flows.roles import Role
from order_logic.text import Lang, Text
from reports.charts import Bar
from reports.month.late import LISTED
from reports.render import html_of, render
from reports.report import Refused, Topic, papers
from reports.secrecy import PRICED
from tests.logic.builders import a_book
from tests.papers.conftest import Golden
from tests.papers.reading import embedded, families_of, pages_of, unsaid
from tests.papers.sample_letters import at_desk
from tests.papers.sample_year import OCTOBER, at_print, october

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
