"""Order numbers are given by the desk, one each."""

import pytest

from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Move
from tests.logic.builders import a_line, an_order
from tests.logic.rules.asking import places, told

DRAFT, OTHER = "D20261120-0001", "SO20261120-0002"


@pytest.mark.parametrize("number", ["1", "SO-7", "SO20261120-12", "so20261120-0001", "SO2026112-0001"])
def test_a_registered_order_with_a_typed_number_is_told(number: str) -> None:
    assert places(told("R-06", an_order(number, commercial=Commercial.PENDING), a_line(number))) == [("Order", "number")]


@pytest.mark.parametrize("number", ["SO20261120-0001", "SO20261120-9999", "SO20261120-10000"])
def test_a_number_that_the_desk_gave_passes(number: str) -> None:
    assert told("R-06", an_order(number, commercial=Commercial.PENDING), a_line(number)) == []


def test_a_draft_needs_no_order_number_yet() -> None:
    assert told("R-06", an_order(DRAFT), a_line(DRAFT), move=Move.REGISTER) == []


def test_an_order_of_the_opening_keeps_its_old_number() -> None:
    assert told("R-06", an_order("2025-118", commercial=Commercial.CONFIRMED, imported="期初导入"), a_line("2025-118")) == []


def test_a_copied_row_with_the_same_draft_number_is_told() -> None:
    found = told("R-06", an_order(draft_no=DRAFT), an_order(OTHER, draft_no=DRAFT), a_line(), move=Move.REGISTER)

    assert places(found) == [("Order", "draft_no")]
    assert found[0].facts["others"] == [OTHER]


def test_a_copied_row_that_was_voided_is_told_no_more() -> None:
    copied = an_order("D20261120-0009", draft_no=DRAFT, commercial=Commercial.CANCELLED)

    assert told("R-06", an_order(draft_no=DRAFT, commercial=Commercial.PENDING), copied, a_line()) == []


def test_the_draft_number_of_a_cancelled_order_stays_used() -> None:
    cancelled = an_order(OTHER, draft_no=DRAFT, commercial=Commercial.CANCELLED)

    assert places(told("R-06", an_order(draft_no=DRAFT), cancelled, a_line(), move=Move.REGISTER)) == [("Order", "draft_no")]


def test_orders_without_a_draft_number_are_not_alike() -> None:
    assert told("R-06", an_order(draft_no=""), an_order(OTHER, draft_no=""), a_line(), move=Move.REGISTER) == []
