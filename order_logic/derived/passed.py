"""How far an order has come, and which orders were already under way when the book was begun."""

from functools import cache

from order_logic.flows.commercial import FLOW, FORWARD, Commercial, Route
from order_logic.flows.moves import Move
from order_logic.records import Order

OPENING = "期初导入"


@cache
def _first_place_behind(move: Move) -> int | None:
    """Where in FORWARD an order stands once ``move`` lies behind it; None for moves that lead back or to an end."""
    places = []
    for step in FLOW:
        if step.move is not move or step.start not in FORWARD or step.route is Route.CHANGING:
            continue
        if step.end not in FORWARD or FORWARD.index(step.end) < FORWARD.index(step.start):
            return None
        places.append(FORWARD.index(step.end) + (step.end is step.start))
    return max(places, default=None)


def passed(order: Order, move: Move) -> bool:
    """Whether ``move`` lies behind the order; never so for rejected and cancelled orders, which end beside the way."""
    return behind(order.commercial, move)


@cache
def behind(status: Commercial, move: Move) -> bool:
    """Whether ``move`` lies behind every order of this status."""
    place = _first_place_behind(move)
    return place is not None and status in FORWARD and FORWARD.index(status) >= place


def from_opening(order: Order) -> bool:
    """Whether the order came in with the opening balances: what lies behind it was signed elsewhere (SPEC 2, point 8)."""
    return OPENING in order.imported
