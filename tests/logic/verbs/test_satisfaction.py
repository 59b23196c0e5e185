"""回访: the customer is asked once the goods are there; complaints become exceptions."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from order_logic.flows.commercial import Commercial
from order_logic.flows.roles import Role
from order_logic.records import OrderException, OutboundLine, OutboundNote, Satisfaction
from order_logic.records.choices import Category
from order_logic.verbs.satisfaction import ASKERS, ask_back
from tests.logic.builders import NUMBER, TODAY, a_book, a_line, an_order, login
from tests.logic.troubles_builders import an_answer, codes, only, pressed

ORDER = an_order(commercial=Commercial.CONFIRMED)
SHIPPED = OutboundNote(number="CK20261118-0001", order=NUMBER, released_at=datetime(2026, 11, 18), shipped_on=date(2026, 11, 18))
PART = OutboundLine(note=SHIPPED.number, order=NUMBER, line_no=1, quantity=Decimal(100), signed=Decimal(40))
DELIVERED = (ORDER, a_line(), SHIPPED, PART)


def asked(*rows: Any, role: Role = Role.CUSTOMER_SERVICE, **press: Any) -> Any:
    return pressed(ask_back, a_book(*rows), NUMBER, role=role, **press)


@pytest.mark.parametrize("role", ASKERS)
def test_asking_is_dated_and_named(role: Role) -> None:
    outcome, after = asked(*DELIVERED, role=role)

    assert outcome.moved == (NUMBER,)
    assert only(after, Satisfaction) == Satisfaction(order=NUMBER, asked_on=TODAY, asked_by=login(role))


def test_the_day_that_was_typed_counts() -> None:
    assert only(asked(*DELIVERED, on=date(2026, 11, 19))[1], Satisfaction).asked_on == date(2026, 11, 19)


def test_a_row_that_was_typed_is_completed() -> None:
    _, after = asked(*DELIVERED, an_answer(asked_by="", asked_on=None))

    row = only(after, Satisfaction)
    assert (row.asked_by, row.asked_on, row.score) == (login(Role.CUSTOMER_SERVICE), TODAY, 5)


def test_a_complaint_becomes_an_exception_once() -> None:
    _, after = asked(*DELIVERED, an_answer(complaint="包装破损"))
    row, trouble = only(after, Satisfaction), only(after, OrderException)

    _, again = asked(*DELIVERED, row, trouble)

    assert row.exception == trouble.number
    assert (trouble.text, trouble.category, trouble.order) == ("包装破损", Category.OTHER, NUMBER)
    assert only(again, OrderException) == trouble


def test_before_anything_is_signed_for_nobody_is_asked() -> None:
    outcome, after = asked(ORDER, a_line())

    assert codes(outcome) == {"D-62"}
    assert not list(after.all(Satisfaction))


def test_a_settled_order_is_delivered() -> None:
    assert asked(an_order(commercial=Commercial.SETTLED), a_line())[0].moved == (NUMBER,)


def test_others_do_not_ask() -> None:
    assert codes(asked(*DELIVERED, role=Role.WAREHOUSE)[0]) == {"D-03"}


def test_an_unknown_order_is_told() -> None:
    assert codes(pressed(ask_back, a_book(), "SO-NO", role=Role.SALES)[0]) == {"D-01"}
