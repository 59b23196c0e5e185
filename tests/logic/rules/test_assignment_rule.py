"""Goods go to production or to purchasing as order type and product say."""

from decimal import Decimal
from typing import Any

import pytest

from order_logic.flows.moves import Shifting
from order_logic.flows.quantity import Stage
from order_logic.flows.roles import Role
from order_logic.records import Order, Setting
from order_logic.records.choices import Supply
from order_logic.rule import Case, Finding, Portion
from order_logic.settings import Settings
from tests.logic.builders import a_line, a_press, a_product, an_order, an_order_type
from tests.logic.planning_builders import a_centre, a_component, a_made_product, a_workshop
from tests.logic.rules.asking import RULES, levels, places
from tests.logic.supply_builders import a_supplier, an_offer

MAKE, BUY = Shifting.MAKE, Shifting.BUY


def found(move: Shifting, *rows: Any, settings: Settings | None = None) -> list[Finding]:
    book = a_workshop(an_order(), a_line(), *rows)
    line, order = a_line(), next(iter(book.all(Order)))
    portions = (Portion(line, Stage.OPEN, Decimal(100)),)
    return RULES["R-34"].findings(Case(order, book, a_press(Role.PMC, settings=settings or Settings()), move, None, portions))


def goods(supply: Supply | None, **fields: Any) -> Any:
    return a_product(supply=supply, **{"work_centre": "", **fields})


@pytest.mark.parametrize(("move", "supply"), [(MAKE, Supply.MADE), (BUY, Supply.BOUGHT), (MAKE, None), (BUY, None)])
def test_goods_go_where_they_belong_and_open_ones_go_either_way(move: Shifting, supply: Supply | None) -> None:
    assert found(move, goods(supply)) == []


@pytest.mark.parametrize(("move", "supply"), [(MAKE, Supply.BOUGHT), (BUY, Supply.MADE)])
def test_the_other_way_is_closed_while_nobody_is_known_there(move: Shifting, supply: Supply) -> None:
    told = found(move, goods(supply))

    assert (levels(told), places(told)) == (["BLOCK"], [("OrderLine", "product")])


@pytest.mark.parametrize("somebody", [(a_made_product(supply=Supply.BOUGHT), a_centre()), (goods(Supply.BOUGHT), a_component())])
def test_bought_goods_may_be_made_where_a_work_centre_or_a_bill_is_known(somebody: tuple[Any, ...]) -> None:
    assert levels(found(MAKE, *somebody)) == ["WARN"]


def test_made_goods_may_be_bought_from_a_supplier_that_offers_them() -> None:
    assert levels(found(BUY, goods(Supply.MADE), a_supplier(), an_offer())) == ["WARN"]
    assert levels(found(BUY, goods(Supply.MADE), a_supplier(stopped=True), an_offer())) == ["BLOCK"]


def test_the_order_type_goes_before_the_product() -> None:
    assert found(BUY, goods(Supply.MADE), an_order_type(supply=Supply.BOUGHT)) == []
    assert levels(found(MAKE, goods(Supply.MADE), an_order_type(supply=Supply.BOUGHT))) == ["BLOCK"]


@pytest.mark.parametrize("text", ["4/3", "四三三", "0/0/0"])
def test_unreadable_weights_are_told_at_their_cell(text: str) -> None:
    told = found(MAKE, goods(Supply.MADE), Setting(key="allocation_weights", value=text), settings=Settings(allocation_weights=text))

    assert (levels(told), places(told)) == (["WARN"], [("Setting", "value")])
