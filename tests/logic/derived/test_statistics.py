"""Orders are counted and deliveries measured; where nothing was due there is no figure, never 100 %."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from order_logic.derived.delivered import due_lines
from order_logic.derived.ended import spans_left
from order_logic.derived.period import Span, month_before, month_of
from order_logic.derived.punctuality import punctuality
from order_logic.derived.statistics import DAYS, Basis, Punctual, counted, punctual
from order_logic.derived.statistics_lists import MET, MISSED, NO_DATA, PARTLY, statistics_lists
from order_logic.flows.commercial import Commercial
from order_logic.records.choices import LineKind, Share
from order_logic.settings import Settings
from tests.logic.builders import NUMBER, a_book, a_line, an_order
from tests.logic.derived.shipping_rows import DUE, a_due_order, delivered

NOVEMBER, TODAY = Span(date(2026, 11, 1), date(2026, 11, 30)), date(2026, 11, 20)
LATER, SECOND = date(2026, 11, 12), "SO20261120-0002"
SETTINGS = Settings()


def measured(*rows: Any, settings: Settings = SETTINGS, basis: Basis = Basis.PROMISED) -> Punctual:
    return punctual(a_book(*rows), basis, NOVEMBER, TODAY, settings)


def test_orders_of_the_month_are_counted_and_those_turned_down_bring_no_money() -> None:
    book = a_book(
        an_order(commercial=Commercial.CONFIRMED, amount=Decimal(8000)),
        an_order(SECOND, commercial=Commercial.REJECTED, amount=Decimal(500)),
        an_order("D20261120-0003", commercial=Commercial.DRAFT),
        an_order("SO20261020-0004", commercial=Commercial.CLOSED, ordered_on=date(2026, 10, 31)),
    )

    found = counted(book, NOVEMBER)

    assert (found.orders, found.turned_down, found.amount) == (2, 1, Decimal(8000))
    assert found.by_customer == {"C001": Decimal(8000)}


@pytest.mark.parametrize(
    ("shipments", "figures"),
    [
        ([], (1, 0, 0, 0, Decimal(0))),
        ([delivered(100, DUE)], (1, 1, 1, 1, Decimal(1))),
        ([delivered(100, LATER)], (1, 1, 0, 0, Decimal(0))),
        ([delivered(60, DUE), delivered(40, LATER, at=2)], (1, 1, 0, 0, Decimal("0.6"))),
        ([delivered(60, DUE), delivered(40, DUE, at=2)], (1, 1, 1, 1, Decimal(1))),
        ([delivered(130, DUE)], (1, 1, 1, 0, Decimal(1))),  # on time, but more than was ordered
        ([delivered(100, DUE, refused=Decimal(1))], (1, 0, 0, 0, Decimal("0.99"))),
        ([delivered(100, None)], (1, 0, 0, 0, Decimal(0))),  # shipped and not signed for
    ],
)
def test_a_line_is_measured_by_what_was_signed_for_and_when(shipments: list[list[Any]], figures: tuple[Any, ...]) -> None:
    assert measured(*a_due_order(), *(row for rows in shipments for row in rows))[1:] == figures


def test_a_line_was_done_on_the_day_when_there_was_enough() -> None:
    book = a_book(*a_due_order(), *delivered(40, LATER, at=2), *delivered(60, DUE), *a_due_order(SECOND), *delivered(99, DUE, SECOND))

    lines = due_lines(book, SETTINGS, DAYS[Basis.PROMISED], *NOVEMBER)

    assert {line.order: line.done_on for line in lines} == {NUMBER: LATER, SECOND: None}


def test_shipping_counts_where_the_settings_say_so() -> None:
    assert measured(*a_due_order(), *delivered(100, None), settings=replace(SETTINGS, promise_basis="发货")).on_time == 1


def test_within_the_tolerance_a_short_delivery_is_full() -> None:
    rows = [*a_due_order(), *delivered(97, DUE)]

    assert measured(*rows, settings=replace(SETTINGS, under_delivery=Decimal(3))).otif == 100
    assert measured(*rows).otif == 0


def test_what_was_ended_is_wanted_no_more() -> None:
    order, line = a_due_order()

    assert measured(order, replace(line, ended=Decimal(40)), *delivered(60, DUE)).otif == 100
    assert measured(order, replace(line, ended=Decimal(100))).due == 0


def test_request_and_first_promise_are_measured_by_their_own_days() -> None:
    order, line = a_due_order(requested_on=date(2026, 11, 5), promised_on=date(2026, 11, 12))
    rows = [order, line, *delivered(100, LATER)]

    assert [measured(*rows, basis=basis).on_time for basis in Basis] == [0, 0, 1]


@pytest.mark.parametrize("status", [Commercial.DRAFT, Commercial.REJECTED, Commercial.CANCELLED])
def test_an_order_that_is_none_owes_nothing(status: Commercial) -> None:
    assert measured(*a_due_order(commercial=status)).due == 0


def test_what_falls_due_after_today_is_not_due_yet_and_fees_never_are() -> None:
    order, line = a_due_order(SECOND)

    assert measured(*a_due_order(due=date(2026, 11, 25)), order, replace(line, kind=LineKind.FEE)).due == 0


def test_where_nothing_was_due_there_is_no_rate() -> None:
    found = measured(an_order(), a_line())

    assert (found.completion, found.otd, found.otif, found.fill_rate) == (None, None, None, None)


def test_the_home_page_and_the_statistics_tell_the_same() -> None:
    book = a_book(*a_due_order(), *delivered(100, DUE), *a_due_order(SECOND), *delivered(99, DUE, SECOND))
    found = punctual(book, Basis.PROMISED, NOVEMBER, TODAY, SETTINGS)

    assert punctuality(book, NOVEMBER.first, TODAY, SETTINGS) == (found.due, found.on_time) == (2, 1)


def test_figures_below_their_target_are_marked_and_none_are_said_to_be_none() -> None:
    rows = [*a_due_order(), *delivered(100, LATER)]

    orders, dates, departments = statistics_lists(a_book(*rows), NOVEMBER, TODAY, SETTINGS)

    assert {row.cells[0]: row.cells[3] for row in orders.rows if row.cells[3]} == {("完成率", "Completion"): MET}
    assert [row.cells[-1] for row in dates.rows] == [MISSED] * 3
    assert departments.rows == ()
    assert statistics_lists(a_book(), NOVEMBER, TODAY, SETTINGS)[1].rows[0].cells[2:6] == (NO_DATA,) * 4


def test_a_month_of_which_orders_were_archived_says_so_and_is_not_judged() -> None:
    gone = an_order(SECOND, commercial=Commercial.ARCHIVED, delivery=Share.ALL, ordered_on=date(2026, 10, 5), requested_on=LATER)
    book = a_book(*a_due_order(), *delivered(100, DUE), gone)

    orders, dates, _ = statistics_lists(book, NOVEMBER, TODAY, SETTINGS)
    earlier = statistics_lists(book, month_of(date(2026, 9, 1)), TODAY, SETTINGS)

    assert all(" 1 " in said and word in said for said, word in zip(orders.summary, ("归档册", "archive"), strict=True))
    assert [row.cells[-1] for row in dates.rows] == [PARTLY] * 3
    assert {row.cells[3] for row in orders.rows if row.cells[3]} == {PARTLY}
    assert "归档" not in earlier[0].summary.zh


def test_a_quarter_counts_each_archived_order_once_and_only_those_that_were_ours() -> None:
    gone = an_order(SECOND, commercial=Commercial.ARCHIVED, delivery=Share.PART, ordered_on=date(2026, 9, 5))
    book = a_book(gone, replace(gone, number="SO20261120-0003", delivery=Share.NONE))

    assert len(list(spans_left(book))) == 1
    assert " 1 " in statistics_lists(book, Span(date(2026, 8, 1), date(2026, 12, 31)), TODAY, SETTINGS)[0].summary.zh


def test_months_begin_and_end_where_the_calendar_says() -> None:
    assert month_of(date(2028, 2, 29)) == Span(date(2028, 2, 1), date(2028, 2, 29))
    assert month_before(date(2026, 1, 15)) == Span(date(2025, 12, 1), date(2025, 12, 31))
    assert Span(*NOVEMBER).holds(None) is False
