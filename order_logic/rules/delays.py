"""The customer hears of delays and troubles first, and of progress regularly."""

from collections.abc import Iterator
from datetime import date, timedelta

from order_logic.derived.progressing import PROGRESS_READS, last_feedback, tracks_of
from order_logic.derived.radar import unshipped
from order_logic.derived.told import customer_told_since, told_of
from order_logic.flows.commercial import Commercial
from order_logic.flows.documents import TROUBLE_OVER
from order_logic.records import Notice, OrderException, OrderLine, OutboundLine, OutboundNote, Progress, Promise, ReturnLine
from order_logic.records.choices import Level, Topic
from order_logic.rule import Breach, Case, breach, rule
from order_logic.text import Text

_TROUBLE = Text("异常 {number} 还没有告知客户", "the customer has not been told of exception {number}")
_MISSED = Text("交期 {day} 已过，还没有告知客户", "{day} has passed, and the customer has not been told")
_SLIPPED = Text("交期由 {before} 改为 {day}，还没有告知客户", "the date moved from {before} to {day}, and the customer has not been told")
_TOPICS = (Topic.DATE, Topic.EXCEPTION)


@rule(
    "R-48",
    reads=(Notice, OrderException, Promise, OrderLine, OutboundLine, OutboundNote, ReturnLine),
    field="promised_on",
    level=Level.WARN,
    policy="订单延迟或出现异常，第一时间告知客户。",
    zh="还没有告知客户",
    en="the customer has not been told",
    fix=(
        "请先告知客户：按「交期预警」或「登记异常」起草通知，发出后按「已发出」",
        "tell the customer first: Warn of lateness drafts it; mark it as sent",
    ),
)
def customer_told_first(case: Case) -> Iterator[Breach]:
    """When an order is delayed or something goes wrong, the customer is told first. S2 S4"""
    for trouble in case.book.by(OrderException, "order", case.order.number):
        if trouble.state not in TROUBLE_OVER and not told_of(trouble, case.book):
            yield breach(trouble, "customer_told_on", text=_TROUBLE, number=trouble.number)
    if case.order.commercial is Commercial.CONFIRMED and case.promises:
        yield from _delayed(case)


def _delayed(case: Case) -> Iterator[Breach]:
    """A promise that was missed, or moved to a later day, without a word to the customer since."""
    number, now = case.order.number, case.promises[-1]
    day, made = now.promised_on, now.promised_at.date() if now.promised_at else None
    before = case.promises[-2].promised_on if len(case.promises) > 1 else None
    if day and day < case.press.today and unshipped(case.order, case.book):
        after = made + timedelta(days=1) if made else None
        if not customer_told_since(number, case.book, _TOPICS, after):
            yield breach(text=_MISSED, day=day)
    elif day and before and day > before and not now.consent_on and not customer_told_since(number, case.book, _TOPICS, made):
        yield breach(now, "promised_on", text=_SLIPPED, before=before, day=day)


@rule(
    "R-53",
    reads=PROGRESS_READS,
    field="next_step",
    level=Level.NOTE,
    policy="订单进度定期反馈给客户，间隔按设置。",
    zh="已 {days} 天没有向客户反馈进度",
    en="the customer has heard nothing of the progress for {days} days",
    fix=("请把「通知」中的进度反馈发给客户，或填「反馈客户日期」", "send the progress notice, or fill in Customer told on"),
)
def progress_fed_back(case: Case) -> Iterator[Breach]:
    """The customer hears regularly how the order goes. S4 S10 S2"""
    if not tracks_of(case.order, case.book):
        return
    first: date | None = min((r.reported_on for r in case.book.by(Progress, "order", case.order.number) if r.reported_on), default=None)
    since = last_feedback(case.order, case.book) or first
    days = (case.press.today - since).days if since else 0
    if days > case.press.settings.progress_feedback_days:
        yield breach(days=days)
