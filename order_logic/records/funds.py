"""Money: receipts, what they are matched to, payment plans, statements, reminders, opening balances."""

from dataclasses import dataclass
from typing import Annotated

from order_logic.columns import Code, Count, Day, Flag, Moment, Money, Owner, Percent, RefersTo, Seal, Words, column
from order_logic.records.choices import Gate, Matched, Payment, ReceiptKind, Urgency
from order_logic.records.master import Customer
from order_logic.records.register import Order

DESK, DERIVED = Owner.DESK, Owner.DERIVED


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """收款: money that came in; refunds and returned bills are negative rows."""

    number: Code = column("收款单号", "Receipt no.", key=True)
    customer: Annotated[str, RefersTo(Customer)] = column("客户编号", "Customer", default="")
    order: Annotated[str, RefersTo(Order)] = column("订单号", "Order no.", default="")
    received_on: Day = column("收款日期", "Received on", default=None, seal=Seal.DONE)
    kind: ReceiptKind | None = column("收款类型", "Kind", default=None)
    means: Payment | None = column("付款方式", "Means", default=None)
    amount: Money = column("金额", "Amount", default=None, seal=Seal.DONE)
    cleared: Flag = column("已到账", "Cleared", default=None)
    voided: Flag = column("作废", "Void", default=None, owner=Owner.DESK)
    note: Words = column("备注", "Note", default="")
    refund_of: Code = column("原收款单号", "Refund of", default="", note=("退款、退票填原收款单号", "For refunds and returned bills"))
    matched: Money = column("已核销", "Matched", default=None, owner=DERIVED)
    unmatched: Money = column("未核销（预收款）", "Unmatched", default=None, owner=DERIVED)
    entered_by: Code = column("登记人", "Entered by", default="", owner=DESK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """核销: which receipt pays which order; small differences and bad debts are matched without a receipt."""

    number: Code = column("核销单号", "Matching", key=True, owner=DESK)
    kind: Matched | None = column("核销类型", "Kind", default=None, owner=DESK)
    receipt: Annotated[str, RefersTo(Receipt)] = column("收款单号", "Receipt no.", default="", owner=DESK)
    customer: Annotated[str, RefersTo(Customer)] = column("客户编号", "Customer", default="", owner=DESK)
    order: Annotated[str, RefersTo(Order)] = column("订单号", "Order no.", default="", owner=DESK, note=("空白：期初余额", "Blank: the opening balance"))
    amount: Money = column("核销金额", "Amount", default=None, owner=DESK)
    matched_on: Day = column("核销日期", "Matched on", default=None, owner=DESK)
    person: Code = column("核销人", "Matched by", default="", owner=DESK)
    reason: Words = column("原因", "Reason", default="", owner=DESK)
    voided: Flag = column("作废", "Void", default=None, owner=DESK)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentStep:
    """付款计划: the dated steps of an order's payment (R-97); 质保金 is a step of its own."""

    order: Annotated[str, RefersTo(Order)] = column("订单号", "Order no.", key=True)
    number: Count = column("序号", "No.", key=True)
    name: Words = column("款项", "Step", default="", note=("如 定金、发货款、尾款、质保金", "Such as deposit, before delivery, rest, retention"))
    share: Percent = column("比例%", "Share %", default=None)
    amount: Money = column("金额", "Amount", default=None)
    gate: Gate | None = column("控制", "Gate", default=None)
    due_on: Day = column("应付日期", "Due on", default=None)
    paid: Money = column("已收", "Paid", default=None, owner=DERIVED)
    note: Words = column("备注", "Note", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedStatement:
    """对账单: a statement that was sent out; its balance stays as it was issued."""

    number: Code = column("对账单号", "Statement", key=True, owner=DESK)
    customer: Annotated[str, RefersTo(Customer)] = column("客户编号", "Customer", default="", owner=DESK)
    first_on: Day = column("期间起", "From", default=None, owner=DESK)
    last_on: Day = column("期间止", "To", default=None, owner=DESK)
    opening: Money = column("期初应收", "Opening", default=None, owner=DESK)
    charges: Money = column("本期应收", "Charges", default=None, owner=DESK)
    other: Money = column("其他应收", "Other charges", default=None, owner=DESK)
    returns: Money = column("退货", "Returns", default=None, owner=DESK)
    allowances: Money = column("折让", "Allowances", default=None, owner=DESK)
    write_offs: Money = column("核销", "Write-offs", default=None, owner=DESK)
    receipts: Money = column("收款", "Receipts", default=None, owner=DESK)
    refunds: Money = column("退款", "Refunds", default=None, owner=DESK)
    closing: Money = column("期末应收", "Closing", default=None, owner=DESK)
    prepared_by: Code = column("制单人", "Prepared by", default="", owner=DESK)
    issued_on: Day = column("制单日期", "Prepared on", default=None, owner=DESK)
    confirmed_by: Code = column("财务确认", "Confirmed by finance", default="", owner=DESK)
    confirmed_at: Moment = column("确认时间", "Confirmed at", default=None, owner=DESK)
    replied_on: Day = column("客户回签日期", "Customer replied on", default=None)
    difference: Words = column("客户差异说明", "Customer's differences", default="")
    voided: Flag = column("作废", "Void", default=None, owner=DESK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dunning:
    """催收: each time a customer was reminded of what is overdue."""

    number: Code = column("催款单号", "Reminder", key=True, owner=DESK)
    customer: Annotated[str, RefersTo(Customer)] = column("客户编号", "Customer", default="", owner=DESK)
    reminded_on: Day = column("催款日期", "Reminded on", default=None, owner=DESK)
    level: Urgency | None = column("级别", "Level", default=None, owner=DESK)
    amount: Money = column("逾期金额", "Overdue", default=None, owner=DESK)
    days: Count = column("最长逾期天数", "Longest overdue", default=None, owner=DESK)
    person: Code = column("催款人", "By", default="", owner=DESK)
    promised_on: Day = column("承诺付款日", "Promised to pay on", default=None)
    result: Words = column("结果", "Result", default="")
    voided: Flag = column("作废", "Void", default=None, owner=DESK)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningBalance:
    """期初余额: what a customer owed when the book was begun."""

    customer: Annotated[str, RefersTo(Customer)] = column("客户编号", "Customer", key=True)
    day: Day = column("期初日期", "As of", default=None)
    amount: Money = column("期初应收", "Receivable", default=None)
    due_on: Day = column("到期日", "Due on", default=None)
    note: Words = column("备注", "Note", default="")
