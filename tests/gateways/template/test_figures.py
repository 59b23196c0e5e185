"""What 首页 counts: punctuality by line, months, days left, and words that every status and heading has."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from order_logic.book import Book
from order_logic.days import serial
from order_logic.derived.punctuality import kept_values, punctuality
from order_logic.flows.commercial import Commercial
from order_logic.flows.status import Status
from order_logic.records import Order, OrderLine, OutboundLine, OutboundNote
from order_logic.records.choices import Level, LineKind
from order_logic.settings import Settings
from order_logic.text import Lang
from tests.gateways.template.company import SETTINGS, TODAY, a_company
from workbook.schema import SHEETS
from workbook.template.facts import Fact, either, phrase
from workbook.template.figures import figures_of, month_after
from workbook.template.palette import FAMILIES, TABS, TONES
from workbook.template.refs import column_ref

FIRST = TODAY.replace(day=1)
PROMISED = date(2026, 11, 18)


def shipped(quantity: int, signed_on: date | None, shipped_on: date = PROMISED, **note: Any) -> list[Any]:
    """An order for 10 pieces promised for the 18th, of which ``quantity`` went out."""
    return [
        Order(number="SO1", promised_on=PROMISED, status=Status.SIGNED, commercial=Commercial.CONFIRMED),
        OrderLine(order="SO1", line_no=1, quantity=Decimal(10), kind=LineKind.GOODS),
        OutboundNote(number="CK1", order="SO1", shipped_on=shipped_on, signed_on=signed_on, **note),
        OutboundLine(note="CK1", order="SO1", line_no=1, quantity=Decimal(quantity)),
    ]


@pytest.mark.parametrize(
    ("rows", "punctual"),
    [
        (shipped(10, PROMISED), (1, 1)),
        (shipped(10, date(2026, 11, 19)), (1, 0)),
        (shipped(9, PROMISED), (1, 0)),
        (shipped(10, None), (1, 0)),
        (shipped(10, PROMISED, voided=True), (1, 0)),
    ],
    ids=["on the day", "a day late", "one short", "not signed", "note voided"],
)
def test_a_line_is_punctual_when_all_of_it_is_signed_by_the_promised_day(rows: list[Any], punctual: tuple[int, int]) -> None:
    assert punctuality(Book.of(*rows), FIRST, TODAY, SETTINGS) == punctual


def test_the_day_of_shipping_counts_where_the_company_says_so() -> None:
    book = Book.of(*shipped(10, date(2026, 11, 25)))

    assert punctuality(book, FIRST, TODAY, replace(SETTINGS, promise_basis="发货")) == (1, 1)


@pytest.mark.parametrize(
    "changed", [{"promised_on": date(2026, 11, 21)}, {"promised_on": date(2026, 10, 31)}, {"commercial": Commercial.CANCELLED}]
)
def test_lines_not_due_this_month_so_far_and_cancelled_ones_do_not_count(changed: dict[str, Any]) -> None:
    order, *others = shipped(10, PROMISED)

    assert punctuality(Book.of(replace(order, **changed), *others), FIRST, TODAY, SETTINGS) == (0, 0)


def test_fees_are_not_delivered() -> None:
    order, line, *others = shipped(10, PROMISED)

    assert punctuality(Book.of(order, replace(line, kind=LineKind.FEE), *others), FIRST, TODAY, SETTINGS) == (0, 0)


def test_every_order_in_hand_stands_in_one_step_and_every_open_one_in_one_group_of_days() -> None:
    book = a_company(60)

    figures = figures_of(book, TODAY, SETTINGS)

    assert sum(figures.steps) == figures.in_hand
    assert sum(figures.buckets) == sum(order.days_left is not None for order in book.all(Order))
    assert figures.buckets[0] == figures.late


def test_days_left_fall_into_the_groups_that_their_labels_name() -> None:
    days = (-9, -1, 0, 1, 2, 3, 4, 7, 8, 14, 15)
    book = Book.of(*(Order(number=f"SO{n}", days_left=n) for n in days))

    assert figures_of(book, TODAY, Settings()).buckets == (2, 2, 2, 2, 2, 1)


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 1), -1, date(2025, 12, 1)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2028, 3, 30), -1, date(2028, 2, 29)),
    ],
)
def test_a_month_earlier_or_later_is_a_day_that_exists(day: date, months: int, found: date) -> None:
    assert month_after(day, months) == found


def test_the_values_that_a_click_keeps_up_to_date_go_by_their_names() -> None:
    book = Book.of(*shipped(10, PROMISED))

    assert kept_values(book, TODAY, SETTINGS) == {"desk_today": serial(TODAY), "desk_due": 1, "desk_on_time": 1}


def test_every_status_and_level_has_one_look() -> None:
    members = [status for family in FAMILIES for status in family.members]

    assert sorted(members, key=lambda status: status.name) == sorted(Status, key=lambda status: status.name)
    assert set(TONES) == set(Level)
    assert {sheet.subject for sheet in SHEETS} <= set(TABS)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_headings_of_a_sheet_differ_as_a_table_asks(lang: Lang) -> None:
    for sheet in SHEETS:
        headings = [column.label.say(lang).casefold() for column in sheet.columns]

        assert len(set(headings)) == len(headings), sheet.label


def test_a_heading_with_an_apostrophe_is_escaped_in_formulas() -> None:
    assert column_ref(Order, "customer_reply", "en") == "tblOrders[Customer''s confirmation]"


def test_a_phrase_becomes_a_formula_and_the_words_it_gives() -> None:
    late = Fact("COUNT(A:A,B:B)", 3)

    told = either(Fact("A1>0", True), phrase('▲ {n} "late"', n=late), phrase("none"))

    assert told == Fact('IF(A1>0,"▲ "&(COUNT(A:A,B:B))&" ""late""","none")', '▲ 3 "late"')
