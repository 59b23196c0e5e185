"""The weekly schedule from the book: loads by day, jobs under their work centre, what endangers them, who confirmed."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from order_logic.records import Holiday
from reports.blocks import Mark
from reports.render import html_of
from reports.report import Refused, Topic, papers
from tests.logic.builders import a_book
from tests.logic.planning_builders import MONDAY, a_plan_row
from tests.papers.goods_desk import a_press_of
from tests.papers.supply_desk import scheduled

SCHEDULE = papers()["weekly_schedule"]


def planned(*rows: Any, key: str = MONDAY.isoformat()) -> Any:
    return SCHEDULE.gather(a_book(*rows), Topic(key), a_press_of())


def test_each_day_tells_how_full_a_work_centre_is() -> None:
    servo, winding = planned(*scheduled()).centres

    assert [hours.percent for hours in servo.days] == [88, 134, 134, 47, 47]
    assert (winding.week.asked, winding.week.there, winding.week.percent) == (Decimal("48.0"), Decimal("40.0"), 120)
    assert [hours.full for hours in winding.days] == [True, True, True, True, False]


def test_jobs_stand_under_their_work_centre_and_mark_the_days_they_run() -> None:
    view = planned(*scheduled())

    assert [(group.name, len(group.rows)) for group in view.groups] == [("装配一线", 2), ("绕线线", 1)]
    first = view.groups[0].rows[0]
    assert (first.days, first.due) == ((True, True, True, False, False), (False, True, False, False, False))


def test_what_endangers_a_job_is_told_with_its_measure() -> None:
    risks = planned(*scheduled()).risks

    assert [risk.measure for risk in risks] == ["夜班备用一组", "夜班备用一组", "", ""]
    assert "1 天" in risks[0].what.zh
    assert "2026-11-25" in risks[1].what.zh
    assert "11-24、11-25" in risks[2].what.zh


def test_a_schedule_is_a_draft_until_every_department_confirmed_every_job() -> None:
    done, waiting = planned(*scheduled()), planned(*scheduled(confirmed=False))

    assert (done.head.mark, waiting.head.mark) == (None, Mark.DRAFT)
    assert [sign.name for sign in done.signs] == ["", "生产·周", "采购·周", "品保·周"]
    assert [sign.name for sign in waiting.signs] == [""] * 4
    assert "草稿" in html_of(SCHEDULE, waiting)


def test_a_make_up_workday_gets_its_column_and_a_day_off_none() -> None:
    saturday, monday = MONDAY + timedelta(days=5), MONDAY

    view = planned(*scheduled(), Holiday(day=saturday, working=True), Holiday(day=monday, working=False))

    assert (monday in view.days, saturday in view.days) == (False, True)
    assert monday in view.off


def test_a_job_without_a_work_centre_is_planned_all_the_same() -> None:
    view = planned(*scheduled(), a_plan_row(9, work_centre=""))

    assert [group.name for group in view.groups] == ["装配一线", "绕线线", ""]
    assert "未分派产线" in html_of(SCHEDULE, view)


@pytest.mark.parametrize("key", ["2026-12-28", "next week"])
def test_a_week_that_is_not_planned_is_refused(key: str) -> None:
    assert isinstance(planned(*scheduled(), key=key), Refused)


def test_this_week_and_later_ones_are_due() -> None:
    over = a_plan_row(1, week=MONDAY - timedelta(days=14))
    later = a_plan_row(1, week=MONDAY + timedelta(days=7))
    void = a_plan_row(1, week=MONDAY + timedelta(days=14), voided=True)

    due = SCHEDULE.due(a_book(*scheduled(), over, later, void), a_press_of())

    assert [topic.key for topic in due] == ["2026-11-23", "2026-11-30"]
