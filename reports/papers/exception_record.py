"""异常订单记录: what went wrong, why, what was done, whose it is and what follows, complete and factual (R-68 to R-76)."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from order_logic.book import Book
from order_logic.derived.amounts import value_of
from order_logic.flows.documents import Trouble
from order_logic.press import Press
from order_logic.records import Customer, Notice, Order, OrderException, OrderLine
from order_logic.records.choices import Category, Responsibility
from order_logic.text import Text, Word
from reports.blocks import Head, Mark, Sign
from reports.figures import DAY, counted, filled, quantity
from reports.order_parts import goods_of, our_company, person_of
from reports.refusals import UNKNOWN_ORDER
from reports.report import Refused, Topic, report
from reports.secrecy import sees_prices
from reports.signing import box

READS = (OrderException, Order, OrderLine, Customer, Notice)
TITLE, SUBTITLE = Text("异常订单记录", "Exception record"), Text("EXCEPTION RECORD", "异常订单记录")
COPIES = Text("正本：订单部　副本：责任部门", "Original: orders　Copy: the department")
NO_CASE = Text("没有这个异常单号", "no exception has this number"), Text("请核对异常单号", "check the number")
ENTERED, TOLD = Text("登记异常", "entered"), Text("告知客户", "the customer was told")
NOTICED = Text("通知{to}：{text}", "notice to {to}: {text}")
REPORTED, LEADER, ENDED = (
    Text("上报", "reported upward"),
    Text("报领导，附解决方案", "leadership told, with a proposal"),
    Text("结案", "closed"),
)
_MARKS = {Trouble.CONFIRM: None, Trouble.CLOSED: None, Trouble.WITHDRAWN: Mark.VOID}
SAME_DAY, LATER = Text("当天", "same day"), Text("第 {days} 天", "day {days}")
OF = Text("{part} / {whole} {unit}", "{part} / {whole} {unit}")
WRITER = Text("记录人", "Entered by"), Text("内容完整、属实", "complete and correct")
DEPARTMENT = Text("责任部门负责人", "Head of department"), Text("认可责任与措施", "responsibility and measures")
HEAD = Text("订单主管", "Order head"), Text("判定责任，审阅结案", "judges and closes")
TOP = Text("总经理", "General manager"), Text("重大异常须签阅", "signs major ones")


class Degree(Word):
    """How grave an exception is."""

    USUAL = ("一般", "Ordinary")
    MAJOR = ("重大", "Major")
    SERIOUS = ("重大失误", "Serious error")


class Event(NamedTuple):
    """One step of the case, and how long after it was found."""

    on: date
    person: str
    what: Text
    since: Text


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """An exception as printed; ``worth`` is the part of the order that it concerns, in 元 with tax."""

    head: Head
    order: str
    found_on: date | None
    found_by: str
    state: Trouble | None
    degree: Degree
    facts: tuple[tuple[Text, object], ...]
    category: Category | None
    what: str
    evidence: str
    worth: Decimal | None
    days: tuple[date | None, ...]
    lasted: Text
    cause: str
    events: tuple[Event, ...]
    outcome: tuple[tuple[Text, str], ...]
    responsibility: Responsibility | None
    department: str
    liability: tuple[tuple[Text, str], ...]
    improvements: tuple[tuple[Text, str], ...]
    lacking: tuple[Text, ...]
    signs: tuple[Sign, ...]

    @property
    def choices(self) -> tuple[tuple[Word, ...], ...]:
        """The lists to tick: classes, degrees, responsibilities."""
        return tuple(Category), tuple(Degree), tuple(Responsibility)


def cases_due(book: Book, press: Press) -> tuple[Topic, ...]:
    """Every exception that waits for the head's signature, by number."""
    return tuple(Topic(row.number) for row in sorted(book.all(OrderException), key=lambda row: row.number) if row.state is Trouble.CONFIRM)


@report(zh="异常订单记录", en="Exception record", about=OrderException, reads=READS, due=cases_due)
def exception_record(book: Book, topic: Topic, press: Press) -> CaseRecord | Refused:
    """The record of one exception; a draft until its handling is reported, void once it was taken back."""
    row = book.get(OrderException, topic.key)
    if row is None:
        return Refused(topic, *NO_CASE)
    order = book.get(Order, row.order)
    return _record(row, order, book, press) if order else Refused(topic, *UNKNOWN_ORDER)


