"""The effects as a register, by their moves."""

from functools import cache

from order_logic.flows.moves import AnyMove
from order_logic.flows.roles import Role
from order_logic.register import register_of
from order_logic.rule import Case
from order_logic.verbs import effects
from order_logic.verbs.effect import Effect, Made


@cache
def all_effects() -> dict[str, Effect]:
    """Every effect, by the code of its move."""
    return register_of(effects, Effect)


def made_by(move: AnyMove, case: Case, role: Role, *, last: bool = True) -> Made:
    """What a move brings about besides the status, with its ``last`` signature or an earlier one; nothing when it has no effect."""
    found = all_effects().get(move.code)
    return found.made(case, role) if found and (last or found.each) else Made()


def reads_of(move: AnyMove) -> tuple[type, ...]:
    """The records that the effect of a move looks at."""
    found = all_effects().get(move.code)
    return found.reads if found else ()
