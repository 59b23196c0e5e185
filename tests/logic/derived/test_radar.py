"""The late radar: what will miss its day, and who tells."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from order_logic.derived.radar import Risk, Source, due_day, late_risks
from order_logic.flows.commercial import Commercial
from order_logic.flows.documents import Job, Purchase
from order_logic.records import OutboundLine, OutboundNote, PlanRow, ProductionJob, PurchaseLine, PurchaseOrder
from order_logic.records.choices import LineKind, Track
from tests.logic.builders import NUMBER, a_book, a_line, an_order
from tests.logic.troubles_builders import a_report

DUE, LATE = date(2026, 12, 18), date(2026, 12, 19)
ORDER = an_order(commercial=Commercial.CONFIRMED, promised_on=DUE)
MAKING, BUYING = a_line(making=Decimal(100)), a_line(buying=Decimal(100))
JOB = ProductionJob(number="SC20261120-0001", order=NUMBER, line_no=1, state=Job.MAKING, finish_on=LATE)
PURCHASE = PurchaseOrder(number="CG20261120-0001", supplier="S01", state=Purchase.PLACED, due_on=LATE)
BOUGHT = PurchaseLine(purchase=PURCHASE.number, number=1, order=NUMBER, line_no=1, quantity=Decimal(100))
PLAN = PlanRow(week=date(2026, 11, 23), number=1, order=NUMBER, line_no=1, job=JOB.number)


def risks(*rows: Any, order: Any = ORDER) -> list[Risk]:
    return late_risks(order, a_book(order, *rows))


def sources(*rows: Any, order: Any = ORDER) -> list[Source]:
    return [risk.source for risk in risks(*rows, order=order)]


def test_a_job_that_ends_after_the_promised_day_is_late() -> None:
    assert risks(MAKING, JOB) == [Risk(1, Source.PLAN, JOB.number, LATE, DUE)]


@pytest.mark.parametrize(
    ("line", "rows", "source"),
    [
        (BUYING, (PURCHASE, BOUGHT), Source.SUPPLIER),
        (BUYING, (replace(PURCHASE, due_on=DUE), replace(BOUGHT, promised_on=LATE)), Source.SUPPLIER),
        (MAKING, (replace(PLAN, materials_on=LATE),), Source.MATERIAL),
        (MAKING, (replace(PLAN, finish_on=LATE),), Source.PLAN),
        (MAKING, (a_report(line_no=1, expected_on=LATE),), Source.REPORT),
        (MAKING, (a_report(expected_on=LATE),), Source.REPORT),
    ],
)
def test_each_source_tells_of_lateness(line: Any, rows: tuple[Any, ...], source: Source) -> None:
    assert sources(line, *rows) == [source]


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        (MAKING, (replace(JOB, finish_on=DUE),)),
        (MAKING, (replace(JOB, state=Job.STOCKED),)),
        (MAKING, (replace(JOB, state=Job.CANCELLED),)),
        (BUYING, (PURCHASE, replace(BOUGHT, promised_on=DUE))),
        (BUYING, (PURCHASE, replace(BOUGHT, received=Decimal(100)))),
        (BUYING, (PURCHASE, replace(BOUGHT, voided=True))),
        (BUYING, (replace(PURCHASE, state=Purchase.CANCELLED), BOUGHT)),
        (MAKING, (replace(PLAN, finish_on=LATE, voided=True),)),
        (MAKING, (replace(PLAN, finish_on=LATE), replace(PLAN, week=date(2026, 11, 30), finish_on=DUE))),
        (MAKING, (a_report(1, expected_on=LATE), a_report(2, expected_on=DUE))),
        (a_line(), ()),
    ],
)
def test_what_is_in_time_over_or_replaced_is_not_late(line: Any, rows: tuple[Any, ...]) -> None:
    assert sources(line, *rows) == []


def test_a_report_of_another_track_does_not_replace_one() -> None:
    rows = (a_report(1, expected_on=LATE), a_report(2, track=Track.PURCHASING, expected_on=DUE))

    assert sources(MAKING, *rows) == [Source.REPORT]


def test_a_job_that_stands_in_the_schedule_is_told_once() -> None:
    assert sources(MAKING, JOB, replace(PLAN, finish_on=LATE)) == [Source.PLAN]


def test_what_has_left_the_house_is_not_late() -> None:
    note = OutboundNote(number="CK20261120-0001", order=NUMBER, shipped_on=date(2026, 11, 20), released_at=datetime(2026, 11, 20))
    gone = OutboundLine(note=note.number, order=NUMBER, line_no=1, quantity=Decimal(100))

    assert sources(a_line(), note, gone, JOB) == []


def test_a_fee_waits_for_nothing() -> None:
    assert sources(a_line(kind=LineKind.FEE), JOB) == []


@pytest.mark.parametrize(
    ("fields", "due"),
    [
        ({"contract_due_on": date(2026, 12, 10)}, date(2026, 12, 10)),
        ({"contract_due_on": date(2026, 12, 30)}, DUE),
        ({}, DUE),
    ],
)
def test_the_earlier_of_promise_and_contract_is_missed_first(fields: dict[str, Any], due: date) -> None:
    (risk,) = risks(MAKING, JOB, order=replace(ORDER, **fields))

    assert risk.due == due


def test_the_contract_date_rules_when_an_order_is_due() -> None:
    assert due_day(ORDER) == DUE
    assert due_day(replace(ORDER, contract_due_on=LATE)) == LATE
    assert due_day(an_order()) is None


@pytest.mark.parametrize("fields", [{"commercial": Commercial.IN_REVIEW}, {"commercial": Commercial.CLOSED}, {"promised_on": None}])
def test_only_orders_under_way_with_a_date_are_looked_at(fields: dict[str, Any]) -> None:
    assert sources(MAKING, JOB, order=replace(ORDER, **fields)) == []
