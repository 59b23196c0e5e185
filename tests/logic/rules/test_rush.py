"""A rush order hears who has its goods; who gave way confirms the date again."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Move, Shifting
from order_logic.flows.roles import Role
from order_logic.records import OrderLine
from tests.logic.builders import NOW, NUMBER, a_line, a_promise, approved
from tests.logic.rules.asking import levels, told
from tests.logic.rules.goods import asked_of
from tests.logic.stock_builders import a_shelf, an_allocation

EARLY, LATE = "SO20261120-0002", "SO20261120-0003"


def rush(**fields: Any) -> list[Any]:
    return approved(rush=True, **fields)


def holder(number: str, promised: date, left: int = 40, **fields: Any) -> list[Any]:
    """Another order for which goods are locked."""
    rows = [row for row in approved(number, promised_on=promised, **fields) if not isinstance(row, OrderLine)]
    return [*rows, a_line(number, locked=Decimal(left)), an_allocation(left, order=number)]


HELD = [*holder(EARLY, date(2026, 12, 1)), *holder(LATE, date(2026, 12, 30)), a_shelf(80, 80)]


def test_the_orders_that_hold_the_goods_are_listed_those_with_most_time_first() -> None:
    found = asked_of("R-31", Shifting.ALLOCATE, *rush(), *HELD)

    assert levels(found) == ["NOTE"]
    assert [order.split()[0] for order in found[0].facts["orders"]] == [LATE, EARLY]
    assert found[0].facts["lacking"] == "100"


def test_they_are_listed_when_the_rush_order_is_submitted() -> None:
    found = told("R-31", *rush(commercial=Commercial.IN_REVIEW), *HELD, move=Move.SUBMIT, role=Role.PMC)

    assert levels(found) == ["NOTE"]


@pytest.mark.parametrize(
    "rows",
    [
        [*approved(), *HELD],
        [*rush(), *holder(LATE, date(2026, 12, 30)), a_shelf(140, 40)],
        [*rush(), *holder(LATE, date(2026, 12, 30), rush=True), a_shelf(40, 40)],
        [*rush(), *holder(LATE, date(2026, 12, 30), commercial=Commercial.SETTLED), a_shelf(40, 40)],
    ],
    ids=["no rush", "stock suffices", "both are rush", "settled"],
)
def test_nobody_is_listed_who_need_not_give_way(rows: list[Any]) -> None:
    assert asked_of("R-31", Shifting.ALLOCATE, *rows) == []


def gave_way(*rows: Any) -> list[Any]:
    return told("R-31", *approved(), an_allocation(0, freed_at=NOW, displaced_by=EARLY), *rows)


def test_an_order_that_gave_way_is_found_until_its_date_is_confirmed_again() -> None:
    assert levels(gave_way()) == ["BLOCK"]


@pytest.mark.parametrize(("minutes", "fields", "found"), [(1, {}, 0), (0, {}, 1), (-1, {}, 1), (1, {"voided": True}, 1)])
def test_only_a_promise_given_afterwards_counts(minutes: int, fields: dict[str, Any], found: int) -> None:
    again = a_promise(date(2026, 12, 22), NUMBER, **{"number": 2, "promised_at": NOW + timedelta(minutes=minutes)} | fields)

    assert len(gave_way(again)) == found


def test_a_lock_freed_for_another_reason_asks_for_nothing() -> None:
    assert told("R-31", *approved(), an_allocation(0, freed_at=NOW)) == []
