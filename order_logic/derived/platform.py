"""平台核对: our orders of a day against the platform's own list, by product, quantity and amount, both ways (R-96)."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from order_logic.book import Book, key_of
from order_logic.columns import Kind
from order_logic.computed import Glance, computed
from order_logic.derived.amounts import gross_of
from order_logic.derived.listing import Head, Listing, Row, both
from order_logic.flows.commercial import Commercial
from order_logic.money import shown
from order_logic.records import Order, OrderLine, PlatformRow
from order_logic.records.choices import Channel
from order_logic.text import Text

PLATFORM_READS: tuple[type, ...] = (PlatformRow, Order, OrderLine)
ZERO = Decimal(0)
_VOID = frozenset({Commercial.REJECTED, Commercial.CANCELLED})
_MISSING = Text("本册没有这张平台单", "the platform's order is not in the book")
_NO_PRODUCT = Text("本册的订单没有这个产品", "our order lacks this product")
_QUANTITY = Text("数量差 {difference}", "quantity off by {difference}")
_AMOUNT = Text("金额差 {difference}", "amount off by {difference}")
_NOT_LISTED = Text("平台清单没有这一行", "the platform's list lacks this line")
_TITLE = Text("平台核对", "Platform comparison")
PLATFORM_HEADS = (
    Head("day", Text("日期", "Day"), Kind.DAY), Head("platform_no", Text("平台单号", "Platform order"), Kind.CODE),
    Head("product", Text("产品", "Product"), Kind.CODE), Head("quantity", Text("平台数量", "Theirs"), Kind.QUANTITY),
    Head("own_quantity", Text("本册数量", "Ours"), Kind.QUANTITY), Head("amount", Text("平台金额", "Their amount"), Kind.MONEY),
    Head("own_amount", Text("本册金额", "Our amount"), Kind.MONEY), Head("difference", Text("差异", "Difference")),
)  # fmt: skip
_SUMMARY = Text("平台核对：{rows} 行，{wrong} 处不符", "platform comparison: {rows} rows, {wrong} do not match")


class Own(NamedTuple):
    """What the book holds for a platform order and product; ``orders`` are the orders that carry the platform's number."""

    orders: tuple[Order, ...]
    lines: tuple[OrderLine, ...]
    quantity: Decimal
    amount: Decimal


def own_of(row: PlatformRow, book: Book) -> Own:
    """Our orders with the platform's number as customer PO number, drafts among them; turned down ones are as none."""
    orders = tuple(o for o in book.by(Order, "customer_po", row.platform_no) if o.commercial not in _VOID) if row.platform_no else ()
    found = [(line, o) for o in orders for line in book.by(OrderLine, "order", o.number) if line.product == row.product]
    quantity = sum((line.quantity or ZERO for line, _ in found), ZERO)
    return Own(orders, tuple(line for line, _ in found), quantity, sum((gross_of(line, o) for line, o in found), ZERO))


def difference_of(row: PlatformRow, book: Book) -> Text | None:
    """What does not match, ours less theirs; None when all does. A figure that the platform does not give is not compared."""
    own = own_of(row, book)
    if not own.lines:
        return _NO_PRODUCT if own.orders else _MISSING
    told = []
    if row.quantity is not None and own.quantity != row.quantity:
        told.append(both(_QUANTITY, difference=f"{(own.quantity - row.quantity).normalize():+f}"))
    if row.amount is not None and own.amount != row.amount:
        told.append(both(_AMOUNT, difference=("+" if own.amount > row.amount else "") + shown(own.amount - row.amount)))
    return Text("；".join(t.zh for t in told), "; ".join(t.en for t in told)) if told else None


@computed(PlatformRow, "own_quantity", reads=(Order, OrderLine))
def own_quantity(row: PlatformRow, book: Book, glance: Glance) -> Decimal | None:
    return own_of(row, book).quantity or None


@computed(PlatformRow, "own_amount", reads=(Order, OrderLine))
def own_amount(row: PlatformRow, book: Book, glance: Glance) -> Decimal | None:
    return own_of(row, book).amount or None


@computed(PlatformRow, "difference", reads=(Order, OrderLine))
def difference(row: PlatformRow, book: Book, glance: Glance) -> str:
    found = difference_of(row, book)
    return found.say(glance.lang) if found else ""


def not_listed(book: Book) -> Iterator[tuple[Order, OrderLine]]:
    """Lines of our platform orders of the days that the platform listed, which its list does not have."""
    days = {row.day for row in book.all(PlatformRow)}
    listed = {(row.platform_no, row.product) for row in book.all(PlatformRow)}
    for order in book.all(Order):
        if order.channel is Channel.PLATFORM and order.ordered_on in days and order.commercial not in _VOID:
            for line in book.by(OrderLine, "order", order.number):
                if (order.customer_po, line.product) not in listed:
                    yield order, line


def platform_listing(book: Book) -> Listing:
    """Everything that does not match and was not handled, both ways, by day."""
    wrong = [(row, found) for row in book.all(PlatformRow) if not row.handled.strip() and (found := difference_of(row, book))]
    rows = [_theirs(row, found, book) for row, found in wrong]
    for order, line in not_listed(book):
        own = (line.quantity, None, gross_of(line, order))
        cells = (order.ordered_on, order.customer_po, line.product, None, *own, _NOT_LISTED)
        rows.append(Row(cells, OrderLine, key_of(line), order.number))
    rows.sort(key=lambda row: (row.cells[0] or date.min, row.cells[1], row.cells[2]))
    summary = both(_SUMMARY, rows=sum(1 for _ in book.all(PlatformRow)), wrong=len(rows))
    return Listing("platform", _TITLE, PLATFORM_HEADS, tuple(rows), summary)


def _theirs(row: PlatformRow, found: Text, book: Book) -> Row:
    own = own_of(row, book)
    quantities = (row.quantity, own.quantity or None)
    cells = (row.day, row.platform_no, row.product, *quantities, row.amount, own.amount or None, found)
    return Row(cells, PlatformRow, key_of(row), own.orders[0].number if own.orders else "")
