"""One press of a button: who, when, with which words typed beforehand."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from order_logic.records.master import User
from order_logic.settings import Settings
from order_logic.text import Lang


@dataclass(slots=True)
class Numbers:
    """Gives out numbers by prefix and day; a number is never given twice (R-06)."""

    highest: dict[tuple[str, str], int] = field(default_factory=dict)

    def next(self, prefix: str, day: date) -> str:
        """The next number, such as SO20261121-0001."""
        at = (prefix, f"{day:%Y%m%d}")
        self.highest[at] = self.highest.get(at, 0) + 1
        return f"{prefix}{at[1]}-{self.highest[at]:04d}"

    def seen(self, number: str) -> None:
        """Takes note of a number that is in use, so that it is not given again."""
        head, _, tail = number.rpartition("-")
        prefix, day = head[:-8], head[-8:]
        if tail.isdigit() and len(day) == 8 and day.isdigit():
            self.highest[prefix, day] = max(self.highest.get((prefix, day), 0), int(tail))

    def reach(self, highest: Mapping[tuple[str, str], int]) -> None:
        """Never gives a number at or below these."""
        for at, number in highest.items():
            self.highest[at] = max(self.highest.get(at, 0), number)


Watch = Callable[[int, int], bool]
"""Hears between two orders how many of how many are done, and says whether to go on."""


def undisturbed(done: int, of: int) -> bool:
    """Nobody looks on and nobody stops it."""
    del done, of
    return True


@dataclass(frozen=True, slots=True)
class Press:
    """Everything that a verb may know besides the book."""

    user: User
    now: datetime
    settings: Settings = field(default_factory=Settings)
    numbers: Numbers = field(default_factory=Numbers)
    reason: str = ""
    on: date | None = None
    quantity: Decimal | None = None
    lang: Lang = "zh"  # what the book is written in
    watch: Watch = undisturbed

    @property
    def today(self) -> date:
        return self.now.date()
