"""Goods are made by a bill that runs in no circle, and production hears what materials are lacking."""

from decimal import Decimal
from typing import Any

import pytest

from order_logic.book import Book
from order_logic.flows.moves import Passing, Shifting
from order_logic.flows.quantity import Stage
from order_logic.flows.roles import Role
from order_logic.records import Component, Order
from order_logic.rule import NO_ORDER, Case, Finding, Portion
from order_logic.verbs.checking import check_book
from tests.logic.builders import NUMBER, a_line, a_press, an_order
from tests.logic.planning_builders import MATERIAL, a_component, a_need, a_planned_job, a_workshop
from tests.logic.rules.asking import RULES, levels, places

CIRCLE = (a_component(material="体"), a_component(product="体", material="P-2201"))


def making(*rows: Any) -> list[Finding]:
    book, line = a_workshop(an_order(), a_line(), *rows), a_line()
    portion = Portion(line, Stage.OPEN, Decimal(100))
    return RULES["R-40"].findings(Case(_order(book), book, a_press(Role.PMC), Shifting.MAKE, None, (portion,)))


def starting(*rows: Any) -> list[Finding]:
    job = a_planned_job()
    book = a_workshop(an_order(), a_line(), job, *rows)
    return RULES["R-40"].findings(Case(_order(book), book, a_press(Role.PRODUCTION), Passing.JOB_START, job))


def _order(book: Book) -> Order:
    return book.get(Order, NUMBER) or NO_ORDER


def test_a_sound_bill_and_goods_without_a_bill_may_be_made() -> None:
    assert making(a_component()) == []
    assert making() == []


def test_a_bill_in_a_circle_stops_what_is_made_by_it_and_names_the_circle() -> None:
    told = making(*CIRCLE)

    assert levels(told) == ["BLOCK"]
    assert [f.facts["circle"] for f in told] == ["P-2201 → 体 → P-2201"]
    assert places(told) == [("Component", "material")]


def test_a_circle_elsewhere_stops_nothing() -> None:
    assert making(a_component(), a_component(product="X", material="X")) == []


@pytest.mark.parametrize("quantity", [None, 0])
def test_a_bill_without_quantities_stops_what_is_made_by_it(quantity: int | None) -> None:
    told = making(a_component(quantity))

    assert (levels(told), places(told)) == (["BLOCK"], [("Component", "quantity")])


@pytest.mark.parametrize(
    ("in_stock", "expected"), [(None, [("MaterialNeed", "in_stock")]), (199, [("MaterialNeed", "short")]), (200, []), (500, [])]
)
def test_production_hears_of_materials_that_nobody_looked_up_or_that_are_short(in_stock: int | None, expected: Any) -> None:
    told = starting(a_need(200, in_stock))

    assert places(told) == expected
    assert set(levels(told)) <= {"WARN"}


def test_void_needs_and_those_of_other_lines_are_left_out() -> None:
    assert starting(a_need(voided=True), a_need(material="M-02", line_no=2)) == []


def test_check_tells_every_circle_once_and_every_blank() -> None:
    rows = [*CIRCLE, a_component(None, "漆", "Y")]
    book = a_workshop(*rows)

    told = [f for f in check_book(book, a_press(Role.ADMIN)) if f.rule == "R-40"]

    assert [(f.key, f.field) for f in told] == [(("P-2201", "体"), "material"), (("Y", "漆"), "quantity")]
    assert all(book.get(Component, *f.key) for f in told)


def test_check_is_quiet_about_a_sound_bill() -> None:
    book = a_workshop(a_component(), a_component(1, MATERIAL, "泵"))

    assert [f for f in check_book(book, a_press(Role.ADMIN)) if f.rule == "R-40"] == []
