"""A job begins with a complete and confirmed plan, and goes on with the one that was confirmed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from order_logic.flows.documents import Job
from order_logic.flows.moves import AnyMove, Passing, Shifting
from order_logic.flows.quantity import Stage
from order_logic.flows.roles import Role
from order_logic.records import Holiday, Order, ProductionJob
from order_logic.rule import NO_ORDER, Case, Finding, Portion
from tests.logic.builders import NUMBER, a_line, a_press, an_order, without
from tests.logic.planning_builders import MONDAY, a_planned_job, a_workshop, confirmed_plan
from tests.logic.rules.asking import RULES, levels, places
from tests.logic.supply_builders import a_job

PLAN = ("start_on", "finish_on", "people", "materials", "transport", "risks")
GOING_ON = (Passing.JOB_START, Passing.JOB_RESUME, Passing.JOB_REPORT, Passing.JOB_REPORT_AGAIN)


def found(job: ProductionJob, move: AnyMove | None, *rows: Any) -> list[Finding]:
    book = a_workshop(an_order(), job, *rows)
    order = book.get(Order, NUMBER) or NO_ORDER
    return RULES["R-38"].findings(Case(order, book, a_press(Role.PRODUCTION), move, job))


def test_a_complete_and_confirmed_plan_begins() -> None:
    assert found(a_planned_job(agreed=True), Passing.JOB_START) == []


@pytest.mark.parametrize("name", PLAN)
@pytest.mark.parametrize("move", [Passing.JOB_CONFIRM, Passing.JOB_START])
def test_a_plan_that_lacks_something_is_neither_confirmed_nor_begun(move: Passing, name: str) -> None:
    job = without(a_planned_job(), name)

    told = found(replace(job, **_agreed(job)), move)

    assert places(told) == [("ProductionJob", name)]


def _agreed(job: ProductionJob) -> dict[str, Any]:
    agreed = confirmed_plan(job)
    return {name: getattr(agreed, name) for name in ("confirmed_by", "confirmed_at", "agreed")}


def test_a_complete_plan_may_be_confirmed() -> None:
    assert found(a_planned_job(), Passing.JOB_CONFIRM) == []


@pytest.mark.parametrize("move", GOING_ON)
def test_an_unconfirmed_plan_neither_begins_nor_goes_on(move: Passing) -> None:
    told = found(a_planned_job(), move)

    assert (places(told), levels(told)) == ([("ProductionJob", "confirmed_by")], ["BLOCK"])


CHANGES: list[dict[str, Any]] = [
    {"quantity": Decimal(90)}, {"work_centre": "L2"}, {"start_on": date(2026, 11, 24)}, {"finish_on": date(2026, 12, 1)},
    {"people": "乙班"}, {"materials": "改用管料"}, {"transport": "外运"}, {"risks": "无"},
]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: next(iter(change)))
@pytest.mark.parametrize("move", GOING_ON)
def test_a_changed_plan_is_confirmed_again_before_it_goes_on(move: Passing, change: dict[str, Any]) -> None:
    told = found(confirmed_plan(a_planned_job(), **change), move)

    assert [f.facts["fields"][0].zh for f in told] != []
    assert levels(told) == ["BLOCK"]


@pytest.mark.parametrize("same", [{"quantity": Decimal("100.0")}, {"people": " 甲班 4 人 "}, {"note": "插单"}, {"received": Decimal(3)}])
def test_what_is_not_the_plan_or_says_the_same_asks_for_nothing(same: dict[str, Any]) -> None:
    assert found(confirmed_plan(a_planned_job(), **same), Passing.JOB_START) == []


def test_a_damaged_confirmation_counts_as_changed() -> None:
    assert len(found(replace(a_planned_job(agreed=True), agreed="手工改过"), Passing.JOB_START)) == 1


@pytest.mark.parametrize(
    ("state", "agreed", "count"),
    [(Job.PLANNED, False, 0), (Job.MAKING, False, 1), (Job.MAKING, True, 0), (Job.STOCKED, False, 0), (Job.CANCELLED, False, 0)],
)
def test_check_finds_jobs_that_run_without_a_confirmed_plan(state: Job, agreed: bool, count: int) -> None:
    assert len(found(a_planned_job(state=state) if not agreed else confirmed_plan(a_planned_job(state=state)), None)) == count


@pytest.mark.parametrize(("state", "count"), [(Job.PLANNED, 1), (Job.PAUSED, 1), (Job.STOCKED, 0)])
def test_check_finds_plans_that_were_changed_after_they_had_been_confirmed(state: Job, count: int) -> None:
    assert len(found(confirmed_plan(a_planned_job(state=state), people="乙班"), None)) == count


@pytest.mark.parametrize(
    ("jobs", "quantity", "stopped"),
    [
        ([a_planned_job(100, "SC1")], 1, True),
        ([a_job(60, "SC1"), a_planned_job(40, "SC2")], 60, False),
        ([a_job(60, "SC1"), a_planned_job(40, "SC2")], 61, True),
        ([a_job(100, "SC1")], 105, False),
        ([], 100, False),
    ],
)
def test_goods_come_in_from_jobs_that_have_begun(jobs: list[ProductionJob], quantity: int, stopped: bool) -> None:
    line, book = a_line(making=Decimal(100)), a_workshop(an_order(), a_line(making=Decimal(100)), *jobs)
    portion = Portion(line, Stage.MAKING, Decimal(quantity))

    told = RULES["R-38"].findings(Case(an_order(), book, a_press(Role.WAREHOUSE), Shifting.RECEIVE, None, (portion,)))

    assert bool(told) is stopped


@pytest.mark.parametrize("move", [Passing.JOB_CONFIRM, Passing.JOB_START, None])
@pytest.mark.parametrize(
    ("days", "where"), [({"start_on": date(2026, 11, 22)}, "start_on"), ({"finish_on": date(2026, 11, 28)}, "finish_on")]
)
def test_a_plan_on_a_day_off_is_told(move: AnyMove | None, days: dict[str, Any], where: str) -> None:
    told = found(confirmed_plan(replace(a_planned_job(), **days)), move)

    assert (places(told), levels(told)) == ([("ProductionJob", where)], ["WARN"])


def test_overtime_that_the_office_marked_as_worked_is_no_day_off() -> None:
    sunday = date(2026, 11, 22)

    assert found(confirmed_plan(a_planned_job(start_on=sunday)), Passing.JOB_START, Holiday(day=sunday, working=True)) == []


@pytest.mark.parametrize(("finish", "stopped"), [(date(2026, 11, 20), ["BLOCK"]), (MONDAY, [])])
def test_a_plan_ends_after_it_begins(finish: date, stopped: list[str]) -> None:
    assert levels(found(confirmed_plan(a_planned_job(finish_on=finish)), Passing.JOB_START)) == stopped


def test_days_of_a_job_that_has_ended_are_history() -> None:
    assert found(a_planned_job(state=Job.STOCKED, start_on=date(2026, 11, 22)), None) == []
