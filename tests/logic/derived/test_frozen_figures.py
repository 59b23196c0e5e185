"""What a signature rests on is the same text whether an amount was just reckoned or lay in a cell."""

import json
from datetime import date
from decimal import Decimal

from order_logic.book import Book
from order_logic.derived.figures import frozen_figures
from order_logic.flows.moves import Move
from order_logic.settings import Settings
from tests.logic.builders import a_customer, a_line, an_order

DAY = date(2026, 11, 20)


def figures_on(amount: str) -> str:
    order = an_order(amount=Decimal(amount))
    return frozen_figures(order, Book.of(order, a_line(), a_customer(credit_limit=Decimal(amount) * 10)), Settings(), Move.APPROVE, DAY)


def test_zeros_behind_the_point_make_no_other_figures() -> None:
    reckoned, from_a_cell = figures_on("1200.00"), figures_on("1200")

    assert reckoned == from_a_cell
    assert [json.loads(reckoned)[name] for name in ("amount", "limit")] == ["1200", "12000"]


def test_a_move_that_rests_on_no_figures_freezes_none() -> None:
    assert frozen_figures(an_order(), Book.of(), Settings(), Move.REGISTER, DAY) == ""
