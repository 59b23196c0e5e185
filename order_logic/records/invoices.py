"""Invoices and what they invoice; red ones are negative rows, not errors."""

from dataclasses import dataclass
from typing import Annotated

from order_logic.columns import Code, Count, Day, Money, Owner, Percent, Quantity, RefersTo, Seal, Words, column
from order_logic.flows.documents import Billing
from order_logic.records.choices import InvoiceKind, TaxKind
from order_logic.records.master import Customer
from order_logic.records.register import Order

DESK, DERIVED = Owner.DESK, Owner.DERIVED


@dataclass(frozen=True, slots=True, kw_only=True)
class Invoice:
    """发票: amounts as finance types them (SPEC 6); a red one names the blue one and its 红字确认单."""

    number: Code = column("开票单号", "Invoice", key=True, owner=DESK)
    customer: Annotated[str, RefersTo(Customer)] = column("客户编号", "Customer", default="", owner=DESK)
    order: Annotated[str, RefersTo(Order)] = column("订单号", "Order no.", default="", owner=DESK)
    state: Billing | None = column("状态", "State", default=None, owner=DESK)
    kind: InvoiceKind | None = column("发票类型", "Kind", default=None)
    invoice_no: Code = column("发票号码", "Invoice number", default="", seal=Seal.DONE, note=("数电票 20 位", "Electronic invoices have 20 digits"))
    title: Words = column("购方名称", "Buyer", default="")
    tax_number: Code = column("购方税号", "Buyer's tax number", default="")
    issued_on: Day = column("开票日期", "Issued on", default=None)
    net: Money = column("不含税金额", "Net", default=None, seal=Seal.DONE)
    tax: Money = column("税额", "Tax", default=None, seal=Seal.DONE)
    gross: Money = column("价税合计", "Gross", default=None, seal=Seal.DONE)
    red_of: Code = column("对应蓝票", "Reverses", default="", owner=DESK)
    confirmation: Code = column("红字确认单号", "Red confirmation", default="")
    red_amount: Money = column("本次红冲金额", "Amount to reverse", default=None, note=("部分红冲前填写价税合计", "Gross amount; type before reversing a part"))
    handed_on: Day = column("交付日期", "Handed over on", default=None, owner=DESK)
    made_by: Code = column("申请人", "Made by", default="", owner=DESK)
    reason: Words = column("原因", "Reason", default="")
    note: Words = column("备注", "Note", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceLine:
    """发票明细: which order line, how much."""

    invoice: Annotated[str, RefersTo(Invoice)] = column("开票单号", "Invoice", key=True, owner=DESK)
    number: Count = column("序号", "No.", key=True, owner=DESK)
    order: Annotated[str, RefersTo(Order)] = column("订单号", "Order no.", default="", owner=DESK)
    line_no: Count = column("行号", "Line no.", default=None, owner=DESK)
    quantity: Quantity = column("数量", "Quantity", default=None, owner=DESK)
    tax_kind: TaxKind | None = column("税种", "Tax kind", default=None, owner=DESK)
    tax_rate: Percent = column("税率%", "Tax rate %", default=None, owner=DESK)
    net: Money = column("不含税金额", "Net", default=None, owner=DESK)
    tax: Money = column("税额", "Tax", default=None, owner=DESK)
    gross: Money = column("价税合计", "Gross", default=None, owner=DESK)
