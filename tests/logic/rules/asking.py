"""Asks one rule about the first order of a few rows."""

from typing import Any

from order_logic import rules
from order_logic.flows.moves import AnyMove
from order_logic.flows.roles import Role
from order_logic.records import Order
from order_logic.register import register_of
from order_logic.rule import Case, Finding, Rule
from tests.logic.builders import a_book, a_press

RULES = register_of(rules, Rule)


def told(name: str, *rows: Any, move: AnyMove | None = None, role: Role = Role.SALES, **press: Any) -> list[Finding]:
    """What rule ``name`` finds at the first order among ``rows`` when ``role`` presses ``move``; None: when check looks again."""
    order = next(row for row in rows if isinstance(row, Order))
    return RULES[name].findings(Case(order, a_book(*rows), a_press(role, **press), move))


def places(found: list[Finding]) -> list[tuple[str, str]]:
    """Record and field of every finding, in order."""
    return [(f.record.__name__ if f.record else "", f.field) for f in found]


def levels(found: list[Finding]) -> list[str]:
    return [f.level.name for f in found]
