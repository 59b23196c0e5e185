"""What may be promised and what is short: stock, what comes in and when, and who wants it."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from order_logic.book import Book
from order_logic.computed import Glance, computed
from order_logic.derived import jobs, purchases
from order_logic.derived.competing import free_of, wanting
from order_logic.derived.lots import ZERO, room_of
from order_logic.derived.needs import short_of
from order_logic.flows.commercial import Commercial
from order_logic.records import Allocation, MaterialNeed, Order, OrderLine, Product, ProductionJob, PurchaseLine, PurchaseOrder, Stock
from order_logic.records.choices import ProductState

PROMISING_READS = (Order, OrderLine, Product, Stock, Allocation, MaterialNeed, ProductionJob, *purchases.PURCHASE_READS)
"""The records that the functions below look at, all of them whole."""


class Coming(NamedTuple):
    """Goods on their way: how much, when (None: not known), from which document, for which order ("": for anyone)."""

    quantity: Decimal
    on: date | None
    source: str
    order: str


def coming(product: str, book: Book) -> list[Coming]:
    """Everything of a product that is on its way, in its unit, what comes first first; what has no date is last."""
    found = [Coming(row.expected, row.expected_on, row.warehouse, "") for row in book.by(Stock, "product", product) if row.expected]
    for line in book.by(PurchaseLine, "product", product):
        purchase, rest = book.get(PurchaseOrder, line.purchase), purchases.rest_of(line, book)
        if purchase and rest and purchase.state in purchases.COMING:
            found.append(Coming(rest, purchases.due_of(line, purchase), purchase.number, line.order))
    made = [(job, rest) for job in book.by(ProductionJob, "product", product) if (rest := jobs.rest_of(job))]
    found += [Coming(rest, job.finish_on, job.number, job.order) for job, rest in made]
    return sorted(found, key=lambda part: part.on or date.max)


def atp(book: Book, product: str, on: date) -> Decimal:
    """Available to promise up to a day, in the product's unit: free stock − safety stock + what comes in by then for nobody in particular.

    What is made or bought for an order is that order's. Never below 0. (ATP without look-ahead, as in the APICS dictionary.)
    """
    item = book.get(Product, product)
    due = sum((part.quantity for part in coming(product, book) if not part.order and part.on and part.on <= on), ZERO)
    return max(free_of(product, book) - ((item.safety_stock if item else None) or ZERO) + due, ZERO)


class Want(NamedTuple):
    """An order's part of a shortage: how much it lacks, and by when."""

    order: str
    lacking: Decimal
    by: date | None


class Shortage(NamedTuple):
    """A product or material that is short: how much in all, the first day it lacks, and for which orders."""

    product: str
    lacking: Decimal
    by: date | None
    wants: tuple[Want, ...]


def shortages(book: Book) -> list[Shortage]:
    """缺料表: what confirmed orders lack, goods and materials, the most urgent first; the earlier promise is served first."""
    wants: dict[str, list[Want]] = {}
    for product in dict.fromkeys(line.product for line in book.all(OrderLine) if (line.open or ZERO) + (line.waiting or ZERO) > 0):
        wants[product] = _goods_lacking(product, book)
    for need in book.all(MaterialNeed):
        if not need.voided and not need.purchase and (lacking := short_of(need)):
            wants.setdefault(need.material, []).append(Want(need.order, lacking, need.needed_on))
    found = [Shortage(p, sum((w.lacking for w in rows), ZERO), _first(rows), tuple(rows)) for p, rows in wants.items() if rows]
    return sorted(found, key=lambda short: (short.by or date.max, short.product))


def _goods_lacking(product: str, book: Book) -> list[Want]:
    """What each confirmed order lacks when stock and receipts go to the earliest promise first."""
    wants, asked, told = list[Want](), ZERO, ZERO
    for rival in wanting(product, book):
        asked += rival.quantity
        lacking = asked - atp(book, product, rival.promised_on or date.max) - told
        if lacking > 0:
            told += lacking
            wants.append(Want(rival.order.number, lacking, rival.promised_on))
    return wants


def _first(wants: list[Want]) -> date | None:
    return min((want.by for want in wants if want.by), default=None)


def waiting_orders(book: Book) -> list[Order]:
    """Confirmed orders with a line that waits for stock, the earliest promise first."""
    numbers = dict.fromkeys(line.order for line in book.all(OrderLine) if line.waiting)
    found = [order for number in numbers if (order := book.get(Order, number)) and order.commercial is Commercial.CONFIRMED]
    return sorted(found, key=lambda order: (order.promised_on or date.max, order.number))


def out_of_stock(book: Book) -> list[Product]:
    """Products on sale of which nothing is left: those that were in stock once, and those that an order wants."""
    found = []
    for product in book.all(Product):
        shelves = book.by(Stock, "product", product.code)
        kept = shelves or wanting(product.code, book)
        if product.state is ProductState.ON_SALE and kept and sum((row.on_hand or ZERO for row in shelves), ZERO) <= 0:
            found.append(product)
    return found


@computed(Stock, "available")
def available(row: Stock, book: Book, glance: Glance) -> Decimal | None:
    """What of one shelf is locked for nobody."""
    return room_of(row) if row.on_hand is not None else None
