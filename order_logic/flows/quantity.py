"""The quantity flow of an order line: SPEC section 1, a row a shift."""

from typing import NamedTuple

from order_logic.flows.moves import Shifting as S
from order_logic.flows.roles import Role as R
from order_logic.text import Word


class Stage(Word):
    """Where a part of a line's quantity lies."""

    OPEN = ("未定", "Open")
    WAITING = ("等补货", "Waiting")
    LOCKED = ("已锁定", "Locked")
    MAKING = ("在制", "Making")
    BUYING = ("在购", "Buying")
    TO_INSPECT = ("待检", "To inspect")
    PASSED = ("合格待发", "Passed")
    NOTED = ("已开单", "Noted")
    RELEASED = ("待出库", "Released")
    SHIPPED = ("已发货", "Shipped")
    SIGNED = ("已签收", "Signed")
    RETURNED = ("已退", "Returned")
    ENDED = ("已终止", "Ended")


G = Stage
BEFORE_NOTE = (G.OPEN, G.WAITING, G.LOCKED, G.MAKING, G.BUYING, G.TO_INSPECT, G.PASSED)
"""The stages from which the rest of a line may be short closed."""


class Shift(NamedTuple):
    """One row: from which stages, what, to which stages, who."""

    starts: tuple[Stage, ...]
    move: S
    ends: tuple[Stage, ...]
    roles: tuple[R, ...]
    then: tuple[R, ...] = ()  # the second signature, where one follows


SHIFTS: tuple[Shift, ...] = (
    Shift((G.OPEN, G.WAITING), S.ALLOCATE, (G.LOCKED,), (R.WAREHOUSE, R.PMC)),
    Shift((G.OPEN,), S.WAIT, (G.WAITING,), (R.PMC,)),
    Shift((G.OPEN, G.WAITING), S.MAKE, (G.MAKING,), (R.PMC,)),
    Shift((G.OPEN, G.WAITING), S.BUY, (G.BUYING,), (R.PURCHASING,)),
    Shift((G.LOCKED, G.PASSED), S.UNLOCK, (G.OPEN,), (R.WAREHOUSE, R.PMC)),
    Shift((G.MAKING, G.BUYING), S.CANCEL_SUPPLY, (G.OPEN,), (R.PMC, R.PURCHASING)),
    Shift((G.MAKING, G.BUYING), S.RECEIVE, (G.TO_INSPECT, G.PASSED), (R.WAREHOUSE,)),
    Shift((G.TO_INSPECT,), S.INSPECT, (G.PASSED, G.MAKING, G.BUYING, G.OPEN), (R.QUALITY,)),
    Shift((G.LOCKED,), S.PREPARE, (G.PASSED,), (R.WAREHOUSE, R.QUALITY)),
    Shift((G.PASSED,), S.ISSUE_NOTE, (G.NOTED,), (R.WAREHOUSE,)),
    Shift((G.NOTED,), S.RELEASE, (G.RELEASED,), (R.FINANCE,), (R.SALES_MANAGER, R.GENERAL_MANAGER, R.DEPUTY)),
    Shift((G.RELEASED, G.NOTED), S.UNRELEASE, (G.PASSED,), (R.FINANCE, R.SALES_MANAGER, R.GENERAL_MANAGER, R.DEPUTY)),
    Shift((G.RELEASED,), S.SHIP, (G.SHIPPED,), (R.WAREHOUSE,)),
    Shift((G.SHIPPED,), S.SIGN, (G.SIGNED,), (R.SALES, R.LOGISTICS)),
    Shift((G.SHIPPED,), S.REFUSE, (G.TO_INSPECT, G.OPEN), (R.LOGISTICS,)),
    Shift((G.SIGNED,), S.TAKE_BACK, (G.RETURNED,), (R.WAREHOUSE,)),
    Shift(BEFORE_NOTE, S.SHORT_CLOSE, (G.ENDED,), (R.SALES,)),
)


def shift_of(move: S) -> Shift:
    """The row of a move."""
    return next(row for row in SHIFTS if row.move is move)


class Progress(Word):
    """What people read as 状态 after CONFIRMED: the least advanced unfinished quantity."""

    CONFIRMED = ("已确认", "Confirmed")
    ALLOCATED = ("已分配", "Allocated")
    MAKING = ("生产中", "In production")
    INSPECTING = ("待检", "To inspect")
    READY = ("待发货", "To ship")
    RELEASED = ("待出库", "Released")
    SHIPPED = ("已发货", "Shipped")
    SIGNED = ("已签收", "Signed")


P = Progress
SHOWN_AS: dict[Stage, Progress] = {
    G.OPEN: P.CONFIRMED,
    G.WAITING: P.ALLOCATED,
    G.LOCKED: P.ALLOCATED,
    G.BUYING: P.ALLOCATED,
    G.MAKING: P.MAKING,
    G.TO_INSPECT: P.INSPECTING,
    G.PASSED: P.READY,
    G.NOTED: P.READY,
    G.RELEASED: P.RELEASED,
    G.SHIPPED: P.SHIPPED,
    G.SIGNED: P.SIGNED,
}
