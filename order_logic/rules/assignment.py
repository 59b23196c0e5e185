"""Goods go to production or to purchasing as order type and product say."""

from collections.abc import Iterator
from typing import Any

from order_logic.derived.assignment import BadWeights, assigned_to, centres_of, sellers_of, weights_of
from order_logic.derived.bom import has_bill
from order_logic.flows.moves import Shifting
from order_logic.records import Component, Offer, OrderLine, OrderType, Product, Setting, Supplier, WorkCentre
from order_logic.records.choices import Level, Supply
from order_logic.rule import Breach, Case, breach, rule
from order_logic.text import Text

_OTHER_WAY = Text(
    "第 {line} 行 {product} 按订单类型和产品应「{assigned}」，现改走「{move}」", "line {line}: {product} is {assigned} goods, now by {move}"
)
_SAY_SO = Text("有意改走时可继续；长期如此请改产品的「来源」", "go on if it is meant so; for good, change Supply of the product")
_WEIGHTS = Text(
    "分派权重「{value}」不是三个数，按默认 {standard} 计分", "the weights {value} are not three numbers; the default {standard} is used"
)
_WRITE_THEM = Text("请在「设置」写成 4/3/3（产能/周期/质量）", "write them as 4/3/3 (capacity/lead time/quality) in Settings")


@rule(
    "R-34",
    guards=(Shifting.MAKE, Shifting.BUY),
    reads=(OrderType, Product, WorkCentre, Component, Offer, Supplier, Setting),
    field="product",
    lasting=False,
    policy="按订单类型和产品把货品分派给生产或采购，产能足、周期短、质量稳的优先。",
    zh="第 {line} 行 {product} 按订单类型和产品是「{assigned}」，没有可以「{move}」的产线或供货条件",
    en="line {line}: {product} is {assigned} goods, and nobody is known by whom to {move}",
    fix=(
        "请改按另一个按钮，或补「产品」的产线、「物料清单」或「供货条件」",
        "press the other button, or enter a work centre, a bill of materials or an offer",
    ),
)
def goods_go_where_they_belong(case: Case) -> Iterator[Breach]:
    """Goods are assigned to production or purchasing by order type and product.

    Capacity, a short lead time and reliable quality go first, weighed as the settings say. S4 S10
    """
    yield from _weights(case)
    here = Supply.MADE if case.move is Shifting.MAKE else Supply.BOUGHT
    for line in dict.fromkeys(portion.line for portion in case.portions):
        assigned = assigned_to(case.order, line.product, case.book)
        if assigned not in (None, here):
            text, remedy, level = (_OTHER_WAY, _SAY_SO, Level.WARN) if _possible(case, line, here) else (None, None, None)
            facts: dict[str, Any] = {"line": line.line_no, "product": line.product, "assigned": assigned, "move": case.move}
            yield breach(line, text=text, remedy=remedy, level=level, **facts)


def _possible(case: Case, line: OrderLine, way: Supply) -> bool:
    """Whether somebody is known who could make or deliver the goods of a line."""
    if way is Supply.MADE:
        return bool(centres_of(line.product, case.book)) or has_bill(line.product, case.book)
    return bool(sellers_of(line.product, case.book))


def _weights(case: Case) -> Iterator[Breach]:
    value = case.press.settings.allocation_weights
    try:
        weights_of(value)
    except BadWeights:
        row = case.book.get(Setting, "allocation_weights")
        standard = type(case.press.settings)().allocation_weights
        yield breach(row, "value" if row else "", text=_WEIGHTS, remedy=_WRITE_THEM, level=Level.WARN, value=value, standard=standard)
