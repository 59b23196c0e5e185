"""An exception is judged, handled, reported and closed; those concerned are told on the way."""

from datetime import date

import pytest

from order_logic.book import Book
from order_logic.flows.commercial import Commercial
from order_logic.flows.documents import Trouble
from order_logic.flows.moves import Passing
from order_logic.flows.roles import Role
from order_logic.records import Memo, Notice, OrderException
from order_logic.records.choices import Category, Responsibility, Topic
from tests.logic.builders import NOW, NUMBER, a_line, an_order, login
from tests.logic.troubles_builders import EXCEPTION, a_case, a_notice, an_exception, codes, only, passed

ROWS = (an_order(commercial=Commercial.PENDING), a_line())


def judged(row: OrderException) -> Book:
    return passed(row, Passing.CASE_JUDGE, *ROWS)[1]


def told(book: Book) -> list[tuple[Role, ...]]:
    return [n.to for n in book.all(Notice) if not n.customer]


def test_judging_names_the_head_and_sends_the_case_on() -> None:
    row = only(judged(an_exception(cause="供应商停产")), OrderException)

    assert (row.state, row.judged_by) == (Trouble.HANDLING, login(Role.ORDER_HEAD))


@pytest.mark.parametrize(
    ("category", "departments"),
    [
        (Category.CUSTOMER_DATA, (Role.SALES, Role.CUSTOMER_SERVICE)),
        (Category.SHORTAGE, (Role.PURCHASING, Role.PMC)),
        (Category.PAYMENT, (Role.FINANCE, Role.SALES)),
        (Category.OTHER, (Role.PRODUCTION, Role.WAREHOUSE)),
    ],
)
def test_the_departments_of_a_class_are_told(category: Category, departments: tuple[Role, ...]) -> None:
    book = judged(an_exception(category=category, cause="待查", department="生产部、仓库"))

    assert told(book) == [departments]


def test_the_customer_is_drafted_a_notice_of_the_class_once() -> None:
    row = an_exception(category=Category.PAYMENT, cause="待查")
    first = judged(row)
    again = [n for n in first.all(Notice) if n.customer]

    _, after = passed(row, Passing.CASE_JUDGE, *ROWS, *first.all(Notice))

    assert [n.document for n in again] == [EXCEPTION]
    assert len(list(after.all(Notice))) == 2


def test_a_major_case_goes_to_the_general_manager_with_its_proposal() -> None:
    book = judged(an_exception(cause="停产", major=True, proposal="改用替代料"))

    upward = [n for n in book.all(Notice) if n.to == (Role.GENERAL_MANAGER,)]
    assert [n.topic for n in upward] == [Topic.EXCEPTION]
    assert "改用替代料" in upward[0].text


def test_another_department_gets_a_memo_with_what_is_demanded() -> None:
    row = an_exception(cause="漏检", responsibility=Responsibility.OTHER_DEPARTMENT, department="品保", demanded="补检并回复")
    memo = only(judged(row), Memo)

    assert (memo.to, memo.sent_on) == ((Role.QUALITY,), None)
    assert memo.text.startswith("补检并回复")


@pytest.mark.parametrize("move", [Passing.CASE_JUDGE, Passing.CASE_AGAIN, Passing.CASE_CLOSE])
def test_only_the_head_judges_and_closes(move: Passing) -> None:
    state = Trouble.JUDGE if move is Passing.CASE_JUDGE else Trouble.CONFIRM
    outcome, _ = passed(a_case(state=state), move, *ROWS, role=Role.WAREHOUSE)

    assert codes(outcome) == {"D-03"}


def test_anybody_reports_the_result_and_it_goes_upward() -> None:
    outcome, book = passed(a_case(state=Trouble.HANDLING), Passing.CASE_REPORT, *ROWS, role=Role.WAREHOUSE)

    assert not codes(outcome)
    assert only(book, OrderException).state is Trouble.CONFIRM
    assert told(book) == [(Role.ORDER_HEAD, Role.SALES_MANAGER)]


def test_the_customer_is_drafted_the_new_ship_date_of_a_shortage() -> None:
    row = a_case(state=Trouble.HANDLING, category=Category.SHORTAGE, ship_on=date(2026, 12, 3))
    _, book = passed(row, Passing.CASE_REPORT, *ROWS)

    (said,) = [n for n in book.all(Notice) if n.customer]
    assert "2026-12-03" in said.text
    assert said.document == EXCEPTION


def test_a_result_that_will_not_do_is_handled_again() -> None:
    _, book = passed(a_case(), Passing.CASE_AGAIN, *ROWS)

    assert only(book, OrderException).state is Trouble.HANDLING


def test_a_closed_case_names_who_and_when() -> None:
    outcome, book = passed(a_case(), Passing.CASE_CLOSE, *ROWS, a_notice())

    row = only(book, OrderException)
    assert outcome.moved == (EXCEPTION,)
    assert (row.state, row.closed_by, row.closed_at) == (Trouble.CLOSED, login(Role.ORDER_HEAD), NOW)


def test_a_case_is_not_closed_before_its_result_is_in() -> None:
    outcome, _ = passed(a_case(state=Trouble.HANDLING), Passing.CASE_CLOSE, *ROWS)

    assert codes(outcome) == {"D-20"}
    assert outcome.findings[0].order == NUMBER


def test_a_closed_case_says_that_nothing_more_can_be_pressed() -> None:
    outcome, _ = passed(a_case(state=Trouble.CLOSED), Passing.CASE_CLOSE, *ROWS)

    assert codes(outcome) == {"D-20"}
    assert all(words.strip() for words in map(str, outcome.findings[0].facts["choices"]))
    assert len(outcome.findings[0].facts["choices"]) == 1
