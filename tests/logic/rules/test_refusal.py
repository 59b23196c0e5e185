"""What goes back goes back with a reason."""

import pytest

from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from tests.logic.builders import a_line, an_order
from tests.logic.rules.asking import places, told


@pytest.mark.parametrize("move", [Move.SEND_BACK, Move.DECLINE])
@pytest.mark.parametrize("reason", ["", "  "])
def test_no_order_goes_back_without_a_reason(move: Move, reason: str) -> None:
    found = told("R-29", an_order(reason=reason), a_line(), move=move, role=Role.SALES_MANAGER)

    assert places(found) == [("Order", "reason")]


def test_a_reason_in_the_column_is_enough() -> None:
    assert told("R-29", an_order(reason="交期太短，可改 12-25"), a_line(), move=Move.SEND_BACK) == []


def test_a_reason_given_with_the_press_is_enough() -> None:
    assert told("R-29", an_order(), a_line(), move=Move.SEND_BACK, reason="价格低于政策，请改价或申请") == []
