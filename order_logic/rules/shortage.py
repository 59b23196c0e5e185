"""When stock does not suffice: five ways out, each with what it needs; and the daily look at what waits for stock."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from order_logic.derived.competing import free_of
from order_logic.derived.decreases import DECREASE_READS, may_end
from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Shifting
from order_logic.records import OrderLine, Product, Stock
from order_logic.records.choices import Level
from order_logic.rule import Breach, Case, breach, rule
from order_logic.rules.allotting import level_in, plan_of, told
from order_logic.text import Text

ZERO = Decimal(0)
_NO_DATE = Text("第 {line} 行等补货，没有写与客户约定的日期", "line {line} is to wait for stock without a date agreed with the customer")
_AGREE = Text("请与客户商定后填「本次日期」再按", "agree on a date with the customer, type it into Date of this move, press again")
_PAST = Text("第 {line} 行约定的日期 {day} 已经过去", "line {line}: the agreed date {day} is past")
_THERE = Text("第 {line} 行不必等：{product} 现有可用 {free}", "line {line} need not wait: {free} of {product} are free")
_TAKE_IT = Text("请先按「分配库存」", "press Allocate first")
_LATER = Text(
    "第 {line} 行约定 {day} 到货，晚于确认交期 {promised}", "line {line} waits until {day}, later than the promised date {promised}"
)
_REPROMISE = Text("请 PMC 与销售按「改交期」", "let pmc and sales press Repromise")
_TOO_MUCH = Text("第 {line} 行要终止 {quantity}，现在只可终止 {allowed}", "line {line}: {quantity} are to be ended, only {allowed} may be")
_ASK = Text(
    "超出允许短交的，请先申请变更减少数量并获批准", "beyond the tolerance, request a change to a lower quantity and have it approved"
)


@rule(
    "R-36",
    guards=(Shifting.ALLOCATE, Shifting.WAIT, Shifting.SHORT_CLOSE),
    reads=(Stock, Product, OrderLine, *DECREASE_READS),
    lasting=False,
    policy="库存不足有五条出路：外购的转采购，自制的下达生产，与客户商定延期，部分发货，经批准取消该项。",
    zh="第 {line} 行 {product} 要 {wanted}，可用 {room}，缺 {lacking}",
    en="line {line}: {wanted} of {product} wanted, {room} free, {lacking} short",
    fix=(
        "五选一：转采购；下达生产；与客户商定日期后等补货；允许部分发货，先分配 {room}；申请变更后终止未交",
        "one of five: buy; make; agree on a date and wait; allow partial shipment and allocate {room}; end it by an approved change",
    ),
)
def shortage_has_a_way_out(case: Case) -> Iterator[Breach]:
    """A shortage has five ways out: buy, make, delay, ship a part, cancel the item. S17"""
    if case.move is Shifting.ALLOCATE:
        yield from _short(case)
    elif case.move is Shifting.WAIT:
        yield from _without_date(case)
    elif case.move is Shifting.SHORT_CLOSE:
        yield from _ended_too_far(case)


def _short(case: Case) -> Iterator[Breach]:
    plan = plan_of(case)
    for one in plan:
        if one.lacking > 0 and not one.fault:
            facts: dict[str, Any] = {
                "wanted": told(one.wanted),
                "room": told(one.room),
                "lacking": told(one.wanted - min(one.room, one.wanted)),
            }
            yield breach(one.line, "quantity", level=level_in(plan), line=one.line.line_no, product=one.line.product, **facts)


def _without_date(case: Case) -> Iterator[Breach]:
    for line in dict.fromkeys(p.line for p in case.portions):
        day = case.press.on or line.this_on or case.order.on
        if day is None:
            yield breach(line, "this_on", text=_NO_DATE, remedy=_AGREE, line=line.line_no)
        elif day < case.press.today:
            yield breach(line, "this_on", text=_PAST, remedy=_AGREE, line=line.line_no, day=day)
        elif case.order.promised_on and day > case.order.promised_on:
            facts: dict[str, Any] = {"line": line.line_no, "day": day, "promised": case.order.promised_on}
            yield breach(line, "this_on", text=_LATER, remedy=_REPROMISE, level=Level.WARN, **facts)
        free = free_of(line.product, case.book)
        if free > 0:
            facts = {"line": line.line_no, "product": line.product, "free": told(free)}
            yield breach(line, "waiting", text=_THERE, remedy=_TAKE_IT, level=Level.WARN, **facts)


def _ended_too_far(case: Case) -> Iterator[Breach]:
    for line in dict.fromkeys(p.line for p in case.portions):
        quantity = sum((p.quantity for p in case.portions if p.line is line), ZERO)
        allowed = may_end(line, case.book, case.press.settings)
        if quantity > allowed:
            facts: dict[str, Any] = {"line": line.line_no, "quantity": told(quantity), "allowed": told(allowed)}
            yield breach(line, "this_quantity", text=_TOO_MUCH, remedy=_ASK, **facts)


_OVERDUE = Text("第 {line} 行约定 {day} 到货，仍在等 {waiting}", "line {line} was to wait until {day} and still waits for {waiting}")
_TELL = Text("请与客户重新商定日期并催货，同时告知客服", "agree on another date with the customer, press the supply, tell customer service")


@rule(
    "R-43",
    reads=(OrderLine, Stock),
    level=Level.NOTE,
    policy="每天处理等补货的订单，汇总零库存商品，上报客服。",
    zh="第 {line} 行等补货 {waiting}，{product} 现有可用 {free}",
    en="line {line} waits for {waiting}, {free} of {product} are free now",
    fix=("请按「分配库存」", "press Allocate"),
)
def waiting_is_worked(case: Case) -> Iterator[Breach]:
    """Every day the orders that wait for stock are worked, and goods without stock are reported to customer service. S14"""
    if case.order.commercial is not Commercial.CONFIRMED:
        return
    for line in case.lines:
        if not line.waiting:
            continue
        free, waiting = free_of(line.product, case.book), told(line.waiting)
        if free > 0:
            yield breach(line, "waiting", line=line.line_no, waiting=waiting, product=line.product, free=told(free))
        elif line.agreed_on and line.agreed_on < case.press.today:
            facts: dict[str, Any] = {"line": line.line_no, "day": line.agreed_on, "waiting": waiting}
            yield breach(line, "agreed_on", text=_OVERDUE, remedy=_TELL, level=Level.WARN, **facts)
