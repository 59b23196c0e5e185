"""What must hold in a book after every press, whoever pressed what."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from order_logic.book import Book
from order_logic.derived.stages import goods_of, stages_of
from order_logic.flows.commercial import Commercial
from order_logic.flows.quantity import Stage
from order_logic.records import Allocation, Order, Stock
from tests.walks.evidence import missing
from tests.walks.money import broken_money

ZERO = Decimal(0)
LOCKING = (Stage.LOCKED, Stage.PASSED, Stage.NOTED, Stage.RELEASED)


def broken(book: Book) -> list[str]:
    """Every invariant that does not hold, in words; empty when all is well."""
    return [*_stages(book), *_stock(book), *_locks(book), *_promised(book), *broken_money(book), *missing(book)]


def _stages(book: Book) -> Iterator[str]:
    """Ordered + over-delivered = Σ stages, no stage below zero, shipped ≤ released before."""
    for order in book.all(Order):
        for line in goods_of(order.number, book):
            lies = stages_of(line, book)
            if sum(lies.values()) != (line.quantity or ZERO) + (line.over or ZERO):
                yield f"{order.number}/{line.line_no}: stages {lies} do not make {line.quantity} + {line.over}"
            for stage, quantity in lies.items():
                if quantity < 0:
                    yield f"{order.number}/{line.line_no}: {stage.name} is {quantity}"


def _stock(book: Book) -> Iterator[str]:
    """Locked and unshipped ≤ on hand; what stands as reserved is what allocations hold."""
    held: dict[tuple[str, str, str], Decimal] = defaultdict(Decimal)
    for row in book.all(Allocation):
        if not row.voided:
            held[row.product, row.warehouse, row.lot] += row.left or ZERO
    for stock in book.all(Stock):
        reserved, on_hand = stock.reserved or ZERO, stock.on_hand or ZERO
        key = (stock.product, stock.warehouse, stock.lot)
        if reserved != held.pop(key, ZERO):
            yield f"{key}: {reserved} stands as reserved, allocations say otherwise"
        if reserved > on_hand:
            yield f"{key}: {reserved} reserved of {on_hand}"
    for key, quantity in held.items():
        if quantity:
            yield f"{key}: {quantity} allocated where there is no stock"


def _locks(book: Book) -> Iterator[str]:
    """What a line has in the locking stages is what its allocations hold."""
    for order in book.all(Order):
        for line in goods_of(order.number, book):
            rows = [r for r in book.by(Allocation, "order", order.number) if r.line_no == line.line_no and not r.voided]
            lies = stages_of(line, book)
            there, held = sum(lies[s] for s in LOCKING), sum(((r.left or ZERO) for r in rows), ZERO)
            if there != held:
                yield f"{order.number}/{line.line_no}: {there} locked to released, allocations hold {held}"


def _promised(book: Book) -> Iterator[str]:
    """A promised date stands wherever an order is confirmed."""
    for order in book.all(Order):
        if order.commercial is Commercial.CONFIRMED and order.promised_on is None:
            yield f"{order.number}: confirmed without a promised date"
