"""Which days are worked: the State Council's calendar, corrected by the rows of the office."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from importlib import resources
from importlib.util import module_from_spec, spec_from_file_location
from typing import Any

from order_logic.text import Text

UNPUBLISHED = Text(
    "{years}年的放假安排尚未公布，暂按周一至周五为工作日推算，公布后请在「节假日」表补录",
    "the public holidays of {years} are not published yet; reckoned as Monday to Friday. Enter them in 节假日 once they are",
)
_SATURDAY = 5
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The working days of one office; ``extra`` holds its own rows, day -> is it worked, and they win over everything else."""

    extra: Mapping[date, bool] = field(default_factory=dict)

    def is_workday(self, day: date) -> bool:
        """Whether ``day`` is worked: by the office's own row, else by the published holidays and make-up days, else by the weekday."""
        own = self.extra.get(day)
        if own is not None:
            return own
        off, made_up = _moved_days(day.year)
        return day in made_up or (day.weekday() < _SATURDAY and day not in off)

    def add_workdays(self, day: date, n: int) -> date:
        """The ``n``-th workday after ``day`` (before it when negative); ``day`` itself for zero, worked or not."""
        step = _ONE_DAY if n > 0 else -_ONE_DAY
        left = abs(n)
        while left:
            day += step
            left -= self.is_workday(day)
        return day

    def workdays_between(self, a: date, b: date) -> int:
        """How many workdays lie after ``a`` up to and with ``b``; from ``b`` to before ``a``, counted negative, when ``b`` is earlier."""
        if b < a:
            return -sum(self.is_workday(b + _ONE_DAY * step) for step in range((a - b).days))
        return sum(self.is_workday(a + _ONE_DAY * step) for step in range(1, (b - a).days + 1))

    def published(self, year: int) -> bool:
        """Whether the holidays of ``year`` are known; if not, its days are reckoned by weekends and UNPUBLISHED must be said."""
        return bool(_moved_days(year)[1])

    def unpublished(self, a: date, b: date) -> tuple[int, ...]:
        """The years from ``a`` to ``b`` whose holidays are not known, earliest first."""
        return tuple(year for year in range(min(a, b).year, max(a, b).year + 1) if not self.published(year))


@cache
def _moved_days(year: int) -> tuple[frozenset[date], frozenset[date]]:
    """The holidays of ``year`` and the weekend days worked in exchange; both empty while the year is not published.

    The package computes festivals for any year, but only a notice of the State Council (国务院办公厅关于部分节假日安排的通知) moves
    workdays to weekends, and every notice since 2001 moved some: a year without one is a year without a notice.
    """
    china = _china()(years=year)
    made_up = frozenset(day for day in china.weekend_workdays if day.year == year)
    return (frozenset(china) if made_up else frozenset()), made_up


@cache
def _china() -> Any:
    """The package's China, taken from its own file: through the front door come the other 250 countries, ten times the time."""
    folder = resources.files("holidays")
    spec = spec_from_file_location("holidays_of_china", str(folder / "countries" / "china.py"))
    if spec is None or spec.loader is None:
        raise ImportError("holidays")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.China
