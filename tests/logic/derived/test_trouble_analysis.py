"""Exceptions by class and responsibility, and what the words of one tell."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from order_logic.derived.troubles import Cell, analysed, behind_case, departments_told
from order_logic.flows.documents import Trouble
from order_logic.flows.moves import Passing
from order_logic.flows.roles import Role
from order_logic.records import OrderException
from order_logic.records.choices import Category, Responsibility
from tests.logic.troubles_builders import an_exception

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)
SHORT, PAY = Category.SHORTAGE, Category.PAYMENT
OURS, THEIRS = Responsibility.ORDER_DEPARTMENT, Responsibility.CUSTOMER


def a_month(*cases: tuple[Category | None, Responsibility | None, int], **fields: Any) -> list[OrderException]:
    return [
        an_exception(f"YC20261101-{n:04}", category=category, responsibility=owner, **fields)
        for n, (category, owner) in enumerate((c, r) for c, r, times in cases for _ in range(times))
    ]


def test_cells_are_counted_the_most_frequent_first_with_their_running_share() -> None:
    found = analysed(a_month((PAY, THEIRS, 1), (SHORT, OURS, 2), (SHORT, THEIRS, 1)), FIRST, LAST)

    assert [(cell.category, cell.responsibility, cell.cases, cell.share) for cell in found] == [
        (SHORT, OURS, 2, Decimal("50.0")),
        (SHORT, THEIRS, 1, Decimal("75.0")),
        (PAY, THEIRS, 1, Decimal("100.0")),
    ]


def test_what_nobody_has_judged_stands_last_of_its_count() -> None:
    found = analysed(a_month((None, None, 1), (SHORT, None, 1), (SHORT, OURS, 1)), FIRST, LAST)

    assert [(cell.category, cell.responsibility) for cell in found] == [(SHORT, OURS), (SHORT, None), (None, None)]


def test_open_cases_are_counted_and_closed_ones_averaged_in_days() -> None:
    rows = [
        an_exception("YC-1", found_on=date(2026, 11, 2), state=Trouble.CLOSED, closed_at=datetime(2026, 11, 4, 17)),
        an_exception("YC-2", found_on=date(2026, 11, 2), state=Trouble.CLOSED, closed_at=datetime(2026, 11, 5, 8)),
        an_exception("YC-3", found_on=date(2026, 11, 2)),
    ]

    assert analysed(rows, FIRST, LAST) == [Cell(SHORT, None, 3, 1, Decimal("2.5"), Decimal("100.0"))]


def test_what_was_entered_by_mistake_and_taken_back_is_not_counted() -> None:
    rows = [an_exception("YC-1", found_on=FIRST), an_exception("YC-2", found_on=FIRST, state=Trouble.WITHDRAWN)]

    assert [cell.cases for cell in analysed(rows, FIRST, LAST)] == [1]


@pytest.mark.parametrize(("found_on", "cells"), [(FIRST, 1), (LAST, 1), (date(2026, 10, 31), 0), (date(2026, 12, 1), 0), (None, 0)])
def test_the_first_and_the_last_day_belong_to_the_period(found_on: date | None, cells: int) -> None:
    assert len(analysed([an_exception(found_on=found_on)], FIRST, LAST)) == cells


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        ("生产部、仓库", (Role.PRODUCTION, Role.WAREHOUSE)),
        ("Purchasing and quality", (Role.QUALITY, Role.PURCHASING)),
        ("外协厂", ()),
    ],
)
def test_departments_are_told_from_their_names(words: str, roles: tuple[Role, ...]) -> None:
    assert departments_told(words) == roles


@pytest.mark.parametrize(
    ("state", "behind"),
    [
        (Trouble.JUDGE, set()),
        (Trouble.HANDLING, {Passing.CASE_JUDGE, Passing.CASE_AGAIN}),
        (Trouble.CONFIRM, {Passing.CASE_JUDGE, Passing.CASE_AGAIN, Passing.CASE_REPORT}),
        (Trouble.CLOSED, {Passing.CASE_JUDGE, Passing.CASE_AGAIN, Passing.CASE_REPORT, Passing.CASE_CLOSE}),
        (None, set()),
    ],
)
def test_a_move_lies_behind_an_exception_by_its_state(state: Trouble | None, behind: set[Passing]) -> None:
    moves = (Passing.CASE_JUDGE, Passing.CASE_AGAIN, Passing.CASE_REPORT, Passing.CASE_CLOSE)

    assert {move for move in moves if behind_case(an_exception(state=state), move)} == behind
