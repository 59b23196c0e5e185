"""The head of an order: complete, with its channel, and an oral order in writing."""

import pytest

from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Move
from order_logic.records.choices import Channel
from tests.logic.builders import a_customer, a_line, an_order, without
from tests.logic.rules.asking import places, told

REQUIRED = ["requested_on", "order_type", "customer", "contact", "address", "ordered_on", "payment"]


def test_an_order_without_a_channel_is_not_registered() -> None:
    found = told("R-03", without(an_order(), "channel"), a_line(), move=Move.REGISTER)

    assert places(found) == [("Order", "channel")]
    assert found[0].blocks


def test_an_order_with_a_channel_passes() -> None:
    assert told("R-03", an_order(), a_line(), move=Move.REGISTER) == []


@pytest.mark.parametrize("name", REQUIRED)
def test_each_field_that_the_head_needs_is_asked_for(name: str) -> None:
    found = told("R-04", without(an_order(), name), a_line(), move=Move.REGISTER)

    assert places(found) == [("Order", name)]


def test_every_blank_field_is_told_at_once() -> None:
    found = told("R-04", without(an_order(), *REQUIRED), a_line(), move=Move.REGISTER)

    assert sorted(f.field for f in found) == sorted(REQUIRED)


def test_a_field_of_blanks_is_blank() -> None:
    assert places(told("R-04", an_order(contact=" \u3000"), a_line(), move=Move.REGISTER)) == [("Order", "contact")]


def test_a_complete_head_passes_without_the_fields_nobody_requires() -> None:
    assert told("R-04", without(an_order(), "note", "special", "customer_po", "phone"), a_line(), move=Move.REGISTER) == []


def test_a_customer_without_a_name_is_told_at_the_customer() -> None:
    found = told("R-04", an_order(), a_line(), a_customer(name=""), move=Move.REGISTER)

    assert places(found) == [("Customer", "name")]
    assert found[0].key == ("C001",)


def test_a_field_lost_after_registering_stops_the_next_step() -> None:
    order = without(an_order(commercial=Commercial.PENDING), "address", "channel")

    found = told("R-08", order, a_line(), move=Move.FIRST_AUDIT)

    assert places(found) == [("Order", "channel"), ("Order", "address")]


def test_a_line_field_lost_after_registering_stops_the_next_step() -> None:
    found = told("R-08", an_order(commercial=Commercial.PENDING), without(a_line(), "model"), move=Move.FIRST_AUDIT)

    assert places(found) == [("OrderLine", "model")]


def test_nothing_missing_lets_an_order_go_on() -> None:
    assert told("R-08", an_order(commercial=Commercial.PENDING), a_line(), move=Move.FIRST_AUDIT) == []


def test_an_oral_order_needs_the_customers_written_confirmation() -> None:
    found = told("R-09", an_order(channel=Channel.ORAL, customer_reply=""), a_line(), move=Move.REGISTER)

    assert places(found) == [("Order", "customer_reply")]


def test_a_confirmed_oral_order_passes() -> None:
    assert told("R-09", an_order(channel=Channel.ORAL), a_line(), move=Move.REGISTER) == []


def test_an_order_by_mail_needs_no_confirmation_before_registering() -> None:
    assert told("R-09", an_order(channel=Channel.MAIL, customer_reply=""), a_line(), move=Move.REGISTER) == []
