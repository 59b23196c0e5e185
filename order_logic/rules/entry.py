"""Orders entered twice and fields that cannot be meant so are caught on entry."""

from collections.abc import Iterator

from order_logic.flows.moves import Move
from order_logic.records import Customer, OrderLine, OrderType, Product
from order_logic.rule import Breach, Case, rule
from order_logic.rules.duplicates import duplicates
from order_logic.rules.formats import malformed


@rule(
    "R-07",
    guards=(Move.REGISTER,),
    reads=(OrderLine, Customer, OrderType, Product),
    policy="录入时即查出重复的订单（客户订单号相同，或客户、明细、日期都相同）和格式有误的字段。",
    zh="「{column}」的内容有误",
    en="{column} is not right",
    fix=("请核对后更正", "check and correct it"),
)
def caught_on_entry(case: Case) -> Iterator[Breach]:
    """Duplicate orders (same customer PO number; same customer, lines and date) and malformed fields are caught on entry. S17"""
    yield from duplicates(case)
    yield from malformed(case)
