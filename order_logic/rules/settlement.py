"""The end of an order: complete, reconciled, invoiced, paid."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from order_logic.derived.closing import statements_of
from order_logic.derived.invoiced import invoiced_of
from order_logic.derived.order_money import receivable_of
from order_logic.derived.passed import from_opening
from order_logic.derived.postings import LEDGER_READS
from order_logic.derived.receipts import matched_to, written_off_of
from order_logic.derived.stages import GONE_READS, goods_of, stages_of
from order_logic.flows.documents import Returning
from order_logic.flows.moves import Move
from order_logic.flows.quantity import Stage
from order_logic.money import shown
from order_logic.records import Customer, InvoiceLine, IssuedStatement, OrderLine, OrderType, OutboundNote, Return
from order_logic.records.choices import Invoicing, Stating
from order_logic.rule import Breach, Case, breach, rule
from order_logic.rules.invoices import INVOICE_MOVES, invoice_breaches
from order_logic.text import Text

ZERO = Decimal(0)
_DONE = frozenset({Stage.SIGNED, Stage.RETURNED, Stage.ENDED})
_RETURNS_OVER = frozenset({Returning.FINISHED, Returning.REJECTED})
_RETURN = Text("退货 {document} 还在「{state}」", "the return {document} is still {state}")
_FINISH = Text("请先把退货办完", "finish the return first")
_STATED = Text("最后一次交货 {day} 还没有经财务确认的对账单", "no confirmed statement covers the last delivery on {day}")
_STATE = Text("请按「制作对账单」，财务再按「确认对账单」", "prepare the statement and have finance confirm it")
_INVOICED = Text("已开票 {invoiced} 元，应开 {asked} 元", "{invoiced} of {asked} is invoiced")
_INVOICE = Text("请按「申请开票」开齐，多开的红冲", "invoice the rest, reverse what is too much")
_TOLERANCE = Text(
    "已收 {paid} 元、已核销 {off} 元，应收 {asked} 元，差 {open} 元", "{paid} paid and {off} written off of {asked}: {open} is open"
)


@rule(
    "R-77",
    guards=(Move.SETTLE,),
    reads=(OrderLine, Return, *GONE_READS),
    field="status",
    lasting=False,
    policy="货物生产、检验、发运完毕，数量、质量、规格经客户签收确认，并告知客户，才算完成。",
    zh="第 {line} 行还有 {quantity} 在「{stage}」，未签收",
    en="{quantity} of line {line} is still {stage}, not signed for",
    fix=("请交货并登记签收，或终止未交", "deliver it and have it signed for, or end the rest"),
)
def order_is_complete(case: Case) -> Iterator[Breach]:
    """Complete is produced, passed, shipped and signed for in quantity, quality and specification; settling tells the customer. S10 S5"""
    if case.move is not Move.SETTLE:
        return
    for line in goods_of(case.order.number, case.book):
        for stage, quantity in stages_of(line, case.book).items():
            if quantity > 0 and stage not in _DONE:
                yield breach(line, "status", line=line.line_no, quantity=f"{quantity.normalize():f}", stage=stage)
    for back in case.book.by(Return, "order", case.order.number):
        if back.state not in _RETURNS_OVER:
            yield breach(back, "state", text=_RETURN, remedy=_FINISH, document=back.number, state=back.state or "")


@rule(
    "R-78",
    guards=(Move.SETTLE, *INVOICE_MOVES),
    reads=(Customer, OrderType, InvoiceLine, IssuedStatement, *LEDGER_READS),
    field="received_amount",
    lasting=False,
    policy="按合同结算：对账、开票、收款，三项都完成才能结清。",
    zh=_TOLERANCE.zh,
    en=_TOLERANCE.en,
    fix=("请收款并按「核销」；尾差按「尾差核销」", "collect it and press Match; write a small difference off"),
)
def settled_by_contract(case: Case) -> Iterator[Breach]:
    """Settlement goes by the contract: reconcile, invoice, collect. S10 S3 S1 S11

    Reconciled and invoiced where the order's type or the customer asks for it, collected within the tolerance. Orders of 期初导入 were
    reconciled and invoiced elsewhere.
    """
    if case.move in INVOICE_MOVES:
        yield from invoice_breaches(case)
    if case.move is not Move.SETTLE:
        return
    if not from_opening(case.order):
        yield from _reconciled(case)
        yield from _invoiced(case)
    open_amount, asked_for = open_amount_of(case), receivable_of(case.order)
    if abs(open_amount) > case.press.settings.settle_tolerance:
        paid, off = (f(case) for f in (_paid, _written_off))
        yield breach(paid=shown(paid), off=shown(off), asked=shown(asked_for), open=shown(open_amount))


def open_amount_of(case: Case) -> Decimal:
    """Receivable less write-offs and the money matched to the order; below zero when too much was matched."""
    return receivable_of(case.order) - _written_off(case) - _paid(case)


def _paid(case: Case) -> Decimal:
    return matched_to(case.order.number, case.book, case.press.settings)


def _written_off(case: Case) -> Decimal:
    return written_off_of(case.order.number, case.book)


def _reconciled(case: Case) -> Iterator[Breach]:
    """A statement that finance confirmed covers the last delivery."""
    last = _last_delivery(case)
    if last is None or (case.order_type and case.order_type.stating is Stating.ON_DEMAND):
        return
    if not any(s.confirmed_by and s.last_on and s.last_on >= last for s in statements_of(case.order.customer, case.book)):
        yield breach(field="delivery", text=_STATED, remedy=_STATE, day=last)


def _last_delivery(case: Case) -> date | None:
    notes = [n for n in case.book.by(OutboundNote, "order", case.order.number) if n.shipped_on and not n.voided]
    return max((n.shipped_on for n in notes if n.shipped_on), default=case.order.charged_on)


def _invoiced(case: Case) -> Iterator[Breach]:
    kind = case.order_type
    if kind and kind.invoicing is Invoicing.ON_DEMAND and not case.order.invoice_wanted:
        return
    invoiced, wanted = invoiced_of(case.order.number, case.book), receivable_of(case.order)
    if abs(invoiced - wanted) > case.press.settings.tax_tolerance:
        yield breach(field="invoicing", text=_INVOICED, remedy=_INVOICE, invoiced=shown(invoiced), asked=shown(wanted))
