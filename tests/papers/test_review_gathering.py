"""The contract review from the book: departments beside facts, gaps with their day, credit counted once."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from order_logic.flows.commercial import DEPARTMENTS, Commercial
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.records import Opinion
from order_logic.records.choices import Settlement, Verdict
from reports.blocks import Mark
from reports.order_parts import NOT_ASSESSED, PREPAID
from reports.render import html_of
from reports.report import Refused, Topic, papers
from reports.review import Conclusion, Review
from tests.logic.builders import (
    NUMBER,
    PRODUCT,
    a_book,
    a_customer,
    a_line,
    a_press,
    a_promise,
    a_signature,
    a_stock,
    an_opening,
    an_opinion,
    an_order,
    opinions,
)

REVIEW = papers()["contract_review"]


def reviewed(*rows: object) -> Review:
    """The review of the order NUMBER in a book with these rows."""
    view = REVIEW.gather(a_book(*rows), Topic(NUMBER), a_press(Role.PMC))
    assert isinstance(view, Review)
    return view


def test_orders_in_review_and_approval_are_due_for_their_review() -> None:
    numbers = {Commercial.IN_REVIEW: "SO1", Commercial.IN_APPROVAL: "SO2", Commercial.CONFIRMED: "SO3"}
    book = a_book(*(an_order(number, commercial=status) for status, number in numbers.items()))

    due = REVIEW.due(book, a_press())

    assert [topic.key for topic in due] == ["SO1", "SO2"]


def test_each_department_stands_beside_what_the_desk_knows() -> None:
    view = reviewed(an_order(commercial=Commercial.IN_REVIEW), a_line(), *opinions(), a_stock(30))

    assert [row.department for row in view.opinions] == list(DEPARTMENTS)
    assert all(row.facts[0].zh for row in view.opinions)
    assert view.opinions[0].person == "工程·周"
    assert view.head.mark is None


def test_facts_written_down_when_the_department_was_asked_stay() -> None:
    rows: list[Opinion] = [replace(row, facts="当时 {现货} 30 只") for row in opinions()]

    view = reviewed(an_order(commercial=Commercial.IN_REVIEW), a_line(), *rows)

    assert "当时 {现货} 30 只" in html_of(REVIEW, view)


def test_a_review_before_anyone_was_asked_is_a_draft() -> None:
    view = reviewed(an_order(commercial=Commercial.AUDITED), a_line())

    assert view.head.mark is Mark.DRAFT
    assert [row.verdict for row in view.opinions] == [None] * len(DEPARTMENTS)


def test_a_gap_shows_the_day_on_which_goods_on_their_way_cover_it() -> None:
    coming = a_stock(30, expected=Decimal(80), expected_on=date(2026, 12, 1))

    view = reviewed(an_order(), a_line(), coming)

    assert (view.lines[0].stock, view.lines[0].gap, view.lines[0].ready) == (Decimal(30), Decimal(70), date(2026, 12, 1))


def test_a_gap_that_nothing_covers_has_no_day() -> None:
    view = reviewed(an_order(), a_line(), a_stock(30, PRODUCT, expected=Decimal(5), expected_on=date(2026, 12, 1)))

    assert view.lines[0].ready is None


def test_the_second_round_shows_its_own_opinions_and_number() -> None:
    first = [replace(row, voided=True) for row in opinions()]

    view = reviewed(an_order(commercial=Commercial.IN_REVIEW), a_line(), *first, an_opinion(Role.QUALITY, round=2, verdict=Verdict.NO))

    assert [(row.department, row.verdict) for row in view.opinions] == [(Role.QUALITY, Verdict.NO)]
    assert view.head.number == "PS20261120-0001-2"


def test_credit_counts_this_order_once_whether_confirmed_or_not() -> None:
    rows = [a_line(), an_opening(2500), *opinions()]

    before = reviewed(an_order(commercial=Commercial.IN_APPROVAL), *rows)
    after = reviewed(an_order(commercial=Commercial.CONFIRMED), *rows)

    assert before.credit[-1].amount == after.credit[-1].amount == Decimal(987_500)
    assert [term.amount for term in before.credit] == [term.amount for term in after.credit]


def test_credit_says_why_it_says_nothing() -> None:
    prepaid = reviewed(an_order(settlement=Settlement.PREPAID), a_line())
    fresh = reviewed(an_order(), a_line(), a_customer(credit_limit=None))

    assert (prepaid.credit, prepaid.no_credit) == ((), PREPAID)
    assert (fresh.credit, fresh.no_credit) == ((), NOT_ASSESSED)


def test_a_conditional_opinion_becomes_a_condition_of_the_approved_order() -> None:
    tied = [*opinions()[1:], an_opinion(Role.ENGINEERING, verdict=Verdict.CONDITIONAL, text="先发 ECN")]
    rows = [a_line(), *tied, a_signature(Move.APPROVE, Role.GENERAL_MANAGER, 3)]

    view = reviewed(an_order(commercial=Commercial.CONFIRMED), *rows)

    assert view.conclusion is Conclusion.CONDITIONAL
    assert [str(condition) for condition in view.conditions if isinstance(condition, str)] == []
    assert "先发 ECN" in html_of(REVIEW, view)
    assert view.signs[2].name == "总经理·周"


def test_a_later_date_shows_the_customers_consent() -> None:
    promise = a_promise(date(2026, 12, 24), consent_on=date(2026, 11, 19), consent_evidence="邮件")

    view = reviewed(an_order(promised_on=date(2026, 12, 24)), a_line(), promise)

    assert view.gap is not None
    assert "4" in view.gap.zh
    assert view.consent is not None
    assert "邮件" in view.consent.zh


def test_a_line_without_a_price_stops_the_review_and_is_named() -> None:
    refused = REVIEW.gather(a_book(an_order(), a_line(), a_line(line_no=2, price=None)), Topic(NUMBER), a_press())

    assert isinstance(refused, Refused)
    assert "2" in refused.why.say("en")


def test_a_rush_order_carries_its_stamp() -> None:
    view = reviewed(an_order(rush=True, requested_on=date(2026, 12, 20)), a_line())

    assert "紧急处理" in html_of(REVIEW, view)


def test_a_gathered_review_fills_its_page_in_both_languages() -> None:
    view = reviewed(an_order(commercial=Commercial.IN_REVIEW, special="轴端 {加长} 5 mm"), a_line(), *opinions())

    pages = html_of(REVIEW, view), html_of(REVIEW, view, "en")

    assert all("轴端 {加长} 5 mm" in page for page in pages)
