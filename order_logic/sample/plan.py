"""How an order of the sample company goes: what is pressed, by whom and when."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random
from typing import NamedTuple

from order_logic.flows.commercial import DEPARTMENTS
from order_logic.flows.moves import Move as M
from order_logic.flows.roles import Role as R
from order_logic.records import OrderLine
from order_logic.sample.buyers import Buyer
from order_logic.sample.clock import Clock
from order_logic.sample.words import DECLINES, LATER, SENT_BACK, VOIDS
from order_logic.text import Text


class Leg(NamedTuple):
    """One press: so many working minutes after the order was begun; ``lasting`` is False for what a later 退回 makes void."""

    at: int
    move: M
    role: R
    lasting: bool = True
    reason: Text | None = None


@dataclass(slots=True)
class Plan:
    """One order before it is written down."""

    buyer: Buyer
    order_type: str
    retail: bool  # 免评审
    enterer: tuple[str, str]  # login, name
    lines: list[OrderLine]
    amount: Decimal
    special: bool
    rush: bool
    slip: int  # workdays from the requested to the promised day; more than 0 with the customer's consent only
    wished: int  # workdays from the order day to the requested day
    legs: list[Leg] = field(default_factory=list)
    began: int = 0
    done: int = 0  # how many of the legs have been pressed by now

    @property
    def late_promise(self) -> bool:
        """Whether we promise a later day than the one requested (R-19)."""
        return self.slip > 0

    @property
    def beyond_manager(self) -> bool:
        """Whether the general manager signs as well: above the sales manager's limit, or a later date (R-19, R-22)."""
        return self.late_promise or self.amount > MANAGER_LIMIT


MANAGER_LIMIT = Decimal(100_000)


def legs_of(rng: Random, plan: Plan) -> list[Leg]:
    """Every press from registering to 财务登记, at a believable pace."""
    legs = [Leg(rng.randrange(5, 40), M.REGISTER, R.SALES)]
    return legs + list(_from_audit(rng, plan, legs[0].at))


def _from_audit(rng: Random, plan: Plan, at: int) -> Iterator[Leg]:
    if plan.special:
        at += rng.randrange(40, 240)
        yield Leg(at, M.GIVE_OPINION, R.LEGAL)
    at += rng.randrange(20, 230)
    yield Leg(at, M.FIRST_AUDIT, rng.choice((R.ORDER_CLERK, R.ORDER_CLERK, R.CUSTOMER_SERVICE)))
    at += rng.randrange(20, 230)
    yield Leg(at, M.SECOND_AUDIT, rng.choice((R.ORDER_HEAD, R.ORDER_HEAD, R.FINANCE)))
    if not plan.retail:
        at += rng.randrange(15, 150)
        yield Leg(at, M.SEND_TO_REVIEW, R.PMC)
        given = sorted((at + rng.randrange(30, 700), n) for n in range(len(DEPARTMENTS)))
        yield from (Leg(when, M.GIVE_OPINION, DEPARTMENTS[n]) for when, n in given)
        at = given[-1][0]
    yield from _to_the_end(rng, plan, at)


def _to_the_end(rng: Random, plan: Plan, at: int) -> Iterator[Leg]:
    seller = R.SALES if plan.retail else R.PMC
    at += rng.randrange(15, 150)
    yield Leg(at, M.PROMISE, seller, reason=LATER if plan.late_promise else None)
    at += rng.randrange(3, 40)
    yield Leg(at, M.SUBMIT, seller)
    at += rng.randrange(20, 400)
    yield Leg(at, M.APPROVE, R.SALES_MANAGER)
    if plan.beyond_manager:
        at += rng.randrange(20, 400)
        yield Leg(at, M.APPROVE, R.GENERAL_MANAGER)
    yield Leg(at + rng.randrange(20, 300), M.BOOK, R.FINANCE)


def sent_back(rng: Random, plan: Plan) -> None:
    """Puts a 退回 into the legs, after which the order goes round once more from the first audit."""
    moves = (M.FIRST_AUDIT, M.SUBMIT) if plan.retail else (M.FIRST_AUDIT, M.GIVE_OPINION, M.SUBMIT)
    move = rng.choice(moves)
    stop = max(n for n, leg in enumerate(plan.legs) if leg.move is move)
    role = {M.FIRST_AUDIT: R.ORDER_HEAD, M.GIVE_OPINION: R.PMC, M.SUBMIT: R.SALES_MANAGER}[move]
    before = [leg._replace(lasting=leg.move is M.REGISTER) for leg in plan.legs[: stop + 1]]
    at = before[-1].at + rng.randrange(20, 200)
    plan.legs = [*before, Leg(at, M.SEND_BACK, role, True, rng.choice(SENT_BACK)), *_from_audit(rng, plan, at + rng.randrange(60, 400))]


def declined(rng: Random, plan: Plan) -> None:
    """Ends the legs with 不接单: by the sales manager around the audits, by the general manager in review or approval."""
    moves = (M.FIRST_AUDIT, M.SECOND_AUDIT, M.SUBMIT) if plan.retail else (M.FIRST_AUDIT, M.SECOND_AUDIT, M.GIVE_OPINION, M.SUBMIT)
    move = rng.choice(moves)
    role = R.GENERAL_MANAGER if move in (M.GIVE_OPINION, M.SUBMIT) else R.SALES_MANAGER
    _ended(rng, plan, move, M.DECLINE, role, rng.choice(DECLINES))


def voided(rng: Random, plan: Plan) -> None:
    """Ends the legs with 作废 by sales: of the draft, or once it is registered or audited."""
    _ended(rng, plan, rng.choice((None, M.REGISTER, M.REGISTER, M.FIRST_AUDIT, M.SECOND_AUDIT)), M.VOID, R.SALES, rng.choice(VOIDS))


_LIMITS = {M.SEND_TO_REVIEW: 16.0, M.SECOND_AUDIT: 16.0}
_SHORT_LIMIT = 2.5
"""Hours on the wall that an order under way has been in its status at most: well within the limits of R-32."""


def standing_still(rng: Random, clock: Clock, plan: Plan) -> None:
    """Sets the moment an order was begun so that its last press was lately, and hurries what came after its status changed."""
    if not plan.done:
        plan.began = clock.now - rng.randrange(5, 700)
        return
    turn = max(n for n in range(plan.done) if plan.legs[n].move in _TURNS)
    start, end = plan.legs[turn].at, plan.legs[plan.done - 1].at
    room = clock.now - clock.since(_LIMITS.get(plan.legs[turn].move, _SHORT_LIMIT)) - 2
    for n in range(turn + 1, plan.done):
        plan.legs[n] = plan.legs[n]._replace(at=start + (plan.legs[n].at - start) * min(room, end - start) // max(1, end - start))
    plan.began = clock.now - plan.legs[plan.done - 1].at - rng.randrange(1, max(2, room - (plan.legs[plan.done - 1].at - start)))


_TURNS = frozenset({M.REGISTER, M.SECOND_AUDIT, M.SEND_TO_REVIEW, M.SUBMIT})


def _ended(rng: Random, plan: Plan, after: M | None, move: M, role: R, reason: Text) -> None:
    stop = max((n for n, leg in enumerate(plan.legs) if leg.move is after), default=-1) + 1
    at = plan.legs[stop - 1].at if stop else 0
    plan.legs = [*plan.legs[:stop], Leg(at + rng.randrange(30, 500), move, role, True, reason)]
