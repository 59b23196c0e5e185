"""Who gets papers with prices on them, and what the others are told (R-86)."""

from order_logic.flows.roles import Role
from order_logic.press import Press
from order_logic.text import Text
from reports.figures import filled
from reports.report import Refused, Topic

WITHOUT_PRICES = frozenset({Role.WAREHOUSE, Role.LOGISTICS, Role.QUALITY, Role.PRODUCTION, Role.ENGINEERING})
"""Roles that work without knowing a price (R-86)."""
PRICED = (
    Text("这份单据载有价格，{roles}不能打印（R-86）", "this paper tells prices and is not printed by {roles} (R-86)"),
    Text("请由销售、订单部或财务打印", "let sales, the order department or finance print it"),
)


def sees_prices(press: Press) -> bool:
    """Whether whoever prints may get papers and copies that tell prices."""
    return not press.user.roles or not WITHOUT_PRICES.issuperset(press.user.roles)


def withheld(topic: Topic, press: Press) -> Refused:
    """Why somebody does not get a paper that is nothing without its prices."""
    return Refused(topic, *(filled(text, roles=press.user.roles) for text in PRICED))
