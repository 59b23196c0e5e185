"""The buttons of 首页: what people press every day."""

from collections.abc import Sequence

from macros.button import MORE, button
from macros.desk import Desk, Pressed
from macros.reach import reach_of_moves
from order_logic.book import Book
from order_logic.flows.commercial import ADVANCING, Commercial
from order_logic.flows.moves import Move, Shifting
from order_logic.records import Order
from order_logic.text import Text
from order_logic.verbs.advancing import advance as advance_orders
from order_logic.verbs.advancing import explain
from order_logic.verbs.intake import copy_order as copy_orders
from order_logic.verbs.intake import new_order as begin_orders
from workbook.gateway import Mark, Wanted

_BEGUN = Text("新建 {done} 张订单，请填写客户、要求交期和明细", "{done} new orders: fill in customer, requested date and lines")
_COPIED = Text("复制出 {done} 张草稿", "{done} drafts copied")
_ADVANCED = Text("推进 {done} 单，{left} 单未动", "{done} advanced, {left} not")
_EXPLAINED = Text("{asked} 单共有 {found} 项未满足", "{found} obstacles for {asked} orders")


def _of_goods(book: Book, orders: Sequence[str]) -> Wanted:
    """What the moves of goods look at, once goods of a picked order can move."""
    confirmed = any((order := book.get(Order, number)) and order.commercial is Commercial.CONFIRMED for number in orders)
    return reach_of_moves(Shifting) if confirmed else {}


@button(
    "new_order",
    "新建订单",
    "New order",
    tip=("新建一张草稿，或给选中的无号行编号", "Starts a draft, or numbers the selected rows"),
    primary=True,
    place=1,
    icon="FileNew",
)
def new_order(desk: Desk) -> Pressed:
    return _on_the_draft(desk.run(begin_orders, {}, _BEGUN, alone=True))


@button(
    "advance",
    "下一步",
    "Advance",
    tip=("把选中的订单推进一步；不会批准、退回或作废", "One step forward; never approves, sends back or voids"),
    primary=True,
    also=(Order,),
    place=4,
)
def advance(desk: Desk) -> Pressed:
    return desk.run(advance_orders, reach_of_moves([*ADVANCING, *Move]), _ADVANCED, further=_of_goods)


@button(
    "why",
    "为什么不能推进",
    "Why not",
    tip=("列出选中订单下一步的全部障碍", "Lists everything in the way of the next step"),
    group=MORE,
    also=(Order,),
)
def why(desk: Desk) -> Pressed:
    return desk.run(explain, reach_of_moves(Move), _EXPLAINED, further=_of_goods)


@button(
    "copy_order",
    "复制订单",
    "Copy order",
    tip=("以选中的订单为样本新建草稿", "A new draft like the selected order"),
    sheet=Order,
    group=MORE,
    icon="Copy",
)
def copy_order(desk: Desk) -> Pressed:
    return _on_the_draft(desk.run(copy_orders, {}, _COPIED))


def _on_the_draft(pressed: Pressed) -> Pressed:
    """The cursor goes to the customer of the draft that was begun last."""
    pressed.next = Mark(Order, (pressed.moved[-1],), "customer") if pressed.moved else None
    return pressed
