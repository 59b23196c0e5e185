"""At which moment a rule is asked: before a move, or again by check once the move lies behind the order."""

from datetime import date
from functools import cache

from order_logic.derived.approval import at_top, signed_at_top
from order_logic.derived.outbound import releases_of
from order_logic.derived.passed import behind, from_opening, passed
from order_logic.derived.people import holders
from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import AnyMove, Move, Shifting
from order_logic.flows.roles import Role
from order_logic.records.choices import Level
from order_logic.rule import Case


def asked(case: Case, *moves: Move) -> bool:
    """Whether one of ``moves`` is being made, or lies behind the order while check looks again.

    Orders of 期初导入 are exempt from what was to be done before the book was begun (SPEC 2, point 8).
    """
    if case.move is not None:
        return case.move in moves
    return _any_behind(case.order.commercial, moves) and not from_opening(case.order)


@cache
def _any_behind(status: Commercial, moves: tuple[Move, ...]) -> bool:
    return any(behind(status, move) for move in moves)


def at_entry(case: Case) -> bool:
    """Whether the order is only now being entered."""
    return case.move is Move.REGISTER or (case.move is None and not passed(case.order, Move.REGISTER))


def without_top(case: Case) -> Level | None:
    """How serious it is that the general manager has not signed the approval or release; None when they did or are about to.

    Another signs first: that signature goes through with a warning, a move that would end without the general manager is blocked.
    """
    top = at_top(case.press.user, case.order, case.press.today)
    if case.move is Shifting.RELEASE:
        given = releases_of(case.row, case.book) if case.row else []
        return None if top and given else Level.BLOCK if given else Level.WARN
    if (case.move is Move.APPROVE and top) or signed_at_top(case.order, case.book):
        return None
    first = case.move is Move.APPROVE and not case.signed(Move.APPROVE)
    return Level.WARN if first else Level.BLOCK


def proposes_anew(case: Case, move: AnyMove | None) -> bool:
    """Whether planning, or who stands in for it, names a date by 改交期: the first, or one after a date that sales has not signed."""
    if move is not Move.REPROMISE or (case.press.on or case.order.on) is None:
        return False
    user, today = case.press.user, case.press.today
    return Role.ADMIN in user.roles or user.login in {u.login for u in holders((Role.PMC,), case.order, case.book, today, ())[1]}


def day_of(case: Case) -> date:
    """The day of a move: with the press, on the lines, on the order, else today."""
    typed = next((p.line.this_on for p in case.portions if p.line.this_on), None)
    return case.press.on or typed or case.order.on or case.press.today
