"""Who must be told of an approved order, and whether they were."""

from collections.abc import Iterator
from datetime import datetime

from order_logic.book import Book
from order_logic.derived.passed import from_opening, passed
from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.records import Notice, Signature
from order_logic.records.choices import Level, Topic
from order_logic.rule import Breach, Case, breach, rule
from order_logic.text import Text

_SEND = ("请在「通知」核对内容后发出，再按「已发出」", "look over the draft in Notices, send it, and mark it as sent")
_MISSING = Text("没有给{departments}的接单通知", "no notice of the order was drafted for {departments}")
_TELL_THEM = Text("请补发通知，并告知管理员", "tell them, and let the administrator know")
TOLD_AT_APPROVAL = (Role.FINANCE, Role.PRODUCTION, Role.WAREHOUSE, Role.PURCHASING)


def _approved_at(case: Case) -> datetime | None:
    """When the desk took the order's last approval; None when it has not, or came in with the opening balances."""
    if from_opening(case.order) or not passed(case.order, Move.APPROVE):
        return None
    return max((s.signed_at for s in case.signed(Move.APPROVE) if s.signed_at), default=None)


def _drafting_since(book: Book) -> datetime | None:
    """Since when this book drafts notices: what was approved before has none."""
    if _drafting_since not in book.memory:
        book.memory[_drafting_since] = min((row.drafted_at for row in book.present(Notice) if row.drafted_at), default=None)
    since: datetime | None = book.memory[_drafting_since]
    return since


def _must_have_notices(case: Case) -> bool:
    approved, since = _approved_at(case), _drafting_since(case.book)
    return approved is not None and since is not None and approved >= since


@rule(
    "R-20",
    reads=(Notice, Signature),
    field="commercial",
    level=Level.WARN,
    policy="订单批准后抄送财务存档，并立即通知生产、仓库和采购。",
    zh="给{departments}的接单通知还没有发出",
    en="the notice to {departments} has not been sent",
    fix=_SEND,
)
def departments_told(case: Case) -> Iterator[Breach]:
    """The approved order is copied to finance; production, warehouse and purchasing are told at once. S12 S4 S16"""
    rows = [row for row in case.book.by(Notice, "order", case.order.number) if row.topic is Topic.ORDER and not row.voided]
    told = {role for row in rows for role in row.to}
    missing = [role for role in TOLD_AT_APPROVAL if role not in told]
    if missing and _must_have_notices(case):
        yield breach(text=_MISSING, remedy=_TELL_THEM, departments=missing)
    for row in rows:
        if row.sent_on is None and _goes_on(case):
            yield breach(row, "sent_on", departments=list(row.to))


def _goes_on(case: Case) -> bool:
    """Whether the order is still being carried out: what nobody sent in time need not be sent later."""
    return case.order.commercial is Commercial.CONFIRMED


@rule(
    "R-28",
    reads=(Notice, Signature),
    field="ship_on",
    level=Level.WARN,
    policy="订单通过后，向客户发出确认，写明订单号和预计发货日。",
    zh="订单确认还没有发给客户",
    en="the confirmation has not been sent to the customer",
    fix=_SEND,
)
def order_confirmed_to_customer(case: Case) -> Iterator[Breach]:
    """An order that passed is confirmed to the customer, with its number and expected ship date. S17 S8"""
    rows = [row for row in case.book.by(Notice, "order", case.order.number) if row.topic is Topic.CONFIRMATION and not row.voided]
    if not _goes_on(case) or any(row.sent_on for row in rows):
        return
    if rows or _must_have_notices(case):
        yield breach(rows[-1] if rows else None, "sent_on" if rows else "")
