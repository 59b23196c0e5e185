"""While a change goes round the order is kept or changed, and nothing of a dropped round stays."""

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from order_logic.book import Edit
from order_logic.derived.steps import signed
from order_logic.flows.commercial import Commercial
from order_logic.flows.documents import Change
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.records import Opinion, Promise
from tests.logic.builders import NUMBER
from tests.logic.change_builders import a_change, approve, moves, refused, the_change, the_line, the_order, tries
from tests.logic.change_round_builders import BOSS, CHEAPER, DAY, DEARER, MANAGER, UP, gone_round, in_approval, in_review


@pytest.mark.parametrize("move", [Move.DECLINE, Move.SEND_BACK, Move.WITHDRAW])
def test_while_a_change_goes_round_the_order_is_not_sent_back(move: Move) -> None:
    assert refused(tries(in_review(UP), move, Role.ADMIN, reason="不行")) == {"D-02"}


@pytest.mark.parametrize(("who", "state"), [(Role.SALES, Change.WITHDRAWN), (MANAGER, Change.REJECTED), (BOSS, Change.REJECTED)])
@pytest.mark.parametrize("going", [lambda: gone_round(in_review(UP)), lambda: in_approval(CHEAPER), lambda: in_review(UP)])
def test_keeping_the_order_leaves_the_old_values_and_ends_the_change(who: Role, state: Change, going: Any) -> None:
    before = going()
    end = moves(before, Move.KEEP_ORDER, who, reason="客户不同意交期")

    order, change = the_order(end), the_change(end)
    assert (order.commercial, order.promised_on) == (Commercial.CONFIRMED, DAY)
    assert (order.amount, the_line(end).quantity) == (Decimal(10_000), Decimal(100))
    assert (change.state, change.refused) == (state, "客户不同意交期")
    assert [p.promised_on for p in end.by(Promise, "order", NUMBER) if not p.voided] == [DAY]
    assert {o.round for o in end.by(Opinion, "order", NUMBER) if not o.voided} == {1}
    assert len(signed(order, end, Move.APPROVE)) == 1


def test_an_approval_given_for_a_change_that_is_dropped_is_void() -> None:
    once = moves(in_approval(DEARER), Move.APPROVE, MANAGER)
    end = moves(once, Move.KEEP_ORDER, BOSS, reason="太贵")

    assert len(signed(the_order(end), end, Move.APPROVE)) == 1


def test_a_second_change_begins_with_no_signature_of_the_first() -> None:
    book = moves(in_approval(CHEAPER), Move.APPROVE, MANAGER)
    again = a_change((1, "单价", "96"))
    second = book.tried([Edit(type(c), (c.change, c.number) if hasattr(c, "change") else (c.number,), "note", "", "") for c in again[:1]])
    reopened = second.tried(
        [
            Edit(type(again[0]), (again[0].number,), "state", Change.DONE, Change.WAITS),
            Edit(type(again[1]), (again[1].change, 1), "after", "95", "96"),
        ]
    )
    going = moves(approve(reopened), Move.REAPPROVE, Role.SALES)

    assert signed(the_order(going), going, Move.APPROVE) == []
    assert the_line(moves(going, Move.APPROVE, MANAGER)).price == 96
    assert datetime(2026, 11, 20) < the_order(going).since  # type: ignore[operator]  # it stands there
