"""Writes the planned orders down: heads, lines, what was pressed, and what became of the goods and the money."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from order_logic.book import Book
from order_logic.derived.prospects import known_facts, told_facts
from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Move
from order_logic.press import Numbers
from order_logic.records import Order, OrderLine
from order_logic.sample.basket import numbered
from order_logic.sample.clock import Clock
from order_logic.sample.delivery import ONE_LATE_IN, Outcome, fulfil
from order_logic.sample.evidence import Written, finished
from order_logic.sample.heads import Heads
from order_logic.sample.plan import Plan
from order_logic.sample.pressing import Desk, Facts, Trail
from order_logic.text import Lang


class Writer:
    """Turns plans into records; ``master`` holds products and stock, for the facts beside each opinion."""

    def __init__(self, rng: Random, clock: Clock, lang: Lang, master: Book) -> None:
        self.rng, self.clock, self.lang, self.master = rng, clock, lang, master
        self._heads, self._desk = Heads(rng, clock, lang), Desk(rng, clock, lang)
        self._fulfilled = 0

    def written(self, plans: Sequence[Plan]) -> list[Written]:
        """Every plan written down; ``plans`` by the moment they were begun, so that draft numbers run with time."""
        numbers = self._order_numbers(plans)
        return [self._write(plan, numbers.get(n, "")) for n, plan in enumerate(plans)]

    def _order_numbers(self, plans: Sequence[Plan]) -> dict[int, str]:
        """Order numbers run with the moment of registering."""
        numbers = Numbers()
        registered = sorted((p.began + p.legs[0].at, n) for n, p in enumerate(plans) if p.done and p.legs[0].move is Move.REGISTER)
        return {n: numbers.next("SO", self.clock.day(minute)) for minute, n in registered}

    def _write(self, plan: Plan, number: str) -> Written:
        head = self._heads.head(plan, number)
        lines = [numbered(line, head["number"], n) for n, line in enumerate(plan.lines, start=1)]
        trail = Trail(head["number"], self.clock.moment(plan.began), head["requested_on"])
        self._desk.follow(plan, trail, self._facts(head, lines))
        outcome = Outcome()
        if trail.commercial is Commercial.CONFIRMED and trail.booked is not None and trail.promised_on:
            outcome = fulfil(self.rng, self.clock, plan, trail.promised_on, trail.booked, self._fulfilled % ONE_LATE_IN == 6)
            self._fulfilled += 1
            finished(self.rng, self.clock, trail, outcome)
        booked = None if trail.booked is None else self.clock.moment(trail.booked)
        order = Order(
            **head, commercial=trail.commercial, since=trail.since, promised_on=trail.promised_on, first_promised_on=trail.promised_on,
            booked_at=booked, note=trail.note,
        )  # fmt: skip
        return Written(plan, order, lines, trail, outcome)

    def _facts(self, head: Mapping[str, Any], lines: list[OrderLine]) -> Facts:
        """What the desk puts beside each department's opinion."""
        order = Order(number="", **{name: head[name] for name in ("order_type", "special", "requested_on", "ordered_on")})
        return lambda role, day: told_facts(known_facts(role, order, lines, self.master, day), self.lang)
