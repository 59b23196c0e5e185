"""The way of a purchase order: submitted, approved, placed, received, closed or cancelled."""

from decimal import Decimal
from typing import Any

import pytest

from order_logic.flows.documents import Purchase as P
from order_logic.flows.moves import Passing
from order_logic.flows.roles import Role
from order_logic.records import PurchaseLine, PurchaseOrder
from order_logic.records.choices import Buying
from tests.logic.builders import TODAY, a_user, login
from tests.logic.supply_builders import (
    PURCHASE,
    a_purchase,
    a_purchase_line,
    after,
    bought,
    confirmed,
    passed,
    purchase_state,
    stage_of,
    standing_purchase,
    stopped_by,
    supply_book,
    values,
)

PAST: dict[str, Any] = {"approved_by": "", "approved_amount": None, "placed_on": None}


def test_a_purchase_is_submitted_approved_and_placed() -> None:
    book = standing_purchase(P.NEW, **PAST)
    for move, who in (
        (Passing.PURCHASE_SUBMIT, Role.PURCHASING),
        (Passing.PURCHASE_APPROVE, Role.SALES_MANAGER),
        (Passing.PURCHASE_PLACE, Role.PURCHASING),
    ):
        book = after(book, passed(book, move, who))

    row = book.get(PurchaseOrder, PURCHASE)
    assert row
    assert values(row, "state", "approved_by", "approved_amount") == (P.PLACED, login(Role.SALES_MANAGER), Decimal(6000))
    assert row.placed_on == TODAY


LIMIT = [
    # price each of a hundred, who, stopped
    ("500", Role.SALES_MANAGER, set()),
    ("500.01", Role.SALES_MANAGER, {"D-03"}),
    ("500.01", Role.GENERAL_MANAGER, set()),
    ("500", Role.GENERAL_MANAGER, set()),
    ("500", Role.PURCHASING, {"D-03"}),
]


@pytest.mark.parametrize(("price", "who", "stopped"), LIMIT)
def test_above_the_purchase_limit_the_general_manager_approves(price: str, who: Role, stopped: set[str]) -> None:
    book = standing_purchase(P.WAITS, a_purchase_line(price=Decimal(price)), **PAST)

    assert stopped_by(passed(book, Passing.PURCHASE_APPROVE, who)) == stopped


def test_the_deputy_of_today_approves_for_the_general_manager() -> None:
    book = standing_purchase(P.WAITS, a_purchase_line(price=Decimal(600)), **PAST)

    assert stopped_by(passed(book, Passing.PURCHASE_APPROVE, Role.DEPUTY)) == set()


def test_nobody_approves_what_they_wrote() -> None:
    both = a_user(Role.SALES_MANAGER, Role.PURCHASING)
    book = supply_book(*confirmed(bought(buying=100)), both, a_purchase(state=P.WAITS, made_by=both.login, **PAST), a_purchase_line())

    assert stopped_by(passed(book, Passing.PURCHASE_APPROVE, Role.SALES_MANAGER, user=both)) == {"D-04"}


def test_sending_back_keeps_the_reason_on_the_order() -> None:
    book = standing_purchase(P.WAITS, reason="价格偏高，请再询价", **PAST)

    end = after(book, passed(book, Passing.PURCHASE_SEND_BACK, Role.SALES_MANAGER))

    row = end.get(PurchaseOrder, PURCHASE)
    assert row
    assert values(row, "state", "reason") == (P.NEW, "")
    assert "价格偏高" in row.note


@pytest.mark.parametrize(("price", "stopped"), [("60", set()), ("59", set()), ("60.01", {"D-57"})])
def test_no_more_is_placed_than_was_approved(price: str, stopped: set[str]) -> None:
    book = standing_purchase(P.APPROVED, a_purchase_line(price=Decimal(price)))

    assert stopped_by(passed(book, Passing.PURCHASE_PLACE, Role.PURCHASING)) == stopped


def test_what_a_supplier_leaves_out_is_open_again() -> None:
    lines = [a_purchase_line(received=Decimal(60)), a_purchase_line(5, 2, product="P-BAR")]
    stopped = a_purchase(state=P.PART, reason="供应商停产")
    book = supply_book(*confirmed(bought(buying=40, to_inspect=60)), stopped, *lines)

    end = after(book, passed(book, Passing.PURCHASE_SHORT_CLOSE, Role.PURCHASING))

    assert purchase_state(end) is P.CLOSED
    assert [values(line, "quantity", "voided") for line in end.all(PurchaseLine)] == [(60, None), (5, True)]
    assert (stage_of(end, "buying"), stage_of(end, "to_inspect")) == (0, 60)


@pytest.mark.parametrize("state", [P.NEW, P.WAITS, P.APPROVED, P.PLACED])
def test_a_cancelled_purchase_leaves_its_lines_open(state: P) -> None:
    book = standing_purchase(state, reason="供应商同意取消")

    end = after(book, passed(book, Passing.PURCHASE_CANCEL, Role.PURCHASING))

    assert (purchase_state(end), stage_of(end, "buying")) == (P.CANCELLED, 0)


def test_cancelling_and_closing_short_ask_for_the_reason() -> None:
    assert stopped_by(passed(standing_purchase(P.PLACED), Passing.PURCHASE_CANCEL, Role.PURCHASING)) == {"D-05"}
    part = standing_purchase(P.PART, a_purchase_line(received=Decimal(1)))
    assert stopped_by(passed(part, Passing.PURCHASE_SHORT_CLOSE, Role.PURCHASING)) == {"D-05"}


def test_what_has_come_in_part_is_not_cancelled() -> None:
    book = standing_purchase(P.PART, a_purchase_line(received=Decimal(1)), reason="不要了")

    assert stopped_by(passed(book, Passing.PURCHASE_CANCEL, Role.PURCHASING)) == {"D-20"}


def test_a_received_purchase_is_closed() -> None:
    book = standing_purchase(P.RECEIVED, a_purchase_line(received=Decimal(100)))

    end = after(book, passed(book, Passing.PURCHASE_CLOSE, Role.PURCHASING))

    assert purchase_state(end) is P.CLOSED


def test_stock_is_replenished_only_with_the_general_manager() -> None:
    book = standing_purchase(P.WAITS, a_purchase_line(order="", line_no=None), kind=Buying.FOR_STOCK, **PAST)

    assert stopped_by(passed(book, Passing.PURCHASE_APPROVE, Role.SALES_MANAGER)) == {"R-42"}
    assert stopped_by(passed(book, Passing.PURCHASE_APPROVE, Role.GENERAL_MANAGER)) == set()
