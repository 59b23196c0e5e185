"""Nothing is sold twice: locks agree with shelves and lines, and the earlier promise is warned about."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from order_logic.flows.moves import Shifting
from order_logic.records import OrderLine
from tests.logic.builders import NUMBER, a_line, a_product, approved
from tests.logic.rules.asking import levels, places
from tests.logic.rules.goods import about_rows, asked_of
from tests.logic.stock_builders import a_shelf, an_allocation, on_note

OTHER = "SO20261120-0002"


def order_of(number: str = NUMBER, promised: date = date(2026, 12, 18), line: Any = None, **fields: Any) -> list[Any]:
    """A confirmed order with one line."""
    rows = [row for row in approved(number, promised_on=promised, **fields) if not isinstance(row, OrderLine)]
    return [*rows, line or a_line(number)]


def cross_check(*rows: Any) -> list[tuple[str, str]]:
    return places(about_rows("R-35", *rows))


def warned(*rows: Any) -> list[Any]:
    return asked_of("R-35", Shifting.ALLOCATE, *rows)


def test_what_is_locked_and_what_allocations_say_agree() -> None:
    line = a_line(locked=Decimal(30), passed=Decimal(20))

    assert cross_check(*order_of(line=line), a_shelf(60, 50), an_allocation(50)) == []


@pytest.mark.parametrize("reserved", [0, 49, 51])
def test_a_shelf_that_differs_from_its_locks_is_found(reserved: int) -> None:
    assert ("Stock", "reserved") in cross_check(*order_of(line=a_line(locked=Decimal(50))), a_shelf(60, reserved), an_allocation(50))


@pytest.mark.parametrize(("on_hand", "found"), [(50, []), (49, [("Stock", "reserved")])])
def test_more_locked_than_there_is_is_found(on_hand: int, found: list[Any]) -> None:
    assert cross_check(*order_of(line=a_line(locked=Decimal(50))), a_shelf(on_hand, 50), an_allocation(50)) == found


def test_a_line_that_differs_from_its_locks_is_found_at_the_line() -> None:
    line = a_line(locked=Decimal(51))

    assert cross_check(*order_of(line=line), a_shelf(60, 50), an_allocation(50)) == [("OrderLine", "locked")]


def test_goods_on_a_note_are_still_locked_and_shipped_ones_are_not() -> None:
    noted = [*order_of(), a_shelf(60, 30), an_allocation(30), *on_note(30)]
    shipped = [*order_of(), a_shelf(60), an_allocation(0), *on_note(30, shipped_on=date(2026, 11, 20))]

    assert cross_check(*noted) == cross_check(*shipped) == []


def test_a_void_lock_and_an_opening_order_are_not_counted() -> None:
    opened = order_of(line=a_line(locked=Decimal(5)), imported="期初导入")

    assert cross_check(*opened, a_shelf(60), an_allocation(5, voided=True)) == []


def test_each_lot_is_counted_by_itself() -> None:
    lots = [a_shelf(60, 30, "L1"), a_shelf(60, 20, "L2"), an_allocation(20, 1, lot="L1"), an_allocation(30, 2, lot="L2")]

    assert cross_check(*order_of(line=a_line(locked=Decimal(50))), *lots) == [("Stock", "reserved")] * 2


@pytest.mark.parametrize(("free", "warns"), [(130, False), (129, True)])
def test_goods_that_an_earlier_promise_waits_for_are_warned_about(free: int, warns: bool) -> None:
    earlier = order_of(OTHER, date(2026, 12, 1), a_line(OTHER, open=Decimal(10), waiting=Decimal(20)))

    found = warned(*order_of(), *earlier, a_shelf(free))

    assert levels(found) == (["WARN"] if warns else [])
    assert all(OTHER in f.say("zh") for f in found)


@pytest.mark.parametrize("promised", [date(2026, 12, 18), date(2026, 12, 30)])
def test_a_promise_that_is_not_earlier_waits(promised: date) -> None:
    assert warned(*order_of(), *order_of(OTHER, promised, a_line(OTHER, open=Decimal(100))), a_shelf(100)) == []


@pytest.mark.parametrize(("free", "warns"), [(120, False), (119, True)])
def test_what_goes_below_the_safety_stock_is_warned_about(free: int, warns: bool) -> None:
    found = warned(*order_of(), a_product(safety_stock=Decimal(20)), a_shelf(free))

    assert levels(found) == (["WARN"] if warns else [])
