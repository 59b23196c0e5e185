"""Days and moments as people type them, and as Excel counts them."""

import re
import unicodedata
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum

from order_logic.money import exact, rounded
from order_logic.text import Text

FIRST_DAY = date(1900, 3, 1)  # Excel believes in a 29 February 1900; from here on its count is true
_DAY_ZERO = datetime(1899, 12, 30)
_LAST_SERIAL = 2_958_465  # 9999-12-31
_SECONDS = 86_400
_DAY = r"(?P<year>\d{4})(?:(?P<sign>[-./])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})|年(?P<month_zh>\d{1,2})月(?P<day_zh>\d{1,2})[日号])"
_TIME = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.0+)?)?"
_WRITTEN = re.compile(rf"{_DAY}(?:(?:T|(?<=[日号])|\s+){_TIME})?", re.ASCII)
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})", re.ASCII)
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?", re.ASCII)  # four digits are a year, not a day


class DayFault(Enum):
    """Why something is no day the desk can use."""

    UNREADABLE = Text("看不出是哪一天，请写成 2026-11-21", "not a date; write it as 2026-11-21")
    NO_SUCH_DAY = Text("日历上没有这一天，请核对年月日", "there is no such day or time; check year, month and day")
    TOO_EARLY = Text("早于 1900-03-01，请核对年份", "before 1900-03-01; check the year")
    TOO_LATE = Text("晚于 9999-12-31，请核对年份", "after 9999-12-31; check the year")
    ZONED = Text("时间带有时区，请写成本地时间", "the time carries a time zone; write local time")

    @property
    def text(self) -> Text:
        """The fault and what to do, in both languages."""
        return self.value


class NotADay(ValueError):
    """A value refused as a day or moment; ``fault`` is its code, ``reason`` says it in both languages."""

    def __init__(self, fault: DayFault) -> None:
        super().__init__(fault.text.en)
        self.fault = fault
        self.reason = fault.text


def day_from(value: object) -> date | None:
    """The day ``value`` stands for, None for a blank; a time of day is dropped. Raises NotADay.

    Accepted: date, datetime, Excel serial (1900 system), and text such as 2026-11-21, 2026.11.21, 2026/11/21, 2026年11月21日 and 20261121.
    """
    moment = moment_from(value)
    return moment.date() if moment else None


def moment_from(value: object) -> datetime | None:
    """The moment ``value`` stands for, local time, None for a blank. Raises NotADay.

    A bare day is its midnight; a serial is read to the second; text is a day as above, or one with ``HH:MM`` or ``HH:MM:SS`` after it.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, date):
        return _late_enough(_midnight_or_moment(value))
    if isinstance(value, str):
        return _late_enough(_from_text(unicodedata.normalize("NFKC", value).strip()))
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return _late_enough(_from_number(value))
    raise NotADay(DayFault.UNREADABLE)


def serial(day: date) -> int:
    """The whole number Excel keeps for ``day`` (1900 system). Raises NotADay before 1900-03-01."""
    return (_late_enough(_midnight_or_moment(day)) - _DAY_ZERO).days


def moment_serial(moment: datetime) -> float:
    """The number Excel keeps for ``moment``: days, the time of day as a fraction. Raises NotADay before 1900-03-01."""
    return (_late_enough(_midnight_or_moment(moment)) - _DAY_ZERO) / timedelta(days=1)


def _midnight_or_moment(day: date) -> datetime:
    if not isinstance(day, datetime):
        return datetime(day.year, day.month, day.day)
    if day.tzinfo is not None:
        raise NotADay(DayFault.ZONED)
    return day


def _late_enough(moment: datetime) -> datetime:
    if moment.date() < FIRST_DAY:
        raise NotADay(DayFault.TOO_EARLY)
    return moment


def _from_number(value: int | float | Decimal) -> datetime:
    try:
        number = exact(value)
    except ValueError:
        raise NotADay(DayFault.UNREADABLE) from None
    if number == number.to_integral_value() and (compact := _COMPACT.fullmatch(str(int(number)))):
        return _moment(compact.groupdict())
    if number < 0:
        raise NotADay(DayFault.TOO_EARLY)
    seconds = int(rounded(number * _SECONDS, 0))
    if seconds >= (_LAST_SERIAL + 1) * _SECONDS:
        raise NotADay(DayFault.TOO_LATE)
    return _DAY_ZERO + timedelta(seconds=seconds)


def _from_text(text: str) -> datetime:
    if _SERIAL.fullmatch(text):
        return _from_number(Decimal(text))
    if compact := _COMPACT.fullmatch(text):
        return _moment(compact.groupdict())
    tight = re.sub(r"\s*([-./年月])\s*|\s+(?=[日号])", lambda blank: blank[1] or "", text)
    if not (written := _WRITTEN.fullmatch(tight)):
        raise NotADay(DayFault.UNREADABLE)
    parts = written.groupdict()
    return _moment({**parts, "month": parts["month"] or parts["month_zh"], "day": parts["day"] or parts["day_zh"]})


def _moment(parts: dict[str, str | None]) -> datetime:
    year, month, day, hour, minute, second = (int(parts.get(name) or 0) for name in ("year", "month", "day", "hour", "minute", "second"))
    try:
        return datetime(year, month, day, hour, minute, second)
    except ValueError:
        raise NotADay(DayFault.NO_SUCH_DAY) from None
