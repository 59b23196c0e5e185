"""缺料表: what is short, how much, by when, for which orders, and what is already on its way."""

from order_logic.book import Book
from order_logic.columns import Kind
from order_logic.derived.listing import Head, Listing, Row, both
from order_logic.derived.lots import ZERO
from order_logic.derived.promising import Shortage, coming, shortages
from order_logic.records import Product
from order_logic.text import Text

_TITLE = Text("缺料表", "Shortages")
SHORTAGE_HEADS = (
    Head("product", Text("产品编码", "Product"), Kind.CODE),
    Head("name", Text("品名", "Name")),
    Head("lacking", Text("缺", "Short"), Kind.QUANTITY),
    Head("by", Text("最早需用", "Needed on"), Kind.DAY),
    Head("supply", Text("来源", "Supply")),
    Head("coming", Text("在途", "On the way"), Kind.QUANTITY),
    Head("coming_on", Text("最早到货", "Next receipt"), Kind.DAY),
    Head("orders", Text("订单", "Orders")),
)
_SUMMARY = Text(
    "缺料表：{count} 项缺料，最急 {product} 于 {by}，见「检查结果」",
    "{count} items are short, the first is {product} on {by}; see Findings",
)
_UNDATED = Text("日期未定", "no day yet")


def shortage_listing(book: Book) -> Listing:
    """The shortages as a list, the most urgent first."""
    found = shortages(book)
    if not found:
        return Listing("shortages", _TITLE, SHORTAGE_HEADS, ())
    first = found[0]
    summary = both(_SUMMARY, count=len(found), product=first.product, by=first.by or _UNDATED)
    return Listing("shortages", _TITLE, SHORTAGE_HEADS, tuple(_row(short, book) for short in found), summary)


def _row(short: Shortage, book: Book) -> Row:
    product, parts = book.get(Product, short.product), coming(short.product, book)
    orders = "、".join(f"{want.order} {want.lacking.normalize():f}" for want in short.wants)
    cells = (
        short.product, product.name if product else "", short.lacking, short.by, product.supply if product else None,
        sum((part.quantity for part in parts), ZERO) or None, parts[0].on if parts else None, orders,
    )  # fmt: skip
    return Row(cells, Product, (short.product,), short.wants[0].order)
