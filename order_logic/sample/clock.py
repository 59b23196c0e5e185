"""Working time at the sample company: half past eight to half past five on workdays, counted in minutes."""

from bisect import bisect_left
from datetime import date, datetime, time, timedelta

from order_logic.workdays import Calendar

DAY_LONG = 480
"""Working minutes a day."""

_TODAY = 60  # minutes of today that have passed
_MORNING = 210  # 8:30 to 12:00; the afternoon begins at 13:00
_OPENS, _AFTER_LUNCH = timedelta(hours=8, minutes=30), timedelta(hours=9, minutes=30)
_BACK, _AHEAD = timedelta(days=460), timedelta(days=240)


class Clock:
    """Working minutes from fifteen months before ``now`` on; today counts as worked, and its working time is the hour before ``now``.

    So the sample company has just been at work whenever it is made, be it on a Sunday night.
    """

    __slots__ = ("_days", "_moments", "_now", "now", "today")

    def __init__(self, now: datetime) -> None:
        self._now, self.today = now.replace(microsecond=0), now.date()
        self._moments: dict[int, datetime] = {}
        worked, start = Calendar().is_workday, self.today - _BACK
        days = (start + timedelta(days=n) for n in range((_BACK + _AHEAD).days))
        self._days = [day for day in days if day == self.today or worked(day)]
        self.now = self.opening(self.today) + _TODAY

    def moment(self, minute: int) -> datetime:
        """The time at which a working minute stands on the wall."""
        if minute not in self._moments:
            self._moments[minute] = self._reckoned(minute)
        return self._moments[minute]

    def _reckoned(self, minute: int) -> datetime:
        place, left = divmod(minute, DAY_LONG)
        if self._days[place] == self.today:
            return self._now - timedelta(minutes=_TODAY - left)
        into = (_OPENS if left < _MORNING else _AFTER_LUNCH) + timedelta(minutes=left, seconds=minute * 37 % 60)
        return datetime.combine(self._days[place], time()) + into

    def since(self, hours: float) -> int:
        """The first working minute within the last ``hours`` on the wall; the last hour always is."""
        first, earliest = self._now - timedelta(hours=hours), self.now - _TODAY + 1
        at = bisect_left(range(earliest - 2 * DAY_LONG, earliest), first, key=self.moment)
        return earliest - 2 * DAY_LONG + at

    def day(self, minute: int) -> date:
        """The day on which a working minute lies."""
        return self._days[minute // DAY_LONG]

    def opening(self, day: date) -> int:
        """The first working minute on ``day`` or after it."""
        return bisect_left(self._days, day) * DAY_LONG

    def after(self, day: date, days: int) -> int:
        """The first working minute ``days`` calendar days after ``day``, or on the workday that follows."""
        return self.opening(day + timedelta(days=days))
