"""How busy a work centre is day by day, and when it could take on more."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from order_logic.book import Book
from order_logic.derived.capacity import Load, Slot, hours_by_day, load_between, slot_for
from order_logic.flows.documents import Job
from order_logic.records import Holiday, ProductionJob
from tests.logic.builders import TODAY
from tests.logic.planning_builders import CENTRE, MONDAY, a_centre, a_made_product, a_planned_job, a_workshop

FRIDAY = date(2026, 11, 27)


def november(day: int) -> date:
    return date(2026, 11, day)


def hours(book: Book, today: date = TODAY) -> dict[date, Decimal]:
    return hours_by_day(CENTRE, book.all(ProductionJob), book, today)


def slot(hours_needed: Any, lead_days: int = 0, taken: dict[date, Decimal] | None = None, **centre: Any) -> Slot:
    needed = None if hours_needed is None else Decimal(hours_needed)
    return slot_for(a_centre(**centre), needed, lead_days, MONDAY, taken or {}, a_workshop())


def test_the_hours_of_a_job_lie_evenly_on_its_workdays() -> None:
    assert hours(a_workshop(a_planned_job(100))) == {november(day): Decimal(4) for day in range(23, 28)}


def test_what_has_come_in_asks_for_nothing_more() -> None:
    assert sum(hours(a_workshop(a_planned_job(100, received=Decimal(75)))).values()) == 5


def test_days_that_are_over_carry_nothing_and_the_rest_lies_on_those_left() -> None:
    assert hours(a_workshop(a_planned_job(100)), november(26)) == {november(26): Decimal(10), november(27): Decimal(10)}


@pytest.mark.parametrize("days", [{"finish_on": november(19)}, {"start_on": None, "finish_on": None}])
def test_an_overdue_or_undated_job_lies_on_the_next_workday(days: dict[str, Any]) -> None:
    assert hours(a_workshop(a_planned_job(100, **{"start_on": november(18), **days})), november(21)) == {MONDAY: Decimal(20)}


@pytest.mark.parametrize("state", [Job.INSPECT, Job.STOCKED, Job.CANCELLED])
def test_jobs_that_are_made_or_cancelled_ask_for_nothing(state: Job) -> None:
    assert hours(a_workshop(a_planned_job(state=state))) == {}


def test_jobs_elsewhere_and_products_without_hours_ask_for_nothing() -> None:
    assert hours(a_workshop(a_planned_job(work_centre="L2"))) == {}
    assert hours(a_workshop(a_planned_job(), a_made_product(hours_each=None))) == {}


def test_a_day_off_carries_nothing() -> None:
    book = a_workshop(a_planned_job(100), Holiday(day=november(25), working=False))

    assert hours(book) == {november(day): Decimal(5) for day in (23, 24, 26, 27)}


@pytest.mark.parametrize(
    ("quantity", "percent", "free"), [(0, "0.0", 40), (100, "50.0", 20), (200, "100.0", 0), (250, "125.0", 0), (1, "0.5", "39.8")]
)
def test_the_load_of_a_week(quantity: int, percent: str, free: Any) -> None:
    load = load_between(a_centre(), MONDAY, november(29), a_workshop(a_planned_job(quantity)), TODAY)

    assert (load.percent, load.free) == (Decimal(percent), Decimal(free))


def test_a_work_centre_without_hours_has_no_load() -> None:
    unknown = load_between(a_centre(daily_hours=None), MONDAY, FRIDAY, a_workshop(a_planned_job()), TODAY)

    assert (unknown.percent, unknown.free) == (None, None)
    assert Load(Decimal(1), Decimal(0)).percent is None


@pytest.mark.parametrize(
    ("needed", "lead", "taken", "expected"),
    [
        (8, 0, {}, (23, 23)),
        (9, 0, {}, (23, 24)),
        (40, 0, {}, (23, 27)),
        (8, 3, {}, (23, 26)),
        (8, 0, {23: 8}, (24, 24)),
        (8, 0, {23: 4}, (23, 24)),
        (16, 0, {23: 9, 24: 8, 25: 2}, (25, 27)),
        (None, 4, {}, (23, 27)),
        (0, 0, {}, (23, 23)),
    ],
)
def test_a_job_runs_where_there_is_room_and_not_less_than_its_lead_days(needed: Any, lead: int, taken: Any, expected: Any) -> None:
    busy = {november(day): Decimal(value) for day, value in taken.items()}

    assert slot(needed, lead, busy) == Slot(november(expected[0]), november(expected[1]))


def test_a_job_begins_on_a_workday_and_skips_days_off() -> None:
    book = a_workshop(Holiday(day=MONDAY, working=False))

    assert slot_for(a_centre(), Decimal(16), 0, november(21), {}, book) == Slot(november(24), november(25))


def test_without_hours_of_the_work_centre_the_lead_days_count_alone() -> None:
    assert slot(400, 2, daily_hours=None) == Slot(MONDAY, november(25))
    assert slot_for(None, Decimal(400), 1, MONDAY, {}, a_workshop()) == Slot(MONDAY, november(24))


def test_what_never_fits_gets_no_finish() -> None:
    assert slot(1_000_000) == Slot(MONDAY, None)
