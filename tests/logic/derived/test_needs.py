"""What the requisition says: how much is short, and when everything is there."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from order_logic.derived.needs import materials_ready, planned_of, short_of, to_make
from order_logic.flows.documents import Job, Purchase
from tests.logic.builders import NUMBER, TODAY, a_line
from tests.logic.planning_builders import MATERIAL, a_need, a_planned_job, a_workshop
from tests.logic.supply_builders import a_purchase, a_purchase_line

DECEMBER = [date(2026, 12, day) for day in range(1, 32)]


def coming(quantity: int = 200, number: int = 1, **fields: Any) -> Any:
    """The material on order for the usual line."""
    return a_purchase_line(quantity, number, product=MATERIAL, **fields)


def ready(*rows: Any) -> tuple[date | None, tuple[str, ...], bool]:
    found = materials_ready(NUMBER, 1, a_workshop(a_purchase(), *rows), TODAY)
    return found.on, found.unknown, found.complete


@pytest.mark.parametrize(("in_stock", "short"), [(None, None), (0, 200), (150, 50), (200, 0), (900, 0)])
def test_the_shortage_is_known_once_the_warehouse_has_filled_in_the_stock(in_stock: int | None, short: int | None) -> None:
    assert short_of(a_need(200, in_stock)) == short


def test_materials_in_stock_are_complete_today() -> None:
    assert ready(a_need(200, 200)) == (TODAY, (), True)
    assert ready() == (TODAY, (), True)


def test_a_shortage_is_covered_on_the_day_of_the_supplier() -> None:
    assert ready(a_need(200, 0), coming(promised_on=DECEMBER[8])) == (DECEMBER[8], (), False)


def test_without_the_suppliers_date_the_day_asked_for_counts() -> None:
    assert ready(a_need(200, 0), coming(promised_on=None)) == (date(2026, 12, 10), (), False)


def test_what_nobody_has_looked_up_or_bought_is_not_known() -> None:
    assert ready(a_need(200, None)) == (None, (MATERIAL,), False)
    assert ready(a_need(200, 50)) == (None, (MATERIAL,), False)


def test_too_little_on_order_leaves_the_day_open() -> None:
    assert ready(a_need(200, 0), coming(150)) == (None, (MATERIAL,), False)


def test_of_several_deliveries_the_one_that_completes_counts() -> None:
    early, late = coming(120, 1, promised_on=DECEMBER[1]), coming(120, 2, promised_on=DECEMBER[5])

    assert ready(a_need(200, 0), late, early)[0] == DECEMBER[5]
    assert ready(a_need(100, 0), late, early)[0] == DECEMBER[1]


def test_what_has_arrived_is_here() -> None:
    assert ready(a_need(200, 0), coming(received=Decimal(200)), a_purchase(state=Purchase.RECEIVED, number="CG20261120-0002"))[0] == TODAY


def test_void_rows_and_other_lines_are_left_out() -> None:
    assert ready(a_need(200, 0, voided=True), a_need(9, 0, "M-02", line_no=2)) == (TODAY, (), True)


def test_the_last_of_several_materials_decides() -> None:
    nuts = a_purchase_line(10, 2, product="M-02", promised_on=DECEMBER[20])

    assert ready(a_need(200, 0), coming(promised_on=DECEMBER[3]), a_need(10, 0, "M-02"), nuts)[0] == DECEMBER[20]


def test_jobs_say_how_much_is_made_and_without_any_the_undecided_rest() -> None:
    line = a_line(quantity=Decimal(100))
    jobs = [
        a_planned_job(60, "SC1"),
        a_planned_job(20, "SC2", state=Job.STOCKED, received=Decimal(20)),
        a_planned_job(20, "SC3", state=Job.CANCELLED),
    ]

    assert planned_of(line, a_workshop(line, *jobs)) == 80
    assert to_make(line, a_workshop(line, *jobs)) == 80
    assert to_make(line, a_workshop(line)) == 100
