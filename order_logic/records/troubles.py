"""Order exceptions and manual holds."""

from dataclasses import dataclass
from typing import Annotated

from order_logic.columns import Code, Count, Day, Flag, Moment, Owner, Quantity, RefersTo, Words, column
from order_logic.flows.documents import Trouble
from order_logic.records.choices import Category, HoldScope, Responsibility
from order_logic.records.register import Order

DESK, DERIVED = Owner.DESK, Owner.DERIVED


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderException:
    """异常订单: what went wrong, whose it is, how it was handled (R-68 to R-76)."""

    number: Code = column("异常单号", "Exception", key=True, owner=DESK)
    order: Annotated[str, RefersTo(Order)] = column("订单号", "Order no.", default="", owner=DESK)
    line_no: Count = column("行号", "Line no.", default=None)
    state: Trouble | None = column("状态", "State", default=None, owner=DESK)
    category: Category | None = column("异常类别", "Category", default=None)
    dispute: Flag = column("争议", "Dispute", default=None)
    text: Words = column("异常情况", "What happened", default="")
    quantity: Quantity = column("涉及数量", "Quantity", default=None)
    evidence: Words = column("证据", "Evidence", default="")
    found_on: Day = column("发现日期", "Found on", default=None, owner=DESK)
    found_by: Code = column("登记人", "Entered by", default="", owner=DESK)
    responsibility: Responsibility | None = column("责任归属", "Responsibility", default=None)
    department: Words = column("责任部门", "Department", default="")
    demanded: Words = column("整改要求", "Adjustment demanded", default="")
    replied: Words = column("部门回复", "Department's reply", default="")
    customer_told_on: Day = column("告知客户日期", "Customer told on", default=None)
    consequence: Words = column("后果处理", "Consequence", default="")
    cause: Words = column("原因", "Cause", default="")
    handling: Words = column("处理措施", "Handling", default="")
    ship_on: Day = column("补货发货日", "New ship date", default=None, note=("缺货异常须回复客户发货日（R-70）", "A shortage needs a ship date (R-70)"))
    result: Words = column("处理结果", "Result", default="")
    reported_on: Day = column("上报日期", "Reported on", default=None)
    major: Flag = column("重大", "Major", default=None)
    proposal: Words = column("解决方案", "Proposal", default="", note=("重大异常上报领导并附方案（R-76）", "A major one goes to leadership with a proposal (R-76)"))
    leader_told_on: Day = column("报领导日期", "Leadership told on", default=None)
    hurt: Flag = column("影响进度/满意度", "Progress or satisfaction hurt", default=None)
    summary: Words = column("总结与改进", "Summary and improvement", default="", note=("影响进度或满意度时主管填写（R-75）", "The head writes it (R-75)"))
    serious: Flag = column("重大失误", "Serious error", default=None)
    meeting: Words = column("评审会责任认定", "Review meeting", default="", note=("重大失误开会认定责任（R-76）", "Who and what (R-76)"))
    judged_by: Code = column("判定人", "Judged by", default="", owner=DESK)
    closed_by: Code = column("结案人", "Closed by", default="", owner=DESK)
    closed_at: Moment = column("结案时间", "Closed at", default=None, owner=DESK)


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualHold:
    """人工挂起: set and lifted by the order head, the sales manager or finance."""

    number: Code = column("挂起单号", "Hold", key=True, owner=DESK)
    order: Annotated[str, RefersTo(Order)] = column("订单号", "Order no.", default="", owner=DESK)
    scope: tuple[HoldScope, ...] = column("限制动作", "Stops", default=(), note=("多项用顿号隔开；空白：全部", "Several with commas; blank: all"))
    reason: Words = column("原因", "Reason", default="")
    set_by: Code = column("挂起人", "Set by", default="", owner=DESK)
    set_at: Moment = column("挂起时间", "Set at", default=None, owner=DESK)
    lifted_by: Code = column("解除人", "Lifted by", default="", owner=DESK)
    lifted_at: Moment = column("解除时间", "Lifted at", default=None, owner=DESK)
