"""Where the orders in hand stand, and what became of those of the month."""

from collections import Counter

from order_logic.book import Book
from order_logic.derived.period import Span
from order_logic.derived.statistics import counted
from order_logic.flows.status import Status
from order_logic.records import Order
from order_logic.text import Text
from reports.charts import parts_of
from reports.figures import filled, quantity
from reports.month.money import share_of
from reports.month.view import Standing

GROUPS = (
    (Text("审批前", "Before approval"), (Status.PENDING, Status.AUDITED, Status.IN_REVIEW, Status.IN_APPROVAL)),
    (Text("计划与生产", "Planning and making"), (Status.CONFIRMED, Status.ALLOCATED, Status.MAKING, Status.INSPECTING)),
    (Text("发货与在途", "Shipping"), (Status.READY, Status.RELEASED, Status.PART_SHIPPED, Status.SHIPPED)),
    (Text("待结清与关闭", "To settle and close"), (Status.SIGNED, Status.SETTLED)),
)
NONE = Text("没有在手订单", "no order is in hand")
MOST = Text("在手 {n} 单，{group}最多：{count} 单，占 {share}%", "{n} orders in hand, most at {group}: {count}, {share}%")
DETAIL = Text("{status} {count}", "{status} {count}")
PLACED = Text("本月下单 {n} 单，现为：{statuses}", "{n} orders placed this month, now: {statuses}")
NO_PLACED = Text("本月没有下单", "no order was placed this month")


def standing(book: Book, span: Span) -> Standing:
    """The orders in hand as they stand now: a status keeps no history."""
    counts = Counter(order.status for order in book.all(Order) if order.status)
    groups = [(name, sum(counts[status] for status in statuses), _detail(counts, statuses)) for name, statuses in GROUPS]
    total = sum(count for _, count, _ in groups)
    return Standing(_finding(groups, total), parts_of(groups), _placed(book, span))


def _detail(counts: Counter[Status], statuses: tuple[Status, ...]) -> tuple[Text, ...]:
    return tuple(filled(DETAIL, status=status, count=counts[status]) for status in statuses if counts[status])


def _finding(groups: list[tuple[Text, int, tuple[Text, ...]]], total: int) -> Text:
    if not total:
        return NONE
    name, most, _ = max(groups, key=lambda group: group[1])
    return filled(MOST, n=total, group=name, count=most, share=quantity(share_of(most, total)))


def _placed(book: Book, span: Span) -> Text:
    found = counted(book, span)
    if not found.orders:
        return NO_PLACED
    ordered = sorted(found.by_status.items(), key=lambda pair: list(Status).index(pair[0]))
    return filled(PLACED, n=found.orders, statuses=[filled(DETAIL, status=status, count=count) for status, count in ordered])
