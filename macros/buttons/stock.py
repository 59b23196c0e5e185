"""The strip on 订单明细 for stock, and on 库存 what is short and what waits."""

from collections.abc import Sequence

from macros.button import STOCKING, button
from macros.desk import Desk, Pressed
from macros.strips import shift_button
from order_logic.book import Book
from order_logic.derived.listing import Listing
from order_logic.derived.promising import PROMISING_READS
from order_logic.derived.shortage_list import shortage_listing
from order_logic.flows.moves import Shifting
from order_logic.press import Press
from order_logic.records import Order, OrderLine, Stock, Stockout
from order_logic.text import Text
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.stock_round import ROUND_READS, stock_round
from workbook.gateway import Reach

_ROUND = Text(
    "今日缺货：{done} 单等补货，新报零库存 {fresh} 项", "{done} orders wait for stock, {fresh} goods newly reported as out of stock"
)

allocate = shift_button(Shifting.ALLOCATE, STOCKING, also=(Order,), whole=(OrderLine,))
wait = shift_button(Shifting.WAIT, STOCKING, also=(Order,))
unlock = shift_button(Shifting.UNLOCK, STOCKING, also=(Order,))
prepare = shift_button(Shifting.PREPARE, STOCKING, also=(Order,))
short_close = shift_button(Shifting.SHORT_CLOSE, STOCKING, also=(Order,))


@button(
    "shortages",
    "缺料表",
    "Shortages",
    tip=("列出缺料：缺多少、最早何时要用、哪些订单，写到「检查结果」", "Lists what is short, by when and for which orders, in Findings"),
    sheet=Stock,
    group=STOCKING,
    also=(OrderLine,),
)
def show_shortages(desk: Desk) -> Pressed:
    from macros.listing import show

    def make(book: Book, press: Press, picks: Sequence[str]) -> Sequence[Listing]:
        return [shortage_listing(book)]

    return show(desk, PROMISING_READS, make)


@button(
    "stock_round",
    "今日缺货",
    "Today's stockouts",
    tip=(
        "列出等补货订单中现在可分配的、约定日已过的，零库存商品记入「缺货日报」报客服",
        "Lists waiting orders that can be served now, and reports goods out of stock to customer service",
    ),
    sheet=Stock,
    group=STOCKING,
    also=(OrderLine, Stockout),
)
def work_shortages(desk: Desk) -> Pressed:
    counts: dict[str, object] = {}

    def verb(book: Book, picked: Sequence[str], press: Press) -> Outcome:
        outcome = stock_round(book, picked, press)
        counts["fresh"] = len(outcome.changes)
        return outcome

    return desk.run(verb, dict.fromkeys(ROUND_READS, Reach.WHOLE), _ROUND, alone=True, more=counts)
