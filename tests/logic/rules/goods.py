"""Asks one rule about a move of goods, as the desk does: with the portions that the move would take."""

from collections.abc import Iterable
from typing import Any

from order_logic.flows.moves import Shifting
from order_logic.flows.roles import Role
from order_logic.records import Order
from order_logic.rule import Case, Finding
from order_logic.verbs.units import Unit, case_of
from tests.logic.builders import a_book, a_press
from tests.logic.rules.asking import RULES


def asked_of(name: str, move: Shifting, *rows: Any, note: str = "", role: Role = Role.PMC, **press: Any) -> list[Finding]:
    """What rule ``name`` finds at the first order among ``rows`` before ``move`` of all its goods, or of those on ``note``."""
    order = next(row for row in rows if isinstance(row, Order))
    case = case_of(a_book(*rows), Unit(order.number, (), note), move, a_press(role, **press))
    assert isinstance(case, Case), case.say("zh")
    return RULES[name].findings(case)


def about_rows(name: str, *rows: Any) -> list[Finding]:
    """What rule ``name`` finds when check looks at every row that it judges."""
    book, rule = a_book(*rows), RULES[name]
    judged: Iterable[Any] = book.all(rule.about)
    return [finding for row in judged for finding in rule.findings(Case(Order(number=""), book, a_press(), None, row))]
