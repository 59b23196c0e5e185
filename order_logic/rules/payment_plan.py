"""Money before goods: what the payment plan asks for is in before goods are made or released."""

from collections.abc import Iterator
from decimal import Decimal

from order_logic.derived.matched import paid_by_step
from order_logic.derived.passed import from_opening
from order_logic.derived.receipts import MONEY_READS, received_for, written_off_of
from order_logic.flows.moves import Shifting
from order_logic.money import shown
from order_logic.records import Customer, PaymentStep
from order_logic.records.choices import Gate, Settlement
from order_logic.rule import Breach, Case, breach, rule
from order_logic.text import Text

ZERO = Decimal(0)
_GATES = {Shifting.MAKE: (Gate.MAKE,), Shifting.RELEASE: (Gate.MAKE, Gate.RELEASE)}
_PREPAID = Text("款到发货：已到账 {paid} 元，订单 {asked} 元", "payment before delivery: {paid} of {asked} has come in")
_COLLECT = Text("请收齐并登记到账后再放行", "collect it and register it as cleared first")
_NO_PLAN = Text("分期付款的订单还没有付款计划", "an order paid in instalments has no payment plan")
_STALE = Text("付款计划合计 {planned} 元，订单 {asked} 元", "the payment plan comes to {planned}, the order to {asked}")
_MAKE_PLAN = Text("请在「付款计划」按「生成付款计划」", "press Make payment plan")


@rule(
    "R-97",
    guards=(Shifting.MAKE, Shifting.RELEASE),
    reads=(Customer, PaymentStep, *MONEY_READS),
    field="received_amount",
    lasting=False,
    policy="款到发货、定金排产和分期付款的订单，排产和放行前，付款计划的该步款项须已到账；承兑汇票按设置是否算到账。",
    zh="「{step}」{asked} 元，已到账 {paid} 元",
    en="{step} asks for {asked}, {paid} has come in",
    fix=("请催收并登记到账；要改付款条件的走变更申请", "collect it and register it as cleared; other terms take a change request"),
)
def gated_step_is_paid(case: Case) -> Iterator[Breach]:
    """款到发货, 定金排产 and instalments: goods are made and released once cleared receipts cover the step of the plan. S17 S12

    An acceptance bill counts as the setting says. 款到发货 without a plan asks for the whole amount before release.
    """
    gates = _GATES.get(case.move) if isinstance(case.move, Shifting) else None
    if gates is None or from_opening(case.order):
        return
    order, settings = case.order, case.press.settings
    steps = paid_by_step(order.number, case.book, settings)
    less = (order.ended_amount or ZERO) + (order.returned_amount or ZERO) + written_off_of(order.number, case.book)
    for (step, paid), asked in zip(steps, _asked(steps, less), strict=True):
        if step.gate in gates and paid < asked:
            yield breach(step, "paid", step=step.name, asked=shown(asked), paid=shown(paid))
    planned = sum((step.amount or ZERO for step, _ in steps), ZERO)
    if steps and planned != (order.amount or ZERO):
        yield breach(steps[-1][0], "amount", text=_STALE, remedy=_MAKE_PLAN, planned=shown(planned), asked=shown(order.amount or ZERO))
    if steps:
        return
    settlement = order.settlement or (case.customer.settlement if case.customer else None)
    if settlement is Settlement.INSTALMENTS:
        yield breach(text=_NO_PLAN, remedy=_MAKE_PLAN)
    paid, asked = received_for(order.number, case.book, settings), order.amount or ZERO
    if settlement is Settlement.PREPAID and Gate.RELEASE in gates and paid < asked - less:
        yield breach(text=_PREPAID, remedy=_COLLECT, paid=shown(paid), asked=shown(asked))


def _asked(steps: list[tuple[PaymentStep, Decimal]], less: Decimal) -> list[Decimal]:
    """What each step asks for in 元: goods that were ended or credited, and what was written off, are taken off the last step first."""
    asked: list[Decimal] = []
    for step, _ in reversed(steps):
        off = min(less, step.amount or ZERO)
        less -= off
        asked.insert(0, (step.amount or ZERO) - off)
    return asked
