"""Change requests: what is to be changed, before and after, and what it takes."""

from dataclasses import dataclass
from typing import Annotated

from order_logic.columns import Code, Count, Data, Day, Flag, Moment, Money, Owner, RefersTo, Words, column
from order_logic.flows.documents import Change
from order_logic.records.choices import ChangeClass
from order_logic.records.register import Order

DESK, DERIVED = Owner.DESK, Owner.DERIVED


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRequest:
    """变更申请: approved before the order is touched (R-62)."""

    number: Code = column("变更单号", "Change", key=True, owner=DESK)
    order: Annotated[str, RefersTo(Order)] = column("订单号", "Order no.", default="", owner=DESK)
    state: Change | None = column("状态", "State", default=None, owner=DESK)
    klass: ChangeClass | None = column("变更类别", "Class", default=None, owner=DESK)
    clause: Words = column("依据", "Clause", default="", owner=DESK)
    reason: Words = column("变更原因", "Reason", default="")
    asked_by_customer: Flag = column("客户要求", "Asked by the customer", default=None)
    written: Words = column("客户书面确认", "Customer's writing", default="", note=("客户提出的变更须书面确认（R-63）", "The customer's change is confirmed in writing (R-63)"))
    cost: Money = column("费用影响", "Cost", default=None)
    cost_note: Words = column("费用说明", "Cost note", default="", note=("减少已产已购数量时必填", "Needed when less is wanted than is made or bought"))
    agreement: Words = column("变更协议", "Change agreement", default="", note=("费用增加或交期推迟须签协议（R-66）", "Signed when cost or date moves (R-66)"))
    asked_on: Day = column("申请日期", "Asked on", default=None, owner=DESK)
    asked_by: Code = column("申请人", "Asked by", default="", owner=DESK)
    approved_by: Code = column("批准人", "Approved by", default="", owner=DESK)
    approved_at: Moment = column("批准时间", "Approved at", default=None, owner=DESK)
    done_at: Moment = column("执行时间", "Carried out at", default=None, owner=DESK)
    done_by: Code = column("执行人", "Carried out by", default="", owner=DESK)
    refused: Words = column("驳回/撤回原因", "Why not", default="")
    note: Words = column("备注", "Note", default="")
    agreed: Data = column("批准内容", "What was approved", default="", owner=DESK, hidden=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeField:
    """变更明细: one field of the order or of a line, before and after."""

    change: Annotated[str, RefersTo(ChangeRequest)] = column("变更单号", "Change", key=True)
    number: Count = column("序号", "No.", key=True)
    order: Annotated[str, RefersTo(Order)] = column("订单号", "Order no.", default="", owner=DESK)
    line_no: Count = column("行号", "Line no.", default=None, note=("空白：订单表头", "Blank: the order itself"))
    field: Words = column("变更项", "Field", default="", note=("填列名，如 数量、单价、要求交期；取消整单或一行填 取消", "A heading, such as Quantity; Cancel for a line or the whole order"))
    before: Code = column("变更前", "Before", default="", owner=DESK)
    after: Code = column("变更后", "After", default="")
