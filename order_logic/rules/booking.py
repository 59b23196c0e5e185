"""Finance books an order before anybody makes or buys for it."""

from collections.abc import Iterator

from order_logic.derived.passed import from_opening
from order_logic.flows.moves import Shifting
from order_logic.rule import Breach, Case, breach, rule


@rule(
    "R-44",
    guards=(Shifting.MAKE, Shifting.BUY),
    field="booked_at",
    lasting=False,
    policy="批准的订单先由财务登记，再下达生产或转采购（可在设置中关闭）。",
    zh="{number} 还没有财务登记",
    en="{number} has not been booked by finance",
    fix=(
        "请财务按「财务登记」，或在「设置」关闭「先财务登记后生产」",
        "let finance press Book, or turn off Finance books first in Settings",
    ),
)
def finance_books_first(case: Case) -> Iterator[Breach]:
    """Finance books the approved order before production or purchasing gets it; a setting turns this off. S11"""
    asked = case.move is not None and case.press.settings.finance_books_before_production
    if asked and case.order.booked_at is None and not from_opening(case.order):
        yield breach(number=case.order.number)
