"""Goods, parcels and label are checked before anything leaves."""

from typing import Any

import pytest

from order_logic.flows.moves import Shifting
from order_logic.records import OrderLine
from tests.logic.builders import NOW, a_line, approved
from tests.logic.rules.asking import places
from tests.logic.rules.goods import asked_of
from tests.logic.stock_builders import on_note

NOTE = "CK20261120-0001"
CHECKED: dict[str, Any] = {"released_at": NOW, "checked_by": "warehouse", "checked_at": NOW, "parcels": 3}


def shipping(order: dict[str, Any] | None = None, **note: Any) -> list[tuple[str, str]]:
    rows = [*approved(**(order or {})), *on_note(100, **CHECKED | note)]
    return places(asked_of("R-55", Shifting.SHIP, *rows, note=NOTE))


def test_a_checked_note_with_parcels_leaves() -> None:
    assert shipping() == []


def test_a_note_that_nobody_checked_stays() -> None:
    assert shipping(checked_by="") == [("OutboundNote", "checked_by")]


@pytest.mark.parametrize(("parcels", "stays"), [(None, True), (0, True), (-1, True), (1, False)])
def test_the_parcels_are_counted(parcels: int | None, stays: bool) -> None:
    assert shipping(parcels=parcels) == ([("OutboundNote", "parcels")] if stays else [])


@pytest.mark.parametrize(("fields", "place"), [({"address": ""}, ("Order", "address")), ({"customer": "C999"}, ("Order", "customer"))])
def test_the_label_needs_customer_and_destination(fields: dict[str, Any], place: tuple[str, str]) -> None:
    rows = [*(row for row in approved(**fields) if not isinstance(row, OrderLine)), a_line(locked=a_line().quantity)]

    assert shipping(fields) == [place]
    assert places(asked_of("R-55", Shifting.PREPARE, *rows)) == [place]


def test_goods_may_be_prepared_before_there_is_a_note() -> None:
    rows = [*(row for row in approved() if not isinstance(row, OrderLine)), a_line(locked=a_line().quantity)]

    assert asked_of("R-55", Shifting.PREPARE, *rows) == []
