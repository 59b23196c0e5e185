"""Draws up the year of the sample company: who ordered what and when, and how far each order has come."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import cycle, islice
from random import Random

from order_logic.flows.moves import Move as M
from order_logic.flows.roles import Role
from order_logic.sample.basket import Shelf, enlarged, worth
from order_logic.sample.buyers import LAST_OF_SLOW, Buyer, chosen_buyers
from order_logic.sample.clock import DAY_LONG, Clock
from order_logic.sample.people import SALESPEOPLE
from order_logic.sample.plan import MANAGER_LIMIT, Plan, declined, legs_of, sent_back, standing_still, voided

_TYPES, _TYPE_SHARES = ("销售", "项目", "备货", "门店", "电商"), (70, 6, 6, 7, 11)
_RETAIL = frozenset({"门店", "电商"})
_UNDER_WAY, _DECLINED, _VOIDED, _SENT_BACK = 0.12, 0.025, 0.03, 0.03
_ENOUGH = 12 * DAY_LONG
"""Working time after which an order is confirmed or ended, whatever happened on the way."""

Turn = Callable[[Random, Plan], None]
_STOPS: tuple[tuple[M | None, int], ...] = (  # after which press, and after how many of its kind, an order under way stands still today
    (M.SUBMIT, 1), (None, 0), (M.REGISTER, 1), (M.GIVE_OPINION, 2), (M.FIRST_AUDIT, 1), (M.SECOND_AUDIT, 1), (M.APPROVE, 1), (None, 0),
    (M.PROMISE, 1), (M.REGISTER, 1), (M.SEND_TO_REVIEW, 1), (M.SUBMIT, 1), (M.GIVE_OPINION, 4), (M.FIRST_AUDIT, 1), (M.SECOND_AUDIT, 1),
    (M.GIVE_OPINION, 5), (None, 0), (M.SUBMIT, 1), (M.REGISTER, 1), (M.GIVE_OPINION, 3),
)  # fmt: skip


class Planner:
    """Makes plans from one stream of chance, never the same order twice."""

    def __init__(self, rng: Random, clock: Clock, buyers: list[Buyer], shelf: Shelf) -> None:
        self.rng, self.clock, self.shelf = rng, clock, shelf
        self._all, self._prompt = chosen_buyers(rng, buyers), chosen_buyers(rng, [b for b in buyers if not b.slow] or buyers)
        self._seen: set[tuple[object, ...]] = set()
        self._first = clock.opening(clock.today - timedelta(days=365))
        self._last_slow = clock.opening(clock.today - LAST_OF_SLOW)

    def plans(self, count: int) -> list[Plan]:
        """``count`` orders by the moment they were begun: one in eight under way today, a few ended on the way, the others confirmed."""
        stopping = round(count * _UNDER_WAY)
        found = [self._under_way(n, stop, times) for n, (stop, times) in enumerate(islice(cycle(_STOPS), stopping))]
        turns = self._turns(count - stopping)
        found += [self._done(next(turns, None)) for _ in range(count - stopping)]
        return sorted(found, key=lambda plan: plan.began)

    def _turns(self, count: int) -> Iterator[Turn]:
        yield from (declined for _ in range(round(count * _DECLINED)))
        yield from (voided for _ in range(round(count * _VOIDED)))
        yield from (sent_back for _ in range(round(count * _SENT_BACK)))

    def _under_way(self, n: int, stop: M | None, times: int) -> Plan:
        """An order that stands still today after ``times`` presses of ``stop``; every few of them large, rush, special or late."""
        second_open = stop is M.APPROVE  # the sales manager has signed, the general manager has not
        reviewed = stop in (M.SEND_TO_REVIEW, M.GIVE_OPINION) or n % 7 == 0
        plan = self._fresh(next(self._prompt), retail=False if reviewed else None, later=second_open or n % 8 == 5 or None)
        plan.rush, plan.special = plan.rush or n % 9 == 4, plan.special or n % 7 == 0
        if n % 10 == 0 and plan.amount <= MANAGER_LIMIT:
            plan.lines = enlarged(plan.lines, int(MANAGER_LIMIT / plan.amount) + 1)
            plan.amount = worth(plan.lines, plan.buyer.tax_included)
        plan.legs = legs_of(self.rng, plan)
        found = [at for at, leg in enumerate(plan.legs, start=1) if leg.move is stop and leg.role is not Role.LEGAL]
        plan.done = found[times - 1] if found else 0
        standing_still(self.rng, self.clock, plan)
        self._seen.add(self._mark(plan))
        return plan

    def _done(self, turn: Turn | None) -> Plan:
        """An order of the past year, long enough ago to have come through."""
        buyer = next(self._all)
        plan = self._fresh(buyer)
        plan.legs = legs_of(self.rng, plan)
        if turn:
            turn(self.rng, plan)
        last = self._last_slow if buyer.slow else self.clock.now - _ENOUGH
        plan.began = self._first + int((last - self._first) * self.rng.random() ** 0.8)
        while self._mark(plan) in self._seen:
            plan.began -= DAY_LONG
        self._seen.add(self._mark(plan))
        plan.done = len(plan.legs)
        return plan

    def _fresh(self, buyer: Buyer, retail: bool | None = None, later: bool | None = None) -> Plan:
        rng = self.rng
        order_type = rng.choices(_TYPES, _TYPE_SHARES)[0]
        while retail is not None and (order_type in _RETAIL) is not retail:
            order_type = rng.choices(_TYPES, _TYPE_SHARES)[0]
        over_the_counter = order_type in _RETAIL
        lines = self.shelf.basket(rng, buyer.discount, over_the_counter)
        late = rng.random() < 0.1 if later is None else later
        return Plan(
            buyer=buyer, order_type=order_type, retail=over_the_counter, enterer=_seller(buyer), lines=lines,
            amount=worth(lines, buyer.tax_included), special=not over_the_counter and rng.random() < 0.08, rush=rng.random() < 0.05,
            slip=rng.randrange(2, 9) if late and order_type != "项目" else -rng.randrange(0, 2 if over_the_counter else 5),
            wished=rng.randrange(9, 15) if over_the_counter else rng.randrange(20, 42),
        )  # fmt: skip

    def _mark(self, plan: Plan) -> tuple[object, ...]:
        told = sorted((line.product, line.quantity, line.price, line.discount or 0) for line in plan.lines)
        return plan.buyer.customer.code, self.clock.day(plan.began), tuple(told)


def _seller(buyer: Buyer) -> tuple[str, str]:
    return next(person for person in SALESPEOPLE if person[1] == buyer.customer.salesperson)
