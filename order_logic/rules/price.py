"""What may be sold, and at which price."""

from collections.abc import Iterator
from decimal import Decimal

from order_logic.flows.moves import Move
from order_logic.records import Order, OrderLine, PricePolicy, Product
from order_logic.records.choices import Level, LineKind, ProductState
from order_logic.rule import Breach, Case, breach, rule
from order_logic.text import Text

_CUSTOM = Text("第 {line} 行 {product} 是定制品", "line {line}: {product} is a custom item")
_TELL = Text("请通知生产，并与客户核对图纸和要求", "tell production, and check drawings and wishes with the customer")
_BARRED = (ProductState.BANNED, ProductState.DISCONTINUED)


@rule(
    "R-25",
    guards=(Move.FIRST_AUDIT,),
    reads=(OrderLine, Product),
    lasting=False,
    policy="禁售、停产的产品不接单；定制品作出标记，并通知生产。",
    zh="第 {line} 行 {product} 已{state}",
    en="line {line}: {product} is {state}",
    fix=("请与客户换用在售产品，或退回订单", "offer the customer another product, or send the order back"),
)
def product_may_be_sold(case: Case) -> Iterator[Breach]:
    """No product is banned or discontinued; custom items are flagged and production is told. S17 S2"""
    for line in case.lines:
        product = case.book.get(Product, line.product)
        if product is not None and product.state in _BARRED:
            yield breach(line, "product", line=line.line_no, product=product.code, state=product.state)
        if product is not None and product.custom:
            yield breach(line, "product", level=Level.WARN, text=_CUSTOM, remedy=_TELL, line=line.line_no, product=product.code)


@rule(
    "R-26",
    guards=(Move.FIRST_AUDIT,),
    reads=(OrderLine, PricePolicy),
    lasting=False,
    policy="价格须符合下单当日有效的价格政策和折扣。为该客户专订的政策优先于通用政策；有几条时，符合其中一条即可。",
    zh="第 {line} 行 {product} 的单价或折扣不合当日价格政策 {policies}",
    en="line {line}: price or discount of {product} is outside the policy in force, {policies}",
    fix=("请改价，或先由销售经理增补价格政策", "correct the price, or have the sales manager add a policy first"),
)
def price_within_policy(case: Case) -> Iterator[Breach]:
    """The price lies within the price policy and the discounts in force on the day of the order. S17

    A policy made for the customer goes before those for everybody, and one of several that holds is enough.
    """
    for line in case.lines:
        if line.price is None or line.kind not in (LineKind.GOODS, None):
            continue
        policies = _in_force(line, case)
        if policies and not any(_within(line, case.order, policy) for policy in policies):
            name = "price" if any(_too_low(line, case.order, policy) for policy in policies) else "discount"
            yield breach(line, name, line=line.line_no, product=line.product, policies=[p.number for p in policies])


def _in_force(line: OrderLine, case: Case) -> list[PricePolicy]:
    """The policies for this product on the day of the order: the customer's own, else those for every customer."""
    day, customer = case.order.ordered_on or case.press.today, case.order.customer
    found = [
        p
        for p in case.book.by(PricePolicy, "product", line.product)
        if (p.valid_from is None or p.valid_from <= day) and (p.valid_to is None or day <= p.valid_to)
    ]
    return [p for p in found if p.customer == customer] or [p for p in found if not p.customer]


def _within(line: OrderLine, order: Order, policy: PricePolicy) -> bool:
    too_much = policy.highest_discount is not None and (line.discount or Decimal(0)) > policy.highest_discount
    return not too_much and not _too_low(line, order, policy)


def _too_low(line: OrderLine, order: Order, policy: PricePolicy) -> bool:
    """Whether the price with tax, after the discount, lies below the policy's lowest; exact, nothing rounded."""
    if policy.lowest_price is None or line.price is None:
        return False
    taxed = 100 if order.tax_included is not False else 100 + (line.tax_rate or Decimal(0))
    return line.price * (100 - (line.discount or Decimal(0))) * taxed < policy.lowest_price * 10_000
