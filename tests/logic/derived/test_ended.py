"""An archived order is what it was: delivered, or turned down."""

from decimal import Decimal
from typing import Any

import pytest

from order_logic.computed import Glance
from order_logic.derived.ended import papers_left, turned_down
from order_logic.derived.order_money import fee_amount
from order_logic.derived.passed import OPENING
from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.records.choices import LineKind, Share
from order_logic.settings import Settings
from order_logic.verbs.checking import check_book
from tests.logic.builders import NOW, a_book, a_line, a_press, a_signature, an_order

APPROVED = a_signature(Move.APPROVE, Role.SALES_MANAGER, 3)


@pytest.mark.parametrize(
    ("fields", "signatures", "down"),
    [
        ({"commercial": Commercial.REJECTED}, [], True),
        ({"commercial": Commercial.CLOSED}, [APPROVED], False),
        ({"commercial": Commercial.ARCHIVED}, [APPROVED], False),
        ({"commercial": Commercial.ARCHIVED}, [APPROVED, a_signature(Move.CANCEL, Role.SALES, 4)], True),
        ({"commercial": Commercial.ARCHIVED}, [a_signature(Move.DECLINE, Role.SALES_MANAGER, 3)], True),
        ({"commercial": Commercial.ARCHIVED}, [], True),  # a draft that was taken back
        ({"commercial": Commercial.ARCHIVED, "imported": OPENING}, [], False),
        ({"commercial": Commercial.ARCHIVED, "delivery": Share.ALL}, [], False),  # its papers have left the book
        ({"commercial": Commercial.ARCHIVED, "delivery": Share.PART}, [], False),
        ({"commercial": Commercial.ARCHIVED, "delivery": Share.NONE}, [], True),
        ({"commercial": Commercial.ARCHIVED, "charged_on": NOW.date()}, [], False),  # services alone
    ],
)
def test_what_an_order_was_is_told_by_its_signatures(fields: dict[str, Any], signatures: list[Any], down: bool) -> None:
    order = an_order(**fields)

    assert turned_down(order, a_book(order, *signatures)) is down


def test_papers_have_left_where_an_archived_order_has_no_signature_any_more() -> None:
    archived, closed = an_order(commercial=Commercial.ARCHIVED), an_order(commercial=Commercial.CLOSED)

    assert papers_left(archived, a_book(archived))
    assert not papers_left(archived, a_book(archived, APPROVED))
    assert not papers_left(closed, a_book(closed))


def test_archiving_a_cancelled_order_charges_none_of_its_fees() -> None:
    order, fee = an_order(commercial=Commercial.ARCHIVED), a_line(kind=LineKind.FEE)
    glance = Glance(NOW, Settings())
    cancelled = a_signature(Move.CANCEL, Role.SALES, 4)

    assert fee_amount.formula(order, a_book(order, fee, APPROVED), glance) == Decimal(10_000)
    assert fee_amount.formula(order, a_book(order, fee, APPROVED, cancelled), glance) is None


def test_what_lies_in_the_archive_is_judged_no_more() -> None:
    assert check_book(a_book(an_order(commercial=Commercial.ARCHIVED, contact="")), a_press()) == []
