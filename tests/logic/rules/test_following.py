"""Orders under way are followed, and the customer hears of delays, troubles and progress."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from order_logic.flows.commercial import Commercial
from order_logic.flows.documents import Job, Trouble
from order_logic.records import Logistics, OutboundLine, OutboundNote, ProductionJob, PurchaseLine, PurchaseOrder
from order_logic.records.choices import Topic, Track
from order_logic.rule import Finding
from tests.logic.builders import NUMBER, TODAY, a_line, a_promise, an_order
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


def untold(*rows: Any, order: Any = ORDER) -> list[tuple[str, str]]:
    return places(told("R-48", order, *rows))


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


def missed(day: date) -> Any:
    return replace(ORDER, promised_on=day), a_promise(day, promised_at=datetime(2026, 11, 2, 9))


@pytest.mark.parametrize(("day", "found"), [(ago(1), 1), (TODAY, 0)])
def test_the_customer_hears_of_a_promise_that_was_missed(day: date, found: int) -> None:
    order, promise = missed(day)

    assert untold(a_line(), promise, order=order) == [("Order", "promised_on")] * found


@pytest.mark.parametrize(
    ("notice", "found"),
    [
        (a_notice(topic=Topic.DATE, sent_on=date(2026, 11, 3)), 0),
        (a_notice(topic=Topic.DATE, sent_on=date(2026, 11, 2)), 1),
        (a_notice(topic=Topic.EXCEPTION, sent_on=TODAY), 0),
        (a_notice(topic=Topic.PROGRESS, sent_on=TODAY), 1),
        (a_notice(topic=Topic.DATE), 1),
    ],
)
def test_a_word_after_the_promise_was_given_is_enough(notice: Any, found: int) -> None:
    order, promise = missed(ago(1))

    assert len(untold(a_line(), promise, notice, order=order)) == found


def test_a_promise_that_was_missed_but_shipped_is_no_delay_any_more() -> None:
    order, promise = missed(ago(1))

    assert untold(*shipped(0), promise, order=order) == []


def slipped(**later: Any) -> tuple[Any, ...]:
    first = a_promise(DUE, promised_at=datetime(2026, 11, 2, 9))
    return a_line(), first, a_promise(date(2026, 12, 24), number=2, promised_at=datetime(2026, 11, 18, 9), **later)


def test_the_customer_hears_of_a_date_that_moved_back() -> None:
    order = replace(ORDER, promised_on=date(2026, 12, 24))

    assert untold(*slipped(), order=order) == [("Promise", "promised_on")]
    assert untold(*slipped(), a_notice(topic=Topic.DATE, sent_on=date(2026, 11, 17)), order=order) == [("Promise", "promised_on")]
    assert untold(*slipped(), a_notice(topic=Topic.DATE, sent_on=date(2026, 11, 18)), order=order) == []
    assert untold(*slipped(consent_on=date(2026, 11, 18)), order=order) == []
    assert untold(*slipped(voided=True), order=order) == []


def test_a_date_that_moved_forward_is_no_delay() -> None:
    earlier = a_promise(date(2026, 12, 10), number=2, promised_at=datetime(2026, 11, 18, 9))

    assert untold(a_line(), a_promise(DUE), earlier, order=replace(ORDER, promised_on=date(2026, 12, 10))) == []


def test_an_order_that_has_ended_is_told_to_nobody() -> None:
    order, promise = missed(ago(1))

    assert untold(a_line(), promise, order=replace(order, commercial=Commercial.CANCELLED)) == []


def unheard(*rows: Any) -> list[int]:
    return [int(f.facts["days"]) for f in told("R-53", ORDER, *rows)]


@pytest.mark.parametrize(("days", "found"), [(7, []), (8, [8])])
def test_the_customer_hears_of_progress_every_so_many_days(days: int, found: list[int]) -> None:
    assert unheard(MAKING, a_report(reported_on=ago(days), told_on=ago(days))) == found
    assert unheard(MAKING, a_report(reported_on=ago(days))) == found
    assert unheard(MAKING, a_notice(topic=Topic.CONFIRMATION, sent_on=ago(days))) == found


def test_a_progress_notice_that_was_sent_is_feedback() -> None:
    assert unheard(MAKING, a_report(reported_on=ago(9)), a_notice(topic=Topic.PROGRESS, sent_on=ago(1))) == []
    assert unheard(MAKING, a_report(reported_on=ago(9)), a_notice(topic=Topic.PROGRESS)) == [9]


def test_of_an_order_of_which_nothing_is_known_or_under_way_there_is_nothing_to_tell() -> None:
    assert unheard(MAKING) == []
    assert unheard(a_line(), a_report(reported_on=ago(9))) == []


def test_feedback_is_only_reported() -> None:
    assert levels(told("R-53", ORDER, MAKING, a_report(reported_on=ago(9)))) == ["NOTE"]
