"""What production and purchasing are told of an order that is not ours yet, and what the audit sees of capacity."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from order_logic.derived.prospects import known_facts, material_facts, rooms_of, told_facts
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.records.choices import Supply
from tests.logic.builders import TODAY, a_line, a_product, a_stock, an_order
from tests.logic.planning_builders import CENTRE, MATERIAL, a_centre, a_component, a_made_product, a_material, a_planned_job, a_workshop
from tests.logic.rules.asking import levels, places, told
from tests.logic.supply_builders import an_offer

ORDER = an_order(requested_on=date(2026, 11, 27))
LINE = a_line(quantity=Decimal(100))


def rooms(*rows: Any, order: Any = ORDER) -> list[Any]:
    return [(r.centre.code, r.load.percent, r.needed, r.lacking) for r in rooms_of(order, [LINE], a_workshop(LINE, *rows), TODAY)]


def materials(*rows: Any) -> list[str]:
    return [fact.en for fact in material_facts(ORDER, [LINE], a_workshop(LINE, *rows), TODAY)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], (CENTRE, 0, 20, 0)),
        ([a_planned_job(100)], (CENTRE, 50, 20, 0)),
        ([a_planned_job(110)], (CENTRE, 55, 20, 2)),
        ([a_planned_job(300)], (CENTRE, 150, 20, 20)),
        ([a_stock(60)], (CENTRE, 0, 8, 0)),
        ([a_made_product(hours_each=None)], (CENTRE, 0, None, 0)),
        ([a_centre(daily_hours=None)], (CENTRE, None, 20, 0)),
    ],
)
def test_the_work_centre_is_looked_at_until_the_customers_date(rows: list[Any], expected: tuple[Any, ...]) -> None:
    assert rooms(*rows) == [expected]


@pytest.mark.parametrize("rows", [[a_stock(100)], [a_made_product(supply=Supply.BOUGHT)], [a_made_product(work_centre="")]])
def test_goods_from_stock_bought_or_without_a_work_centre_ask_for_no_capacity(rows: list[Any]) -> None:
    assert rooms(*rows) == []


def test_without_a_requested_date_there_is_nothing_to_compare() -> None:
    assert rooms(order=an_order(requested_on=None)) == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([a_stock(100)], []),
        ([], ["materials are in stock"]),
        ([a_component(2), a_stock(200, MATERIAL)], ["materials are in stock"]),
        ([a_component(2), a_stock(199, MATERIAL)], ["1 to buy, all here on 2026-11-26 at the earliest"]),
        ([a_component(2), an_offer(product=MATERIAL, lead_days=3)], ["1 to buy, all here on 2026-11-23 at the earliest"]),
        ([a_component(2), a_material(lead_days=None)], [f"1 to buy, the lead time of {MATERIAL} is not known"]),
        ([a_product(supply=Supply.BOUGHT, lead_days=10)], ["1 to buy, all here on 2026-11-30 at the earliest"]),
    ],
)
def test_purchasing_hears_when_materials_could_be_here(rows: list[Any], expected: list[str]) -> None:
    assert materials(*rows) == expected


def test_production_and_purchasing_hear_more_than_the_others() -> None:
    book = a_workshop(LINE, a_component(2))
    facts = {role: len(known_facts(role, ORDER, [LINE], book, TODAY)) for role in (Role.PRODUCTION, Role.PURCHASING, Role.WAREHOUSE)}

    assert facts == {Role.PRODUCTION: 2, Role.PURCHASING: 2, Role.WAREHOUSE: 1}
    assert "；" in told_facts(known_facts(Role.PRODUCTION, ORDER, [LINE], book, TODAY), "zh")


@pytest.mark.parametrize(("busy", "count"), [(100, 0), (110, 1)])
def test_the_second_audit_sees_a_work_centre_without_room(busy: int, count: int) -> None:
    rows = [ORDER, LINE, a_planned_job(busy, order="SO9"), a_centre(), a_made_product()]

    found = [f for f in told("R-15", *rows, move=Move.SECOND_AUDIT, role=Role.FINANCE) if "centre" in f.facts]

    assert places(found) == [("Order", "requested_on")] * count
    assert levels(found) == ["WARN"] * count
