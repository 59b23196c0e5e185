"""Stock is never promised twice: what is locked lies there, the earlier promise comes first, and lots are named."""

from collections.abc import Iterator
from decimal import Decimal

from order_logic.derived.competing import free_of, waiting_before
from order_logic.derived.lots import ZERO, locked_for
from order_logic.derived.passed import from_opening
from order_logic.derived.stages import GONE_READS, stages_of
from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Shifting
from order_logic.flows.quantity import Stage
from order_logic.records import Allocation, Order, OrderLine, Product, Stock
from order_logic.records.choices import MONEY_ONLY, Level
from order_logic.rule import Breach, Case, breach, rule
from order_logic.rules.allotting import plan_of, told
from order_logic.text import Text

HELD = (Stage.LOCKED, Stage.PASSED, Stage.NOTED, Stage.RELEASED)
"""The stages whose goods lie in the warehouse for one line alone."""
_EARLIER = Text("{product} 还有交期更早的订单在等：{orders}", "orders with an earlier promise wait for {product}: {orders}")
_LET_THEM = Text("请先分配给它们，或确认库存够用后再发货", "allocate to them first, or make sure that there is enough for all")
_SAFETY = Text("{product} 分配后只剩 {left}，低于安全库存 {safety}", "{left} of {product} remain, below the safety stock of {safety}")
_REFILL = Text("请采购安排补库，须总经理批准（R-42）", "let purchasing fill it up; the general manager approves (R-42)")
_OVERSOLD = Text("现有量 {on_hand}，已锁定 {reserved}", "{on_hand} on hand, {reserved} locked")
_COUNT = Text("请盘点后更正现有量，或解除多锁的数量", "count the shelf and correct it, or unlock what is too much")
_LINE = Text("第 {line} 行应锁定 {held}，「库存分配」为 {locked}", "line {line} holds {held}, Allocations say {locked}")
_RELOCK = Text("请核对「库存分配」该行，必要时解除锁定后重新分配", "look at its rows in Allocations; unlock and allocate again if need be")


@rule(
    "R-35",
    guards=(Shifting.ALLOCATE,),
    about=Stock,
    reads=(Stock, Product, Allocation, OrderLine, *GONE_READS),
    field="reserved",
    policy="按可用库存分配并锁定，绝不超卖；先满足承诺交期早的订单，锁定数与分配记录随时相符。",
    zh="已锁定 {reserved}，「库存分配」合计 {locked}",
    en="{reserved} are locked, Allocations add up to {locked}",
    fix=("请核对「库存分配」，勿手工改「已锁定」", "look at Allocations; the column Reserved is not typed"),
)
def never_oversold(case: Case) -> Iterator[Breach]:
    """Available stock is looked up, allocated and locked; nothing is ever sold twice. S17

    The earlier promise is served first, and what is locked always agrees with the allocations.
    """
    if case.move is Shifting.ALLOCATE:
        yield from _earlier_first(case)
        return
    row: Stock = case.row
    locks = [a for a in case.book.by(Allocation, "product", row.product) if not a.voided]
    locked = sum((a.left or ZERO for a in locks if (a.warehouse, a.lot) == (row.warehouse, row.lot)), ZERO)
    reserved = row.reserved or ZERO
    if reserved != locked:
        yield breach(reserved=told(reserved), locked=told(locked))
    if reserved > max(row.on_hand or ZERO, ZERO):
        yield breach(text=_OVERSOLD, remedy=_COUNT, on_hand=told(row.on_hand or ZERO), reserved=told(reserved))
    if row is case.book.by(Stock, "product", row.product)[0]:
        yield from _lines_agree(row.product, case)


def _lines_agree(product: str, case: Case) -> Iterator[Breach]:
    """Every line's goods in the warehouse are the ones that are locked for it."""
    for line in case.book.by(OrderLine, "product", product):
        order = case.book.get(Order, line.order)
        if order is None or line.kind in MONEY_ONLY or from_opening(order) or order.commercial is Commercial.ARCHIVED:
            continue
        stages = stages_of(line, case.book)
        held, locked = sum(map(stages.__getitem__, HELD), ZERO), locked_for(line, case.book)
        if held != locked:
            yield breach(line, "locked", text=_LINE, remedy=_RELOCK, line=line.line_no, held=told(held), locked=told(locked))


def _earlier_first(case: Case) -> Iterator[Breach]:
    """Warns where the goods would then lack for an earlier promise, or for the safety stock."""
    given: dict[str, Decimal] = {}
    for one in plan_of(case):
        given[one.line.product] = given.get(one.line.product, ZERO) + one.given
    for product, quantity in given.items():
        if not quantity:
            continue
        left, item = free_of(product, case.book) - quantity, case.book.get(Product, product)
        rivals = waiting_before(case.order, product, case.book)
        if sum((r.quantity for r in rivals), ZERO) > left:
            orders = [f"{r.order.number} {r.promised_on} {told(r.quantity)}" for r in rivals]
            yield breach(case.order, "promised_on", text=_EARLIER, remedy=_LET_THEM, level=Level.WARN, product=product, orders=orders)
        safety = (item.safety_stock if item else None) or ZERO
        if left < safety:
            facts = {"product": product, "left": told(left), "safety": told(safety)}
            yield breach(case.order, text=_SAFETY, remedy=_REFILL, level=Level.WARN, **facts)
