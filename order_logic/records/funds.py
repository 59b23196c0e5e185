"""Money: receipts and opening balances."""

from dataclasses import dataclass
from typing import Annotated

from order_logic.columns import Code, Day, Flag, Money, Owner, RefersTo, Words, column
from order_logic.records.choices import Payment, ReceiptKind
from order_logic.records.master import Customer
from order_logic.records.register import Order


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """收款: money that came in; refunds and returned bills are negative rows."""

    number: Code = column("收款单号", "Receipt no.", key=True)
    customer: Annotated[str, RefersTo(Customer)] = column("客户编号", "Customer", default="")
    order: Annotated[str, RefersTo(Order)] = column("订单号", "Order no.", default="")
    received_on: Day = column("收款日期", "Received on", default=None)
    kind: ReceiptKind | None = column("收款类型", "Kind", default=None)
    means: Payment | None = column("付款方式", "Means", default=None)
    amount: Money = column("金额", "Amount", default=None)
    cleared: Flag = column("已到账", "Cleared", default=None)
    voided: Flag = column("作废", "Void", default=None, owner=Owner.DESK)
    note: Words = column("备注", "Note", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningBalance:
    """期初余额: what a customer owed when the book was begun."""

    customer: Annotated[str, RefersTo(Customer)] = column("客户编号", "Customer", key=True)
    day: Day = column("期初日期", "As of", default=None)
    amount: Money = column("期初应收", "Receivable", default=None)
    due_on: Day = column("到期日", "Due on", default=None)
    note: Words = column("备注", "Note", default="")
