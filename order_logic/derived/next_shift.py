"""Which move an order waits for, the moves of its goods included."""

from order_logic.book import Book
from order_logic.derived.facts import free_stock
from order_logic.derived.stages import goods_of, stages_of
from order_logic.derived.steps import next_move
from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Move, Shifting
from order_logic.flows.quantity import Stage
from order_logic.records import Order, OrderLine, Product
from order_logic.records.choices import Supply
from order_logic.settings import Settings

_WAITS_FOR = {
    Stage.WAITING: Shifting.ALLOCATE,
    Stage.LOCKED: Shifting.PREPARE,
    Stage.MAKING: Shifting.RECEIVE,
    Stage.BUYING: Shifting.RECEIVE,
    Stage.TO_INSPECT: Shifting.INSPECT,
    Stage.PASSED: Shifting.ISSUE_NOTE,
    Stage.NOTED: Shifting.RELEASE,
    Stage.RELEASED: Shifting.SHIP,
    Stage.SHIPPED: Shifting.SIGN,
}


def next_of(order: Order, book: Book, settings: Settings) -> Move | Shifting | None:
    """The move that brings the order on: of the commercial flow, after confirmation that of its least advanced goods, then 结清."""
    if order.commercial is not Commercial.CONFIRMED:
        return next_move(order, book, settings)
    shift = _next_shift(order, book)
    if shift in (Shifting.MAKE, Shifting.BUY) and settings.finance_books_before_production and order.booked_at is None:
        return Move.BOOK
    return shift or Move.SETTLE


def _next_shift(order: Order, book: Book) -> Shifting | None:
    """What the least advanced quantity of the order waits for; None when everything is signed for or ended."""
    for stage in (Stage.OPEN, *_WAITS_FOR):
        for line in goods_of(order.number, book):
            if stages_of(line, book)[stage] > 0:
                return _WAITS_FOR.get(stage) or _supply_of(line, book)
    return None


def _supply_of(line: OrderLine, book: Book) -> Shifting:
    """Open goods are allocated where stock is free; else made or bought, as the product says."""
    if free_stock(line.product, book) > 0:
        return Shifting.ALLOCATE
    product = book.get(Product, line.product)
    return Shifting.BUY if product and product.supply is Supply.BOUGHT else Shifting.MAKE
