"""Changes that go round again: review, a new promise, the agreement about cost and date, and word to everybody."""

from collections.abc import Iterator

from order_logic.derived.approval import filled
from order_logic.derived.change_kinds import Turn
from order_logic.derived.change_rows import CHANGE_READS, read_change
from order_logic.derived.stages import GONE_READS
from order_logic.derived.steps import pending_promise, reviewed_again
from order_logic.flows.moves import AnyMove, Move, Passing
from order_logic.records import ChangeRequest, Notice, Order, OrderLine, Promise, Signature, User
from order_logic.records.choices import ChangeClass, Level, Topic
from order_logic.rule import Breach, Case, breach, rule
from order_logic.rules.blanks import is_blank
from order_logic.rules.change import APPROVED, as_it_stands, change_of, costly_lines
from order_logic.rules.moment import proposes_anew
from order_logic.text import Text

_RIGHT: dict[ChangeClass, AnyMove] = {
    ChangeClass.NOTICE: Passing.CHANGE_CARRY_OUT,
    ChangeClass.NO_REVIEW: Passing.CHANGE_CARRY_OUT,
    ChangeClass.APPROVAL: Move.REAPPROVE,
    ChangeClass.REVIEW: Move.REREVIEW,
}
"""The button that an approved change of each class takes; of the whole order 取消."""
_OWN_FAULT = Text("交期变更不是客户提出的", "the customer did not ask for the other date")
_REPROMISE = Text("厂内原因请由计划按「改交期」", "for a cause in the house let planning press Repromise")
_NOT_PROMISED = Text("重新评审之后还没有重新填确认交期", "no date has been promised since it went to review again")
_PROMISE = Text("请在「本次日期」填日期后按「填确认交期」", "type the date into Date of this move and press Promise a date")


@rule(
    "R-65",
    guards=(Passing.CHANGE_APPROVE, Passing.CHANGE_CARRY_OUT, Move.REREVIEW, Move.REAPPROVE, Move.CANCEL, Move.SUBMIT, Move.APPROVE),
    reads=(*CHANGE_READS, Order, OrderLine, Promise, Signature),
    about=ChangeRequest,
    field="klass",
    lasting=False,
    policy="客户提出数量增加、交期或产品要求变更的，须重新评审并重新制订周计划；价格和付款条件变更的，须重新审批。",
    zh="变更 {document} 属「{klass}」，不能「{move}」",
    en="change {document} is {klass}: {move} is not its way",
    fix=("请按「{right}」", "press {right}"),
)
def more_goes_round(case: Case) -> Iterator[Breach]:
    """An increase, another date or other goods asked by the customer go to review again, with a new weekly plan.

    A change of price or payment terms is approved again. S12
    """
    now = as_it_stands(case)
    change = change_of(now)
    if change is None:
        return
    read = read_change(change, now.book, case.press.settings)
    if case.move is Passing.CHANGE_APPROVE:
        if change.asked_by_customer is False and Turn.DATE in read.turns:
            yield breach(change, "asked_by_customer", text=_OWN_FAULT, remedy=_REPROMISE)
    elif case.stands is not None:
        yield from _promised_since(case)
    elif case.move not in (Move.SUBMIT, Move.APPROVE) and change.klass:
        right = Move.CANCEL if read.whole else _RIGHT[change.klass]
        if case.move is not right:
            yield breach(change, document=change.number, klass=change.klass, move=case.move or right, right=right)


def _promised_since(case: Case) -> Iterator[Breach]:
    """After 重新评审 planning promises once more, be it the same day."""
    now = as_it_stands(case)
    if reviewed_again(now.order, now.book) and pending_promise(now.order, now.book) is None:
        yield breach(case.order, "promised_on", text=_NOT_PROMISED, remedy=_PROMISE)


_COST_UP = Text("费用增加 {cost} 元", "it costs {cost} more")
_LOSS = Text("少要的货已生产或采购", "goods that are made or bought are no longer wanted")
_LATER = Text("{what}由 {before} 推迟到 {after}", "{what} moves from {before} to {after}")
_PROMISED = Text("确认交期 {after} 晚于合同交期 {before}", "promised for {after}, later than the contract date {before}")
_SIGN_IT = Text("请与客户签变更协议，在「承诺台账」填协议编号", "sign a change agreement with the customer and enter it in Promises")


@rule(
    "R-66",
    guards=(Passing.CHANGE_APPROVE, Move.REPROMISE, Move.APPROVE),
    reads=(*CHANGE_READS, Order, OrderLine, Promise, Signature, User, *GONE_READS),
    about=ChangeRequest,
    field="agreement",
    lasting=False,
    policy="变更使费用增加或交期推迟的，须与客户协商并签订变更协议。",
    zh="{why}，没有变更协议",
    en="{why}: there is no change agreement",
    fix=("请与客户签订，在「变更协议」填编号或附件", "sign one with the customer and enter it under Change agreement"),
)
def agreement_signed(case: Case) -> Iterator[Breach]:
    """When cost goes up or the date moves back, a change agreement is signed with the customer. S6"""
    if case.move is Move.REPROMISE:
        yield from _beyond_contract(case)
        return
    change = change_of(as_it_stands(case))
    if change is None or not is_blank(change.agreement) or case.move is None:
        return
    if case.move is Passing.CHANGE_APPROVE:
        for why in _reasons(change, case):
            yield breach(change, why=why)
    elif case.stands is not None and _missed(case.order):
        yield breach(change, why=filled(_PROMISED, after=case.order.promised_on, before=case.order.contract_due_on))


def _reasons(change: ChangeRequest, case: Case) -> Iterator[Text]:
    """Why a change takes an agreement."""
    if change.cost and change.cost > 0:
        yield filled(_COST_UP, cost=change.cost)
    elif costly_lines(change, case):
        yield _LOSS
    for one in read_change(change, case.book, case.press.settings).asked:
        if one.turn is Turn.DATE and one.before and one.after > one.before:
            yield filled(_LATER, what=one.row.field, before=one.before, after=one.after)


def _missed(order: Order) -> bool:
    return bool(order.promised_on and order.contract_due_on and order.promised_on > order.contract_due_on)


def _beyond_contract(case: Case) -> Iterator[Breach]:
    """When sales signs a date beyond that of the contract, the agreement is on its row in the ledger."""
    proposed, due = pending_promise(case.order, case.book), case.order.contract_due_on
    if proposed is None or proposes_anew(case, case.move) or not is_blank(proposed.agreement):
        return
    if due and proposed.promised_on and proposed.promised_on > due:
        why = filled(_PROMISED, after=proposed.promised_on, before=due)
        yield breach(proposed, "agreement", remedy=_SIGN_IT, why=why)


@rule(
    "R-67",
    reads=(ChangeRequest, Notice),
    about=ChangeRequest,
    field="done_at",
    level=Level.WARN,
    policy="变更须及时知会相关部门和责任人，订单、计划、采购同步更新。",
    zh="变更 {document} 的通知还没有发出：{number}",
    en="notice {number} of change {document} has not gone out",
    fix=("请在「通知」复制内容发出，填发出日期", "send its text from Notices and enter the day"),
)
def everybody_told(case: Case) -> Iterator[Breach]:
    """Departments and persons are told; order, plan and purchases are all updated. S12 S10"""
    change = change_of(case)
    if change is None or change.state not in APPROVED:
        return
    for told in case.book.by(Notice, "order", change.order):
        if told.document == change.number and told.topic is Topic.CHANGE and not told.voided and told.sent_on is None:
            yield breach(change, document=change.number, number=told.number)
