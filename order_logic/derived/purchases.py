"""What is bought: for which order line, how much is still to come, and what it costs."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from order_logic.book import Book
from order_logic.computed import Glance, computed
from order_logic.flows.documents import Purchase
from order_logic.money import line_amount
from order_logic.records import OrderLine, PurchaseLine, PurchaseOrder
from order_logic.records.choices import Buying

ZERO = Decimal(0)
COMING = (Purchase.PART, Purchase.PLACED)
"""The states in which a supplier owes us goods."""
UNDER_WAY = (*COMING, Purchase.APPROVED, Purchase.WAITS, Purchase.NEW)
"""The states in which goods may still arrive, those first that have come furthest."""
PURCHASE_READS = (PurchaseOrder, PurchaseLine)
"""The records that the functions below look at."""


def lines_of(purchase: PurchaseOrder, book: Book) -> list[PurchaseLine]:
    """The lines of a purchase order that count."""
    return [line for line in book.by(PurchaseLine, "purchase", purchase.number) if not line.voided]


def amount_of(purchase: PurchaseOrder, book: Book) -> Decimal:
    """What a purchase order costs with tax, in 元."""
    return sum((_amount(line) or ZERO for line in lines_of(purchase, book)), ZERO)


def rest_of(line: PurchaseLine, book: Book) -> Decimal:
    """What of a purchase line is still to arrive; 0 once its order is received, closed or cancelled."""
    purchase = book.get(PurchaseOrder, line.purchase)
    if line.voided or purchase is None or purchase.state not in UNDER_WAY:
        return ZERO
    return max((line.quantity or ZERO) - (line.received or ZERO), ZERO)


def supplies_of(line: OrderLine, book: Book, states: Iterable[Purchase] = UNDER_WAY) -> list[PurchaseLine]:
    """The purchase lines from which goods of an order line are still to come, those that have come furthest first."""
    order = list(states)
    found = [p for p in bought_for(line, book) if rest_of(p, book) > 0 and _state(p, book) in order]
    return sorted(found, key=lambda p: (order.index(_state(p, book) or Purchase.NEW), p.purchase, p.number or 0))


def bought_for(line: OrderLine, book: Book) -> list[PurchaseLine]:
    """Every purchase line of the goods themselves; materials bought for the line are another product."""
    mine = book.by(PurchaseLine, "order", line.order)
    return [p for p in mine if p.line_no == line.line_no and p.product == line.product and not p.voided]


def _state(line: PurchaseLine, book: Book) -> Purchase | None:
    purchase = book.get(PurchaseOrder, line.purchase)
    return purchase.state if purchase else None


def bought_of(product: str, order: str, line_no: int | None, book: Book) -> Decimal:
    """How much of a product or material has been bought for an order line and come in or is under way, in its unit."""
    mine = [p for p in book.by(PurchaseLine, "order", order) if (p.product, p.line_no) == (product, line_no) and not p.voided]
    return sum(((p.received or ZERO) + rest_of(p, book) for p in mine), ZERO)


def coming_for_stock(product: str, book: Book) -> Decimal:
    """What is on order of a product for no order line, in its unit."""
    return sum((rest_of(p, book) for p in book.by(PurchaseLine, "product", product) if _for_stock(p, book)), ZERO)


def _for_stock(line: PurchaseLine, book: Book) -> bool:
    purchase = book.get(PurchaseOrder, line.purchase)
    return purchase is not None and purchase.kind is Buying.FOR_STOCK


def goods_line_of(line: PurchaseLine, book: Book) -> OrderLine | None:
    """The order line whose own goods a purchase line brings; None for materials and for stock."""
    rows = book.by(OrderLine, "order", line.order) if line.order else ()
    return next((row for row in rows if row.line_no == line.line_no and row.product == line.product), None)


def due_of(line: PurchaseLine, purchase: PurchaseOrder) -> date | None:
    """When a purchase line should be here: the supplier's date, else the one we asked for."""
    return line.promised_on or purchase.due_on


def _amount(line: PurchaseLine) -> Decimal | None:
    if line.voided or line.quantity is None or line.price is None:
        return None
    return line_amount(line.quantity, line.price)


@computed(PurchaseLine, "amount")
def amount_of_purchase_line(line: PurchaseLine, book: Book, glance: Glance) -> Decimal | None:
    return _amount(line)


@computed(PurchaseOrder, "amount", reads=(PurchaseLine,))
def amount_of_purchase(purchase: PurchaseOrder, book: Book, glance: Glance) -> Decimal | None:
    return amount_of(purchase, book) if lines_of(purchase, book) else None
