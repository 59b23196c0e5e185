"""What becomes of stock: allocated, awaited, unlocked, made ready, or wanted no more."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from order_logic.book import Add, Change, Edit, key_of
from order_logic.derived.allotting import Allotment
from order_logic.derived.lots import ZERO, locked_for, locked_lots, written_lots
from order_logic.derived.purchases import PURCHASE_READS
from order_logic.flows.moves import Shifting
from order_logic.flows.quantity import Stage
from order_logic.flows.roles import Role
from order_logic.records import Inspection, Order, OrderLine, Product
from order_logic.records.choices import Point, Topic
from order_logic.remark import measured
from order_logic.rule import Case, Finding, Portion
from order_logic.rules.allotting import plan_of
from order_logic.text import Text
from order_logic.verbs.effect import Leg, Made, effect
from order_logic.verbs.inspections import wanted_no_more
from order_logic.verbs.jobs import JOB_READS, cut_line
from order_logic.verbs.purchasing import cut_lines
from order_logic.verbs.refusals import Refusal, refused
from order_logic.verbs.shifting import reason_of
from order_logic.verbs.stocking import STOCK_READS, NotThere, lock, unlock
from order_logic.verbs.telling import TELLING, notice

_NUMBER = re.compile(r"[A-Z]+\d{8}-\d{4,}")
_GAVE_WAY = Text(
    "订单 {order} 的 {goods} 让给 {rush}，原确认交期 {promised}；请与客户重新确认交期。",
    "Goods of order {order} ({goods}) were given up for {rush}; promised so far: {promised}. Confirm the date with the customer again.",
)


@effect(Shifting.ALLOCATE, reads=(*STOCK_READS, Product))
def allocate(case: Case, role: Role) -> Made:
    """Locks what each line gets, shelf by shelf and lot by lot (R-35); a line that gets nothing stays where it is."""
    changes: list[Change] = []
    legs: list[Leg] = []
    for one in plan_of(case):
        for shelf, quantity in one.takes:
            changes += lock(case, one.line, quantity, shelf.warehouse, shelf.lot)
        legs += _legs(one, case.portions)
        if one.line.agreed_on and _awaited(one, case) <= 0:
            changes.append(Edit(OrderLine, key_of(one.line), "agreed_on", one.line.agreed_on, None))
    return Made(changes, legs)


def _legs(one: Allotment, portions: Iterable[Portion]) -> list[Leg]:
    """What was given, out of the stages in the order in which the move takes them."""
    left, legs = one.given, list[Leg]()
    for line, stage, quantity in portions:
        part = min(quantity, left) if line is one.line else ZERO
        left -= part
        legs += [Leg(line.line_no, stage, Stage.LOCKED, part)] if part > 0 else []
    return legs


def _awaited(one: Allotment, case: Case) -> Decimal:
    """What of the line still waits for stock afterwards."""
    served = sum((leg.quantity for leg in _legs(one, case.portions) if leg.start is Stage.WAITING), ZERO)
    return (one.line.waiting or ZERO) - served


@effect(Shifting.WAIT)
def wait(case: Case, role: Role) -> list[Change]:
    """The day agreed with the customer stands on the line (R-36)."""
    return [
        Edit(OrderLine, key_of(line), "agreed_on", line.agreed_on, case.press.on or line.this_on or case.order.on)
        for line in dict.fromkeys(p.line for p in case.portions)
    ]


@effect(Shifting.UNLOCK, reads=(*STOCK_READS, *TELLING))
def release_lock(case: Case, role: Role) -> Made | Finding:
    """The goods are free again; where another order gets them, sales and pmc are told to confirm the date anew (R-31)."""
    other = _named_order(case)
    changes: list[Change] = []
    for line, quantity in _by_line(case.portions):
        try:
            changes += unlock(case, line, quantity, displaced_by=other)
        except NotThere:
            return _not_locked(case, line, quantity)
    return Made([*changes, *([_told(case, other)] if other else [])])


def _named_order(case: Case) -> str:
    """The order that the reason names as the one that gets the goods, "" for none."""
    named = (number for number in _NUMBER.findall(reason_of(case)) if number != case.order.number)
    return next((number for number in named if case.book.get(Order, number)), "")


def _told(case: Case, other: str) -> Add:
    goods = [f"{p.line.product} {measured(p.quantity, p.line.unit).say(case.press.lang)}" for p in case.portions]
    facts: dict[str, Any] = {"order": case.order.number, "goods": goods, "rush": other, "promised": case.order.promised_on or "—"}
    return notice(case, Topic.DATE, _GAVE_WAY, to=(Role.SALES, Role.PMC), **facts)


@effect(Shifting.PREPARE, reads=(*STOCK_READS, Inspection))
def prepare(case: Case, role: Role) -> list[Change]:
    """The outgoing check is on record: who, when, how much, which lots (R-55)."""
    return [Add(Inspection, _checked(case, portion)) for portion in case.portions]


def _checked(case: Case, portion: Portion) -> Inspection:
    line, _, quantity = portion
    press, lots = case.press, locked_lots(line, case.book)
    return Inspection(
        number=press.numbers.next("ZJ", press.today), order=line.order, line_no=line.line_no, product=line.product, point=Point.OUTGOING,
        ordered=line.quantity, quantity=quantity, passed=quantity, warehouse=line.warehouse, lot=written_lots(lots),
        inspector=press.user.login, inspected_at=press.now, sent_at=press.now,
    )  # fmt: skip


@effect(Shifting.SHORT_CLOSE, reads=(*STOCK_READS, *PURCHASE_READS, *JOB_READS, Inspection))
def short_close(case: Case, role: Role) -> Made | Finding:
    """What was locked is free again, and what was being made or bought is made and bought no more (R-36, R-64)."""
    changes: list[Change] = []
    held = [p for p in case.portions if p.stage in (Stage.LOCKED, Stage.PASSED)]
    for line, quantity in _by_line(held):
        try:
            changes += unlock(case, line, quantity)
        except NotThere:
            return _not_locked(case, line, quantity)
    for line, quantity in _by_line(p for p in case.portions if p.stage is Stage.MAKING):
        changes += cut_line(line, quantity, case)
    changes += wanted_no_more(case, _by_line(p for p in case.portions if p.stage is Stage.TO_INSPECT))
    return Made([*changes, *cut_lines(case, _by_line(p for p in case.portions if p.stage is Stage.BUYING))])


def _by_line(portions: Iterable[Portion]) -> list[tuple[OrderLine, Decimal]]:
    """How much of each line."""
    found: dict[int | None, tuple[OrderLine, Decimal]] = {}
    for line, _, quantity in portions:
        before = found[line.line_no][1] if line.line_no in found else ZERO
        found[line.line_no] = (line, before + quantity)
    return list(found.values())


def _not_locked(case: Case, line: OrderLine, quantity: Decimal) -> Finding:
    facts = {"product": line.product, "locked": f"{locked_for(line, case.book).normalize():f}", "quantity": f"{quantity.normalize():f}"}
    return refused(Refusal.LOCK_SHORT, line.order, "locked", OrderLine, key_of(line), **facts)
