"""Hours that are worked: between two moments, on workdays, within the hours of the office."""

import re
from datetime import datetime, time, timedelta
from functools import cache

from order_logic.workdays import Calendar

_ONE_DAY = timedelta(days=1)
_SPAN = re.compile(r"(\d{1,2})[:：](\d{2})\s*[-–—~至]\s*(\d{1,2})[:：](\d{2})")


@cache
def spans_of(text: str) -> tuple[tuple[time, time], ...]:
    """The spans of a working day such as ``8:30-12:00,13:00-17:30``, in order; raises ValueError when it is none."""
    found = []
    for part in re.split(r"[,，、;；]", text):
        match = _SPAN.fullmatch(part.strip())
        if match is None:
            raise ValueError(text)
        first, last, *_ = (time(int(match[n]), int(match[n + 1])) for n in (1, 3))
        found.append((first, last))
    edges = [moment for span in found for moment in span]
    if edges != sorted(set(edges)):
        raise ValueError(text)
    return tuple(found)


def worked_between(a: datetime, b: datetime, calendar: Calendar, hours: str) -> timedelta:
    """How much working time lies between ``a`` and ``b``; nothing when ``b`` is not later."""
    total = timedelta()
    for n in range((b.date() - a.date()).days + 1):
        day = a.date() + n * _ONE_DAY
        if calendar.is_workday(day):
            for start, end in spans_of(hours):
                first, last = max(datetime.combine(day, start), a), min(datetime.combine(day, end), b)
                total += max(last - first, timedelta())
    return total


def day_begins(hours: str) -> time:
    """When the first hour of a working day begins."""
    return spans_of(hours)[0][0]
