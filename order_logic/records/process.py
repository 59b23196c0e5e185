"""What is decided about an order: signatures, opinions, promises."""

from dataclasses import dataclass
from typing import Annotated

from order_logic.columns import Code, Count, Data, Day, Flag, Moment, Owner, RefersTo, Seal, Words, column
from order_logic.flows.moves import Move, Shifting
from order_logic.flows.roles import Role
from order_logic.records.choices import Verdict
from order_logic.records.register import Order

DESK, DERIVED = Owner.DESK, Owner.DERIVED


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """签核: one signature of one move, with the figures it was given on."""

    order: Annotated[str, RefersTo(Order)] = column("订单号", "Order no.", key=True, owner=DESK, seal=Seal.ALWAYS)
    number: Count = column("序号", "No.", key=True, owner=DESK)
    move: Move | Shifting | None = column("动作", "Move", default=None, owner=DESK, seal=Seal.ALWAYS)
    role: Role | None = column("角色", "Role", default=None, owner=DESK, seal=Seal.ALWAYS)
    person: Code = column("签核人", "Signed by", default="", owner=DESK, seal=Seal.ALWAYS)
    signed_at: Moment = column("时间", "Time", default=None, owner=DESK, seal=Seal.ALWAYS)
    reason: Words = column("原因", "Reason", default="", owner=DESK)
    figures: Data = column("所据数字", "Figures", default="", owner=DESK, seal=Seal.ALWAYS)
    voided: Flag = column("作废", "Void", default=None, owner=DESK, seal=Seal.ALWAYS)
    document: Code = column("单据号", "Document", default="", owner=DESK, seal=Seal.ALWAYS, note=("放行的出库单，或改交期的台账序号", "The note released, or the number of the date in Promises"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """评审意见: one department's row of a 合同评审单 (R-16)."""

    order: Annotated[str, RefersTo(Order)] = column("订单号", "Order no.", key=True, owner=DESK)
    round: Count = column("轮次", "Round", key=True, owner=DESK)
    department: Role | None = column("部门", "Department", key=True, owner=DESK)
    facts: Words = column("系统核对", "Facts", default="", owner=DESK)
    verdict: Verdict | None = column("意见", "Verdict", default=None)
    text: Words = column("说明", "Explanation", default="")
    proposed_on: Day = column("建议交期", "Proposed date", default=None, note=("可以提出变更建议（R-17）", "A change may be proposed (R-17)"))
    person: Code = column("评审人", "Reviewer", default="", owner=DESK, seal=Seal.ALWAYS)
    given_at: Moment = column("评审时间", "Given at", default=None, owner=DESK, seal=Seal.ALWAYS)
    sent_at: Moment = column("送审时间", "Sent at", default=None, owner=DESK)
    voided: Flag = column("作废", "Void", default=None, owner=DESK, seal=Seal.ALWAYS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """承诺台账: every delivery date that we gave, and who agreed (R-18, R-19)."""

    order: Annotated[str, RefersTo(Order)] = column("订单号", "Order no.", key=True, owner=DESK)
    number: Count = column("序号", "No.", key=True, owner=DESK)
    requested_on: Day = column("要求交期", "Requested on", default=None, owner=DESK)
    promised_on: Day = column("承诺交期", "Promised on", default=None, owner=DESK)
    cause: Words = column("原因", "Cause", default="", owner=DESK)
    person: Code = column("承诺人", "Promised by", default="", owner=DESK)
    promised_at: Moment = column("承诺时间", "Promised at", default=None, owner=DESK)
    consent_on: Day = column("客户同意日期", "Customer agreed on", default=None, note=("晚于要求交期时必填（R-19）", "Needed when later than requested (R-19)"))
    consent_evidence: Words = column("同意凭据", "Evidence", default="")
    agreement: Words = column("变更协议", "Change agreement", default="", note=("晚于合同交期时必填（R-66）", "Needed beyond the contract date (R-66)"))
    pending: Flag = column("未生效", "Not in force", default=None, owner=DESK, note=("改交期待销售签核，或变更待批准", "Waits for sales, or for the change to be approved"))
    voided: Flag = column("作废", "Void", default=None, owner=DESK)
