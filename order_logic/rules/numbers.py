"""Order numbers: one each, given by rule, never used again."""

import re
from collections.abc import Iterator

from order_logic.derived.passed import from_opening, passed
from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Move
from order_logic.records import Order
from order_logic.rule import Breach, Case, breach, rule
from order_logic.text import Text

_ORDER_NUMBER = re.compile(r"SO\d{8}-\d{4,}", re.ASCII)
_TWICE = Text("草稿号 {draft} 与订单 {others} 相同", "the draft number {draft} also stands at {others}")
_MAKE_NEW = Text("请用「新建订单」或「复制订单」另建，勿复制整行", "make a new order with New order or Copy order; do not copy rows")


@rule(
    "R-06",
    guards=(Move.REGISTER,),
    policy="每张订单有唯一的订单号，按规则编号，用过的号不再使用；期初导入的订单沿用原号。",
    zh="订单号「{number}」不合编号规则",
    en="the order number {number} is not one that the desk gives",
    fix=(
        "订单号由「登记」按 SO年月日-序号 自动编，请勿手改",
        "registering gives the number, such as SO20261121-0001; never type it",
    ),
)
def number_unique(case: Case) -> Iterator[Breach]:
    """Every order has a number of its own, given by rule and never used again; numbers of 期初导入 stay as they came. S8 S5"""
    order = case.order
    registered = passed(order, Move.REGISTER)
    if registered and not from_opening(order) and not _ORDER_NUMBER.fullmatch(order.number):
        yield breach(number=order.number)
    same = case.book.by(type(order), "draft_no", order.draft_no)
    others = [o.number for o in same if o.number != order.number and not _voided_draft(o)]
    if order.draft_no and others:
        yield breach(field="draft_no", text=_TWICE, remedy=_MAKE_NEW, draft=order.draft_no, others=others)


def _voided_draft(order: Order) -> bool:
    """A row that was copied by mistake and voided before it became an order."""
    return order.commercial is Commercial.CANCELLED and not _ORDER_NUMBER.fullmatch(order.number)
