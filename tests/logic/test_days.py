"""A day is read however the office writes it, and refused rather than guessed."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from order_logic.days import FIRST_DAY, DayFault, NotADay, day_from, moment_from, moment_serial, serial

FAIR_DAY = date(2026, 11, 21)
USABLE_DAYS = st.dates(FIRST_DAY)


@pytest.mark.parametrize(
    "written",
    [
        "2026-11-21",
        "2026.11.21",
        "2026/11/21",
        "2026年11月21日",
        "2026 年 11 月 21 日",
        "２０２６－１１－２１",
        "20261121",
        " 2026-11-21 ",
        "2026-11-21 00:00:00",
        "2026-11-21T09:30",
        "2026年11月21日9:30",
        "46347",
        "46347.75",
        46347,
        46347.75,
        Decimal(46347),
        20261121,
        20261121.0,
        FAIR_DAY,
        datetime(2026, 11, 21, 18, 5),
    ],
)
def test_every_accepted_writing_means_the_same_day(written: object) -> None:
    assert day_from(written) == FAIR_DAY


@pytest.mark.parametrize("blank", [None, "", "  ", "\u3000"])
def test_a_blank_is_no_day_and_no_fault(blank: object) -> None:
    assert day_from(blank) is None
    assert moment_from(blank) is None


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ("11/21/2026", DayFault.UNREADABLE),
        ("2026-11/21", DayFault.UNREADABLE),
        ("明天", DayFault.UNREADABLE),
        ("2026", DayFault.UNREADABLE),
        (True, DayFault.UNREADABLE),
        (float("nan"), DayFault.UNREADABLE),
        (["2026-11-21"], DayFault.UNREADABLE),
        ("2026-02-29", DayFault.NO_SUCH_DAY),
        ("20261321", DayFault.NO_SUCH_DAY),
        ("2026-11-21 24:30", DayFault.NO_SUCH_DAY),
        ("1900-02-28", DayFault.TOO_EARLY),
        ("1899-12-31", DayFault.TOO_EARLY),
        (60, DayFault.TOO_EARLY),
        (0, DayFault.TOO_EARLY),
        (-3.5, DayFault.TOO_EARLY),
        (date(1900, 2, 28), DayFault.TOO_EARLY),
        (2_958_466, DayFault.TOO_LATE),
        (2_958_465.999_999_9, DayFault.TOO_LATE),
        (datetime(2026, 11, 21, tzinfo=UTC), DayFault.ZONED),
    ],
)
def test_what_is_no_usable_day_is_refused_with_its_reason(value: object, fault: DayFault) -> None:
    with pytest.raises(NotADay) as refused:
        day_from(value)

    assert refused.value.fault is fault
    assert refused.value.reason == fault.text


def test_the_first_of_march_1900_is_the_first_day_excel_counts_right() -> None:
    assert serial(FIRST_DAY) == 61
    assert day_from(61) == FIRST_DAY


def test_a_day_before_it_has_no_serial() -> None:
    with pytest.raises(NotADay) as refused:
        serial(date(1900, 2, 28))

    assert refused.value.fault is DayFault.TOO_EARLY


@given(USABLE_DAYS)
def test_a_serial_gives_its_day_back(day: date) -> None:
    assert day_from(serial(day)) == day
    assert day_from(float(serial(day))) == day


@given(USABLE_DAYS, st.sampled_from(["%Y-%m-%d", "%Y.%m.%d", "%Y/%m/%d", "%Y年%m月%d日", "%Y%m%d"]))
def test_every_usable_day_is_read_in_every_writing(day: date, style: str) -> None:
    assert day_from(day.strftime(style)) == day


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-11-21 18:05", datetime(2026, 11, 21, 18, 5)),
        ("2026/11/21 8:05:09", datetime(2026, 11, 21, 8, 5, 9)),
        ("2026-11-21 18:05:09.000", datetime(2026, 11, 21, 18, 5, 9)),
        ("2026-11-21", datetime(2026, 11, 21)),
        (46347.5, datetime(2026, 11, 21, 12)),
        (46346.999_999_999_9, datetime(2026, 11, 21)),
        (FAIR_DAY, datetime(2026, 11, 21)),
        (datetime(2026, 11, 21, 18, 5), datetime(2026, 11, 21, 18, 5)),
    ],
)
def test_a_moment_keeps_its_time(written: object, moment: datetime) -> None:
    assert moment_from(written) == moment


@given(st.datetimes(datetime(1900, 3, 1), datetime(9999, 12, 31, 23, 59, 59)))
def test_a_moment_survives_excel_to_the_second(moment: datetime) -> None:
    whole_second = moment.replace(microsecond=0)

    returned = moment_from(moment_serial(whole_second))

    assert returned is not None
    assert abs(returned - whole_second) < timedelta(seconds=1)