def _record(row: OrderException, order: Order, book: Book, press: Press) -> CaseRecord:
    line = book.get(OrderLine, order.number, row.line_no) if row.line_no is not None else None
    until = row.closed_at.date() if row.closed_at else press.today
    mark = _MARKS.get(row.state, Mark.DRAFT) if row.state else Mark.DRAFT
    return CaseRecord(
        head=Head(our_company(press.settings), row.number, TITLE, SUBTITLE, COPIES, mark=mark, dated=row.found_on),
        order=order.number, found_on=row.found_on, found_by=person_of(row.found_by, book), state=row.state,
        degree=Degree.SERIOUS if row.serious else Degree.MAJOR if row.major else Degree.USUAL,
        facts=_facts(row, order, line, book),
        category=row.category, what=row.text, evidence=row.evidence, cause=row.cause,
        worth=value_of(row.quantity, line, order) if line and row.quantity and sees_prices(press) else None,
        days=(order.first_promised_on, order.promised_on, row.ship_on),
        lasted=counted((until - row.found_on).days if row.found_on else 0, DAY),
        events=_events(row, book),
        outcome=((Text("处理措施", "Handling"), row.handling), (Text("处理结果", "Result"), row.result)),
        responsibility=row.responsibility, department=row.department,
        liability=_liability(row), improvements=_improvements(row), lacking=_lacking(row), signs=_signs(row, book),
    )  # fmt: skip


def _facts(row: OrderException, order: Order, line: OrderLine | None, book: Book) -> tuple[tuple[Text, object], ...]:
    customer, part = book.get(Customer, order.customer), quantity(row.quantity)
    whole = filled(OF, part=part, whole=quantity(line.quantity), unit=line.unit) if line else part
    return (
        (Text("客　户", "Customer"), customer.name if customer else order.customer),
        (Text("业务员", "Sales"), order.salesperson),
        (Text("品名规格", "Goods"), goods_of(line) if line else ""),
        (Text("涉及数量", "Quantity"), whole),
    )


def _events(row: OrderException, book: Book) -> tuple[Event, ...]:
    """What is known of the case by day; words that stand elsewhere on the page are not repeated."""
    told: list[tuple[date | datetime | None, str, Text]] = [(row.found_on, row.found_by, ENTERED), (row.customer_told_on, "", TOLD)]
    for notice in book.by(Notice, "order", row.order):
        if notice.document == row.number and notice.sent_on and not notice.voided:
            to = [*notice.to, *([Responsibility.CUSTOMER] if notice.customer else [])]
            told.append((notice.sent_on, notice.sent_by, filled(NOTICED, to=to, text=notice.text)))
    told += [(row.reported_on, "", REPORTED), (row.leader_told_on, "", LEADER), (row.closed_at, row.closed_by, ENDED)]
    known = [(on.date() if isinstance(on, datetime) else on, who, what) for on, who, what in told if on]
    first = row.found_on or min((on for on, _, _ in known), default=date.min)
    return tuple(
        Event(on, person_of(who, book) if who else "", what, filled(LATER, days=(on - first).days) if on > first else SAME_DAY)
        for on, who, what in sorted(known, key=lambda event: event[0])
    )


def _given(*pairs: tuple[Text, str]) -> tuple[tuple[Text, str], ...]:
    return tuple(pair for pair in pairs if pair[1].strip())


def _liability(row: OrderException) -> tuple[tuple[Text, str], ...]:
    correction, reply = (Text("整改要求", "Correction"), row.demanded), (Text("部门回复", "Reply"), row.replied)
    return _given(correction, reply, (Text("后果处理", "Consequence"), row.consequence))


def _improvements(row: OrderException) -> tuple[tuple[Text, str], ...]:
    proposal, summary = (Text("解决方案", "Proposal"), row.proposal), (Text("总结改进", "Improvement"), row.summary)
    return _given(proposal, summary, (Text("评审会", "Meeting"), row.meeting))


def _lacking(row: OrderException) -> tuple[Text, ...]:
    """What the record still needs before it may be closed (R-73, R-74)."""
    wanted = ((Text("原因", "cause"), row.cause), (Text("处理措施", "handling"), row.handling), (Text("处理结果", "result"), row.result))
    missing = [label for label, words in wanted if not words.strip()]
    return (*missing, *(() if row.responsibility else (Text("责任归属", "responsibility"),)))


def _signs(row: OrderException, book: Book) -> tuple[Sign, ...]:
    boxes = (
        box(WRITER, row.found_by, row.found_on, book),
        Sign(*DEPARTMENT),
        box(HEAD, row.closed_by or row.judged_by, row.closed_at, book),
    )
    return (*boxes, Sign(*TOP)) if row.major or row.serious else boxes
