"""The customer hears of delays, troubles and progress."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from order_logic.flows.commercial import Commercial
from order_logic.records import Logistics, OutboundLine, OutboundNote
from order_logic.records.choices import Topic
from tests.logic.builders import NUMBER, TODAY, a_line, a_promise, an_order
from tests.logic.rules.asking import levels, places, told
from tests.logic.troubles_builders import a_notice, a_report

DUE = date(2026, 12, 18)
ORDER = an_order(commercial=Commercial.CONFIRMED, promised_on=DUE)
MAKING, BUYING = a_line(making=Decimal(100)), a_line(buying=Decimal(100))


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def shipped(days: int, updated: date | None = None) -> tuple[Any, ...]:
    note = OutboundNote(number="CK20261110-0001", order=NUMBER, released_at=datetime(2026, 11, 10), shipped_on=ago(days))
    part = OutboundLine(note=note.number, order=NUMBER, line_no=1, quantity=Decimal(100))
    return a_line(), note, part, Logistics(note=note.number, order=NUMBER, updated_on=updated)


def untold(*rows: Any, order: Any = ORDER) -> list[tuple[str, str]]:
    return places(told("R-48", order, *rows))


def missed(day: date) -> Any:
    return replace(ORDER, promised_on=day), a_promise(day, promised_at=datetime(2026, 11, 2, 9))


def slipped(**later: Any) -> tuple[Any, ...]:
    first = a_promise(DUE, promised_at=datetime(2026, 11, 2, 9))
    return a_line(), first, a_promise(date(2026, 12, 24), number=2, promised_at=datetime(2026, 11, 18, 9), **later)


def unheard(*rows: Any) -> list[int]:
    return [int(f.facts["days"]) for f in told("R-53", ORDER, *rows)]


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
