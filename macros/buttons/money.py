"""The strips on 付款计划, 收款, 核销 and 客户: plans, money that came in, what it pays, and what is written off."""

from macros.button import MONEY
from macros.strips import SAID, verb_button
from order_logic.derived.postings import LEDGER_READS
from order_logic.flows.tasks import Task
from order_logic.records import Customer, Invoice, InvoiceLine, IssuedStatement, Matching, Order, PaymentStep, Receipt
from order_logic.text import Text
from order_logic.verbs.invoicing import request_invoices
from order_logic.verbs.matching import match_money, undo_matchings
from order_logic.verbs.payment_plan import plan_payments
from order_logic.verbs.receipts import register_receipts
from order_logic.verbs.write_offs import write_off_bad_debts, write_off_differences

_LEDGER = (*LEDGER_READS, IssuedStatement)


def _said(task: Task) -> Text:
    zh, en = task.text
    return Text(zh + SAID.zh, en + SAID.en)


plan_payment = verb_button(
    "plan_payment", *Task.PLAN_PAYMENT.text, plan_payments, (PaymentStep,), sheet=Order, also=(PaymentStep,), group=MONEY, rows=False,
    tip=("按结算方式生成付款步骤；已填比例的按比例算金额", "Makes the steps by the settlement; where shares are typed it reckons the amounts"),
    said=_said(Task.PLAN_PAYMENT),
)  # fmt: skip
request_invoice = verb_button(
    "request_invoice", *Task.REQUEST_INVOICE.text, request_invoices, (Invoice, InvoiceLine), sheet=Order, also=(Invoice,), group=MONEY, rows=False,
    tip=("对选中订单已交付而未开票的数量申请开票", "Asks for an invoice of what was delivered and is not invoiced yet"),
    said=_said(Task.REQUEST_INVOICE),
)  # fmt: skip
register_receipt = verb_button(
    "register_receipt", *Task.REGISTER_RECEIPT.text, register_receipts, _LEDGER, sheet=Receipt, also=(Order, Customer), group=MONEY,
    tip=("登记选中的收款；选中订单或客户则新建一张收款单", "Enters the selected receipts; for a selected order or customer begins one"),
    said=_said(Task.REGISTER_RECEIPT),
)  # fmt: skip
match = verb_button(
    "match", *Task.MATCH.text, match_money, _LEDGER, sheet=Receipt, also=(Order, Customer), group=MONEY,
    tip=("收款核销应收：写明订单的核该单，其余从最早到期的起", "Matches money to what is owed: to the order named, else the longest due first"),
    said=_said(Task.MATCH),
)  # fmt: skip
undo_matching = verb_button(
    "undo_matching", *Task.UNDO_MATCHING.text, undo_matchings, _LEDGER, sheet=Matching, group=MONEY,
    tip=("作废选中的核销，款项回到预收款", "Voids the selected matchings; the money is unmatched again"), said=_said(Task.UNDO_MATCHING),
)  # fmt: skip
write_off = verb_button(
    "write_off", *Task.WRITE_OFF.text, write_off_differences, _LEDGER, sheet=Order, group=MONEY, rows=False,
    tip=("核销选中订单的尾差，不超过设置的容忍额", "Writes off the small difference of the selected orders"), said=_said(Task.WRITE_OFF),
)  # fmt: skip
bad_debt = verb_button(
    "bad_debt", *Task.BAD_DEBT.text, write_off_bad_debts, _LEDGER, sheet=Order, group=MONEY, rows=False,
    tip=("总经理核销收不回的货款；先填「原因」", "The general manager writes off what is lost; fill in Reason first"), said=_said(Task.BAD_DEBT),
)  # fmt: skip
