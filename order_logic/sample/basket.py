"""What an order of the sample company asks for: its lines, with believable quantities and prices."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from random import Random

from order_logic.derived.amounts import gross_of
from order_logic.money import line_amount
from order_logic.records import Order, OrderLine, Product
from order_logic.records.choices import LineKind, ProductState

_LINES, _SHARES = (1, 2, 3, 4, 5, 6, 8), (14, 22, 24, 18, 12, 6, 4)
_TYPICAL, _SPREAD = 8.9, 1.0  # the logarithm of a line's amount in 元, and its spread
_NOTHING = Decimal(0)
Lines = list[OrderLine]


class Shelf:
    """What may be ordered: goods on sale that are not made to measure, and the services beside them."""

    def __init__(self, goods: Sequence[Product]) -> None:
        self.goods = [p for p in goods if p.supply and p.state is ProductState.ON_SALE and not p.custom]
        self.freight = next(p for p in goods if p.code == "FY-001")
        self.services = [p for p in goods if not p.supply and p is not self.freight]

    def basket(self, rng: Random, discount: Decimal, retail: bool) -> Lines:
        """The lines of one order, numbered from one and not yet of any order; small ones over the counter (``retail``)."""
        count = rng.choices(_LINES, _SHARES)[0]
        lines = [_goods(rng, p, discount, retail) for p in rng.sample(self.goods, count)]
        chance = rng.random()
        if chance < 0.05:
            lines.append(_line(self.freight, LineKind.FEE, Decimal(rng.randrange(1, 4))))
        elif chance < 0.09 and not retail:
            lines.append(_line(rng.choice(self.services), LineKind.SERVICE, Decimal(rng.randrange(1, 4))))
        elif chance < 0.12:
            lines.append(_line(rng.choice(self.goods), rng.choice((LineKind.GIFT, LineKind.SAMPLE)), Decimal(1), price=_NOTHING))
        return lines


def _goods(rng: Random, product: Product, discount: Decimal, retail: bool) -> OrderLine:
    price = product.price or Decimal(1)
    wanted = rng.lognormvariate(_TYPICAL - 2 * retail, _SPREAD) / float(price)
    step = 50 if wanted > 500 else 10 if wanted > 60 else 5 if wanted > 20 else 1
    quantity = Decimal(max(1, round(wanted / step) * step))
    return _line(product, LineKind.GOODS, quantity, discount=discount if discount and not retail else None)


def _line(
    product: Product, kind: LineKind, quantity: Decimal, *, price: Decimal | None = None, discount: Decimal | None = None
) -> OrderLine:
    return OrderLine(
        order="", line_no=0, kind=kind, product=product.code, name=product.name, model=product.model, unit=product.unit,
        quantity=quantity, price=product.price if price is None else price, discount=discount, tax_rate=product.tax_rate,
    )  # fmt: skip


def numbered(line: OrderLine, order: str, line_no: int) -> OrderLine:
    """The line as the ``line_no``-th of ``order``; spelled out because a hundred thousand of them are made."""
    return OrderLine(
        order=order, line_no=line_no, kind=line.kind, product=line.product, name=line.name, model=line.model, unit=line.unit,
        quantity=line.quantity, price=line.price, discount=line.discount, tax_rate=line.tax_rate,
    )  # fmt: skip


def enlarged(lines: Lines, factor: int) -> Lines:
    """The same goods in ``factor`` times the quantity."""
    return [replace(line, quantity=(line.quantity or _NOTHING) * factor) if line.kind is LineKind.GOODS else line for line in lines]


def worth(lines: Lines, tax_included: bool) -> Decimal:
    """What the lines come to with tax, in 元."""
    if tax_included:
        return sum((line_amount(ln.quantity or _NOTHING, ln.price or _NOTHING, ln.discount or _NOTHING) for ln in lines), _NOTHING)
    order = Order(number="", tax_included=False)
    return sum((gross_of(line, order) for line in lines), _NOTHING)
