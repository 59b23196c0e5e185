"""Purchase orders: complete, from fit suppliers, on time, and for stock only with the general manager."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from order_logic.flows.documents import Job, Purchase
from order_logic.flows.moves import Passing, Shifting
from order_logic.flows.roles import Role
from order_logic.records import PurchaseLine, PurchaseOrder
from order_logic.records.choices import Buying, Grade
from order_logic.rule import NO_ORDER, Case, Finding
from order_logic.settings import Settings
from tests.logic.builders import a_press, a_user
from tests.logic.rules.asking import RULES, levels, places
from tests.logic.supply_builders import (
    a_job,
    a_purchase,
    a_purchase_line,
    a_supplier,
    an_offer,
    bought,
    confirmed,
    passed,
    shifted,
    stopped_by,
    supply_book,
)

WAITING = a_purchase(state=Purchase.NEW)


def seen(name: str, row: Any, *rows: Any, move: Any = None, role: Role = Role.PURCHASING, **press: Any) -> list[Finding]:
    """What a rule finds about one row, when ``role`` presses ``move`` or check looks again."""
    book = supply_book(*confirmed(bought(buying=100)), row, *rows)
    return RULES[name].findings(Case(NO_ORDER, book, a_press(role, **press), move, row))


@pytest.mark.parametrize("blank", [{"supplier": ""}, {"due_on": None}])
def test_a_purchase_names_supplier_and_delivery_date(blank: dict[str, Any]) -> None:
    found = seen("R-13", replace(WAITING, **blank), a_purchase_line(), move=Passing.PURCHASE_SUBMIT)

    assert places(found) == [("PurchaseOrder", *blank)]


@pytest.mark.parametrize("blank", [{"product": ""}, {"quantity": None}, {"price": None}])
def test_every_line_names_product_quantity_and_price(blank: dict[str, Any]) -> None:
    found = seen("R-13", WAITING, replace(a_purchase_line(), **blank), move=Passing.PURCHASE_SUBMIT)

    assert places(found) == [("PurchaseLine", *blank)]


@pytest.mark.parametrize(("quantity", "count"), [("0.0001", 0), ("0", 1), ("-1", 1)])
def test_a_line_buys_something(quantity: str, count: int) -> None:
    assert len(seen("R-13", WAITING, a_purchase_line(quantity), move=Passing.PURCHASE_SUBMIT)) == count


def test_a_purchase_has_lines_that_count() -> None:
    assert places(seen("R-13", WAITING, a_purchase_line(voided=True), move=Passing.PURCHASE_PLACE)) == [("PurchaseOrder", "number")]
    assert seen("R-13", WAITING, a_purchase_line(), move=Passing.PURCHASE_PLACE) == []


@pytest.mark.parametrize("blank", [{"start_on": None}, {"finish_on": None}, {"quantity": None}, {"product": ""}])
def test_a_production_order_names_product_quantity_start_and_finish(blank: dict[str, Any]) -> None:
    job = replace(a_job(state=Job.PLANNED), **blank)

    assert places(seen("R-13", job, move=Passing.JOB_START, role=Role.PRODUCTION)) == [("ProductionJob", *blank)]


@pytest.mark.parametrize(("state", "count"), [(Purchase.NEW, 1), (Purchase.PART, 1), (Purchase.CANCELLED, 0), (Purchase.CLOSED, 0)])
def test_check_tells_what_a_purchase_under_way_lacks(state: Purchase, count: int) -> None:
    assert len(seen("R-13", a_purchase(state=state, due_on=None), a_purchase_line())) == count


FIT = [
    # supplier, lowest grade, findings
    ({}, "B", 0),
    ({"grade": Grade.B}, "B", 0),
    ({"grade": Grade.C}, "B", 1),
    ({"grade": Grade.C}, "c", 0),
    ({"grade": Grade.C}, "甲", 1),
    ({"grade": None}, "D", 1),
    ({"licence": " "}, "B", 1),
    ({"stopped": True}, "B", 1),
    ({"stopped": True, "grade": Grade.D, "licence": ""}, "B", 3),
]


@pytest.mark.parametrize("move", [Passing.PURCHASE_SUBMIT, Passing.PURCHASE_APPROVE, Passing.PURCHASE_PLACE, None])
@pytest.mark.parametrize(("fields", "lowest", "count"), FIT)
def test_a_supplier_is_graded_qualified_and_not_stopped(fields: dict[str, Any], lowest: str, count: int, move: Passing | None) -> None:
    settings = Settings(supplier_min_grade=lowest)

    found = seen("R-33", a_purchase(state=Purchase.NEW), a_supplier(**fields), a_purchase_line(), move=move, settings=settings)

    assert places(found) == [("PurchaseOrder", "supplier")] * count


def test_buying_stops_where_no_fit_supplier_offers_the_goods() -> None:
    unfit = supply_book(*confirmed(), a_supplier(grade=None))
    other = supply_book(*confirmed(), a_supplier(grade=None), a_supplier("G02"), an_offer(), an_offer("G02"))

    assert stopped_by(shifted(unfit, Shifting.BUY, Role.PURCHASING)) == {"R-33"}
    assert stopped_by(shifted(other, Shifting.BUY, Role.PURCHASING)) == set()


def test_a_supplier_that_lost_its_grade_matters_while_goods_are_to_come() -> None:
    assert len(seen("R-33", a_purchase(), a_supplier(grade=None), a_purchase_line())) == 1
    assert seen("R-33", a_purchase(state=Purchase.CLOSED), a_supplier(grade=None), a_purchase_line()) == []


DATES = [
    # promised, what check says on 11-20, the day we asked for being 12-10
    (date(2026, 12, 8), []),
    (date(2026, 12, 10), []),
    (date(2026, 12, 11), ["WARN"]),
    (None, ["NOTE"]),
    (date(2026, 11, 20), []),
    (date(2026, 11, 19), ["WARN"]),
]


@pytest.mark.parametrize(("promised", "told"), DATES)
def test_the_supplier_s_date_is_tracked(promised: date | None, told: list[str]) -> None:
    assert levels(seen("R-41", a_purchase(), a_purchase_line(promised_on=promised))) == told


def test_without_the_supplier_s_date_the_day_we_asked_for_counts() -> None:
    late = seen("R-41", a_purchase(), a_purchase_line(promised_on=None), now=datetime(2026, 12, 11, 9))

    assert levels(late) == ["WARN"]
    assert late[0].facts["due"] == date(2026, 12, 10)


@pytest.mark.parametrize(
    ("state", "received", "voided"),
    [(Purchase.PLACED, 100, None), (Purchase.NEW, 0, None), (Purchase.PART, 1, True), (Purchase.CLOSED, 1, None)],
)
def test_what_has_come_or_will_not_come_is_not_late(state: Purchase, received: int, voided: bool | None) -> None:
    line = a_purchase_line(received=Decimal(received), promised_on=date(2026, 11, 1), voided=voided)

    assert seen("R-41", a_purchase(state=state), line) == []


STOCK = [(Role.SALES_MANAGER, {"R-42"}), (Role.GENERAL_MANAGER, set()), (Role.DEPUTY, set()), (Role.ADMIN, set())]


@pytest.mark.parametrize(("who", "stopped"), STOCK)
def test_safety_stock_is_the_general_manager_s_decision(who: Role, stopped: set[str]) -> None:
    rows: list[PurchaseOrder | PurchaseLine] = [a_purchase(state=Purchase.WAITS, kind=Buying.FOR_STOCK), a_purchase_line(1)]

    assert stopped_by(passed(supply_book(*confirmed(), *rows), Passing.PURCHASE_APPROVE, who)) == stopped


def test_a_deputy_whose_days_are_over_does_not_decide_on_safety_stock() -> None:
    over = a_user(Role.DEPUTY, Role.SALES_MANAGER, deputy_to=date(2026, 11, 19))
    book = supply_book(over, *confirmed(), a_purchase(state=Purchase.WAITS, kind=Buying.FOR_STOCK), a_purchase_line(1))

    assert stopped_by(passed(book, Passing.PURCHASE_APPROVE, Role.DEPUTY, user=over)) == {"R-42"}


def test_goods_for_an_order_are_approved_by_the_sales_manager() -> None:
    book = supply_book(*confirmed(), a_purchase(state=Purchase.WAITS), a_purchase_line(1))

    assert stopped_by(passed(book, Passing.PURCHASE_APPROVE, Role.SALES_MANAGER)) == set()
