"""Workdays follow the published notice, the office's own rows, and otherwise the week."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from order_logic.workdays import UNPUBLISHED, Calendar

PLAIN = Calendar()
FAR_YEAR = 2099  # no notice will be out for it while this code lives
KNOWN_DAYS = st.dates(date(2019, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 1, 4), True),  # Sunday, made up for 2 January
        (date(2026, 2, 14), True),  # Saturday before the Spring Festival
        (date(2026, 2, 17), False),
        (date(2026, 2, 23), False),  # Monday, exchanged for 28 February
        (date(2026, 10, 10), True),  # Saturday, made up for National Day
        (date(2026, 10, 11), False),
        (date(2026, 11, 20), True),
        (date(2026, 11, 21), False),
        (date(2025, 5, 5), False),
        (date(2024, 2, 18), True),
    ],
)
def test_the_notice_of_the_state_council_moves_workdays(day: date, worked: bool) -> None:
    assert PLAIN.is_workday(day) is worked


def test_the_office_row_wins_over_notice_and_week() -> None:
    own = Calendar({date(2026, 11, 21): True, date(2026, 11, 20): False, date(2026, 2, 17): True})

    assert own.is_workday(date(2026, 11, 21))
    assert not own.is_workday(date(2026, 11, 20))
    assert own.is_workday(date(2026, 2, 17))


def test_a_year_without_notice_is_said_so_and_reckoned_by_weekends() -> None:
    national_day = date(FAR_YEAR, 10, 1)  # a Thursday

    assert not PLAIN.published(FAR_YEAR)
    assert PLAIN.is_workday(national_day)
    assert not PLAIN.is_workday(date(FAR_YEAR, 10, 3))
    assert PLAIN.unpublished(date(2026, 12, 31), date(2026, 1, 1)) == ()
    assert PLAIN.unpublished(national_day, date(FAR_YEAR + 1, 1, 4)) == (FAR_YEAR, FAR_YEAR + 1)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_years_without_notice_are_named(lang: str) -> None:
    assert "2099" in UNPUBLISHED.say("zh" if lang == "zh" else "en", years=(2099,))


@pytest.mark.parametrize("year", [2001, 2007, 2013, 2020, 2026])
def test_published_years_are_known(year: int) -> None:
    assert PLAIN.published(year)


@pytest.mark.parametrize(
    ("start", "n", "end"),
    [
        (date(2026, 9, 30), 1, date(2026, 10, 8)),
        (date(2026, 9, 30), 3, date(2026, 10, 10)),  # the Saturday is worked
        (date(2026, 10, 8), -1, date(2026, 9, 30)),
        (date(2026, 11, 21), 0, date(2026, 11, 21)),
        (date(2026, 11, 21), 1, date(2026, 11, 23)),
        (date(2026, 2, 13), 2, date(2026, 2, 24)),  # Saturday worked, then nine days of Spring Festival
    ],
)
def test_workdays_are_counted_over_holidays(start: date, n: int, end: date) -> None:
    assert PLAIN.add_workdays(start, n) == end


@pytest.mark.parametrize(
    ("a", "b", "count"),
    [
        (date(2026, 9, 30), date(2026, 10, 8), 1),
        (date(2026, 10, 8), date(2026, 9, 30), -1),
        (date(2026, 11, 20), date(2026, 11, 22), 0),
        (date(2026, 11, 20), date(2026, 11, 20), 0),
    ],
)
def test_workdays_between_two_days(a: date, b: date, count: int) -> None:
    assert PLAIN.workdays_between(a, b) == count


@given(KNOWN_DAYS, st.integers(1, 60))
@settings(deadline=None)  # the first example loads the calendar of the package
def test_counting_back_gives_what_was_added(day: date, n: int) -> None:
    end = PLAIN.add_workdays(day, n)

    assert PLAIN.is_workday(end)
    assert PLAIN.workdays_between(day, end) == n


@given(KNOWN_DAYS, st.integers(1, 60))
@settings(deadline=None)  # the first example loads the calendar of the package
def test_going_back_is_counted_negative(day: date, n: int) -> None:
    start = PLAIN.add_workdays(day, -n)

    assert PLAIN.workdays_between(day, start) == -n
    assert start <= day - timedelta(days=n)
