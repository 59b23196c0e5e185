"""统计: orders, delivery dates and departments' times of this month, or of the one that is asked for."""

from collections.abc import Sequence

from macros.button import MORE, button
from macros.desk import Desk, Pressed
from order_logic.book import Book
from order_logic.derived.listing import Listing
from order_logic.derived.period import month_of
from order_logic.derived.statistics_lists import LIST_READS, statistics_lists
from order_logic.press import Press


@button(
    "stats",
    "统计",
    "Statistics",
    tip=(
        "本月订单数、金额、完成率、准时率和各部门时效，写到「检查结果」",
        "This month's orders, amount, completion, punctuality and departments' times in Findings",
    ),
    group=MORE,
    icon="Chart3DColumnChart",
)
def stats(desk: Desk) -> Pressed:
    from macros.listing import show

    def make(book: Book, press: Press, picks: Sequence[str]) -> Sequence[Listing]:
        return statistics_lists(book, month_of(desk.on or press.today), press.today, press.settings)

    return show(desk, LIST_READS, make)
