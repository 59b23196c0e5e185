"""我的待办 and the lists of the day: buttons that write a view into 检查结果."""

from collections.abc import Sequence

from macros.button import LISTS, Button, Press, button
from macros.desk import Desk, Pressed
from order_logic.book import Book
from order_logic.derived.listing import Listing
from order_logic.derived.viewbook import all_views
from order_logic.press import Press as Occasion
from order_logic.records import Customer, Invoice, Order, OrderLine, Receipt

_MINE = ("my_approvals", "my_work", "due_today", "stalled")


def _showing(*names: str) -> Press:
    def press(desk: Desk) -> Pressed:
        from macros.listing import show

        views = [all_views()[name] for name in names]

        def make(book: Book, occasion: Occasion, picks: Sequence[str]) -> Sequence[Listing]:
            return [view.listing(book, occasion) for view in views]

        return show(desk, [record for view in views for record in view.reads], make)

    return press


def _view_button(name: str, tip: tuple[str, str], sheet: type | None, also: tuple[type, ...] = ()) -> Button:
    title = all_views()[name].title
    return button(f"list_{name}", *title, tip=tip, sheet=sheet, also=also, group=LISTS)(_showing(name))


my_tasks = button(
    "my_tasks",
    "我的待办",
    "My tasks",
    tip=(
        "列出等我签、等我办的，今日到期和超期未动的，写到「检查结果」",
        "What waits for me, is due today or beyond its limit, in Findings",
    ),
    group=LISTS,
    also=(Order,),
)(_showing(*_MINE))
briefing = _view_button("briefing", ("今天的十几个数字", "The day in a dozen figures"), None)
overdue = _view_button("overdue", ("过了交期还没交完的订单", "Orders past their day and not delivered"), Order)
open_lines = _view_button("open_lines", ("按客户和交期列出未交的明细", "What is not delivered, by customer and date"), OrderLine, (Order,))
to_invoice = _view_button("to_invoice", ("已交货未开票的订单", "Delivered and not invoiced"), Invoice)
ageing = _view_button("ageing", ("各客户欠款按逾期天数分段", "What customers owe, by days overdue"), Customer, (Receipt,))
prepayments = _view_button("prepayments", ("各客户尚未核销的收款", "Receipts that no debt has used up"), Receipt, (Customer,))
