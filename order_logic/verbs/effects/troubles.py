"""What the moves of an exception do: the head judges, departments and leadership are told, the result is reported, the case is closed."""

from collections.abc import Iterator

from order_logic.book import Add, Change, Edit, key_of
from order_logic.derived.troubles import departments_told
from order_logic.flows.moves import Passing
from order_logic.flows.roles import Role
from order_logic.records import OrderException
from order_logic.records.choices import Category, Responsibility, Topic
from order_logic.rule import Case
from order_logic.text import Text
from order_logic.verbs.effect import effect
from order_logic.verbs.telling import TELLING, customers_number, fresh, memo, notice
from order_logic.verbs.troubles import customer_draft

_WHO: dict[Category, tuple[Role, ...]] = {
    Category.CUSTOMER_DATA: (Role.SALES, Role.CUSTOMER_SERVICE),
    Category.SHORTAGE: (Role.PURCHASING, Role.PMC),
    Category.PAYMENT: (Role.FINANCE, Role.SALES),
}
"""Whom an exception of a class is passed on to (R-69 to R-71); of 其他 the departments that its words name (R-72)."""
_WHAT: dict[Category, Text] = {
    Category.CUSTOMER_DATA: Text(
        "{order} 异常 {number}（客户信息）：{text}。请联系客户核实；批准前退回更正，批准后按变更申请更正。",
        "{order}, exception {number} (customer data): {text}. Verify it; correct it after a send back, once approved by a change request.",
    ),
    Category.SHORTAGE: Text(
        "{order} 异常 {number}（缺货）：{text}。请尽快补货，并回复到货日期。",
        "{order}, exception {number} (shortage): {text}. Please replenish and say when the goods come in.",
    ),
    Category.PAYMENT: Text(
        "{order} 异常 {number}（支付）：{text}。请催促客户付款，并跟踪到账。",
        "{order}, exception {number} (payment): {text}. Please ask for payment and follow it up.",
    ),
    Category.OTHER: Text(
        "{order} 异常 {number}（其他）：{text}。请协商处理，并回复处理意见。",
        "{order}, exception {number} (other): {text}. Please settle it together and answer how.",
    ),
}
_TO_TOP = Text(
    "重大异常 {number}（订单 {order}）：{text}。原因：{cause}。解决方案：{proposal}",
    "Major exception {number} (order {order}): {text}. Cause: {cause}. Proposal: {proposal}",
)
_UPWARD = Text(
    "异常 {number}（订单 {order}）处理结果上报。原因：{cause}；处理：{handling}；结果：{result}",
    "Exception {number} (order {order}), result. Cause: {cause}; handling: {handling}; result: {result}",
)
_SHIP_DAY = Text(
    "订单 {order}{po}缺货部分已安排补货，预计 {day} 发货。", "Order {order}{po}: what was short is being replenished; we ship it on {day}."
)
_DEMAND = (
    Text("整改要求：异常 {number}", "Adjustment demanded: exception {number}"),
    Text("{demanded}。请回复处理结果。", "{demanded}. Please answer."),
)


@effect(Passing.CASE_JUDGE, reads=TELLING)
def judge(case: Case, role: Role) -> list[Change]:
    """Names who judged; tells the departments in charge, the customer, the department that must adjust, and of a major case leadership."""
    row: OrderException = case.row
    drafts = [_to_departments(case, row), customer_draft(case, row), *_demand(case, row), *_escalation(case, row)]
    return [Edit(OrderException, key_of(row), "judged_by", row.judged_by, case.press.user.login), *fresh(case, *drafts)]


@effect(Passing.CASE_REPORT, reads=TELLING)
def report(case: Case, role: Role) -> list[Change]:
    """The result goes upward; the customer hears of the new ship date; a case that turned out major goes to leadership."""
    row: OrderException = case.row
    upward = notice(
        case, Topic.EXCEPTION, _UPWARD, to=(Role.ORDER_HEAD, Role.SALES_MANAGER),
        number=row.number, order=row.order, cause=row.cause, handling=row.handling, result=row.result,
    )  # fmt: skip
    return [*fresh(case, upward, *_ship_day(case, row), *_demand(case, row), *_escalation(case, row))]


@effect(Passing.CASE_CLOSE)
def close_case(case: Case, role: Role) -> list[Change]:
    """Names who closed the case, and when; its hold ends."""
    row: OrderException = case.row
    values = {"closed_by": case.press.user.login, "closed_at": case.press.now}
    return [Edit(OrderException, key_of(row), name, getattr(row, name), value) for name, value in values.items()]


def _to_departments(case: Case, row: OrderException) -> Add:
    category = row.category or Category.OTHER
    to = _WHO.get(category) or departments_told(row.department)
    return notice(case, Topic.EXCEPTION, _WHAT[category], to=to, order=row.order, number=row.number, text=row.text)


def _demand(case: Case, row: OrderException) -> Iterator[Add]:
    """Another department that is responsible is asked to adjust (R-73)."""
    if row.responsibility is Responsibility.OTHER_DEPARTMENT and row.demanded:
        subject, words = _DEMAND
        yield memo(case, subject, words, departments_told(row.department), number=row.number, demanded=row.demanded)


def _escalation(case: Case, row: OrderException) -> Iterator[Add]:
    """A major case goes to leadership with a proposal (R-76)."""
    if row.major or row.serious:
        facts = {"number": row.number, "order": row.order, "text": row.text, "cause": row.cause, "proposal": row.proposal}
        yield notice(case, Topic.EXCEPTION, _TO_TOP.say(case.press.lang, **facts), to=(Role.GENERAL_MANAGER,))


def _ship_day(case: Case, row: OrderException) -> Iterator[Add]:
    if row.category is Category.SHORTAGE and row.ship_on:
        yield notice(case, Topic.EXCEPTION, _SHIP_DAY, customer=True, order=row.order, po=customers_number(case), day=row.ship_on)
