"""The eventful life of one order, lived in memory first and noted down: what people typed, who pressed what on which row, and when."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any, NamedTuple

from macros.edge import Said
from order_logic.book import Add, Change, Edit
from order_logic.records import Order
from tests.clicks.good_rows import into_cells
from tests.walks import company, hands_goods, hands_papers, hands_returns
from tests.walks.driver import Driver
from tests.walks.hands import Typed
from tests.walks.house import House
from tests.walks.onward import concerns
from tests.walks.options import BEGINNING, options
from tests.walks.walker import Walk

_HANDS = (hands_goods, hands_papers, hands_returns)  # importing them teaches the hands what to type
_SEED = 4


class Deed(NamedTuple):
    """One press on which something moved, some time after the one before, and what was typed in between."""

    typed: tuple[Change, ...]
    who: str
    command: str
    pick: str
    later: timedelta


@dataclass
class Diary(House):
    """A house in which every press is noted down; reason, day and quantity are typed into cells, as people do it on the screen."""

    typed: list[Change] = field(default_factory=list)
    deeds: list[Deed] = field(default_factory=list)

    def types(self, record: Any, key: tuple[Any, ...], values: Any) -> None:
        row: Any = self.gateway.book.get(record, *key)
        self.typed += [Edit(record, key, n, getattr(row, n), v) for n, v in values.items() if getattr(row, n) != v]
        super().types(record, key, values)

    def adds(self, *rows: Any) -> None:
        self.typed += [Add(type(row), row) for row in rows]
        super().adds(*rows)

    def press(self, who: str, button: str, *picks: str, reason: str = "", on: date | None = None, quantity: Decimal | None = None) -> Said:
        for record, key, values in list(into_cells(self.book, picks[0], Typed(reason, on, quantity))):
            self.types(record, key, values)
        said = super().press(who, button, *picks)
        if said.pressed and said.pressed.moved:
            self.deeds.append(Deed(tuple(self.typed), who, button, picks[0], self.now - House.now))
            self.typed.clear()
        return said


@dataclass
class Eventful(Driver):
    """Brings an order home by way of everything that can happen to it, each once: exception, hold, change, new date, return, reopening."""

    happened: set[str] = field(default_factory=set)

    def _goes_on(self, number: str, back: bool) -> bool:
        book = self.walk.house.book
        for option in [o for o in options(book, number) if o.button in BEGINNING and concerns(o.pick, number, book)]:
            if option.button not in self.happened and self._presses(option):
                self.happened.add(option.button)
                return True
        return super()._goes_on(number, back)


def a_life() -> tuple[list[Any], list[Deed]]:
    """The rows of a small company with a few drafts, and all that is done until the first of them lies in the archive."""
    rng = Random(_SEED)
    rows = company.rows(rng, drafts=3)
    diary = Diary.opened(*rows)
    assert isinstance(diary, Diary)
    number = next(iter(diary.book.all(Order))).number
    if not Eventful(Walk(diary, rng)).brings_home(number):
        raise AssertionError(f"{number} does not come home")
    return rows, diary.deeds
