"""Orders under way are followed: reports are fresh, promises are watched."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from order_logic.flows.commercial import Commercial
from order_logic.flows.documents import Job, Trouble
from order_logic.records import Logistics, OutboundLine, OutboundNote, ProductionJob, PurchaseLine, PurchaseOrder
from order_logic.records.choices import Track
from order_logic.rule import Finding
from tests.logic.builders import NUMBER, TODAY, a_line, an_order
from tests.logic.rules.asking import levels, places, told
from tests.logic.troubles_builders import a_notice, a_report, an_exception

DUE = date(2026, 12, 18)
ORDER = an_order(commercial=Commercial.CONFIRMED, promised_on=DUE)
MAKING, BUYING = a_line(making=Decimal(100)), a_line(buying=Decimal(100))


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def a_job(days: int) -> ProductionJob:
    made = datetime.combine(ago(days), datetime.min.time())
    return ProductionJob(number="SC20261101-0001", order=NUMBER, line_no=1, state=Job.MAKING, made_at=made)


def shipped(days: int, updated: date | None = None) -> tuple[Any, ...]:
    note = OutboundNote(number="CK20261110-0001", order=NUMBER, released_at=datetime(2026, 11, 10), shipped_on=ago(days))
    part = OutboundLine(note=note.number, order=NUMBER, line_no=1, quantity=Decimal(100))
    return a_line(), note, part, Logistics(note=note.number, order=NUMBER, updated_on=updated)


def stale(*rows: Any, order: Any = ORDER) -> list[Finding]:
    return told("R-46", order, *rows)


def untold(*rows: Any, order: Any = ORDER) -> list[tuple[str, str]]:
    return places(told("R-48", order, *rows))


@pytest.mark.parametrize(("days", "found"), [(3, 0), (4, 1)])
def test_a_report_is_fresh_for_as_many_days_as_the_setting_says(days: int, found: int) -> None:
    assert len(stale(MAKING, a_report(reported_on=ago(days)))) == found
    assert len(stale(MAKING, a_job(days))) == found


def test_the_newest_news_counts_and_the_track_is_named() -> None:
    (finding,) = stale(MAKING, a_job(9), a_report(1, reported_on=ago(6)), a_report(2, reported_on=ago(5)))

    assert (finding.facts["track"], finding.facts["since"]) == (Track.PRODUCTION, ago(5))
    assert levels([finding]) == ["WARN"]


def test_a_report_of_another_track_is_no_news() -> None:
    assert len(stale(MAKING, a_job(9), a_report(track=Track.PURCHASING))) == 1
    assert stale(MAKING, a_job(9), a_report(track=None)) == []


def test_what_is_bought_is_followed_from_the_day_it_was_placed() -> None:
    bought = PurchaseLine(purchase="CG20261101-0001", number=1, order=NUMBER, line_no=1)
    placed = PurchaseOrder(number="CG20261101-0001", placed_on=ago(4))

    assert [f.facts["track"] for f in stale(BUYING, bought, placed)] == [Track.PURCHASING]
    assert stale(BUYING, replace(bought, voided=True), placed) == []


def test_what_is_on_its_way_is_followed_by_its_transit() -> None:
    assert [f.facts["track"] for f in stale(*shipped(9, ago(4)))] == [Track.LOGISTICS]
    assert stale(*shipped(9, ago(3))) == []


def test_goods_without_any_record_of_their_track_are_left_alone() -> None:
    assert stale(MAKING) == []
    assert stale(*shipped(9)) == []


def test_orders_that_are_not_under_way_are_left_alone() -> None:
    assert stale(a_line(), a_report(reported_on=ago(9))) == []
    assert stale(MAKING, a_report(reported_on=ago(9)), order=replace(ORDER, commercial=Commercial.SETTLED)) == []


@pytest.mark.parametrize(("due", "found"), [(TODAY, 1), (TODAY + timedelta(days=1), 0)])
def test_goods_that_are_ready_ship_on_the_day_they_are_due(due: date, found: int) -> None:
    ready = a_line(passed=Decimal(100))

    assert places(stale(ready, order=replace(ORDER, promised_on=due))) == [("OrderLine", "status")] * found


def test_the_contract_date_rules() -> None:
    ready = a_line(passed=Decimal(100))

    assert len(stale(ready, order=replace(ORDER, contract_due_on=TODAY))) == 1
    assert stale(ready, order=replace(ORDER, promised_on=TODAY, contract_due_on=DUE)) == []


def test_goods_that_are_not_ready_cannot_ship() -> None:
    assert stale(a_line(locked=Decimal(100)), order=replace(ORDER, promised_on=TODAY)) == []


def test_the_customer_hears_of_an_open_exception() -> None:
    assert untold(a_line(), an_exception()) == [("OrderException", "customer_told_on")]
    assert untold(a_line(), an_exception(), a_notice()) == [("OrderException", "customer_told_on")]


@pytest.mark.parametrize(
    "rows",
    [
        (an_exception(), a_notice(sent_on=TODAY)),
        (an_exception(customer_told_on=TODAY),),
        (an_exception(state=Trouble.CLOSED),),
    ],
)
def test_a_customer_who_was_told_and_a_closed_case_are_no_finding(rows: tuple[Any, ...]) -> None:
    assert untold(a_line(), *rows) == []
