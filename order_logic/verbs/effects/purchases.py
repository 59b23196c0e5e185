"""What the moves of a purchase order bring about besides its state."""

from collections import defaultdict
from dataclasses import replace

from order_logic.book import Change, Edit, key_of
from order_logic.derived.purchases import PURCHASE_READS, ZERO, amount_of, goods_line_of, lines_of, rest_of
from order_logic.flows.moves import Passing
from order_logic.flows.quantity import Stage
from order_logic.flows.roles import Role
from order_logic.money import shown
from order_logic.records import Order, PurchaseLine, PurchaseOrder
from order_logic.remark import noted, remark
from order_logic.rule import Case, Finding
from order_logic.rules.arriving import arriving
from order_logic.verbs.effect import Leg, Made, effect
from order_logic.verbs.effects.receiving import GOODS_READS
from order_logic.verbs.permission import signing_role
from order_logic.verbs.purchasing import Part
from order_logic.verbs.receiving import from_suppliers, stages_follow, taken_in
from order_logic.verbs.refusals import Refusal, refused
from order_logic.verbs.shifting import stage_edits

TOP = (Role.GENERAL_MANAGER, Role.DEPUTY)


@effect(Passing.PURCHASE_APPROVE, reads=PURCHASE_READS)
def approve(case: Case, role: Role) -> list[Change] | Finding:
    """Signs for what it costs; above the purchase limit the general manager does, and nobody approves what they wrote themselves."""
    row, cost = case.row, amount_of(case.row, case.book)
    roles = TOP if cost > case.press.settings.purchase_limit else (Role.SALES_MANAGER, *TOP)
    found = signing_role(case, Passing.PURCHASE_APPROVE, roles, {row.made_by} - {""})
    if isinstance(found, Finding):
        return found._replace(record=PurchaseOrder, key=key_of(row), field="amount")
    return [
        _set(row, "approved_by", case.press.user.login),
        _set(row, "approved_at", case.press.now),
        _set(row, "approved_amount", cost),
    ]


@effect(Passing.PURCHASE_SEND_BACK, reads=PURCHASE_READS)
def send_back(case: Case, role: Role) -> list[Change]:
    """Back to purchasing, with the reason on the order."""
    return _noted(case)


@effect(Passing.PURCHASE_PLACE, reads=PURCHASE_READS)
def place(case: Case, role: Role) -> list[Change] | Finding:
    """The supplier gets what was approved, and no more."""
    row, cost = case.row, amount_of(case.row, case.book)
    if row.approved_amount is not None and cost > row.approved_amount:
        facts = {"document": row.number, "before": shown(row.approved_amount), "after": shown(cost)}
        return refused(Refusal.AMOUNT_GREW, "", "amount", PurchaseOrder, key_of(row), **facts)
    return [_set(row, "placed_on", case.press.on or case.press.today)]


@effect(Passing.PURCHASE_RECEIVE, reads=GOODS_READS)
def receive_rest(case: Case, role: Role) -> Made:
    """Everything that is still to come has come."""
    parts = [Part(*one) for one in arriving(case)]
    short = [part for part in parts if part.quantity < rest_of(part.line, case.book)]
    return Made(findings=[_not_all(case, part) for part in short]) if short else _received(case, parts)


@effect(Passing.PURCHASE_RECEIVE_PART, reads=GOODS_READS)
def receive_part(case: Case, role: Role) -> Made:
    """What was typed into 本次数量 of the lines has come."""
    parts = [Part(*one) for one in arriving(case)]
    below = [part for part in parts if part.quantity < 0]
    if below:
        return Made(findings=[_below_zero(part) for part in below])
    parts = [part for part in parts if part.quantity > 0]
    if not parts:
        return Made(findings=[refused(Refusal.NOTHING_ARRIVED, "", "number", PurchaseOrder, key_of(case.row), document=case.row.number)])
    return _received(case, parts)


def _received(case: Case, parts: list[Part]) -> Made:
    came, goods = from_suppliers(case, parts, case.press.on or case.press.today)
    told = taken_in(case, goods)
    return Made([*came, *told.changes, *stages_follow(case, goods, told.legs)], findings=told.findings)


def _not_all(case: Case, part: Part) -> Finding:
    facts = {"document": case.row.number, "quantity": part.quantity, "free": rest_of(part.line, case.book)}
    return refused(Refusal.NOT_ALL, part.line.order, "this_quantity", PurchaseLine, key_of(part.line), **facts)


def _below_zero(part: Part) -> Finding:
    return refused(Refusal.BELOW_ZERO, part.line.order, "this_quantity", PurchaseLine, key_of(part.line), quantity=part.quantity)


@effect(Passing.PURCHASE_SHORT_CLOSE, reads=GOODS_READS)
def close_short(case: Case, role: Role) -> list[Change]:
    """What has not come will not come: it is open again on its order lines, and the purchase stands at what came."""
    changes: list[Change] = [*_noted(case), *_open_again(case)]
    for line in lines_of(case.row, case.book):
        if rest_of(line, case.book) > 0 and line.received:
            changes.append(Edit(PurchaseLine, key_of(line), "quantity", line.quantity, line.received))
        elif rest_of(line, case.book) > 0:
            changes.append(Edit(PurchaseLine, key_of(line), "voided", line.voided, True))
    return changes


@effect(Passing.PURCHASE_CANCEL, reads=GOODS_READS)
def cancel(case: Case, role: Role) -> list[Change]:
    """Nothing of it will come: all of it is open again on its order lines."""
    return [*_noted(case), *_open_again(case)]


def _open_again(case: Case) -> list[Change]:
    """What is still to come on this purchase is no longer under way for its order lines."""
    legs: dict[str, list[Leg]] = defaultdict(list)
    for row in lines_of(case.row, case.book):
        line = goods_line_of(row, case.book)
        if line and (quantity := min(rest_of(row, case.book), line.buying or ZERO)) > 0:
            legs[line.order].append(Leg(line.line_no, Stage.BUYING, Stage.OPEN, quantity))
    orders = [(case.book.get(Order, number), mine) for number, mine in legs.items()]
    return [edit for order, mine in orders if order for edit in stage_edits(replace(case, order=order), mine)]


def _noted(case: Case) -> list[Change]:
    """The reason moves into the note, so that it is not taken for the next one."""
    row, reason = case.row, case.press.reason or case.row.reason
    said = remark(case.move, reason, case.press.lang) if case.move else reason
    kept = [_set(row, "reason", "")] if row.reason else []
    return [_set(row, "note", noted(row.note, said, case.press.lang)), *kept]


def _set(row: PurchaseOrder, name: str, after: object) -> Edit:
    return Edit(PurchaseOrder, key_of(row), name, getattr(row, name), after)
