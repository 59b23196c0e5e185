"""挂起 and 解除挂起."""

import pytest

from order_logic.flows.commercial import Commercial
from order_logic.flows.roles import Role
from order_logic.records import ManualHold, Order
from order_logic.records.choices import HoldScope
from order_logic.verbs.manual_holds import HOLDERS, hold_orders, lift_holds, said
from tests.logic.builders import NOW, NUMBER, a_book, an_order, login
from tests.logic.troubles_builders import HOLD, a_hold, codes, only, pressed

CONFIRMED = an_order(commercial=Commercial.CONFIRMED)


@pytest.mark.parametrize(
    ("typed", "scope", "reason"),
    [
        ("等客户回函", (), "等客户回函"),
        ("发货、结清：等客户回函", (HoldScope.SHIP, HoldScope.SETTLE), "等客户回函"),
        ("ship, settle: waits for a letter", (HoldScope.SHIP, HoldScope.SETTLE), "waits for a letter"),
        ("发货：", (), "发货："),
        ("客户来函：要求暂停", (), "客户来函：要求暂停"),
        ("发货、客户：要求暂停", (), "发货、客户：要求暂停"),
        ("发货、发货:重复", (HoldScope.SHIP,), "重复"),
        ("批准：生产采购：两级", (HoldScope.APPROVE,), "生产采购：两级"),
        ("", (), ""),
    ],
)
def test_the_moves_before_a_colon_are_what_stops(typed: str, scope: tuple[HoldScope, ...], reason: str) -> None:
    assert said(typed) == (scope, reason)


@pytest.mark.parametrize("role", HOLDERS)
def test_those_who_may_put_an_order_on_hold(role: Role) -> None:
    outcome, after = pressed(hold_orders, a_book(CONFIRMED), NUMBER, role=role, reason="发货：等客户回函")

    assert outcome.moved == (NUMBER,)
    assert only(after, ManualHold) == ManualHold(
        number="FH20261120-0001", order=NUMBER, scope=(HoldScope.SHIP,), reason="等客户回函", set_by=login(role), set_at=NOW
    )


def test_the_reason_on_the_order_is_used_up() -> None:
    _, after = pressed(hold_orders, a_book(an_order(commercial=Commercial.CONFIRMED, reason="等回函")), NUMBER, role=Role.FINANCE)

    order = after.get(Order, NUMBER)
    assert order
    assert order.reason == ""
    assert only(after, ManualHold).reason == "等回函"


def test_nobody_else_puts_an_order_on_hold() -> None:
    outcome, after = pressed(hold_orders, a_book(CONFIRMED), NUMBER, role=Role.SALES, reason="等回函")

    assert codes(outcome) == {"D-03"}
    assert not list(after.all(ManualHold))


def test_a_hold_needs_a_reason() -> None:
    assert codes(pressed(hold_orders, a_book(CONFIRMED), NUMBER, role=Role.FINANCE)[0]) == {"D-05"}


def test_an_order_that_has_ended_is_not_held() -> None:
    book = a_book(an_order(commercial=Commercial.CANCELLED))

    assert codes(pressed(hold_orders, book, NUMBER, role=Role.FINANCE, reason="查账")[0]) == {"D-12"}


def test_an_unknown_order_is_told() -> None:
    assert codes(pressed(hold_orders, a_book(), "SO-NO", role=Role.FINANCE, reason="查账")[0]) == {"D-01"}


def test_a_hold_is_lifted_by_its_number() -> None:
    outcome, after = pressed(lift_holds, a_book(CONFIRMED, a_hold(), a_hold("FH20261119-0001")), HOLD, role=Role.SALES_MANAGER)

    lifted = {row.number: (row.lifted_by, row.lifted_at) for row in after.all(ManualHold)}
    assert outcome.moved == (NUMBER,)
    assert lifted == {HOLD: (login(Role.SALES_MANAGER), NOW), "FH20261119-0001": ("", None)}


def test_an_order_stands_for_all_its_holds() -> None:
    _, after = pressed(lift_holds, a_book(CONFIRMED, a_hold(), a_hold("FH20261119-0001")), NUMBER, role=Role.FINANCE)

    assert all(row.lifted_at == NOW for row in after.all(ManualHold))


def test_a_lifted_hold_is_not_lifted_again() -> None:
    lifted = a_hold(lifted_at=NOW, lifted_by=login(Role.FINANCE))

    assert codes(pressed(lift_holds, a_book(CONFIRMED, lifted), HOLD, role=Role.FINANCE)[0]) == {"D-60"}


def test_nobody_else_lifts_a_hold() -> None:
    assert codes(pressed(lift_holds, a_book(CONFIRMED, a_hold()), HOLD, role=Role.WAREHOUSE)[0]) == {"D-03"}


def test_with_nothing_picked_nothing_is_lifted() -> None:
    assert codes(pressed(lift_holds, a_book(CONFIRMED, a_hold()), role=Role.FINANCE)[0]) == {"D-08"}
