"""A shortage has five ways out, each with what it needs; what waits is looked at every day."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from order_logic.derived.decreases import approved_decrease, may_end
from order_logic.flows.documents import Change
from order_logic.flows.moves import Shifting
from order_logic.records import OrderLine
from order_logic.settings import Settings
from tests.logic.builders import TODAY, a_book, a_line, approved
from tests.logic.rules.asking import levels, places, told
from tests.logic.rules.goods import asked_of
from tests.logic.stock_builders import a_decrease, a_shelf, line_of

TOMORROW = date(2026, 11, 21)


def sold(**line: Any) -> list[Any]:
    return [*(row for row in approved() if not isinstance(row, OrderLine)), a_line(**line)]


def test_the_remedy_names_the_five_ways_out() -> None:
    (found,) = asked_of("R-36", Shifting.ALLOCATE, *sold(), a_shelf(30))

    assert (found.facts["room"], found.facts["lacking"]) == ("30", "70")
    assert all(way in found.advice("zh") for way in ("转采购", "下达生产", "等补货", "部分发货", "终止未交"))


def test_stock_that_suffices_needs_no_way_out() -> None:
    assert asked_of("R-36", Shifting.ALLOCATE, *sold(), a_shelf(100)) == []


@pytest.mark.parametrize(
    ("typed", "levels_found"), [({}, ["BLOCK"]), ({"on": TOMORROW}, []), ({"on": TODAY}, []), ({"on": date(2026, 11, 19)}, ["BLOCK"])]
)
def test_waiting_needs_a_day_that_is_still_to_come(typed: Any, levels_found: list[str]) -> None:
    found = asked_of("R-36", Shifting.WAIT, *sold(), **typed)

    assert levels(found) == levels_found
    assert all(place == ("OrderLine", "this_on") for place in places(found))


@pytest.mark.parametrize(("day", "warns"), [(date(2026, 12, 18), []), (date(2026, 12, 19), ["WARN"])])
def test_waiting_beyond_the_promise_is_warned_about(day: date, warns: list[str]) -> None:
    assert levels(asked_of("R-36", Shifting.WAIT, *sold(this_on=day))) == warns


@pytest.mark.parametrize(("free", "warns"), [(0, []), (1, ["WARN"])])
def test_waiting_beside_free_stock_is_warned_about(free: int, warns: list[str]) -> None:
    assert levels(asked_of("R-36", Shifting.WAIT, *sold(this_on=TOMORROW), a_shelf(40 + free, 40))) == warns


FIVE = Settings(under_delivery=Decimal(5))


@pytest.mark.parametrize(
    ("line", "rows", "settings", "allowed"),
    [
        ({}, [], Settings(), 0),
        ({}, [], FIVE, 5),
        ({"ended": Decimal(2)}, [], FIVE, 3),
        ({"ended": Decimal(7)}, [], FIVE, 0),
        ({}, a_decrease("数量", "70"), Settings(), 30),
        ({}, a_decrease("Quantity", "70"), FIVE, 30),
        ({"ended": Decimal(30)}, a_decrease("数量", "70"), Settings(), 0),
        ({}, a_decrease("数量", "70", Change.WAITS), Settings(), 0),
        ({}, a_decrease("数量", "70", line_no=2), Settings(), 0),
        ({}, a_decrease("数量", "120"), Settings(), 0),
        ({}, a_decrease("单价", "70"), Settings(), 0),
        ({}, a_decrease("取消", ""), Settings(), 100),
        ({}, a_decrease("取消", "", line_no=None), Settings(), 100),
    ],
)
def test_what_may_be_ended(line: dict[str, Any], rows: list[Any], settings: Settings, allowed: int) -> None:
    book = a_book(*sold(**line), a_line(line_no=2), *rows)

    assert may_end(line_of(book), book, settings) == allowed


def test_a_change_that_was_carried_out_allows_no_more() -> None:
    book = a_book(*sold(), *a_decrease("数量", "70", Change.DONE))

    assert approved_decrease(line_of(book), book, Settings()) == 0


def daily(*rows: Any, **line: Any) -> list[tuple[str, str]]:
    found = told("R-43", *sold(**line), *rows)
    return [(f.level.name, f.field) for f in found]


def test_a_waiting_line_that_stock_could_serve_is_told() -> None:
    assert daily(a_shelf(40, 39), waiting=Decimal(30)) == [("NOTE", "waiting")]


@pytest.mark.parametrize(("agreed_on", "found"), [(TODAY, []), (date(2026, 11, 19), [("WARN", "agreed_on")])])
def test_a_line_that_waits_beyond_the_agreed_day_is_told(agreed_on: date, found: list[Any]) -> None:
    assert daily(a_shelf(40, 40), waiting=Decimal(30), agreed_on=agreed_on) == found


def test_a_line_that_does_not_wait_is_not_told() -> None:
    assert daily(a_shelf(40)) == []
