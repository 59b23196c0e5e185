"""The same order entered twice is caught; call-offs are only pointed out."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from order_logic.computed import Glance
from order_logic.derived.amounts import lines_digest
from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Move
from order_logic.records import Order
from order_logic.settings import Settings
from tests.logic.builders import CUSTOMER, NOW, TODAY, a_book, a_customer, a_line, an_order
from tests.logic.rules.asking import levels, told

FIRST, SECOND = "D20261120-0001", "D20261120-0002"
DIGEST = str(lines_digest.formula(an_order(FIRST), a_book(an_order(FIRST), a_line(FIRST)), Glance(NOW, Settings())))


def earlier(number: str = FIRST, **fields: Any) -> Order:
    """An order in the register with the usual line and nothing in common but what a test says."""
    usual: dict[str, Any] = {"customer_po": "另一单", "lines_digest": DIGEST}
    return an_order(number, **usual | fields)


def test_the_same_lines_for_the_same_customer_on_the_same_day_are_blocked() -> None:
    found = told("R-07", an_order(SECOND), a_line(SECOND), earlier(), move=Move.REGISTER)

    assert levels(found) == ["BLOCK"]
    assert found[0].facts["others"] == [FIRST]


def test_of_two_drafts_only_the_later_is_told() -> None:
    assert told("R-07", an_order(FIRST), a_line(FIRST), earlier(SECOND), move=Move.REGISTER) == []


def test_a_draft_comes_after_every_registered_order() -> None:
    registered = earlier("SO20261125-0009", commercial=Commercial.PENDING)

    assert levels(told("R-07", an_order(SECOND), a_line(SECOND), registered, move=Move.REGISTER)) == ["BLOCK"]


@pytest.mark.parametrize(
    "differs",
    [
        {"ordered_on": TODAY - timedelta(days=1)},
        {"customer": "C002"},
        {"lines_digest": "0000000000000000"},
        {"lines_digest": ""},
        {"commercial": Commercial.CANCELLED},
        {"commercial": Commercial.REJECTED},
    ],
)
def test_an_order_that_differs_or_is_gone_is_no_duplicate(differs: dict[str, Any]) -> None:
    found = told("R-07", an_order(SECOND), a_line(SECOND), earlier(**differs), a_customer("C002"), move=Move.REGISTER)

    assert found == []


@pytest.mark.parametrize(("po", "found"), [("POS-0002", []), ("POS-0001", ["BLOCK", "WARN"]), ("", ["BLOCK"])])
def test_a_shop_sells_the_same_twice_a_day_under_two_till_numbers(po: str, found: list[str]) -> None:
    first = earlier(order_type="门店", customer_po="POS-0001")

    assert levels(told("R-07", an_order(SECOND, order_type="门店", customer_po=po), a_line(SECOND), first, move=Move.REGISTER)) == found


def test_one_line_more_is_another_order() -> None:
    lines = [a_line(SECOND), a_line(SECOND, 2, quantity=Decimal(1))]

    assert told("R-07", an_order(SECOND), *lines, earlier(), move=Move.REGISTER) == []


def test_the_lines_as_they_stand_now_count_and_not_the_digest_of_yesterday() -> None:
    stale = an_order(SECOND, lines_digest="0000000000000000")

    assert levels(told("R-07", stale, a_line(SECOND), earlier(), move=Move.REGISTER)) == ["BLOCK"]


def test_check_finds_a_duplicate_among_registered_orders_at_the_later_one() -> None:
    one, two = "SO20261120-0001", "SO20261120-0002"
    pending = {"commercial": Commercial.PENDING, "lines_digest": DIGEST}

    assert levels(told("R-07", an_order(two, **pending), a_line(two), an_order(one, **pending))) == ["BLOCK"]
    assert told("R-07", an_order(one, **pending), a_line(one), an_order(two, **pending)) == []


def test_a_customer_po_number_used_before_is_a_warning_since_call_offs_share_it() -> None:
    found = told(
        "R-07", an_order(SECOND, customer_po="PO-77"), a_line(SECOND), earlier(customer_po="PO-77", lines_digest="x"), move=Move.REGISTER
    )

    assert levels(found) == ["WARN"]
    assert found[0].facts["others"] == [FIRST]


def test_the_same_po_number_of_another_customer_says_nothing() -> None:
    other = earlier(customer="C002", customer_po="PO-77", lines_digest="x")

    assert told("R-07", an_order(SECOND, customer_po="PO-77"), a_line(SECOND), other, a_customer("C002"), move=Move.REGISTER) == []


def test_blank_po_numbers_are_not_alike() -> None:
    assert (
        told("R-07", an_order(SECOND, customer_po=""), a_line(SECOND), earlier(customer_po="", lines_digest="x"), move=Move.REGISTER) == []
    )


def test_check_keeps_silent_about_call_offs_that_were_accepted() -> None:
    second = an_order(SECOND, customer_po="PO-77", commercial=Commercial.CONFIRMED, customer=CUSTOMER)

    assert told("R-07", second, a_line(SECOND), earlier(customer_po="PO-77", lines_digest="x", commercial=Commercial.CONFIRMED)) == []
