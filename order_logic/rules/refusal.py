"""An order that does not pass goes back with a reason."""

from collections.abc import Iterator

from order_logic.flows.moves import Move
from order_logic.rule import Breach, Case, breach, rule
from order_logic.rules.blanks import is_blank


@rule(
    "R-29",
    guards=(Move.DECLINE, Move.SEND_BACK),
    field="reason",
    lasting=False,
    policy="审核未通过的订单，连同原因和可选的办法一并退回。",
    zh="「{move}」没有写明原因和可选的办法",
    en="{move} without a reason and what could be done",
    fix=("请在「原因」写明为什么、可以怎么改", "write into Reason why, and what would help"),
)
def reason_given(case: Case) -> Iterator[Breach]:
    """An order that fails goes back with the reason and the options. S17"""
    if is_blank(case.press.reason) and is_blank(case.order.reason):
        yield breach(move=case.move or Move.SEND_BACK)
