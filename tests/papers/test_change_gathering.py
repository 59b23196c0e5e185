"""The change form from the book: before and after, the class with its sentence, the amounts while it is open, and what marks it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from order_logic.derived.secrecy import MASK
from order_logic.flows.documents import Change
from order_logic.flows.roles import Role
from order_logic.records.choices import ChangeClass
from reports.blocks import Mark
from reports.papers.change_request import EMPTY, NO_CHANGE
from reports.refusals import UNKNOWN_ORDER
from reports.report import Refused, papers
from tests.logic.builders import a_book
from tests.logic.change_builders import CHANGE, a_change
from tests.papers.sample_letters import a_wish, an_approved_order, at_desk, change, gathered, shown

PAPER = "change_request"


def test_changes_that_wait_or_are_approved_are_due() -> None:
    book = a_book(*an_approved_order(), *a_wish(), replace(a_change()[0], number="BG2", state=Change.DONE))

    assert [topic.key for topic in papers()[PAPER].due(book, at_desk())] == [CHANGE]


def test_each_field_stands_before_and_after_though_nobody_checked_it_yet() -> None:
    view = change()

    assert [(row.field, row.before, row.after) for row in view.rows] == [
        ("数量", "100", "160"), ("数量", "12", "8"), ("要求交期", "2026-12-20", "2026-12-28"),
    ]  # fmt: skip
    assert "减速机" in view.rows[1].where.zh


def test_the_amounts_add_up_and_the_last_one_stands_in_words() -> None:
    view = change()

    assert [term.amount for term in view.amounts] == [Decimal("22264.43"), Decimal("2028.52"), Decimal("24292.95")]
    assert view.words == "人民币贰万肆仟贰佰玖拾贰元玖角伍分"


def test_a_form_whose_amounts_do_not_add_up_is_not_made() -> None:
    view = change()

    with pytest.raises(ValueError, match="is not"):
        replace(view, amounts=(view.amounts[0], view.amounts[0], view.amounts[2]))


def test_a_decrease_is_classed_with_its_sentence_before_anybody_pressed_check() -> None:
    view = shown(PAPER, CHANGE, *an_approved_order(), *a_wish((2, "数量", "8"), klass=None, clause=""))

    assert (view.klass, view.head.mark) == (ChangeClass.NO_REVIEW, Mark.DRAFT)
    assert "R-64" in view.clause.zh
    assert [term.sign for term in view.amounts] == ["", "－", "＝"]


def test_a_row_that_cannot_be_read_leaves_the_form_a_draft_without_amounts() -> None:
    view = shown(PAPER, CHANGE, *an_approved_order(), *a_wish((1, "数量", "许多")))

    assert (view.amounts, view.head.mark) == ((), Mark.DRAFT)


@pytest.mark.parametrize(
    ("state", "mark"), [(Change.APPROVED, None), (Change.DONE, None), (Change.REJECTED, Mark.VOID), (Change.WITHDRAWN, Mark.VOID)]
)
def test_the_mark_follows_the_state(state: Change, mark: Mark | None) -> None:
    assert shown(PAPER, CHANGE, *an_approved_order(), *a_wish(state=state)).head.mark is mark


def test_a_change_that_is_done_no_longer_reckons() -> None:
    assert shown(PAPER, CHANGE, *an_approved_order(), *a_wish(state=Change.DONE)).amounts == ()


def test_our_own_change_needs_no_box_for_the_customer() -> None:
    view = shown(PAPER, CHANGE, *an_approved_order(), *a_wish(asked_by_customer=False))

    assert [sign.seal for sign in view.signs] == [False, False, False]


@pytest.mark.parametrize(("rows", "why"), [([], NO_CHANGE), (a_change(), UNKNOWN_ORDER), ([*an_approved_order(), *a_change()], EMPTY)])
def test_a_form_that_cannot_be_made_says_why(rows: list[object], why: tuple[object, object]) -> None:
    refused = gathered(PAPER, CHANGE, *rows)

    assert isinstance(refused, Refused)
    assert (refused.why, refused.remedy) == why


def test_who_works_without_prices_sees_neither_amounts_nor_prices() -> None:
    rows = [*an_approved_order(), *a_wish((1, "单价", "96.5"), (1, "数量", "80"))]

    view = shown(PAPER, CHANGE, *rows, press=at_desk(Role.PRODUCTION))

    assert (view.amounts, view.cost) == ((), None)
    assert [row.after for row in view.rows] == [MASK, "80"]
    assert shown(PAPER, CHANGE, *rows).rows[0].after == "96.5"
