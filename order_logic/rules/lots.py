"""Goods that are kept by lot or serial number name it when they are allocated."""

from collections.abc import Iterator
from typing import Any

from order_logic.derived.allotting import LotFault, free_lots
from order_logic.flows.moves import Shifting
from order_logic.records import OrderLine, Product, Stock
from order_logic.rule import Breach, Case, breach, rule
from order_logic.rules.allotting import level_in, plan_of, told
from order_logic.text import Text

_NONE = Text("无", "none")
_NOT_NAMED = Text(
    "第 {line} 行 {product} 按批次（序列号）管理，没有写批号", "line {line}: {product} is kept by lot or serial number and names none"
)
_UNKNOWN = Text("第 {line} 行写的批号 {lots} 不在库", "line {line} names {lots}, which is not in stock")
_TOO_LITTLE = Text("第 {line} 行批号 {lots} 的可用数量不够", "line {line}: there is not enough of {lots}")
_WRONG_SUM = Text(
    "第 {line} 行各批号合计 {lots}，本次要分配 {wanted}", "line {line}: the lots add up to {lots}, {wanted} are to be allocated"
)
_WORDS = {
    LotFault.NOT_NAMED: _NOT_NAMED,
    LotFault.UNKNOWN: _UNKNOWN,
    LotFault.TOO_LITTLE: _TOO_LITTLE,
    LotFault.WRONG_SUM: _WRONG_SUM,
}


@rule(
    "R-37",
    guards=(Shifting.ALLOCATE,),
    reads=(Stock, Product, OrderLine),
    lasting=False,
    policy="按批次或序列号管理的货，分配时须写明批号或序列号，不由系统代选。",
    zh="第 {line} 行没有写明批号",
    en="line {line} names no lot",
    fix=("请在「批号/序列号」写明，几批时如 L1×6、L2×4；可用：{free}", "name it in Lot or serial no., several as L1×6、L2×4; free: {free}"),
)
def lot_is_named(case: Case) -> Iterator[Breach]:
    """Goods kept by lot or serial number name the lot or serial number at allocation; none is guessed. S17"""
    plan = plan_of(case)
    for one in plan:
        if one.fault:
            facts: dict[str, Any] = {"line": one.line.line_no, "product": one.line.product, "lots": list(one.lots)}
            facts |= {"wanted": told(one.wanted), "free": free_lots(one.line, case.book) or _NONE}
            yield breach(one.line, "lot", text=_WORDS[one.fault], level=level_in(plan), **facts)
