"""Notes and notices are put together with the signs of the language they are told in."""

from decimal import Decimal

from order_logic.flows.moves import Move
from order_logic.remark import measured, noted, remark


def test_a_remark_tells_the_move_and_why_in_either_language() -> None:
    said = remark(Move.DECLINE, "价格谈不拢", "zh"), remark(Move.DECLINE, "the price is too low", "en")

    assert said == ("不接单：价格谈不拢", "Decline: the price is too low")


def test_a_note_keeps_what_stood_there() -> None:
    assert noted("", "退回：重复", "zh") == "退回：重复"
    assert noted("已电话", "退回：重复", "zh") == "已电话；退回：重复"
    assert noted("called", "Decline: twice", "en") == "called; Decline: twice"


def test_a_unit_stands_apart_from_its_quantity_in_english_alone() -> None:
    much = measured(Decimal("30.0"), "pcs")

    assert (much.zh, much.en) == ("30pcs", "30 pcs")
