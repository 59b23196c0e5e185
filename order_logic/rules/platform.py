"""Our orders agree with the platform's list."""

from collections.abc import Iterator

from order_logic.derived.platform import difference_of
from order_logic.records import Order, OrderLine, PlatformRow
from order_logic.records.choices import Level
from order_logic.rule import Breach, Case, breach, rule


@rule(
    "R-96",
    reads=(PlatformRow, Order, OrderLine),
    about=PlatformRow,
    field="difference",
    level=Level.WARN,
    policy="每天把本册订单与平台清单按产品、数量、金额核对，不符的补录或更正。",
    zh="平台单 {platform_no} 的 {product}：{difference}",
    en="platform order {platform_no}, {product}: {difference}",
    fix=("请补录或更正订单，再在「处理」写明", "enter or correct the order, then say so under Handled"),
)
def agrees_with_platform(case: Case) -> Iterator[Breach]:
    """Daily our orders are compared with the platform's list by product, quantity and amount; what differs is entered or corrected. S14"""
    row: PlatformRow = case.row
    found = None if row.handled.strip() else difference_of(row, case.book)
    if found:
        yield breach(platform_no=row.platform_no, product=row.product, difference=found)
