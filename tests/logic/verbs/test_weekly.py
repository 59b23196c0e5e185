"""The schedule of a week: written by rush and date, revised, and signed by three departments."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from order_logic.book import Book
from order_logic.flows.documents import Job
from order_logic.flows.roles import Role
from order_logic.records import PlanRow, User
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.weekly import confirm_week, plan_week
from tests.logic.builders import NUMBER, a_press, a_user, approved, login
from tests.logic.planning_builders import MATERIAL, MONDAY, a_need, a_plan_row, a_planned_job, a_workshop
from tests.logic.supply_builders import JOB, a_purchase, a_purchase_line, stopped_by

OTHER = "SO20261120-0002"
FRESH: dict[str, Any] = {"production_by": "", "purchasing_by": "", "quality_by": ""}


def office(*rows: Any, **order: Any) -> Book:
    return a_workshop(*approved(**order), *rows)


def planned(book: Book, *picks: str, **typed: Any) -> list[Any]:
    """The rows that count after PMC has planned the week."""
    outcome = plan_week(book, picks, a_press(Role.PMC, **typed))
    return [row for row in book.after(outcome.changes).all(PlanRow) if not row.voided]


def test_a_job_of_the_coming_week_stands_on_its_schedule() -> None:
    (row,) = planned(office(a_planned_job()))

    assert (row.week, row.number, row.order, row.line_no, row.job) == (MONDAY, 1, NUMBER, 1, JOB)
    assert (row.quantity, row.hours, row.load) == (100, 20, 50)
    assert (row.due_on, row.start_on, row.finish_on) == (date(2026, 12, 18), MONDAY, date(2026, 11, 27))
    assert [row.production_by, row.purchasing_by, row.quality_by] == ["", "", ""]


def test_rush_orders_come_first_and_then_the_earlier_date() -> None:
    early, rush = date(2026, 12, 1), replace(approved("SO20261120-0003")[0], rush=True)
    others = [approved(OTHER, promised_on=early)[0], rush]
    jobs = [a_planned_job(10, "SC1"), a_planned_job(10, "SC2", order=OTHER), a_planned_job(10, "SC3", order=rush.number)]

    rows = planned(office(*others, *jobs))

    assert [row.job for row in sorted(rows, key=lambda row: row.number)] == ["SC3", "SC2", "SC1"]
    assert [row.rush for row in rows] == [True, None, None]


@pytest.mark.parametrize(
    ("days", "there"),
    [
        ({"start_on": date(2026, 11, 29)}, True),
        ({"start_on": date(2026, 11, 30)}, False),
        ({"start_on": date(2026, 11, 9), "finish_on": date(2026, 11, 13)}, True),
        ({"start_on": None, "finish_on": None}, True),
    ],
)
def test_a_week_holds_what_runs_in_it_and_what_should_be_done_already(days: dict[str, Any], there: bool) -> None:
    assert bool(planned(office(a_planned_job(**days)))) is there


@pytest.mark.parametrize("state", [Job.STOCKED, Job.CANCELLED])
def test_jobs_that_have_ended_are_not_scheduled(state: Job) -> None:
    assert planned(office(a_planned_job(state=state))) == []


def test_another_week_is_planned_by_the_day_of_the_press_or_of_the_order() -> None:
    december: dict[str, Any] = {"start_on": date(2026, 12, 8), "finish_on": date(2026, 12, 10)}

    assert [r.week for r in planned(office(a_planned_job(**december)), on=date(2026, 12, 9))] == [date(2026, 12, 7)]
    assert [r.week for r in planned(office(a_planned_job(**december), on=date(2026, 12, 9)), NUMBER)] == [date(2026, 12, 7)]


@pytest.mark.parametrize(
    ("rows", "words", "day"),
    [
        ([], "已齐", None),
        ([a_need(200, 200)], "已齐", None),
        ([a_need(200, None)], f"待定：{MATERIAL}", None),
        ([a_need(200, 0), a_purchase(), a_purchase_line(200, product=MATERIAL)], "待到料", date(2026, 12, 8)),
    ],
)
def test_the_schedule_tells_how_the_materials_stand(rows: list[Any], words: str, day: date | None) -> None:
    (row,) = planned(office(a_planned_job(), *rows))

    assert (row.materials, row.materials_on) == (words, day)


def test_planning_again_keeps_rows_that_stay_with_their_confirmations() -> None:
    rows = planned(office(a_planned_job(), a_plan_row()))

    assert [(row.number, row.production_by) for row in rows] == [(1, login(Role.PRODUCTION))]


def test_a_kept_row_hears_of_a_new_load() -> None:
    (row, _) = planned(office(a_planned_job(), a_plan_row(), a_planned_job(100, "SC2"), approved(OTHER)[0]))

    assert (row.load, row.quality_by) == (100, login(Role.QUALITY))


@pytest.mark.parametrize(
    "change", [{"start_on": date(2026, 11, 24)}, {"finish_on": date(2026, 11, 30)}, {"quantity": Decimal(90)}, {"work_centre": "L2"}]
)
def test_a_revised_row_takes_the_place_of_the_old_one_and_is_confirmed_again(change: dict[str, Any]) -> None:
    book = office(replace(a_planned_job(), **change), a_plan_row())
    after = book.after(plan_week(book, (), a_press(Role.PMC)).changes)

    rows: list[Any] = list(after.all(PlanRow))
    assert [(row.number, row.voided, row.production_by) for row in rows] == [(1, True, login(Role.PRODUCTION)), (2, None, "")]


def test_a_job_that_ended_leaves_the_schedule() -> None:
    assert planned(office(a_planned_job(state=Job.CANCELLED), a_plan_row())) == []


def test_another_week_is_left_alone() -> None:
    earlier = a_plan_row(week=date(2026, 11, 16))

    assert [row.week for row in planned(office(a_planned_job(), earlier))] == [date(2026, 11, 16), MONDAY]


def test_pmc_alone_plans_the_week() -> None:
    outcome = plan_week(office(a_planned_job()), (), a_press(Role.PRODUCTION))

    assert (stopped_by(outcome), outcome.changes) == ({"D-03"}, ())


def signed(book: Book, who: Role, **typed: Any) -> Outcome:
    return confirm_week(book, (NUMBER,), a_press(who, **typed))


@pytest.mark.parametrize(
    ("who", "field"), [(Role.PRODUCTION, "production_by"), (Role.PURCHASING, "purchasing_by"), (Role.QUALITY, "quality_by")]
)
def test_each_department_signs_its_own_column(who: Role, field: str) -> None:
    book = office(a_planned_job(), a_plan_row(**FRESH))
    after = book.after(signed(book, who).changes)

    (row,) = after.all(PlanRow)
    assert {name: getattr(row, name) for name in FRESH} == {**FRESH, field: login(who)}


def test_sales_may_not_sign_the_schedule() -> None:
    assert stopped_by(signed(office(a_plan_row(**FRESH)), Role.SALES)) == {"D-03"}


def test_a_person_of_two_departments_signs_both_columns() -> None:
    both = a_user(Role.PRODUCTION, Role.QUALITY)
    book = office(a_plan_row(**FRESH), both)

    after = book.after(signed(book, Role.PRODUCTION, user=both).changes)

    assert [(row.production_by, row.quality_by) for row in after.all(PlanRow)] == [(both.login, both.login)]


def test_where_nobody_holds_a_department_the_general_manager_signs() -> None:
    gone = [replace(a_user(Role.QUALITY), stopped=True)]
    book = office(a_plan_row(**FRESH), *gone)

    after = book.after(signed(book, Role.GENERAL_MANAGER).changes)

    assert isinstance(gone[0], User)
    assert [row.quality_by for row in after.all(PlanRow)] == [login(Role.GENERAL_MANAGER)]


@pytest.mark.parametrize("rows", [[], [a_plan_row()], [a_plan_row(**FRESH, voided=True)], [a_plan_row(**FRESH, week=date(2026, 11, 9))]])
def test_nothing_to_sign_is_said(rows: list[PlanRow]) -> None:
    assert stopped_by(signed(office(*rows), Role.QUALITY)) == {"D-19"}


def test_an_unknown_order_is_said() -> None:
    assert stopped_by(confirm_week(office(), ("SO9",), a_press(Role.QUALITY))) == {"D-01"}
