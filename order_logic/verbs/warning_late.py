"""交期预警: what will miss its day is listed and told before it is missed (R-46 to R-48)."""

from collections.abc import Sequence

from order_logic.book import Add, Book
from order_logic.derived.radar import Risk, late_risks
from order_logic.flows.roles import Role
from order_logic.press import Press
from order_logic.records import Order, OrderLine
from order_logic.records.choices import Level, Topic
from order_logic.rule import Case, Finding
from order_logic.text import Text
from order_logic.verbs.deeds import Deed
from order_logic.verbs.moving import Moved, one_by_one
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.permission import signing_role
from order_logic.verbs.picks import orders_of, resolved
from order_logic.verbs.refusals import Refusal, refused
from order_logic.verbs.telling import customers_number, fresh, memo, notice

WATCHERS = (Role.PMC, Role.SALES, Role.ORDER_CLERK, Role.ORDER_HEAD, Role.SALES_MANAGER)
"""Who looks ahead."""
_DEPARTMENTS = (Role.PRODUCTION, Role.WAREHOUSE, Role.PURCHASING, Role.QUALITY)
"""制造, 资材 and 品保, to whom the 内部联络单 goes (R-49)."""
_LATE = Text("{line}{source}{document} {expected}，晚于交期 {due}", "{line}{source} {document} {expected}, later than {due}")
_LINE = Text("第 {line_no} 行：", "line {line_no}: ")
_HURRY = Text("请赶上交期；赶不上的按「改交期」与客户商定", "catch up, or agree a new date with the customer by Repromise")
_SUBJECT = Text("交期预警：订单 {order}", "Late warning: order {order}")
_INSIDE = Text(
    "订单 {order} 预计赶不上交期 {due}。{risks}。请各部门采取措施并回复。",
    "Order {order} will miss {due}: {risks}. Please act, and answer.",
)
_UPWARD = Text("订单 {order} 预计不能按期交货（交期 {due}）。{risks}", "Order {order} is not expected to meet its date {due}: {risks}")
_OUTSIDE = Text(
    "订单 {order}{po}的交货可能晚于 {due}，现预计 {expected}。我司正在赶工，确定的日期将尽快与贵司商定。",
    "Order {order}{po} may be delivered later than {due}; we now expect {expected}. We are catching up and will agree the date with you.",
)


def warn_late(book: Book, picked: Sequence[str], press: Press) -> Outcome:
    """Lists what will be late of each picked order; drafts the memo, and the notices to managers and customer, each once."""
    return one_by_one(book, orders_of(resolved(book, picked)), press, lambda now, number: _warned(now, number, press))


def _warned(book: Book, number: str, press: Press) -> Moved:
    order = book.get(Order, number)
    if order is None:
        return Moved(book, [], [refused(Refusal.UNKNOWN, number)])
    case = Case(order, book, press)
    role = signing_role(case, Deed.WARN_LATE, WATCHERS)
    if isinstance(role, Finding):
        return Moved(book, [], [role])
    risks = late_risks(order, book)
    changes = _drafts(case, risks) if risks else []
    return Moved(book.after(changes), [*changes], [_finding(order, risk) for risk in risks], number)


def _finding(order: Order, risk: Risk) -> Finding:
    record, key = (OrderLine, (order.number, risk.line_no)) if risk.line_no else (Order, (order.number,))
    field = "status" if risk.line_no else "promised_on"
    return Finding("R-46", Level.WARN, _LATE, _HURRY, _facts(risk), record, key, field, order.number)


def _facts(risk: Risk) -> dict[str, object]:
    line = Text(_LINE.zh.format(line_no=risk.line_no), _LINE.en.format(line_no=risk.line_no)) if risk.line_no else ""
    return {"line": line, "source": risk.source, "document": risk.document, "expected": risk.expected, "due": risk.due}


def _drafts(case: Case, risks: Sequence[Risk]) -> list[Add]:
    """The memo and the notices that were not drafted before in the same words."""
    order, lang, due = case.order.number, case.press.lang, risks[0].due
    told = "；" if lang == "zh" else "; "
    listed = told.join(_LATE.say(lang, **_facts(risk)) for risk in risks)
    expected = max(risk.expected for risk in risks)
    return fresh(
        case,
        memo(case, _SUBJECT, _INSIDE, _DEPARTMENTS, order=order, due=due, risks=listed),
        notice(case, Topic.DATE, _UPWARD, to=(Role.SALES_MANAGER, Role.GENERAL_MANAGER), order=order, due=due, risks=listed),
        notice(case, Topic.DATE, _OUTSIDE, customer=True, order=order, po=customers_number(case), due=due, expected=expected),
    )
