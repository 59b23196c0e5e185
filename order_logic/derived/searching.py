"""查订单: an order is found by any number or name that somebody has in hand (R-85)."""

from collections.abc import Iterable, Iterator

from order_logic.book import Book
from order_logic.characters import clean, simplified
from order_logic.columns import Kind
from order_logic.derived.listing import Head, Listing, Row, both
from order_logic.records import Customer, Invoice, Order, OutboundNote
from order_logic.text import Text

SEARCH_READS: tuple[type, ...] = (Order, Customer, OutboundNote, Invoice)
TITLE = Text("查订单", "Find order")
_HEADS = (
    Head("order", Text("订单号", "Order no."), Kind.CODE),
    Head("customer", Text("客户", "Customer")),
    Head("status", Text("状态", "Status")),
    Head("amount", Text("金额", "Amount"), Kind.MONEY),
    Head("promised_on", Text("确认交期", "Promised on"), Kind.DAY),
    Head("found_by", Text("匹配", "Found by")),
)
_FOUND = Text("「{word}」查到 {count} 单", "{count} orders found for {word}")
_NUMBERS = (
    ("number", Text("订单号", "order no.")),
    ("draft_no", Text("草稿号", "draft no.")),
    ("customer_po", Text("客户订单号", "customer PO no.")),
    ("contract_no", Text("合同编号", "contract no.")),
    ("customer", Text("客户编号", "customer no.")),
    ("project_name", Text("项目名称", "project")),
)
_CUSTOMER = Text("客户名称", "customer name")
_OTHERS = (
    (OutboundNote, "waybill", Text("运单号", "waybill")),
    (OutboundNote, "number", Text("出库单号", "outbound note")),
    (Invoice, "invoice_no", Text("发票号码", "invoice number")),
    (Invoice, "number", Text("开票单号", "invoice")),
)


def search(book: Book, words: Iterable[str]) -> Listing:
    """The orders that any of ``words`` leads to: part of a number, a waybill, an invoice or a customer's name, however it is written."""
    wanted = [key for word in words if (key := _key(word))]
    rows: dict[str, Row] = {}
    for order, found_by in _hits(book, wanted):
        cells = (order.number, order.customer_name, order.status, order.amount, order.promised_on, found_by)
        rows.setdefault(order.number, Row(cells, Order, (order.number,), order.number))
    summary = both(_FOUND, word=" ".join(words), count=len(rows))
    return Listing("find", TITLE, _HEADS, tuple(rows[number] for number in sorted(rows, reverse=True)), summary)


def _hits(book: Book, wanted: list[str]) -> Iterator[tuple[Order, Text]]:
    """Every order that is found, with what it was found by."""
    names = {c.code: f"{c.name} {c.short_name}" for c in book.all(Customer)}
    for order in book.all(Order):
        said = [(getattr(order, name), label) for name, label in _NUMBERS]
        said.append((f"{names.get(order.customer, '')} {order.customer_name}", _CUSTOMER))
        if label := next((label for value, label in said if _fits(value, wanted)), None):
            yield order, label
    for record, name, label in _OTHERS:
        rows: Iterable[OutboundNote | Invoice] = book.all(record)
        for row in rows:
            found = book.get(Order, row.order) if _fits(getattr(row, name), wanted) else None
            if found:
                yield found, label


def _fits(value: str, wanted: list[str]) -> bool:
    key = _key(value)
    return any(word in key for word in wanted)


def _key(text: str) -> str:
    return simplified(clean(text)).casefold()
