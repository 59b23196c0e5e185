"""Each department's time for its step, in working hours, against the limit."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from order_logic.derived.period import Span
from order_logic.derived.step_times import step_times
from order_logic.flows.moves import Move, Shifting
from order_logic.flows.roles import Role
from order_logic.records import OutboundNote, Signature
from order_logic.settings import Settings
from tests.logic.builders import NUMBER, a_book, a_signature, an_opinion, an_order

MORNING = datetime(2026, 11, 18, 8, 30)
HOUR = timedelta(hours=1)
NOVEMBER = Span(date(2026, 11, 1), date(2026, 11, 30))


def timed(*rows: Any, span: Span = NOVEMBER) -> list[tuple[Role, Any, int, Decimal, int]]:
    found = step_times(a_book(an_order(), *rows), span, Settings())
    return [(one.department, one.step, one.times, one.average, one.late) for one in found]


def signatures() -> list[Signature]:
    """Registered at 8:30, audited after two hours and after three more, of which lunch takes one."""
    return [
        a_signature(Move.REGISTER, Role.SALES, 1, signed_at=MORNING),
        a_signature(Move.FIRST_AUDIT, Role.ORDER_CLERK, 2, signed_at=MORNING + 2 * HOUR),
        a_signature(Move.SECOND_AUDIT, Role.FINANCE, 3, signed_at=MORNING + 5 * HOUR),
    ]


def test_a_step_takes_from_the_signature_before_it_to_its_own() -> None:
    assert timed(*signatures()) == [
        (Role.ORDER_CLERK, Move.FIRST_AUDIT, 1, Decimal(2), 0),
        (Role.FINANCE, Move.SECOND_AUDIT, 1, Decimal(2), 0),
    ]


def test_beyond_the_limit_is_late_and_at_the_limit_is_not() -> None:
    register, first, _ = signatures()
    at_limit = a_signature(Move.SECOND_AUDIT, Role.FINANCE, 3, signed_at=MORNING + 7 * HOUR)
    beyond = a_signature(Move.SECOND_AUDIT, Role.FINANCE, 3, signed_at=MORNING + 7 * HOUR + timedelta(seconds=1))

    assert timed(register, first, at_limit)[1][4] == 0
    assert timed(register, first, beyond)[1][4] == 1


def test_an_order_that_was_sent_back_is_timed_anew() -> None:
    back = a_signature(Move.SEND_BACK, Role.FINANCE, 4, signed_at=MORNING + timedelta(days=1))
    again = a_signature(Move.FIRST_AUDIT, Role.ORDER_CLERK, 5, signed_at=MORNING + timedelta(days=1) + HOUR)

    assert timed(*signatures(), back, again)[0] == (Role.ORDER_CLERK, Move.FIRST_AUDIT, 2, Decimal("1.5"), 0)


def test_an_opinion_takes_from_its_sending_and_counts_for_its_department() -> None:
    quality = an_opinion(Role.QUALITY, NUMBER, sent_at=MORNING, given_at=MORNING + timedelta(days=1))

    assert timed(quality) == [(Role.QUALITY, Move.GIVE_OPINION, 1, Decimal(8), 0)]


def test_a_release_takes_from_the_morning_after_the_note_and_the_second_signer_from_the_first() -> None:
    note = OutboundNote(number="CK20261117-0001", order=NUMBER, issued_on=date(2026, 11, 17))
    finance = a_signature(Shifting.RELEASE, Role.FINANCE, 4, signed_at=MORNING + HOUR, document=note.number)  # type: ignore[arg-type]  # a move of goods
    manager = a_signature(Shifting.RELEASE, Role.SALES_MANAGER, 5, signed_at=MORNING + 3 * HOUR, document=note.number)  # type: ignore[arg-type]  # too

    assert timed(note, finance, manager) == [
        (Role.SALES_MANAGER, Shifting.RELEASE, 1, Decimal(2), 0),
        (Role.FINANCE, Shifting.RELEASE, 1, Decimal(1), 0),
    ]


def test_what_was_done_in_another_month_and_what_began_nowhere_are_left_out() -> None:
    assert timed(*signatures(), span=Span(date(2026, 12, 1), date(2026, 12, 31))) == []
    assert timed(signatures()[1]) == []
