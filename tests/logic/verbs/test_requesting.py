"""申请变更: a request with its first rows, made of what was picked and typed."""

from decimal import Decimal
from typing import Any

import pytest

from order_logic.book import Add, Book
from order_logic.flows.commercial import Commercial
from order_logic.flows.documents import Change
from order_logic.flows.roles import Role
from order_logic.records import ChangeField, ChangeRequest
from order_logic.records.choices import ChangeClass
from order_logic.verbs.changing import check_changes, request_change
from tests.logic.builders import NUMBER, a_line, a_press
from tests.logic.change_builders import LATER, a_book_with, a_change, refused, the_change, the_line, the_order

K = ChangeClass
DOWN = (1, "数量", "80")


def requested(book: Book, *picks: str, who: Role = Role.SALES, **typed: Any) -> Any:
    outcome = request_change(book, picks or (NUMBER,), a_press(who, **typed))
    return outcome, book.after(outcome.changes)


def test_a_request_starts_with_one_row_and_takes_the_reason_typed() -> None:
    outcome, end = requested(a_book_with(reason="客户减量"))

    (change,) = end.by(ChangeRequest, "order", NUMBER)
    assert outcome.moved == (change.number,) == ("BG20261120-0001",)
    assert (change.state, change.reason, change.asked_by, change.klass) == (Change.WAITS, "客户减量", "sales", None)
    assert [(row.line_no, row.field) for row in end.by(ChangeField, "change", change.number)] == [(None, "")]
    assert the_order(end).reason == ""


def test_picked_lines_get_a_row_each() -> None:
    _, end = requested(a_book_with(a_line(line_no=2)), f"{NUMBER}/1", f"{NUMBER}/2")

    assert [row.line_no for row in end.by(ChangeField, "order", NUMBER)] == [1, 2]


def test_quantity_and_date_typed_beforehand_make_a_complete_request() -> None:
    book = a_book_with(a_line(this_quantity=Decimal(80)))
    _, end = requested(book, on=LATER)

    (change,) = end.by(ChangeRequest, "order", NUMBER)
    assert [(r.field, r.after) for r in end.by(ChangeField, "order", NUMBER)] == [("数量", "80"), ("要求交期", "2026-12-28")]
    assert change.klass is K.REVIEW
    assert the_line(end).this_quantity is None


def test_pressed_again_it_checks_what_was_typed_in_the_meantime() -> None:
    outcome, end = requested(a_book_with(change=a_change(DOWN)))

    assert not [c for c in outcome.changes if isinstance(c, Add)]
    assert the_change(end).klass is K.NO_REVIEW


def test_an_approved_change_must_end_before_the_next_is_asked() -> None:
    outcome, _ = requested(a_book_with(change=a_change(DOWN, state=Change.APPROVED)))

    assert refused(outcome) == {"D-73"}


@pytest.mark.parametrize("status", [Commercial.PENDING, Commercial.CLOSED])
def test_only_confirmed_orders_take_a_change(status: Commercial) -> None:
    outcome, _ = requested(a_book_with(commercial=status))

    assert refused(outcome) == {"D-72"}


def test_only_sales_asks() -> None:
    outcome, _ = requested(a_book_with(), who=Role.WAREHOUSE)

    assert refused(outcome) == {"D-03"}


def test_an_unknown_order_is_told() -> None:
    outcome, _ = requested(a_book_with(), "SO-NO")

    assert refused(outcome) == {"D-01"}


def test_nothing_to_check_is_told() -> None:
    assert refused(check_changes(a_book_with(), [NUMBER], a_press())) == {"D-19"}
