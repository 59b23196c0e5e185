"""The late radar: which goods will miss their day as plans, suppliers' dates and reports stand now."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from order_logic.book import Book
from order_logic.derived.jobs import OPEN_JOBS
from order_logic.derived.purchases import due_of, rest_of
from order_logic.derived.stages import BEFORE_SHIPPING, goods_of, stages_of
from order_logic.flows.commercial import Commercial
from order_logic.records import (
    Order,
    OrderLine,
    OutboundLine,
    OutboundNote,
    PlanRow,
    ProductionJob,
    Progress,
    PurchaseLine,
    PurchaseOrder,
    ReturnLine,
)
from order_logic.text import Word

RADAR_READS = (OrderLine, OutboundLine, OutboundNote, ReturnLine, ProductionJob, PlanRow, Progress, PurchaseLine, PurchaseOrder)


class Source(Word):
    """What tells that goods will be late."""

    PLAN = ("生产计划", "Production plan")
    MATERIAL = ("齐料日期", "Materials")
    SUPPLIER = ("供应商交期", "Supplier's date")
    REPORT = ("进度填报", "Progress report")


class Risk(NamedTuple):
    """One line that will be ready on ``expected``, after ``due``; ``document`` is where that stands, "" where it has no number."""

    line_no: int | None
    source: Source
    document: str
    expected: date
    due: date


def due_day(order: Order) -> date | None:
    """The day that an order is due: the contract date rules (R-46), else the promised one."""
    return order.contract_due_on or order.promised_on


def earliest_due(order: Order) -> date | None:
    """The first day that can be missed: the earlier of the promised and the contract date."""
    return min((day for day in (order.promised_on, order.contract_due_on) if day), default=None)


def unshipped(order: Order, book: Book) -> list[OrderLine]:
    """The lines of goods of which some quantity has not left the house and is not ended."""
    return [line for line in goods_of(order.number, book) if any(stages_of(line, book)[stage] > 0 for stage in BEFORE_SHIPPING)]


def late_risks(order: Order, book: Book) -> list[Risk]:
    """Every line that will miss its day, with what tells it; empty when all is in time, or the order is not under way."""
    due = earliest_due(order)
    if order.commercial is not Commercial.CONFIRMED or due is None:
        return []
    waiting = {line.line_no for line in unshipped(order, book)}
    found = (
        Risk(line_no, source, document, day, due)
        for line_no, source, document, day in _expectations(order, book)
        if day > due and (line_no in waiting or (line_no is None and waiting))
    )
    return list(dict.fromkeys(found))  # a job stands in the schedule too


def _expectations(order: Order, book: Book) -> Iterator[tuple[int | None, Source, str, date]]:
    """Every day on which goods of an order are expected."""
    for job in book.by(ProductionJob, "order", order.number):
        if job.finish_on and job.state in OPEN_JOBS:
            yield job.line_no, Source.PLAN, job.number, job.finish_on
    yield from _planned(order, book)
    for bought in book.by(PurchaseLine, "order", order.number):
        purchase = book.get(PurchaseOrder, bought.purchase)
        day = due_of(bought, purchase) if purchase and rest_of(bought, book) > 0 else None
        if day:
            yield bought.line_no, Source.SUPPLIER, bought.purchase, day
    for report in latest_reports(order, book):
        if report.expected_on:
            yield report.line_no, Source.REPORT, "", report.expected_on


def _planned(order: Order, book: Book) -> Iterator[tuple[int | None, Source, str, date]]:
    """The days of the newest schedule of each line."""
    rows = [row for row in book.by(PlanRow, "order", order.number) if not row.voided and row.week]
    newest = {row.line_no: row for row in sorted(rows, key=lambda row: (row.week or date.min, row.number or 0))}
    for row in newest.values():
        if row.materials_on:
            yield row.line_no, Source.MATERIAL, row.job, row.materials_on
        if row.finish_on:
            yield row.line_no, Source.PLAN, row.job, row.finish_on


def latest_reports(order: Order, book: Book) -> list[Progress]:
    """The newest report of each line and track."""
    rows = [row for row in book.by(Progress, "order", order.number) if row.reported_on]
    newest = {(row.line_no, row.track): row for row in sorted(rows, key=lambda row: (row.reported_on or date.min, row.number or 0))}
    return list(newest.values())
