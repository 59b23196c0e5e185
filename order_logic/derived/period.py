"""A stretch of days that figures are told of, such as a month."""

from datetime import date, timedelta
from typing import NamedTuple


class Span(NamedTuple):
    """From the first day to the last, both counted."""

    first: date
    last: date

    def holds(self, day: date | None) -> bool:
        """Whether a day lies in it; no day lies nowhere."""
        return day is not None and self.first <= day <= self.last

    def until(self, today: date) -> "Span":
        """The part of it that is not in the future."""
        return Span(self.first, min(self.last, today))


def month_of(day: date) -> Span:
    """The calendar month that ``day`` lies in."""
    first = day.replace(day=1)
    return Span(first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))


def month_before(day: date) -> Span:
    """The calendar month before the one that ``day`` lies in."""
    return month_of(day.replace(day=1) - timedelta(days=1))
