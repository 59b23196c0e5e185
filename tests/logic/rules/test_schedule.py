"""The schedule of a week fits capacity, materials and dates, and three departments have agreed to it."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from order_logic.flows.documents import Job
from order_logic.flows.roles import Role
from order_logic.rule import Case
from tests.logic.builders import a_press, an_order, without
from tests.logic.planning_builders import MONDAY, a_plan_row, a_planned_job, a_workshop
from tests.logic.rules.asking import RULES, levels, places


def found(row: Any, job: Any = None, **press: Any) -> Any:
    book = a_workshop(an_order(), job or a_planned_job(), row)
    return RULES["R-39"].findings(Case(an_order(), book, a_press(Role.PMC, **press), None, row))


def test_a_schedule_that_fits_is_quiet() -> None:
    assert found(a_plan_row()) == []


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"load": Decimal("100.1")}, ["load"]),
        ({"load": Decimal(100)}, []),
        ({"load": None}, []),
        ({"materials_on": date(2026, 11, 24)}, ["materials_on"]),
        ({"materials_on": MONDAY}, []),
        ({"finish_on": date(2026, 12, 19)}, ["finish_on"]),
        ({"finish_on": date(2026, 12, 18)}, []),
        ({"due_on": None}, []),
    ],
)
def test_too_much_load_late_materials_and_late_finishes_are_told(fields: dict[str, Any], where: list[str]) -> None:
    told = found(a_plan_row(**fields))

    assert [field for _, field in places(told)] == where
    assert levels(told) == ["WARN"] * len(where)


@pytest.mark.parametrize("lacking", ["production_by", "purchasing_by", "quality_by"])
@pytest.mark.parametrize(("week", "count"), [(MONDAY, 0), (date(2026, 11, 16), 1)])
def test_a_week_that_has_begun_is_confirmed_by_all_three(lacking: str, week: date, count: int) -> None:
    assert len(found(without(a_plan_row(week=week), lacking))) == count


@pytest.mark.parametrize(
    ("fields", "state"),
    [({"voided": True}, Job.PLANNED), ({}, Job.STOCKED), ({}, Job.CANCELLED), ({"week": date(2026, 11, 9)}, Job.PLANNED)],
)
def test_void_rows_ended_jobs_and_weeks_gone_by_are_left_alone(fields: dict[str, Any], state: Job) -> None:
    assert found(a_plan_row(load=Decimal(150), **fields), a_planned_job(state=state)) == []
