"""Rush orders: who has the goods that they need, and whose date must be confirmed again."""

from collections.abc import Iterator
from decimal import Decimal

from order_logic.derived.competing import displaced, holding
from order_logic.derived.facts import gaps
from order_logic.flows.moves import Move, Shifting
from order_logic.records import Allocation, OrderLine, Product, Promise, Stock
from order_logic.records.choices import Level
from order_logic.rule import Breach, Case, breach, rule
from order_logic.rules.allotting import plan_of, told
from order_logic.text import Text

_HELD = Text("加急缺 {product} {lacking}，已锁定给 {orders}", "the rush order lacks {lacking} of {product}; locked for {orders}")
_GIVE_WAY = Text(
    "须让货时对该订单按「解除锁定」，原因写明本单号，并重新确认其交期；不让货则采购或排产",
    "where one gives way, unlock it naming this order as the reason and confirm its date again; else buy or make",
)


@rule(
    "R-31",
    guards=(Move.SUBMIT, Shifting.ALLOCATE, Shifting.ISSUE_NOTE),
    reads=(OrderLine, Product, Stock, Allocation, Promise),
    policy="加急订单先按库存和产能调整，列出被挤占的订单并重新确认其交期；单据注明「紧急处理」。",
    zh="第 {line} 行的货已让给 {rush}，交期还没有重新确认",
    en="the goods of line {line} were given up for {rush}; the date has not been confirmed again",
    fix=("请 PMC 与销售按「改交期」；日期不变也要确认", "let pmc and sales press Repromise, even when the date stays"),
)
def rush_displaces_openly(case: Case) -> Iterator[Breach]:
    """Rush orders: stock and plan are re-balanced first; displaced orders are listed, and their dates are confirmed again. S12"""
    if case.order.rush and case.move in (Move.SUBMIT, Shifting.ALLOCATE):
        yield from _who_has_it(case)
    if case.move in (None, Shifting.ISSUE_NOTE):
        for row in displaced(case.order, case.book):
            yield breach(row, "displaced_by", line=row.line_no, rush=row.displaced_by)


def _who_has_it(case: Case) -> Iterator[Breach]:
    for product, lacking in _lacking(case).items():
        rivals = holding(case.order, product, case.book)
        if rivals:
            orders = [f"{r.order.number} {r.promised_on or ''} {told(r.quantity)}" for r in rivals]
            facts = {"product": product, "lacking": told(lacking), "orders": orders}
            yield breach(field="rush", text=_HELD, remedy=_GIVE_WAY, level=Level.NOTE, **facts)


def _lacking(case: Case) -> dict[str, Decimal]:
    """What stock does not give this order, by product."""
    if case.move is Shifting.ALLOCATE:
        short = [(one.line, one.lacking) for one in plan_of(case) if one.lacking > 0 and not one.fault]
    else:
        short = gaps(case.lines, case.book)
    found: dict[str, Decimal] = {}
    for line, lacking in short:
        found[line.product] = found.get(line.product, Decimal(0)) + lacking
    return found
