"""A step that takes too long is seen; only hours that are worked count."""

from datetime import date, datetime, timedelta

import pytest

from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Move, Shifting
from order_logic.flows.roles import Role
from order_logic.records import Holiday, Order, OutboundNote
from tests.logic.builders import NUMBER, a_line, a_signature, an_order
from tests.logic.rules.asking import levels, told

FRIDAY, MONDAY = datetime(2026, 11, 20, 8, 30), datetime(2026, 11, 23, 8, 30)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("status", "at_limit"),
    [
        (Commercial.PENDING, FRIDAY.replace(hour=13)),  # 13:30: half an hour after lunch
        (Commercial.AUDITED, datetime(2026, 11, 25, 8, 30)),
        (Commercial.IN_REVIEW, datetime(2026, 11, 25, 8, 30)),  # three days of eight hours, with a weekend between
        (Commercial.IN_APPROVAL, MONDAY),
    ],
)
def test_a_step_is_overdue_from_its_limit_on(status: Commercial, at_limit: datetime) -> None:
    order = an_order(commercial=status, since=FRIDAY)

    assert told("R-32", order, a_line(), now=at_limit) == []
    assert levels(told("R-32", order, a_line(), now=at_limit + SECOND)) == ["NOTE"]


def test_a_weekend_counts_for_nothing() -> None:
    order = an_order(commercial=Commercial.PENDING, since=FRIDAY.replace(hour=16))

    assert told("R-32", order, a_line(), now=MONDAY + timedelta(hours=2)) == []


def test_a_saturday_that_the_office_works_counts() -> None:
    order = an_order(commercial=Commercial.PENDING, since=FRIDAY.replace(hour=16))

    found = told("R-32", order, a_line(), Holiday(day=date(2026, 11, 21), working=True), now=MONDAY + timedelta(hours=2))

    assert found[0].facts["hours"] == 11


def test_the_second_audit_begins_with_the_first_ones_signature() -> None:
    order = an_order(commercial=Commercial.PENDING, since=FRIDAY - timedelta(days=4))
    first = a_signature(Move.FIRST_AUDIT, Role.ORDER_CLERK, signed_at=FRIDAY)

    assert told("R-32", order, a_line(), first, now=FRIDAY + timedelta(hours=4)) == []
    found = told("R-32", order, a_line(), first, now=FRIDAY + timedelta(hours=7))
    assert found[0].facts == {"status": Commercial.PENDING.text, "hours": 6, "limit": 4}


def a_note(**fields: object) -> OutboundNote:
    return OutboundNote(number="CK20261119-0001", order=NUMBER, issued_on=date(2026, 11, 19), **fields)  # type: ignore[arg-type]  # fields of a note


def confirmed() -> Order:
    return an_order(commercial=Commercial.CONFIRMED, since=FRIDAY - timedelta(days=30))


def test_a_note_waits_for_its_release_from_the_morning_after_it_was_issued() -> None:
    assert told("R-32", confirmed(), a_line(), a_note(), now=FRIDAY + timedelta(hours=4)) == []
    found = told("R-32", confirmed(), a_line(), a_note(), now=FRIDAY + timedelta(hours=7))
    assert found[0].facts == {"status": Shifting.RELEASE.text, "hours": 6, "limit": 4}


def test_the_second_signer_of_a_release_has_the_whole_time() -> None:
    finance = a_signature(Shifting.RELEASE, Role.FINANCE, signed_at=FRIDAY + timedelta(hours=5), document="CK20261119-0001")  # type: ignore[arg-type]  # a move of goods

    assert told("R-32", confirmed(), a_line(), a_note(), finance, now=FRIDAY + timedelta(hours=7)) == []


@pytest.mark.parametrize("done", [{"voided": True}, {"released_at": FRIDAY}, {"shipped_on": date(2026, 11, 20)}])
def test_a_note_that_is_released_shipped_or_void_waits_no_more(done: dict[str, object]) -> None:
    assert told("R-32", confirmed(), a_line(), a_note(**done), now=MONDAY + timedelta(days=3)) == []


@pytest.mark.parametrize("status", [Commercial.DRAFT, Commercial.CONFIRMED, Commercial.CLOSED])
def test_a_draft_and_a_confirmed_order_wait_for_no_step(status: Commercial) -> None:
    assert told("R-32", an_order(commercial=status, since=FRIDAY - timedelta(days=90)), a_line()) == []


def test_an_order_without_a_moment_is_not_guessed_at() -> None:
    assert told("R-32", an_order(commercial=Commercial.PENDING, since=None), a_line()) == []
