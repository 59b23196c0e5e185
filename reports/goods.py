"""The lines of an order as papers price them, each with its tax, and why an order cannot be priced."""

from decimal import Decimal
from typing import NamedTuple

from order_logic.book import Book
from order_logic.derived.amounts import rate_of as fraction_of
from order_logic.money import TaxSplit, line_amount, split_tax
from order_logic.records import Order, OrderLine
from order_logic.text import Text
from reports.blocks import TaxPart
from reports.figures import filled, quantity
from reports.order_parts import DISCOUNT, goods_of, rate_of, tax_parts
from reports.refusals import UNPRICED
from reports.report import Refused, Topic

ZERO = Decimal(0)


class Priced(NamedTuple):
    """One line with its price; ``amount`` is quantity times price less the discount, ``money`` its parts, in 元."""

    line: OrderLine
    number: int
    code: str
    goods: str
    terms: tuple[Text, ...]
    unit: str
    quantity: Decimal
    price: Decimal
    rate: Text
    amount: Decimal
    money: TaxSplit


def priced_lines(order: Order, book: Book, topic: Topic) -> tuple[Priced, ...] | Refused:
    """Every line of an order by its number, or which of them lack a quantity or a price."""
    lines = sorted(book.by(OrderLine, "order", order.number), key=lambda line: line.line_no or 0)
    if blank := [line.line_no for line in lines if line.quantity is None or line.price is None] or ([] if lines else [1]):
        return Refused(topic, *(filled(text, lines=blank) for text in UNPRICED))
    return tuple(_priced(line, order) for line in lines)


def _priced(line: OrderLine, order: Order) -> Priced:
    amount = line_amount(line.quantity or ZERO, line.price or ZERO, line.discount or ZERO)
    return Priced(
        line=line,
        number=line.line_no or 0,
        code=line.product,
        goods=goods_of(line),
        terms=(filled(DISCOUNT, percent=quantity(line.discount)),) if line.discount else (),
        unit=line.unit,
        quantity=line.quantity or ZERO,
        price=line.price or ZERO,
        rate=rate_of(line),
        amount=amount,
        money=split_tax(amount, fraction_of(line), included=order.tax_included is not False),
    )


def split_by_rate(lines: tuple[Priced, ...]) -> tuple[TaxPart, ...]:
    """Net and tax of priced lines, by rate."""
    return tax_parts((one.line, one.money) for one in lines)
