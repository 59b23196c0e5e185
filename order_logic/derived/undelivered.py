"""Which orders still owe goods, and by which day."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from order_logic.book import Book
from order_logic.derived.amounts import value_of
from order_logic.derived.stages import BEFORE_SHIPPING, GONE_READS, goods_of, stages_of
from order_logic.flows.commercial import UNDER_WAY, Commercial
from order_logic.flows.quantity import Stage
from order_logic.records import Order, OrderLine
from order_logic.settings import Settings

UNDELIVERED_READS: tuple[type, ...] = (Order, OrderLine, *GONE_READS)
_UNTIL_SHIPPED, _UNTIL_SIGNED = BEFORE_SHIPPING, (*BEFORE_SHIPPING, Stage.SHIPPED)


class Owed(NamedTuple):
    """What is not delivered yet of one line: the quantity in its unit, its amount in 元 with tax."""

    line: OrderLine
    quantity: Decimal
    amount: Decimal


def due_day(order: Order) -> date | None:
    """The promised day, or the requested one while none is promised."""
    return order.promised_on or order.requested_on


def owed_of(order: Order, book: Book, settings: Settings) -> list[Owed]:
    """The lines of a confirmed order of which something has not been signed for (or shipped, as the settings say)."""
    stages = _UNTIL_SHIPPED if settings.promise_basis == "发货" else _UNTIL_SIGNED
    found = []
    for line in goods_of(order.number, book):
        lying = stages_of(line, book)
        quantity = sum((lying[stage] for stage in stages), Decimal(0))
        if quantity > 0:
            found.append(Owed(line, quantity, value_of(quantity, line, order)))
    return found


def undelivered(book: Book, settings: Settings) -> Iterator[tuple[Order, list[Owed]]]:
    """Every order that still owes something: those under way whole, confirmed ones as far as they are not delivered."""
    for order in book.all(Order):
        if order.commercial in UNDER_WAY[1:] or order.commercial is Commercial.CONFIRMED:
            owed = owed_of(order, book, settings)
            if owed:
                yield order, owed
