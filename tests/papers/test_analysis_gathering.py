"""The analysis of a month's exceptions: every case in one bar, the finding true of the figures, the month before beside it."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from macros.printing import file_name
from macros.topics import topics_of
from order_logic.records.choices import Category
from reports.blocks import Mark
from reports.report import Refused, Topic, papers
from tests.logic.builders import a_book
from tests.logic.troubles_builders import an_exception
from tests.papers.sample_letters import at_desk, gathered, shown
from tests.papers.sample_months import OCTOBER, analysis, october

PAPER = "exception_analysis"


def test_the_last_month_is_due_and_a_named_month_takes_its_place() -> None:
    report, march = papers()[PAPER], (date(2026, 3, 1), date(2026, 3, 31))

    topics = [topics_of(report, a_book(), at_desk(), (), "", period) for period in (None, march)]

    assert topics == [[Topic("", OCTOBER)], [Topic("", march)]]
    assert file_name(report, topics[0][0], "zh") == "异常汇总分析 2026-10.pdf"


def test_bars_hold_every_case_the_most_frequent_first() -> None:
    view = analysis()

    assert [(bar.category.zh, bar.responsibility.zh, bar.cases) for bar in view.bars] == [
        ("缺货", "其他部门", 3), ("客户信息", "客户", 2), ("其他", "订单部门", 1), ("未判定", "未判定", 1),
    ]  # fmt: skip
    assert [bar.share for bar in view.bars] == [Decimal("42.9"), Decimal("71.4"), Decimal("85.7"), Decimal(100)]


def test_the_finding_is_reckoned_from_the_cases() -> None:
    view = analysis()

    assert view.finding.zh == "缺货（其他部门）最多，3 件，占 42.9%；前 3 类合计占 85.7%"
    assert view.vital == 3


def test_classes_that_lead_together_are_named_together() -> None:
    second = an_exception("YC20261006-0002", found_on=date(2026, 10, 6), category=Category.PAYMENT)
    view = shown(PAPER, "", an_exception(found_on=date(2026, 10, 5)), second, period=OCTOBER)

    assert view.finding.zh == "缺货（未判定）、支付（未判定）并列最多，各 1 件"


def test_one_class_alone_is_not_added_up_with_others() -> None:
    view = shown(PAPER, "", an_exception(found_on=date(2026, 10, 5)), period=OCTOBER)

    assert view.finding.zh.endswith("占 100%")
    assert "前" not in view.finding.zh


def test_the_figures_of_the_month_stand_beside_those_of_the_month_before() -> None:
    tiles = {label.zh: value for label, value in analysis().tiles}

    assert tiles["异常件数"].zh == "7（上月 1）"
    assert tiles["平均处理"].zh == "3.6 天"  # 8, 3, 1, 2 and 4 days over five closed cases
    assert (tiles["已结案"], tiles["未结案"]) == (5, 2)


def test_cases_stand_by_the_day_they_were_found() -> None:
    cases = analysis().cases

    assert [case.found_on for case in cases] == sorted(case.found_on for case in cases)
    assert (cases[0].cause, cases[0].improvement, cases[0].customer) == ("供应商磨床故障", "关键料两家货源", "远洋机电")


def test_an_analysis_that_loses_a_case_is_not_made() -> None:
    view = analysis()

    with pytest.raises(ValueError, match="cases"):
        replace(view, cases=view.cases[1:])


@pytest.mark.parametrize(("now", "mark"), [(datetime(2026, 10, 31, 17), Mark.DRAFT), (datetime(2026, 11, 1, 8), None)])
def test_a_month_that_is_not_over_is_a_draft(now: datetime, mark: Mark | None) -> None:
    assert shown(PAPER, "", *october(), press=at_desk(now=now), period=OCTOBER).head.mark is mark


def test_a_month_without_exceptions_has_no_analysis() -> None:
    refused = gathered(PAPER, "", period=OCTOBER)

    assert isinstance(refused, Refused)
    assert "2026-10-01" in refused.why.zh
