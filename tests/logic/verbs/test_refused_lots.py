"""Goods that the customer refused come back with the lot that the outbound note names, where it names one only."""

import pytest

from order_logic.flows.moves import Shifting
from order_logic.flows.roles import Role
from order_logic.records import Inspection, OutboundLine
from order_logic.records.choices import Undelivered
from tests.logic.builders import a_book
from tests.logic.shipping_builders import NOTE, carried, changed, shipped


@pytest.mark.parametrize(("lot", "known"), [("L1", "L1"), ("L1×6", ""), ("L1×6、L2×9", "")])
def test_of_refused_goods_that_are_not_of_one_lot_quality_says_which_came_back(lot: str, known: str) -> None:
    sent = shipped(15, undelivered=Undelivered.REFUSED, evidence="拒收单.jpg")
    book = carried(a_book(*changed(sent, OutboundLine, lot=lot)), Shifting.REFUSE, Role.LOGISTICS, NOTE, reason="外箱破损")

    assert [row.lot for row in book.all(Inspection)] == [known]
