"""填报进度: rows of progress, by whom, on which track, and what the customer is drafted."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from order_logic.book import Book
from order_logic.flows.commercial import Commercial
from order_logic.flows.roles import Role
from order_logic.records import Notice, Order, OrderLine, Progress
from order_logic.records.choices import Topic, Track
from order_logic.verbs.progress import report_progress
from tests.logic.builders import NUMBER, TODAY, a_book, a_line, an_order, login
from tests.logic.troubles_builders import a_notice, a_report, codes, only, pressed

ORDER = an_order(commercial=Commercial.CONFIRMED)
MAKING = a_line(making=Decimal(100))


def reported(*rows: Any, pick: str = NUMBER, role: Role = Role.PRODUCTION, **press: Any) -> Book:
    outcome, after = pressed(report_progress, a_book(*rows), pick, role=role, **press)
    assert outcome.moved == (NUMBER,), outcome.findings
    return after


def test_what_was_typed_becomes_a_row_of_progress() -> None:
    after = reported(ORDER, MAKING, reason="完成机加工", on=date(2026, 12, 1), quantity=Decimal(40))

    assert only(after, Progress) == Progress(
        order=NUMBER, number=1, track=Track.PRODUCTION, reported_on=TODAY, done=Decimal(40), expected_on=date(2026, 12, 1),
        text="完成机加工", person=login(Role.PRODUCTION),
    )  # fmt: skip


def test_a_line_brings_its_own_quantity_and_day_and_they_are_used_up() -> None:
    line = a_line(making=Decimal(100), this_quantity=Decimal(30), this_on=date(2026, 12, 2))
    after = reported(ORDER, line, pick=f"{NUMBER}/1")

    row, left = only(after, Progress), only(after, OrderLine)
    assert (row.line_no, row.done, row.expected_on) == (1, Decimal(30), date(2026, 12, 2))
    assert (left.this_quantity, left.this_on) == (None, None)


def test_what_stands_on_the_order_is_used_up() -> None:
    after = reported(an_order(commercial=Commercial.CONFIRMED, reason="完成装配", on=date(2026, 12, 3)), MAKING)

    row, order = only(after, Progress), only(after, Order)
    assert (row.text, row.expected_on) == ("完成装配", date(2026, 12, 3))
    assert (order.reason, order.on) == ("", None)


def test_rows_that_people_typed_are_signed_instead_of_adding_one() -> None:
    typed = a_report(3, person="", reported_on=None, track=None)
    after = reported(ORDER, MAKING, typed)

    row = only(after, Progress)
    assert (row.number, row.person, row.reported_on, row.track) == (3, login(Role.PRODUCTION), TODAY, Track.PRODUCTION)


@pytest.mark.parametrize(
    ("role", "stage", "track"),
    [
        (Role.PRODUCTION, "making", Track.PRODUCTION),
        (Role.PMC, "making", Track.PRODUCTION),
        (Role.PURCHASING, "buying", Track.PURCHASING),
        (Role.PURCHASING, "making", Track.PURCHASING),
        (Role.LOGISTICS, "making", Track.LOGISTICS),
        (Role.ADMIN, "buying", Track.PURCHASING),
    ],
)
def test_the_track_is_that_of_the_role_or_of_the_order(role: Role, stage: str, track: Track) -> None:
    going: dict[str, Any] = {stage: Decimal(100)}
    after = reported(ORDER, a_line(**going), role=role, reason="顺利")

    assert only(after, Progress).track is track


def test_the_number_goes_on_from_the_last_report() -> None:
    after = reported(ORDER, MAKING, a_report(1), reason="完成装配")

    assert [row.number for row in after.all(Progress)] == [1, 2]


def test_two_lines_are_two_rows() -> None:
    outcome, after = pressed(
        report_progress, a_book(ORDER, MAKING, a_line(line_no=2, making=Decimal(5))), f"{NUMBER}/1", f"{NUMBER}/2",
        role=Role.PRODUCTION, reason="开工",
    )  # fmt: skip

    assert not codes(outcome)
    assert [(row.number, row.line_no) for row in after.all(Progress)] == [(1, 1), (2, 2)]


def test_the_customer_is_drafted_feedback_when_it_is_time() -> None:
    after = reported(ORDER, MAKING, reason="完成机加工", on=date(2026, 12, 1))

    draft = only(after, Notice)
    assert (draft.topic, draft.customer) == (Topic.PROGRESS, True)
    assert "完成机加工" in draft.text
    assert "2026-12-01" in draft.text


@pytest.mark.parametrize(("told", "drafts"), [(date(2026, 11, 13), 1), (date(2026, 11, 14), 0)])
def test_feedback_is_drafted_from_the_day_that_it_is_due(told: date, drafts: int) -> None:
    after = reported(ORDER, MAKING, a_report(1, reported_on=told, told_on=told), reason="完成装配")

    assert len(list(after.all(Notice))) == drafts


def test_no_second_feedback_is_drafted_while_one_waits() -> None:
    after = reported(ORDER, MAKING, a_notice(topic=Topic.PROGRESS), reason="完成装配")

    assert len(list(after.all(Notice))) == 1


def test_a_report_of_nothing_is_refused() -> None:
    outcome, _ = pressed(report_progress, a_book(ORDER, MAKING), NUMBER, role=Role.PRODUCTION)

    assert codes(outcome) == {"D-05"}


def test_others_do_not_report() -> None:
    outcome, _ = pressed(report_progress, a_book(ORDER, MAKING), NUMBER, role=Role.FINANCE, reason="完成")

    assert codes(outcome) == {"D-03"}


def test_an_unknown_order_is_told() -> None:
    assert codes(pressed(report_progress, a_book(), "SO-NO", role=Role.PRODUCTION, reason="完成")[0]) == {"D-01"}
