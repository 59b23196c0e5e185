"""Brings orders home: from wherever an order stands, its people press what leads on until it lies in the archive."""

from collections import Counter
from dataclasses import dataclass, field

from order_logic.flows.commercial import Commercial
from order_logic.records import Order
from order_logic.verbs.picks import resolve
from tests.walks.dues import invoiced_too_much
from tests.walks.house import may_press
from tests.walks.onward import leading_on, number_of
from tests.walks.options import Option
from tests.walks.walker import Walk

ENOUGH, MONTHS = 800, 4
"""How many presses an order may take, and how many months may pass in a row without one that is accepted."""

_AS_NEEDED = frozenset(
    {"register_receipt", "match", "write_off", "request_invoice", "prepare_statement", "confirm_statement", "lift_hold", "give_opinion"}
)
"""Buttons that leave the order where it is and yet bring it on, each time."""


HOME = frozenset({Commercial.ARCHIVED})


@dataclass
class Driver:
    """Presses for one order of a walk until it is where it shall be."""

    walk: Walk
    pressed: int = 0
    done: Counter[tuple[str, str]] = field(default_factory=Counter)
    tried: Counter[tuple[str, str]] = field(default_factory=Counter)

    def brings_home(self, number: str, home: frozenset[Commercial] = HOME) -> bool:
        """Whether the order, by its draft number, is where it shall be after at most ENOUGH presses."""
        months, back, house = 0, False, self.walk.house
        while self.pressed < ENOUGH and months <= MONTHS:
            order = house.book.get(Order, number_of(number, house.book))
            if order is None or order.commercial in home | HOME:
                return order is not None
            went_on = self._goes_on(order.number, back)
            back, months = not went_on and months > 0, 0 if went_on else months + 1
            if not went_on:
                house.next_month()
        return False

    def _goes_on(self, number: str, back: bool) -> bool:
        """Tries what leads on, each way once, until one press is accepted; with ``back`` also what leads back."""
        ways = [o for o in leading_on(number, self.walk.house.book) if (back or not o.leads_back or self._cures(o)) and not self._idle(o)]
        self.walk.rng.shuffle(ways)
        return any(self._presses(way) for way in sorted(ways, key=lambda o: (o.leads_back, self.tried[o.button, o.pick])))

    def _idle(self, option: Option) -> bool:
        """Whether it was done again and again and leaves everything where it is."""
        often = 8 if option.button in _AS_NEEDED else 1
        return option.row[1] == option.row[-1] and self.done[option.button, option.pick] > often

    def _cures(self, option: Option) -> bool:
        """Whether it reverses what was invoiced too much, or drops a change that cannot be approved or carried out."""
        book = self.walk.house.book
        order = book.get(Order, resolve(book, option.pick).order)
        if option.button in ("change_reject", "change_withdraw"):
            return self.tried["change_approve", option.pick] + self.tried["change_carry_out", option.pick] > 2
        return option.button.startswith("invoice_reverse") and order is not None and invoiced_too_much(order, book) > 0

    def _presses(self, option: Option) -> bool:
        """Whether one of those who may is let do it; they forget nothing and do nothing by halves."""
        self.tried[option.button, option.pick] += 1
        for who in may_press(option.roles, self.walk.house.book)[:3]:
            self.pressed += 1
            if self.walk.press(who, option, careful=True):
                self.done[option.button, option.pick] += 1
                return True
        return False
