"""Working time lies in the hours of the office on its workdays, and nowhere else."""

from datetime import date, datetime, time, timedelta

import pytest

from order_logic.records import Setting
from order_logic.settings import Settings, read_settings
from order_logic.workdays import Calendar
from order_logic.workhours import spans_of, worked_between

HOURS = Settings().working_hours
FRIDAY = datetime(2026, 11, 20)


@pytest.mark.parametrize(
    ("a", "b", "worked"),
    [
        (FRIDAY.replace(hour=9), FRIDAY.replace(hour=11), 2),
        (FRIDAY.replace(hour=11), FRIDAY.replace(hour=14), 2),  # lunch is no work
        (FRIDAY.replace(hour=6), FRIDAY.replace(hour=22), 8),
        (FRIDAY.replace(hour=16, minute=30), datetime(2026, 11, 23, 9, 30), 2),  # over a weekend
        (FRIDAY.replace(hour=12), FRIDAY.replace(hour=13), 0),
        (FRIDAY.replace(hour=11), FRIDAY.replace(hour=9), 0),
        (datetime(2026, 9, 30, 17, 30), datetime(2026, 10, 8, 8, 30), 0),  # National Day
        (datetime(2026, 10, 9, 17, 30), datetime(2026, 10, 12, 8, 30), 8),  # Saturday 10 October is made up
    ],
)
def test_only_hours_at_work_count(a: datetime, b: datetime, worked: int) -> None:
    assert worked_between(a, b, Calendar(), HOURS) == timedelta(hours=worked)


def test_the_office_may_work_other_hours_and_days() -> None:
    own = Calendar({date(2026, 11, 21): True})

    assert worked_between(FRIDAY, FRIDAY + timedelta(days=2), own, "9:00-12:00") == timedelta(hours=6)


def test_hours_are_read_as_people_write_them() -> None:
    assert spans_of("8：30—12:00、13:00 至 17:30") == ((time(8, 30), time(12)), (time(13), time(17, 30)))


@pytest.mark.parametrize("text", ["", "8:30", "17:00-9:00", "8:00-12:00,11:00-17:00", "25:00-26:00", "全天"])
def test_hours_that_cannot_be_are_refused_and_the_usual_ones_hold(text: str) -> None:
    settings, bad = read_settings([Setting(key="working_hours", value=text)])

    assert settings.working_hours == HOURS
    assert [one.key for one in bad] == (["working_hours"] if text else [])
