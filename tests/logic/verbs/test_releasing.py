"""An outbound note is released by two people, over credit by the general manager, and taken back by one of them (R-54, R-23)."""

from decimal import Decimal
from typing import Any

import pytest

from order_logic.flows.moves import Shifting
from order_logic.flows.quantity import Stage
from order_logic.flows.roles import Role
from order_logic.records import OutboundLine, OutboundNote, Signature, Stock
from tests.logic.builders import NOW, NUMBER, a_book, a_customer, a_line
from tests.logic.shipping_builders import (
    NOTE,
    a_part,
    carried,
    changed,
    lies,
    moved,
    noted,
    released,
    stops,
)
from tests.logic.stock_builders import an_allocation, left_of

ISSUE, RELEASE, UNRELEASE, SHIP = Shifting.ISSUE_NOTE, Shifting.RELEASE, Shifting.UNRELEASE, Shifting.SHIP


def notes(book: Any) -> list[OutboundNote]:
    return list(book.all(OutboundNote))


def test_the_goods_are_released_with_the_second_signature_only() -> None:
    first = carried(a_book(*noted()), RELEASE, Role.FINANCE, NOTE)
    second = carried(first, RELEASE, Role.SALES_MANAGER, NOTE)

    assert lies(first) == {Stage.NOTED: 15}
    assert lies(second) == {Stage.RELEASED: 15}
    assert notes(second)[0].released_at == NOW
    signed = [s for s in second.all(Signature) if s.document == NOTE]
    assert [(s.role, bool(s.figures)) for s in signed] == [(Role.FINANCE, True), (Role.SALES_MANAGER, True)]


@pytest.mark.parametrize(("move", "rows"), [(RELEASE, noted()), (UNRELEASE, released()), (SHIP, released())])
def test_one_line_of_a_note_is_not_released_taken_back_or_shipped_alone(move: Shifting, rows: list[Any]) -> None:
    second = [a_line(line_no=2, quantity=Decimal(3)), an_allocation(3, line_no=2), a_part(3, line_no=2)]
    book = a_book(*changed(rows, Stock, on_hand=Decimal(18), reserved=Decimal(18)), *second)

    who = Role.WAREHOUSE if move is SHIP else Role.FINANCE
    assert stops(moved(book, move, who, f"{NUMBER}/1", reason="客户改期")) == {"R-54"}
    assert stops(moved(book, move, who, NUMBER, reason="客户改期")) == set()


def test_a_part_typed_on_the_note_is_not_released() -> None:
    rows = changed(noted(), OutboundLine, this_quantity=Decimal(5))

    assert stops(moved(a_book(*rows), RELEASE, Role.FINANCE, NOTE)) == {"R-54"}


@pytest.mark.parametrize(("signer", "stopped"), [(Role.SALES_MANAGER, True), (Role.GENERAL_MANAGER, False), (Role.DEPUTY, False)])
def test_over_credit_the_general_manager_gives_the_second_signature(signer: Role, stopped: bool) -> None:
    poor = a_customer(credit_limit=Decimal(100))
    first = carried(a_book(*noted(), poor), RELEASE, Role.FINANCE, NOTE)

    assert ("R-23" in stops(moved(first, RELEASE, signer, NOTE))) == stopped


def test_finance_is_warned_of_the_credit() -> None:
    outcome = moved(a_book(*noted(), a_customer(credit_limit=Decimal(100))), RELEASE, Role.FINANCE, NOTE)

    assert [(f.rule, f.blocks) for f in outcome.findings] == [("R-23", False)]


@pytest.mark.parametrize("who", [Role.FINANCE, Role.SALES_MANAGER, Role.ADMIN])
def test_a_signer_takes_the_release_back_and_the_note_is_void(who: Role) -> None:
    book = carried(a_book(*released()), UNRELEASE, who, NOTE, reason="客户改期")

    assert notes(book)[0].voided
    assert all(s.voided for s in book.all(Signature) if s.document == NOTE)
    assert lies(book) == {Stage.PASSED: 15}
    assert left_of(book) == {"": 15}


def test_who_did_not_sign_cannot_take_the_release_back() -> None:
    outcome = moved(a_book(*released()), UNRELEASE, Role.GENERAL_MANAGER, NOTE, reason="客户改期")

    assert stops(outcome) == {"R-54"}


def test_a_release_is_taken_back_with_a_reason() -> None:
    assert stops(moved(a_book(*released()), UNRELEASE, Role.FINANCE, NOTE)) == {"D-05"}
