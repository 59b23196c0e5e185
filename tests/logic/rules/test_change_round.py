"""Which way a change goes, and what its round takes."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from order_logic.flows.documents import Change
from order_logic.flows.moves import Move, Passing
from order_logic.flows.roles import Role
from order_logic.records import Notice
from order_logic.records.choices import Topic
from order_logic.rule import Case, Finding
from order_logic.verbs.rulebook import all_rules
from tests.logic.builders import NOW, NUMBER, a_press, a_user
from tests.logic.change_builders import (
    CHANGE,
    a_book_with,
    a_change,
    approve,
    moves,
    passes,
    refused,
    the_change,
    the_order,
    tries,
)

DOWN, UP, LATE = (1, "数量", "80"), (1, "数量", "120"), (None, "要求交期", "2026-12-28")
CHEAPER = (1, "单价", "95")
APPROVE = Passing.CHANGE_APPROVE


def approving(book: Any, who: Role = Role.SALES_MANAGER) -> set[str]:
    return refused(passes(book, APPROVE, who))


def places(book: Any, move: Passing = APPROVE, who: Role = Role.SALES_MANAGER) -> list[tuple[str, str]]:
    return [(f.rule, f.field) for f in passes(book, move, who).findings if f.blocks]


def checked(name: str, book: Any) -> list[Finding]:
    """What check finds about the change."""
    return all_rules()[name].findings(Case(the_order(book), book, a_press(), None, the_change(book)))


@pytest.mark.parametrize(("rows", "move", "who"), [([DOWN], Move.REREVIEW, Role.PMC), ([DOWN], Move.REAPPROVE, Role.SALES)])
def test_a_decrease_does_not_go_round(rows: list[Any], move: Move, who: Role) -> None:
    book = approve(a_book_with(change=a_change(*rows)))

    assert {"R-64"} <= refused(tries(book, move, who))


@pytest.mark.parametrize(
    ("row", "right"),
    [(UP, Move.REREVIEW), (CHEAPER, Move.REAPPROVE), ((None, "取消", ""), Move.CANCEL), (DOWN, None), ((None, "联系人", "王一"), None)],
)
def test_each_class_has_its_own_way(row: Any, right: Move | None) -> None:
    book = approve(a_book_with(change=a_change(row)))
    outcome = passes(book, Passing.CHANGE_CARRY_OUT, Role.SALES)

    assert [f.facts["right"] for f in outcome.findings if f.rule == "R-65"] == ([right] if right else [])
    assert bool(outcome.moved) is (right is None)


def test_another_date_for_a_cause_in_the_house_is_no_change() -> None:
    change = a_change(LATE, asked_by_customer=False, agreement="BX-1")

    assert places(a_book_with(change=change)) == [("R-65", "asked_by_customer")]


@pytest.mark.parametrize(
    ("row", "fields", "found"),
    [
        (LATE, {}, {"R-66"}),
        (LATE, {"agreement": "BX-2026-07"}, set()),
        ((None, "要求交期", "2026-12-19"), {}, set()),
        (DOWN, {"cost": Decimal("0.01")}, {"R-66"}),
        (DOWN, {"cost": Decimal(0)}, set()),
    ],
)
def test_more_cost_or_a_later_date_takes_an_agreement(row: Any, fields: dict[str, Any], found: set[str]) -> None:
    assert approving(a_book_with(change=a_change(row, **fields))) == found


@pytest.mark.parametrize(("quantity", "found"), [("1000", set()), ("1000.01", {"R-22"})])
def test_a_change_beyond_the_managers_limit_is_the_general_managers(quantity: str, found: set[str]) -> None:
    book = a_book_with(change=a_change((1, "数量", quantity)))

    assert approving(book) == found
    assert approving(book, Role.GENERAL_MANAGER) == set()


def test_the_managers_own_limit_counts() -> None:
    manager = a_user(Role.SALES_MANAGER, authority_limit=Decimal(11_000))
    book = a_book_with(manager, change=a_change(UP))

    assert refused(passes(book, APPROVE, Role.SALES_MANAGER, user=manager)) == {"R-22"}


def test_after_re_review_a_date_is_promised_before_it_goes_on() -> None:
    book = moves(approve(a_book_with(change=a_change(UP))), Move.REREVIEW, Role.PMC)

    found = tries(book, Move.SUBMIT, Role.PMC).findings
    assert ("R-65", "promised_on") in [(f.rule, f.field) for f in found]


def test_a_new_promise_beyond_the_contract_takes_an_agreement() -> None:
    book = a_book_with(order_type="门店", contract_due_on=date(2026, 12, 20), change=a_change(UP))
    book = moves(approve(book), Move.REREVIEW, Role.PMC)
    late = moves(book, Move.PROMISE, Role.PMC, on=date(2026, 12, 21))
    in_time = moves(book, Move.PROMISE, Role.PMC, on=date(2026, 12, 20))

    assert "R-66" in refused(tries(late, Move.APPROVE, Role.SALES_MANAGER))
    assert "R-66" not in refused(tries(in_time, Move.APPROVE, Role.SALES_MANAGER))


@pytest.mark.parametrize(("sent", "found"), [(None, ["R-67"]), (NOW.date(), [])])
def test_a_change_carried_out_reminds_of_notices_that_have_not_gone_out(sent: date | None, found: list[str]) -> None:
    told = Notice(order=NUMBER, number=1, topic=Topic.CHANGE, document=CHANGE, sent_on=sent)

    assert [f.rule for f in checked("R-67", a_book_with(told, change=a_change(DOWN, state=Change.DONE)))] == found


def test_nothing_is_said_of_changes_that_are_not_approved() -> None:
    told = Notice(order=NUMBER, number=1, topic=Topic.CHANGE, document=CHANGE)

    assert checked("R-67", a_book_with(told, change=a_change(DOWN))) == []
