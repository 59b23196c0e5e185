"""What some papers are about and the sample company lacks: a change, exceptions, a memo, a plan of a project and of a week, a round."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from order_logic.book import Book
from order_logic.derived.weekly import monday_of
from order_logic.flows.commercial import Commercial
from order_logic.flows.documents import Change, Trouble
from order_logic.flows.roles import Role
from order_logic.records import (
    ChangeField,
    ChangeRequest,
    Logistics,
    Memo,
    Milestone,
    Order,
    OrderException,
    OrderLine,
    OutboundNote,
    PlanRow,
    Product,
    ProductionJob,
)
from order_logic.records.choices import Carriage, Category, ChangeClass, Responsibility
from order_logic.text import Lang, Text

LATER = Text("客户二期工程提前，数量增加、交期顺延", "the customer's second stage comes first: more pieces, a later day")
CLAUSE = Text("数量、交期变更须重新评审（R-65）", "quantity and date are reviewed again (R-65)")
SHORT = Text("到货少于订单，暂不能按期交付。", "Fewer pieces came in than ordered; the day cannot be kept.")
CAUSE = Text("供应商设备故障，急单物料未书面核实。", "The supplier's machine broke; the material was not verified in writing.")
CURED = Text("先发已到的部分，其余下周补齐，客户已同意。", "What is there goes first, the rest next week; the customer agrees.")
LEARNT = Text("关键物料设两家货源。", "Two sources for key materials.")
BUYING = Text("采购部", "Purchasing")
SUBJECT = Text("物料推迟到厂，交期顺延", "Material comes late, the day moves")
TOLD = Text("一、制造：装配顺延两天；\n二、资材：到料即检。", "1. Production: assembly two days later.\n2. Stores: inspect on arrival.")
STEPS = (Text("图纸会审", "Drawings reviewed"), Text("到货安装", "Delivered and installed"), Text("试运行", "Trial run"))
GOAL, RISK = Text("一次验收合格", "Accepted at first sight"), Text("停机窗口只有周末", "Only weekends are free of production")
CARRIER, READY = Text("顺丰速运", "SF Express"), Text("已齐", "complete")


def happenings(book: Book, today: date, lang: Lang) -> Iterator[Any]:
    """Rows about orders of ``book``, which is the sample company's; a row with the key of one that is there takes its place."""
    running = [order for order in book.all(Order) if order.commercial is Commercial.CONFIRMED]
    order = max(running, key=lambda one: len(book.by(OrderLine, "order", one.number)))
    line = book.by(OrderLine, "order", order.number)[0]
    yield from _change(order, line, today, lang)
    yield from _troubles(order, line, today, lang)
    yield Memo(
        order=order.number, number=1, to=(Role.PRODUCTION, Role.WAREHOUSE), subject=SUBJECT.say(lang), text=TOLD.say(lang),
        written_by=order.salesperson, written_at=datetime.combine(today, time(9)), sent_on=today,
    )  # fmt: skip
    yield from (row for project in running if project.order_type == "项目" for row in _plan(project, today, lang))
    yield from _round(book, today, lang)
    yield from _week(book, today, lang)


def _change(order: Order, line: OrderLine, today: date, lang: Lang) -> Iterator[Any]:
    number, more = f"BG{today:%Y%m%d}-0001", (line.quantity or Decimal(0)) * 2
    yield ChangeRequest(
        number=number, order=order.number, state=Change.WAITS, klass=ChangeClass.REVIEW, clause=CLAUSE.say(lang), reason=LATER.say(lang),
        asked_by_customer=True, asked_on=today, asked_by=order.salesperson,
    )  # fmt: skip
    wanted = ((line.line_no, "数量", f"{more:f}"), (None, "要求交期", (today + timedelta(days=40)).isoformat()))
    for n, (line_no, field, after) in enumerate(wanted, 1):
        yield ChangeField(change=number, number=n, order=order.number, line_no=line_no, field=field, after=after)


def _troubles(order: Order, line: OrderLine, today: date, lang: Lang) -> Iterator[OrderException]:
    """One that waits for the head, and two of last month that are closed."""
    before = today.replace(day=1) - timedelta(days=12)
    for n, (on, state) in enumerate(((today, Trouble.CONFIRM), (before, Trouble.CLOSED), (before + timedelta(days=5), Trouble.CLOSED))):
        closed = datetime.combine(on + timedelta(days=3), time(17)) if state is Trouble.CLOSED else None
        yield OrderException(
            number=f"YC{on:%Y%m%d}-0001", order=order.number, line_no=line.line_no, state=state, text=SHORT.say(lang), found_on=on,
            category=Category.OTHER if n == 2 else Category.SHORTAGE, responsibility=Responsibility.OTHER_DEPARTMENT,
            department=BUYING.say(lang), cause=CAUSE.say(lang), handling=CURED.say(lang), result=CURED.say(lang), summary=LEARNT.say(lang),
            quantity=Decimal(4), customer_told_on=on, reported_on=on, closed_at=closed,
        )  # fmt: skip


def _plan(project: Order, today: date, lang: Lang) -> Iterator[Milestone]:
    for n, step in enumerate(STEPS, 1):
        due = today + timedelta(days=14 * (n - 2))
        yield Milestone(
            order=project.number, number=n, milestone=step.say(lang), due_on=due, done_on=due if due < today else None,
            goal=GOAL.say(lang) if n == 1 else "", risk=RISK.say(lang) if n == 1 else "", person=project.salesperson,
        )  # fmt: skip


def _round(book: Book, today: date, lang: Lang) -> Iterator[Any]:
    """The last three shipments leave today with one carrier."""
    for n, note in enumerate([note for note in book.all(OutboundNote) if note.shipped_on and not note.voided][-3:], 1):
        carrier = CARRIER.say(lang)
        yield replace(note, shipped_on=today, carrier=carrier, waybill=f"SF1390 2211 {n:04}", parcels=n)
        yield Logistics(
            note=note.number, order=note.order, mode=Carriage.EXPRESS, carrier=carrier, planned_on=today,
            waybills=n, parcels=n, system_parcels=n,
        )  # fmt: skip


def _week(book: Book, today: date, lang: Lang) -> Iterator[PlanRow]:
    """The jobs of the sample as this week's plan."""
    for n, job in enumerate(book.all(ProductionJob), 1):
        product, order = book.get(Product, job.product), book.get(Order, job.order)
        hours = (job.quantity or Decimal(0)) * ((product.hours_each if product else None) or Decimal("0.1"))
        yield PlanRow(
            week=monday_of(today), number=n, order=job.order, line_no=job.line_no, product=job.product, job=job.number,
            work_centre=job.work_centre, quantity=job.quantity, hours=hours, due_on=order.promised_on if order else None,
            materials=READY.say(lang), start_on=monday_of(today), finish_on=monday_of(today) + timedelta(days=min(n, 4)),
            planned_at=datetime.combine(today, time(9)),
        )  # fmt: skip
