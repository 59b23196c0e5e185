"""What stands between a change request and the order."""

from decimal import Decimal
from typing import Any

import pytest

from order_logic.book import Edit
from order_logic.flows.documents import Change
from order_logic.flows.moves import Move, Passing
from order_logic.flows.roles import Role
from order_logic.records import ChangeField, OrderLine
from order_logic.records.choices import ChangeClass
from order_logic.rule import Case, Finding
from order_logic.verbs.rulebook import all_rules
from tests.logic.builders import NUMBER, a_press, login
from tests.logic.change_builders import (
    CHANGE,
    a_book_with,
    a_change,
    approve,
    in_stages,
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


def test_a_complete_change_is_approved_and_touches_nothing_of_the_order() -> None:
    book = a_book_with(change=a_change(DOWN))
    end = approve(book)

    change = the_change(end)
    assert (change.state, change.approved_by, change.klass) == (Change.APPROVED, login(Role.SALES_MANAGER), ChangeClass.NO_REVIEW)
    assert end.get(OrderLine, NUMBER, 1) == book.get(OrderLine, NUMBER, 1)


def test_without_a_reason_it_is_not_approved() -> None:
    assert places(a_book_with(change=a_change(DOWN, reason=" "))) == [("R-62", "reason")]


def test_an_unclear_row_is_not_approved() -> None:
    assert approving(a_book_with(change=a_change((1, "数量", "八十")))) == {"D-70"}


def test_who_asked_does_not_approve() -> None:
    assert approving(a_book_with(change=a_change(DOWN, asked_by=login(Role.SALES_MANAGER)))) == {"D-04"}


@pytest.mark.parametrize("move", [Move.REREVIEW, Move.REAPPROVE, Move.CANCEL])
def test_without_an_approved_change_the_order_is_not_touched(move: Move) -> None:
    who = Role.PMC if move is Move.REREVIEW else Role.SALES
    waiting = a_book_with(change=a_change(DOWN))

    assert "R-62" in refused(tries(waiting, move, who, reason="客户取消"))


def test_rows_edited_after_approval_stop_it_and_are_found_by_check() -> None:
    book = approve(a_book_with(change=a_change(DOWN)))
    assert checked("R-62", book) == []
    edited = book.tried([Edit(ChangeField, (CHANGE, 1), "after", "80", "10")])

    assert places(edited, Passing.CHANGE_CARRY_OUT, Role.SALES) == [("R-62", "state")]
    assert [f.field for f in checked("R-62", edited)] == ["state"]


def test_a_value_that_has_moved_since_must_be_asked_for_anew() -> None:
    book = approve(a_book_with(change=a_change(DOWN)))
    moved = book.tried([Edit(OrderLine, (NUMBER, 1), "quantity", Decimal(100), Decimal(90))])

    assert places(moved, Passing.CHANGE_CARRY_OUT, Role.SALES) == [("R-62", "before")]


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"asked_by_customer": None}, [("R-63", "asked_by_customer")]),
        ({"written": " "}, [("R-63", "written")]),
        ({"asked_by_customer": False, "written": ""}, []),
        ({}, []),
    ],
)
def test_what_the_customer_asks_is_in_writing(fields: dict[str, Any], found: list[tuple[str, str]]) -> None:
    assert places(a_book_with(change=a_change(DOWN, **fields))) == found


def test_check_finds_an_approved_change_that_lost_the_customers_writing() -> None:
    assert [f.field for f in checked("R-63", a_book_with(change=a_change(DOWN, state=Change.DONE, written="")))] == ["written"]
    assert checked("R-63", a_book_with(change=a_change(DOWN, written=""))) == []


@pytest.mark.parametrize(("wanted", "found"), [("30", set()), ("29.9999", {"R-64"}), ("10", {"R-64"})])
def test_no_decrease_goes_below_what_is_shipped(wanted: str, found: set[str]) -> None:
    book = a_book_with(*in_stages(shipped=30), change=a_change((1, "数量", wanted)))

    assert approving(book) == found


@pytest.mark.parametrize(
    ("stages", "found"),
    [
        ({"locked": 100}, []),
        ({"locked": 60, "making": 40}, []),
        ({"making": 80}, []),
        ({"making": 81}, [("R-64", "cost_note"), ("R-66", "agreement")]),
        ({"buying": 100}, [("R-64", "cost_note"), ("R-66", "agreement")]),
        ({"passed": 100}, [("R-64", "cost_note"), ("R-66", "agreement")]),
    ],
)
def test_less_than_is_made_or_bought_takes_a_cost_note_and_an_agreement(stages: dict[str, int], found: list[tuple[str, str]]) -> None:
    assert places(a_book_with(*in_stages(**stages), change=a_change(DOWN))) == found


def test_with_cost_note_and_agreement_it_passes() -> None:
    change = a_change(DOWN, cost_note="已投料，客户承担 800 元", cost=Decimal(800), agreement="BX-2026-07")

    assert approving(a_book_with(*in_stages(making=100), change=change)) == set()


def test_goods_on_a_note_or_to_inspect_wait_until_the_change_is_carried_out() -> None:
    book = a_book_with(*in_stages(noted=90), change=a_change(DOWN))

    assert places(approve(book), Passing.CHANGE_CARRY_OUT, Role.SALES) == [("R-64", "status")]
