"""The rules as a register, by the move that they guard."""

from functools import cache

from order_logic import rules
from order_logic.flows.moves import AnyMove
from order_logic.register import register_of
from order_logic.rule import Case, Finding, Rule


@cache
def all_rules() -> dict[str, Rule]:
    """Every rule, by id."""
    return register_of(rules, Rule)


@cache
def guards_of(move: AnyMove) -> tuple[Rule, ...]:
    """The rules that guard a move."""
    return tuple(r for r in all_rules().values() if move in r.guards)


def guarded(case: Case, move: AnyMove) -> list[Finding]:
    """Every way in which this order may not take ``move``, all at once."""
    return [finding for rule in guards_of(move) for finding in rule.findings(case)]
