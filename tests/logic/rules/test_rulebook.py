"""What every rule has: its seeds, words in two languages, and a true list of what it reads."""

import string
from collections.abc import Container
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from order_logic.book import Book
from order_logic.derived.passed import passed
from order_logic.flows.commercial import FLOW, UNDER_WAY, Commercial
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.records import Order
from order_logic.records.choices import Level
from order_logic.rule import Case, Finding, Rule
from order_logic.rules.duties import DUTIES
from tests.logic.builders import NUMBER, a_book, a_customer, a_line, a_press, a_product, a_stock, an_order, approved
from tests.logic.price_builders import a_policy
from tests.logic.rules.asking import RULES

SEEDS = {f"S{n}" for n in range(1, 18)}
OF_ORDERS = {name: rule for name, rule in RULES.items() if rule.about is Order}
"""The rules that judge orders; those of other documents want a row of their own."""
BROKEN = replace(Order(number=NUMBER), commercial=Commercial.CONFIRMED, customer="C001", special="免检", channel=None)


def restricted(book: Book, rule: Rule) -> Book:
    """The book as a click reads it for one rule: orders and what the rule declares."""
    return Book({record: book._table(record) for record in {Order, *rule.reads}})


TO_APPROVAL = frozenset(step.move for step in FLOW if step.start in UNDER_WAY)


def findings_everywhere(rule: Rule, *rows: Any, moves: Container[Move] = frozenset(Move)) -> list[Finding]:
    """What ``rule`` finds at an order in every status: when check looks, and before each of ``moves`` that it guards."""
    found: list[Finding] = []
    for status in Commercial:
        head = replace(rows[0], commercial=status)
        book = restricted(a_book(head, *rows[1:]), rule)
        for move in (None, *(guard for guard in rule.guards if isinstance(guard, Move) and guard in moves)):
            found += rule.findings(Case(head, book, a_press(Role.SALES_MANAGER, reason="改期"), move))
    return found


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_names_its_regulations(rule: Rule) -> None:
    assert rule.seeds
    assert set(rule.seeds) <= SEEDS


@pytest.mark.parametrize("rule", OF_ORDERS.values(), ids=OF_ORDERS)
def test_a_complete_order_breaks_no_rule_on_its_way_to_approval(rule: Rule) -> None:
    assert findings_everywhere(rule, *approved(), a_stock(500), a_policy(), moves=TO_APPROVAL) == []


@pytest.mark.parametrize("rule", OF_ORDERS.values(), ids=OF_ORDERS)
def test_a_rule_looks_at_nothing_that_it_does_not_declare_and_says_what_it_finds(rule: Rule) -> None:
    poor, banned = a_customer(credit_limit=Decimal(0), name=""), a_product(custom=True)
    found = findings_everywhere(rule, BROKEN, a_line(price=Decimal(1)), a_line(line_no=2, product="?", unit=""), poor, banned, a_policy())

    for finding in found:
        for words in (finding.text, finding.remedy):
            assert placeholders(words.zh) == placeholders(words.en) <= finding.facts.keys()
        assert finding.say("zh") != finding.say("en")
        assert finding.advice("zh") != finding.advice("en")


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_that_guards_no_move_only_reports(rule: Rule) -> None:
    assert rule.guards or rule.level is not Level.BLOCK


def test_no_rule_is_both_checked_and_a_mere_duty() -> None:
    assert not RULES.keys() & {duty.name for duty in DUTIES}
    assert len({duty.name for duty in DUTIES}) == len(DUTIES)


@pytest.mark.parametrize(
    ("status", "move", "behind"),
    [
        (Commercial.DRAFT, Move.REGISTER, False),
        (Commercial.PENDING, Move.REGISTER, True),
        (Commercial.PENDING, Move.FIRST_AUDIT, False),
        (Commercial.AUDITED, Move.FIRST_AUDIT, True),
        (Commercial.AUDITED, Move.SECOND_AUDIT, True),
        (Commercial.IN_REVIEW, Move.PROMISE, False),
        (Commercial.IN_APPROVAL, Move.PROMISE, True),
        (Commercial.IN_REVIEW, Move.SUBMIT, False),
        (Commercial.IN_APPROVAL, Move.SUBMIT, True),
        (Commercial.IN_APPROVAL, Move.APPROVE, False),
        (Commercial.CONFIRMED, Move.APPROVE, True),
        (Commercial.ARCHIVED, Move.APPROVE, True),
        (Commercial.CANCELLED, Move.REGISTER, False),
        (Commercial.CONFIRMED, Move.SEND_BACK, False),
    ],
)
def test_a_move_lies_behind_an_order_by_its_status(status: Commercial, move: Move, behind: bool) -> None:
    assert passed(an_order(commercial=status), move) is behind
