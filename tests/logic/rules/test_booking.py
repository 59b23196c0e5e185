"""Finance books an order before anybody makes or buys for it."""

from dataclasses import replace

import pytest

from order_logic.flows.moves import Shifting
from order_logic.flows.roles import Role
from order_logic.settings import Settings
from tests.logic.builders import NOW, a_line, an_order
from tests.logic.rules.asking import levels, places, told

OFF = Settings(finance_books_before_production=False)


@pytest.mark.parametrize("move", [Shifting.MAKE, Shifting.BUY])
def test_an_unbooked_order_is_neither_made_nor_bought(move: Shifting) -> None:
    found = told("R-44", an_order(), a_line(), move=move, role=Role.PMC)

    assert (places(found), levels(found)) == ([("Order", "booked_at")], ["BLOCK"])


def test_a_booked_order_may_be_made() -> None:
    assert told("R-44", an_order(booked_at=NOW), a_line(), move=Shifting.MAKE, role=Role.PMC) == []


def test_a_setting_turns_the_booking_off() -> None:
    assert told("R-44", an_order(), a_line(), move=Shifting.MAKE, role=Role.PMC, settings=OFF) == []


def test_an_order_taken_over_mid_year_was_booked_elsewhere() -> None:
    opening = replace(an_order(), imported="期初导入")

    assert told("R-44", opening, a_line(), move=Shifting.MAKE, role=Role.PMC) == []
