"""改交期: planning proposes another date, sales agrees it with the customer, then it is in force (R-47, R-49)."""

from typing import Any

from order_logic.book import Add, Change, Edit, key_of
from order_logic.derived.steps import pending_promise
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.records import Order, Promise
from order_logic.records.choices import Topic
from order_logic.rule import Case, Finding
from order_logic.rules.moment import proposes_anew
from order_logic.rules.slip import slip_mark
from order_logic.text import Text
from order_logic.verbs.effect import effect
from order_logic.verbs.refusals import Refusal, refused
from order_logic.verbs.telling import TELLING, customers_number, drafted, memo, notice

MANAGERS = (Role.SALES_MANAGER, Role.GENERAL_MANAGER)
DEPARTMENTS = (Role.PRODUCTION, Role.WAREHOUSE, Role.PURCHASING, Role.QUALITY)
"""制造、资材、品保: who gets the memo (S12 5.6.2)."""
_CANNOT = Text(
    "订单 {order} 不能按 {before} 交货，拟改为 {after}。原因：{cause}",
    "Order {order} cannot be delivered by {before}; proposed: {after}. Cause: {cause}",
)
_STANDS = Text(
    "订单 {order} 的货让给了加急单，拟仍按 {after} 交货。说明：{cause}",
    "Goods of order {order} went to a rush order; proposed: the date stays {after}. {cause}",
)
_AGREED = Text(
    "订单 {order}{po}的交期经商定由 {before} 改为 {after}。",
    "The delivery date of order {order}{po} is moved from {before} to {after} as agreed.",
)
_SUBJECT = Text("订单 {order} 交期改为 {after}", "Order {order}: new date {after}")
_MEMO = Text(
    "订单 {order} 因厂内原因（{cause}），经与客户协商，确认交期由 {before} 改为 {after}。请调整生产、备料和检验安排，不须重新评审。",
    "For a cause in the house ({cause}) order {order} moves from {before} to {after}, as agreed with the customer. "
    "Please adjust production, materials and inspection; there is no re-review.",
)
_KEPT = Text("订单 {order} 仍按 {after} 交货", "Order {order}: the date stays {after}")
_GO_ON = Text(
    "订单 {order} 让货给加急单后重新确认，仍按 {after} 交货（{cause}）。请据此安排生产、备料和检验。",
    "After giving way to a rush order, {order} keeps its date {after} ({cause}). Please arrange production, materials and inspection.",
)


@effect(Move.REPROMISE, reads=TELLING, each=True)
def repromise(case: Case, role: Role) -> list[Change] | Finding:
    """With planning's signature the date is proposed and the managers hear of it; with that of sales it is in force."""
    proposed = pending_promise(case.order, case.book)
    if proposes_anew(case, case.move):
        return _proposed(case, proposed)
    if proposed is None:
        why = Refusal.NO_DATE if role is Role.PMC else Refusal.NO_PROPOSAL
        return refused(why, case.order.number, "on")
    return _in_force(case, proposed)


def _proposed(case: Case, earlier: Promise | None) -> list[Change]:
    """A row of the ledger that is not in force; one that sales has not signed is void."""
    order, day = case.order, case.press.on or case.order.on
    number = max((p.number or 0 for p in case.book.by(Promise, "order", order.number)), default=0) + 1
    cause = case.press.reason or order.reason
    row = Promise(
        order=order.number, number=number, requested_on=order.requested_on, promised_on=day, cause=cause,
        person=case.press.user.login, promised_at=case.press.now, pending=True,
    )  # fmt: skip
    void = [Edit(Promise, key_of(earlier), "voided", earlier.voided, True)] if earlier else []
    facts: dict[str, Any] = {"order": order.number, "before": order.promised_on or "", "after": day or "", "cause": cause}
    words = _STANDS if day == order.promised_on else _CANNOT
    return [*void, Add(Promise, row), *drafted(case, notice(case, Topic.DATE, words, to=MANAGERS, about=slip_mark(row), **facts))]


def _in_force(case: Case, row: Promise) -> list[Change]:
    """The order carries the new date, and so does the contract's when that moves (R-66); the first promise stays what it was.

    A date that stays is nothing new to the customer; the departments hear that it holds.
    """
    order, key, day = case.order, key_of(case.order), row.promised_on
    if day == order.promised_on:
        kept = memo(case, _KEPT, _GO_ON, DEPARTMENTS, order=order.number, after=day or "", cause=row.cause)
        return [Edit(Promise, key_of(row), "pending", row.pending, None), *drafted(case, kept)]
    changes: list[Change] = [
        Edit(Promise, key_of(row), "pending", row.pending, None),
        Edit(Order, key, "promised_on", order.promised_on, day),
    ]
    if order.contract_due_on and day and day > order.contract_due_on:
        changes.append(Edit(Order, key, "contract_due_on", order.contract_due_on, day))
    facts: dict[str, Any] = {"order": order.number, "before": order.promised_on or "", "after": day or ""}
    return [
        *changes,
        *drafted(
            case,
            memo(case, _SUBJECT, _MEMO, DEPARTMENTS, **facts, cause=row.cause),
            notice(case, Topic.DATE, _AGREED, customer=True, about=slip_mark(row), **facts, po=customers_number(case)),
        ),
    ]
