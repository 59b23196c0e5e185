"""查订单, 订单时间线: buttons that only look."""

from collections.abc import Sequence

from macros.button import MORE, button
from macros.desk import Desk, Pressed
from order_logic.book import Book
from order_logic.derived.listing import Listing
from order_logic.derived.searching import SEARCH_READS, search
from order_logic.derived.timeline import TIMELINE_READS, timeline_listing
from order_logic.press import Press
from order_logic.records import Customer, Order, OutboundNote
from order_logic.verbs.picks import orders_of, resolved


@button(
    "timeline",
    "订单时间线",
    "Time line",
    tip=("列出选中订单发生过的每一件事，写到「检查结果」", "Lists everything that happened to the selected orders in Findings"),
    sheet=Order,
    group=MORE,
)
def show_timeline(desk: Desk) -> Pressed:
    from macros.listing import show
    from macros.tracing import captions, whole_journal

    def make(book: Book, press: Press, picks: Sequence[str]) -> Sequence[Listing]:
        return [timeline_listing(book, orders_of(resolved(book, picks)), whole_journal(book, desk.path, desk.gateway), captions())]

    return show(desk, TIMELINE_READS, make, alone=False)


@button(
    "find_order",
    "查订单",
    "Find order",
    tip=(
        "在任一单元格写上号码或客户名称的一部分，选中它再按",
        "Type part of a number or of a customer's name into any cell, select it, press",
    ),
    group=MORE,
    also=(Order, Customer, OutboundNote),
)
def find_order(desk: Desk) -> Pressed:
    from macros.listing import show

    def make(book: Book, press: Press, picks: Sequence[str]) -> Sequence[Listing]:
        return [search(book, picks)]

    return show(desk, SEARCH_READS, make, alone=False)
