"""What must be complete before an order is archived."""

from collections.abc import Iterator
from typing import Any

from order_logic.derived.closing import last_period
from order_logic.derived.order_money import left_of, receivable_of
from order_logic.derived.outbound import parts_of
from order_logic.derived.passed import from_opening
from order_logic.derived.postings import LEDGER_READS
from order_logic.derived.receipts import received_for, written_off_of
from order_logic.flows.commercial import Commercial
from order_logic.flows.documents import TROUBLE_OVER, Billing, Job, Returning
from order_logic.flows.moves import Move
from order_logic.money import shown
from order_logic.records import Delivery, Inspection, Invoice, OrderException, OrderType, OutboundLine, OutboundNote, ProductionJob, Return
from order_logic.records.choices import Contract
from order_logic.rule import Breach, Case, breach, rule
from order_logic.rules.blanks import is_blank
from order_logic.text import Text, Word

_NO_PAPER = Text("没有客户订单凭据（客户订单号、回签件或合同编号）", "no customer order on file (PO number, confirmation or contract)")
_FILL_IN = Text("请补填后再归档", "fill it in, then archive")
_NO_PROOF = Text("出库单 {document} 没有交付凭证", "no proof of delivery for the outbound note {document}")
_ADD_PROOF = Text("请在「签收」补填凭证编号", "fill in the evidence under Deliveries")
_OPEN = Text("{document} 还在「{state}」", "{document} is still {state}")
_FINISH = Text("请先办完", "finish it first")
_UNCHECKED = Text("质检单 {document} 还没有结论", "the inspection {document} has no result yet")
_MONEY = Text("还有 {amount} 元未了结（正数为客户欠款，负数为多收）", "{amount} is not settled (negative: received too much)")
_SETTLE = Text("请先收款、退款或核销", "collect, refund or write it off first")
_DONE: dict[type, frozenset[Word]] = {
    OrderException: TROUBLE_OVER,
    Return: frozenset({Returning.FINISHED, Returning.REJECTED}),
    ProductionJob: frozenset({Job.STOCKED, Job.CANCELLED}),
}


@rule(
    "R-84",
    guards=(Move.ARCHIVE,),
    reads=(*LEDGER_READS, *_DONE, OrderType, Inspection, Delivery, Invoice, OutboundLine),
    field="status",
    lasting=False,
    policy="归档要有这张订单有过的单据：客户订单、生产计划、质检报告、交付凭证；款项已了结，且所在月份已关账。",
    zh="{day} 完结，该月尚未关账（关账到 {until}）",
    en="it ended on {day}, in a month that is not closed yet (closed until {until})",
    fix=("请在关账后再归档", "archive it once the month is closed"),
)
def papers_are_complete(case: Case) -> Iterator[Breach]:
    """The archive holds the customer order, plan, QC report and delivery document that this order had, once its money is settled. S16 S2"""
    if case.move is not Move.ARCHIVE:
        return
    until = last_period(case.press.today, case.press.settings)[1]
    ended = case.order.since.date() if case.order.since else None
    if ended and ended > until:
        yield breach(field="since", day=ended, until=until)
    if case.order.commercial is Commercial.CLOSED and not from_opening(case.order):
        yield from _papers(case)
    for record, done in _DONE.items():
        rows: tuple[Any, ...] = case.book.by(record, "order", case.order.number)
        for row in rows:
            if row.state not in done:
                yield breach(row, "state", text=_OPEN, remedy=_FINISH, document=row.number, state=row.state or "")
    yield from _money(case)


def _papers(case: Case) -> Iterator[Breach]:
    order, book = case.order, case.book
    needed = case.order_type is None or case.order_type.contract is not Contract.NONE
    if needed and all(is_blank(said) for said in (order.customer_po, order.customer_reply, order.contract_no)):
        yield breach(field="customer_reply", text=_NO_PAPER, remedy=_FILL_IN)
    for inspection in book.by(Inspection, "order", order.number):
        if not inspection.voided and inspection.inspected_at is None:
            yield breach(inspection, "passed", text=_UNCHECKED, remedy=_FINISH, document=inspection.number)
    proven = {d.note for d in book.by(Delivery, "order", order.number) if not d.voided and not is_blank(d.evidence)}
    for note in book.by(OutboundNote, "order", order.number):
        parts = parts_of(note, book)
        undelivered = bool(parts) and not any(left_of(part) for part in parts)  # refused or lost altogether
        if note.shipped_on and not note.voided and not undelivered and note.number not in proven:
            yield breach(note, "signed_on", text=_NO_PROOF, remedy=_ADD_PROOF, document=note.number)


def _money(case: Case) -> Iterator[Breach]:
    """Nothing is owed on it or paid too much for it, and no invoice is asked for."""
    order, book, settings = case.order, case.book, case.press.settings
    came = received_for(order.number, book, settings) + written_off_of(order.number, book)
    open_money = receivable_of(order) - came
    if abs(open_money) > settings.settle_tolerance:
        yield breach(field="received_amount", text=_MONEY, remedy=_SETTLE, amount=shown(open_money))
    for invoice in book.by(Invoice, "order", order.number):
        if invoice.state is Billing.TO_ISSUE:
            yield breach(invoice, "state", text=_OPEN, remedy=_FINISH, document=invoice.number, state=invoice.state)
