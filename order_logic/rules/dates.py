"""The delivery date that we promise, and what a later one takes."""

from collections.abc import Iterator
from datetime import date

from order_logic.columns import column_of
from order_logic.derived.approval import filled, is_late, objections, promise_approved
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.records import ChangeRequest, Opinion, Promise, Signature, User
from order_logic.rule import Breach, Case, breach, rule
from order_logic.rules.blanks import is_blank
from order_logic.rules.moment import asked, without_top
from order_logic.text import Text

_NO_ROW = Text("确认交期 {promised} 不在承诺台账", "the promised date {promised} has no row in the promise ledger")
_PROMISE_IT = Text("请用「填确认交期」填写，勿直接改", "use Promise a date; do not type over it")
_TOP = Text("{why}，须总经理或其代理人签核", "{why}: the general manager or the deputy signs")
_LET_SIGN = Text("请总经理批准，或由其不接单", "let the general manager approve or decline")
_LATE = Text("确认交期 {promised} 晚于要求交期 {requested}", "promised for {promised}, later than the requested {requested}")
_OBJECTED = Text("{departments}认为不可行", "not feasible for {departments}")


@rule(
    "R-18",
    guards=(Move.SUBMIT,),
    reads=(Promise,),
    field="promised_on",
    policy="我司的确认交期填在订单上，记入承诺台账，并回复客户。",
    zh="没有填确认交期",
    en="no delivery date is promised",
    fix=("请在「本次日期」填日期后按「填确认交期」", "type the date into Date of this move and press Promise a date"),
)
def date_promised(case: Case) -> Iterator[Breach]:
    """Our delivery date is written on the order, with a row in the promise ledger, and returned to the customer. S12"""
    if not asked(case, Move.SUBMIT):
        return
    promised, promises = case.order.promised_on, case.promises
    if promised is None:
        yield breach()
    elif not promises or promises[-1].promised_on != promised:
        yield breach(text=_NO_ROW, remedy=_PROMISE_IT, promised=promised)


@rule(
    "R-19",
    guards=(Move.SUBMIT, Move.APPROVE),
    reads=(Promise, Opinion, Signature, User, ChangeRequest),
    field="promised_on",
    policy="评审有异议，或确认交期晚于要求交期的，须经客户同意，并由总经理（或其代理人）对商定的交期签名。",
    zh="{why}，「{column}」没有填写",
    en="{why}: {column} is blank",
    fix=("请与客户商定，在「承诺台账」填客户同意日期和凭据", "agree with the customer; enter date and evidence of the consent in Promises"),
)
def later_date_agreed(case: Case) -> Iterator[Breach]:
    """After an objection, or with a date later than requested, the customer consents and the general manager signs the agreed date. S12"""
    refusing = [o.department for o in objections(case.order, case.book) if o.department]
    if not refusing and not is_late(case.order) and not any(map(is_late, case.promises)):
        return
    if asked(case, Move.SUBMIT):
        yield from _consent(case, _why(case.order.promised_on, case.order.requested_on, refusing))
    if asked(case, Move.APPROVE):
        agreed = promise_approved(case.order, case.book) or case.order
        yield from _signature(case, _why(agreed.promised_on, agreed.requested_on, refusing))


def _consent(case: Case, why: Text | None) -> Iterator[Breach]:
    if why is None or not case.promises:
        return
    latest = case.promises[-1]
    for name in ("consent_on", "consent_evidence"):
        if is_blank(getattr(latest, name)):
            yield breach(latest, name, why=why, column=column_of(Promise, name).label)


def _signature(case: Case, why: Text | None) -> Iterator[Breach]:
    level = without_top(case)
    if why is not None and level is not None:
        yield breach(level=level, text=_TOP, remedy=_LET_SIGN, why=why)


def _why(promised: date | None, requested: date | None, refusing: list[Role]) -> Text | None:
    """Why consent and signature are needed; None when nobody objected and the date is in time."""
    if promised is not None and requested is not None and promised > requested:
        return filled(_LATE, promised=promised, requested=requested)
    return filled(_OBJECTED, departments=refusing) if refusing else None
