"""Brings orders home: from wherever an order stands, its people press what leads on until it lies in the archive."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from order_logic.book import Book
from order_logic.flows.commercial import Commercial
from order_logic.records import Order, PurchaseLine
from order_logic.verbs.picks import resolve
from tests.walks.dues import invoiced_too_much
from tests.walks.hands import prepared
from tests.walks.house import House, may_press
from tests.walks.options import BEGINNING, Option, options

ENOUGH, MONTHS = 800, 4
"""How many presses an order may take, and how many months may pass in a row without one that is accepted."""

_AS_NEEDED = frozenset(
    {"register_receipt", "match", "write_off", "request_invoice", "prepare_statement", "confirm_statement", "lift_hold", "give_opinion"}
)
"""Buttons that leave the order where it is and yet bring it on, each time."""


@dataclass
class Driver:
    """Presses for one order until it is archived; ``pressed`` counts every press."""

    house: House
    rng: Random
    pressed: int = 0
    done: Counter[tuple[str, str]] = field(default_factory=Counter)
    tried: Counter[tuple[str, str]] = field(default_factory=Counter)

    def brings_home(self, number: str) -> bool:
        """Whether the order lies in the archive after at most ENOUGH presses."""
        months, draft, back, self.house.partly = 0, number, False, 0.0
        while self.pressed < ENOUGH and months <= MONTHS:
            number = number_of(draft, self.house.book)
            order = self.house.book.get(Order, number)
            if order is None or order.commercial is Commercial.ARCHIVED:
                return order is not None
            went_on = self._goes_on(number, back)
            back, months = not went_on and months > 0, 0 if went_on else months + 1
            if not went_on:
                self.house.next_month()
        return False

    def _goes_on(self, number: str, back: bool) -> bool:
        """Tries what leads on, each way once, until one press is accepted; with ``back`` also what leads back."""
        ways = [o for o in leading_on(number, self.house.book) if (back or not o.leads_back or self._cures(o)) and not self._idle(o)]
        self.rng.shuffle(ways)
        return any(self._presses(way) for way in sorted(ways, key=lambda o: (o.leads_back, self.tried[o.button, o.pick])))

    def _idle(self, option: Option) -> bool:
        """Whether it was done again and again and leaves everything where it is."""
        often = 8 if option.button in _AS_NEEDED else 1
        return option.row[1] == option.row[-1] and self.done[option.button, option.pick] > often

    def _cures(self, option: Option) -> bool:
        """Whether it reverses what was invoiced too much."""
        order = self.house.book.get(Order, resolve(self.house.book, option.pick).order)
        return option.button.startswith("invoice_reverse") and order is not None and invoiced_too_much(order, self.house.book) > 0

    def _presses(self, option: Option) -> bool:
        """Whether one of those who may is let do it."""
        self.tried[option.button, option.pick] += 1
        for who in may_press(option.roles, self.house.book)[:3]:
            self.pressed += 1
            typed = prepared(self.house, option.button, option.pick, self.rng, forgets=0)
            said = self.house.press(who, option.button, option.pick, **typed._asdict())
            assert said.pressed is not None, said.news
            if said.pressed.moved:
                self.done[option.button, option.pick] += 1
                return True
        return False


def number_of(draft: str, book: Book) -> str:
    """The number under which an order goes now."""
    found = next(iter(book.by(Order, "draft_no", draft)), None)
    return found.number if found else draft


def leading_on(number: str, book: Book) -> Iterator[Option]:
    """What could be pressed for an order that leads towards its end."""
    for option in options(book):
        if option.row and option.button not in BEGINNING and concerns(option.pick, number, book):
            yield option


def concerns(pick: str, number: str, book: Book) -> bool:
    """Whether a pick is an order, or a document of it or of the customer it belongs to."""
    found = resolve(book, pick)
    if found.order:
        return found.order == number
    if any(line.order == number for line in book.by(PurchaseLine, "purchase", pick)):
        return True
    order, row = book.get(Order, number), book.get(found.record, pick) if found.record else None
    return bool(order and row and getattr(row, "customer", None) == order.customer)
