"""A date that we cannot keep: the managers know, the customer agreed, and the ledger says why."""

from collections.abc import Iterator

from order_logic.columns import column_of
from order_logic.derived.change_kinds import Turn
from order_logic.derived.change_rows import CHANGE_READS, read_change
from order_logic.derived.competing import displaced
from order_logic.derived.holds import CHANGE_OPEN
from order_logic.derived.steps import pending_promise
from order_logic.flows.moves import Move
from order_logic.records import Allocation, ChangeRequest, Notice, Order, OrderLine, Promise, Signature, User
from order_logic.records.choices import Level, Topic
from order_logic.rule import Breach, Case, breach, rule
from order_logic.rules.blanks import is_blank
from order_logic.rules.moment import proposes_anew
from order_logic.text import Text


def slip_mark(promise: Promise) -> str:
    """How notices name the row of the ledger that they are about."""
    return f"{promise.order}#{promise.number}"


@rule(
    "R-47",
    reads=(Promise, Signature, Notice),
    about=Promise,
    field="promised_on",
    level=Level.WARN,
    policy="不能按期交货的，及时报告销售经理和总经理。",
    zh="{order} 改交期的通知还没有发给销售经理、总经理",
    en="sales manager and general manager have not been told that {order} slips",
    fix=("请在「通知」复制内容发出，填发出日期", "send its text from Notices and enter the day"),
)
def managers_told(case: Case) -> Iterator[Breach]:
    """When a date cannot be met, the sales manager and the general manager are told. S11"""
    row = case.row
    if not isinstance(row, Promise) or row.voided or not _slipped(row, case):
        return
    told = [n for n in case.book.by(Notice, "order", row.order) if n.topic is Topic.DATE and n.document == slip_mark(row) and not n.voided]
    if not any(n.sent_on for n in told if not n.customer):
        yield breach(row, order=row.order)


def _slipped(row: Promise, case: Case) -> bool:
    """Whether a date was given by 改交期; the first one of an order never is."""
    return (row.number or 0) > 1 and any(s.move is Move.REPROMISE and s.document == str(row.number) for s in case.signatures)


_CHANGE = Text("客户的交期变更 {document} 还没有了结", "the customer's change {document} of the date is still under way")
_FINISH = Text("请走该变更的重新评审，不用改交期", "let that change go to review; it is no slip of ours")
_SAME = Text("新交期 {day} 就是现在的确认交期", "{day} is the date promised already")
_OTHER = Text("请在「本次日期」填新的交期", "type the new date into Date of this move")


@rule(
    "R-49",
    guards=(Move.REPROMISE,),
    reads=(Promise, *CHANGE_READS, Order, OrderLine, User, Allocation),
    about=Promise,
    field="consent_on",
    lasting=False,
    policy="因厂内因素无法按期交货的，业务与客户协商后修订交期，并以内部联络单知会制造、资材、品保。",
    zh="新交期 {day}：「{column}」没有填写",
    en="new date {day}: {column} is blank",
    fix=(
        "请销售与客户协商，在「承诺台账」填客户同意日期和凭据后再签",
        "let sales agree it with the customer and enter date and evidence in Promises",
    ),
)
def new_date_agreed(case: Case) -> Iterator[Breach]:
    """When a cause in the house makes us late, sales agrees a new date with the customer.

    A memo tells production, materials and quality. S12 An order that gave way to a rush order may confirm the date it has (R-31).
    """
    if case.move is not Move.REPROMISE:
        return
    day = case.press.on or case.order.on
    if proposes_anew(case, case.move):
        yield from _no_change_of_date(case)
        if day == case.order.promised_on and not displaced(case.order, case.book):
            yield breach(case.order, "on", text=_SAME, remedy=_OTHER, day=day)
        return
    proposed = pending_promise(case.order, case.book)
    moved = proposed is not None and proposed.promised_on != case.order.promised_on
    for name in ("consent_on", "consent_evidence") if moved else ():
        if is_blank(getattr(proposed, name)):
            yield breach(proposed, name, day=proposed.promised_on if proposed else "", column=column_of(Promise, name).label)


def _no_change_of_date(case: Case) -> Iterator[Breach]:
    """Another date that the customer asks for is a change, not a slip."""
    for change in case.book.by(ChangeRequest, "order", case.order.number):
        if change.state in CHANGE_OPEN and Turn.DATE in read_change(change, case.book, case.press.settings).turns:
            yield breach(change, "state", text=_CHANGE, remedy=_FINISH, document=change.number)
