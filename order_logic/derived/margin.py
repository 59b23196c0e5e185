"""What an order leaves over, where the cost of all its goods is known."""

from collections.abc import Iterable
from decimal import Decimal

from order_logic.book import Book
from order_logic.derived.amounts import gross_of
from order_logic.records import Offer, Order, OrderLine, Product
from order_logic.records.choices import MONEY_ONLY, Supply

MARGIN_READS: tuple[type, ...] = (OrderLine, Product, Offer)


def margin_of(order: Order, book: Book) -> Decimal | None:
    """(amount − cost of goods) ÷ amount in per cent, both with tax, at the suppliers' lowest prices.

    None where it is not known: a line that we make ourselves or that nobody offers has no cost in the book.
    """
    goods = [line for line in book.by(OrderLine, "order", order.number) if line.kind not in MONEY_ONLY]
    costs = [_cost(line, book) for line in goods]
    revenue = sum((gross_of(line, order) for line in goods), Decimal(0))
    if not goods or None in costs or not revenue:
        return None
    return (revenue - _sum(costs)) * 100 / revenue


def _cost(line: OrderLine, book: Book) -> Decimal | None:
    product = book.get(Product, line.product)
    prices = [offer.price for offer in book.by(Offer, "product", line.product) if offer.price is not None]
    if not product or product.supply is not Supply.BOUGHT or not prices or line.quantity is None:
        return None
    return line.quantity * min(prices)


def _sum(costs: Iterable[Decimal | None]) -> Decimal:
    return sum((cost for cost in costs if cost is not None), Decimal(0))
