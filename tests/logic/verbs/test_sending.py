"""已发出: who sent what, and what that dates elsewhere."""

from datetime import date

import pytest

from order_logic.flows.roles import Role
from order_logic.records import Memo, Notice, OrderException, Progress
from order_logic.records.choices import Topic
from order_logic.verbs.sending import send_memos, send_notices
from tests.logic.builders import NUMBER, TODAY, a_book, an_order, login
from tests.logic.troubles_builders import a_notice, a_report, an_exception, codes, only, pressed

ORDER = an_order()


def test_a_picked_notice_is_marked_as_sent_today_by_the_one_who_presses() -> None:
    outcome, after = pressed(send_notices, a_book(ORDER, a_notice(1), a_notice(2)), f"{NUMBER}/2", role=Role.CUSTOMER_SERVICE)

    assert outcome.moved == (NUMBER,)
    assert {n.number: (n.sent_on, n.sent_by) for n in after.all(Notice)} == {1: (None, ""), 2: (TODAY, login(Role.CUSTOMER_SERVICE))}


def test_an_order_stands_for_all_its_notices_but_those_sent_or_void() -> None:
    before = date(2026, 11, 19)
    book = a_book(ORDER, a_notice(1), a_notice(2, sent_on=before), a_notice(3, voided=True), a_notice(4))
    _, after = pressed(send_notices, book, NUMBER)

    assert {n.number: n.sent_on for n in after.all(Notice)} == {1: TODAY, 2: before, 3: None, 4: TODAY}


def test_the_day_that_was_typed_counts() -> None:
    _, after = pressed(send_notices, a_book(ORDER, a_notice()), NUMBER, on=date(2026, 11, 19))

    assert only(after, Notice).sent_on == date(2026, 11, 19)


def test_two_picks_of_one_order_are_both_marked_and_the_order_is_told_once() -> None:
    outcome, after = pressed(send_notices, a_book(ORDER, a_notice(1), a_notice(2)), f"{NUMBER}/1", f"{NUMBER}/2")

    assert outcome.moved == (NUMBER,)
    assert all(n.sent_on for n in after.all(Notice))


def test_with_nothing_left_to_send_that_is_told() -> None:
    outcome, _ = pressed(send_notices, a_book(ORDER, a_notice(sent_on=TODAY)), NUMBER)

    assert codes(outcome) == {"D-61"}


@pytest.mark.parametrize(
    ("notice", "field"),
    [
        (a_notice(), "customer_told_on"),
        (a_notice(customer=None, to=(Role.ORDER_HEAD, Role.SALES_MANAGER)), "reported_on"),
        (a_notice(customer=None, to=(Role.PURCHASING,)), None),
        (a_notice(topic=Topic.OTHER), None),
        (a_notice(document=""), None),
    ],
)
def test_what_is_sent_dates_the_exception_that_it_is_about(notice: Notice, field: str | None) -> None:
    _, after = pressed(send_notices, a_book(ORDER, an_exception(), notice), NUMBER)

    row = only(after, OrderException)
    dated = [name for name in ("customer_told_on", "reported_on", "leader_told_on") if getattr(row, name)]
    assert dated == ([field] if field else [])


def test_a_notice_to_the_general_manager_tells_leadership() -> None:
    _, after = pressed(send_notices, a_book(ORDER, an_exception(), a_notice(customer=None, to=(Role.GENERAL_MANAGER,))), NUMBER)

    row = only(after, OrderException)
    assert (row.reported_on, row.leader_told_on) == (TODAY, TODAY)


def test_a_day_that_stands_already_is_kept() -> None:
    _, after = pressed(send_notices, a_book(ORDER, an_exception(customer_told_on=date(2026, 11, 18)), a_notice()), NUMBER)

    assert only(after, OrderException).customer_told_on == date(2026, 11, 18)


def test_progress_that_was_told_is_dated() -> None:
    notice, later = a_notice(topic=Topic.PROGRESS, document=""), date(2026, 11, 25)
    book = a_book(ORDER, notice, a_report(1), a_report(2, told_on=date(2026, 11, 17)), a_report(3, reported_on=later))
    _, after = pressed(send_notices, book, NUMBER)

    assert {p.number: p.told_on for p in after.all(Progress)} == {1: TODAY, 2: date(2026, 11, 17), 3: None}


def test_a_memo_is_marked_as_sent() -> None:
    book = a_book(ORDER, Memo(order=NUMBER, number=1, subject="交期"), Memo(order=NUMBER, number=2, subject="物料"), a_notice())
    _, after = pressed(send_memos, book, f"{NUMBER}/2")

    assert {m.number: m.sent_on for m in after.all(Memo)} == {1: None, 2: TODAY}
    assert only(after, Notice).sent_on is None
