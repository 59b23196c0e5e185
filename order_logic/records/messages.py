"""Who was told what: internal memos, notices, satisfaction; the daily comparison with a platform; project plans."""

from dataclasses import dataclass
from typing import Annotated

from order_logic.columns import Code, Count, Day, Flag, Moment, Money, Owner, Quantity, RefersTo, Words, column
from order_logic.flows.roles import Role
from order_logic.records.choices import Topic
from order_logic.records.register import Order

DESK, DERIVED = Owner.DESK, Owner.DERIVED


@dataclass(frozen=True, slots=True, kw_only=True)
class Memo:
    """内部联络: one department tells others (R-49, R-67)."""

    order: Annotated[str, RefersTo(Order)] = column("订单号", "Order no.", key=True)
    number: Count = column("序号", "No.", key=True)
    to: tuple[Role, ...] = column("收文部门", "To", default=())
    subject: Words = column("主题", "Subject", default="")
    text: Words = column("内容", "Text", default="")
    written_by: Code = column("发文人", "Written by", default="", owner=DESK)
    written_at: Moment = column("起草时间", "Drafted at", default=None, owner=DESK)
    sent_on: Day = column("发出日期", "Sent on", default=None)
    reply: Words = column("回复", "Reply", default="")
    replied_on: Day = column("回复日期", "Replied on", default=None)
    voided: Flag = column("作废", "Void", default=None, owner=DESK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """通知: what customer or departments are told; drafted by the program, sent by people (R-20, R-28, R-48, R-53, R-57)."""

    order: Annotated[str, RefersTo(Order)] = column("订单号", "Order no.", key=True, owner=DESK)
    number: Count = column("序号", "No.", key=True, owner=DESK)
    topic: Topic | None = column("事项", "Topic", default=None, owner=DESK)
    customer: Flag = column("发给客户", "To the customer", default=None, owner=DESK)
    to: tuple[Role, ...] = column("发给部门", "To departments", default=(), owner=DESK)
    text: Words = column("内容", "Text", default="")
    drafted_at: Moment = column("起草时间", "Drafted at", default=None, owner=DESK)
    drafted_by: Code = column("起草人", "Drafted by", default="", owner=DESK)
    sent_on: Day = column("发出日期", "Sent on", default=None)
    sent_by: Code = column("发出人", "Sent by", default="", owner=DESK)
    way: Words = column("方式", "By", default="")
    document: Code = column(
        "相关单据", "About", default="", owner=DESK, note=("异常单、变更单、出库单等", "An exception, a change, an outbound note …")
    )
    voided: Flag = column("作废", "Void", default=None, owner=DESK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Satisfaction:
    """满意度: what the customer said after delivery, and our review of the order (R-80, R-81)."""

    order: Annotated[str, RefersTo(Order)] = column("订单号", "Order no.", key=True)
    asked_on: Day = column("回访日期", "Asked on", default=None)
    asked_by: Code = column("回访人", "Asked by", default="")
    score: Count = column("评分", "Score", default=None, note=("1 至 5，5 为很满意", "1 to 5, 5 is best"))
    complaint: Words = column("投诉内容", "Complaint", default="")
    exception: Code = column("转异常单号", "Exception", default="", note=("有投诉须登记异常（R-80）", "A complaint is routed (R-80)"))
    review: Words = column("结案总结", "Closing review", default="")
    improvement: Words = column("改进措施", "Improvements", default="")
    reviewed_on: Day = column("总结日期", "Reviewed on", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformRow:
    """平台核对: our orders of a day against the platform's list (R-96)."""

    day: Day = column("日期", "Day", key=True)
    platform_no: Code = column("平台单号", "Platform order", key=True)
    product: Code = column("产品编码", "Product", key=True)
    quantity: Quantity = column("平台数量", "Platform's quantity", default=None)
    amount: Money = column("平台金额", "Platform's amount", default=None)
    own_quantity: Quantity = column("本册数量", "Our quantity", default=None, owner=DERIVED)
    own_amount: Money = column("本册金额", "Our amount", default=None, owner=DERIVED)
    difference: Words = column("差异", "Difference", default="", owner=DERIVED)
    handled: Words = column("处理", "Handled", default="", note=("补录或更正后填写", "After entering or correcting"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """项目计划: goals, milestones and risks of a project order (R-98)."""

    order: Annotated[str, RefersTo(Order)] = column("订单号", "Order no.", key=True)
    number: Count = column("序号", "No.", key=True)
    goal: Words = column("目标", "Goal", default="")
    milestone: Words = column("里程碑", "Milestone", default="")
    due_on: Day = column("计划日期", "Due on", default=None)
    done_on: Day = column("完成日期", "Done on", default=None)
    risk: Words = column("风险", "Risk", default="")
    measure: Words = column("应对措施", "Measure", default="")
    person: Words = column("负责人", "In charge", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """项目验收: the customer accepts a project (R-98)."""

    order: Annotated[str, RefersTo(Order)] = column("订单号", "Order no.", key=True)
    number: Count = column("序号", "No.", key=True)
    accepted_on: Day = column("验收日期", "Accepted on", default=None)
    accepted_by: Words = column("客户验收人", "Accepted by", default="")
    evidence: Words = column("验收单编号", "Evidence", default="")
    result: Words = column("验收结论", "Result", default="")
    open_points: Words = column("遗留问题", "Open points", default="")
