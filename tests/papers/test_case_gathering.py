"""The exception record and the memo from the book: what happened day by day, what is still lacking, and what marks them."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from order_logic.flows.documents import Trouble
from order_logic.flows.roles import Role
from order_logic.records import Memo
from reports.blocks import Mark
from reports.papers.exception_record import NO_CASE, Degree
from reports.papers.internal_memo import NO_MEMO
from reports.render import html_of
from reports.report import Refused, papers
from tests.logic.builders import CUSTOMER, NUMBER, TODAY, a_book, a_line, login
from tests.logic.troubles_builders import EXCEPTION, FOUND, a_case, a_notice, an_exception
from tests.papers.sample_letters import BUYER, an_approved_order, at_desk, case, gathered, memo, shown

RECORD, MEMO = "exception_record", "internal_memo"


def test_exceptions_that_wait_for_the_head_are_due() -> None:
    book = a_book(a_case(), an_exception("YC2"), a_case(number="YC3", state=Trouble.CLOSED))

    assert [topic.key for topic in papers()[RECORD].due(book, at_desk())] == [EXCEPTION]


def test_what_happened_stands_in_order_of_days_with_the_days_since() -> None:
    view = case()

    assert [event.on for event in view.events] == sorted(event.on for event in view.events)
    assert [event.since.zh for event in view.events][:3] == ["当天", "当天", "第 1 天"]
    assert view.events[0].person == "销售·周"


def test_the_amount_is_the_part_of_the_line_that_it_concerns() -> None:
    assert case().worth == Decimal("7942.95")  # 8 of 12 gears at 1045.125 less 5 %
    assert shown(RECORD, EXCEPTION, *an_approved_order(), a_case(quantity=Decimal(8))).worth is None


def test_who_works_without_prices_does_not_see_what_it_is_worth() -> None:
    rows = [*an_approved_order(), a_case(line_no=2, quantity=Decimal(8))]

    worth = [shown(RECORD, EXCEPTION, *rows, press=at_desk(role)).worth for role in (Role.QUALITY, Role.ORDER_HEAD)]

    assert worth == [None, Decimal("7942.95")]


@pytest.mark.parametrize(
    ("state", "mark"),
    [
        (Trouble.JUDGE, Mark.DRAFT),
        (Trouble.HANDLING, Mark.DRAFT),
        (Trouble.CONFIRM, None),
        (Trouble.CLOSED, None),
        (Trouble.WITHDRAWN, Mark.VOID),
    ],
)
def test_a_record_is_a_draft_until_its_handling_is_reported_and_void_once_it_was_taken_back(state: Trouble, mark: Mark | None) -> None:
    assert shown(RECORD, EXCEPTION, *an_approved_order(), a_case(state=state)).head.mark is mark


def test_a_record_names_what_it_still_lacks() -> None:
    view = shown(RECORD, EXCEPTION, *an_approved_order(), an_exception())

    assert [lacking.zh for lacking in view.lacking] == ["原因", "处理措施", "处理结果", "责任归属"]
    assert case().lacking == ()


@pytest.mark.parametrize(
    ("fields", "degree", "boxes"),
    [({}, Degree.USUAL, 3), ({"major": True}, Degree.MAJOR, 4), ({"major": True, "serious": True}, Degree.SERIOUS, 4)],
)
def test_a_major_one_is_stamped_and_signed_by_the_general_manager(fields: dict[str, bool], degree: Degree, boxes: int) -> None:
    view = shown(RECORD, EXCEPTION, *an_approved_order(), a_case(**fields))

    assert (view.degree, len(view.signs)) == (degree, boxes)
    assert ('class="stamp"' in html_of(papers()[RECORD], view)) is (degree is not Degree.USUAL)


def test_a_closed_case_lasted_until_its_close() -> None:
    ended = a_case(state=Trouble.CLOSED, closed_at=datetime(2026, 11, 19, 17), closed_by=login(Role.ORDER_HEAD))

    view = shown(RECORD, EXCEPTION, *an_approved_order(), ended, press=at_desk(now=datetime(2027, 1, 5, 9)))

    assert (view.lasted.zh, view.signs[2].on) == ("1 天", date(2026, 11, 19))


def test_a_notice_that_did_not_go_out_is_no_event() -> None:
    view = shown(RECORD, EXCEPTION, *an_approved_order(), a_case(), a_notice(sent_on=None), a_notice(2, sent_on=FOUND, voided=True))

    assert [event.what.zh for event in view.events] == ["登记异常", "上报"]


def test_a_memo_keeps_prices_and_the_customers_name_to_itself() -> None:
    page = html_of(papers()[MEMO], memo())

    assert BUYER.name not in page
    assert CUSTOMER not in page
    assert "10,000" not in page


def test_a_memo_names_four_lines_and_counts_the_others() -> None:
    lines = [a_line(line_no=n) for n in range(4, 8)]

    view = shown(MEMO, f"{NUMBER}/1", *an_approved_order(), *lines, Memo(order=NUMBER, number=1))

    assert (len(view.goods), view.goods[-1].zh) == (5, "等共 6 项")


def test_a_memo_that_has_not_gone_out_is_due_and_a_draft() -> None:
    draft = Memo(order=NUMBER, number=2, to=(Role.QUALITY,), text="加检")
    rows = [*an_approved_order(), draft, replace(draft, number=1, sent_on=TODAY), replace(draft, number=3, voided=True)]

    assert [topic.key for topic in papers()[MEMO].due(a_book(*rows), at_desk())] == [f"{NUMBER}/2"]
    assert [shown(MEMO, f"{NUMBER}/{n}", *rows).head.mark for n in (1, 2, 3)] == [None, Mark.DRAFT, Mark.VOID]


@pytest.mark.parametrize(
    ("paper", "key", "why"),
    [(RECORD, "YC0", NO_CASE), (MEMO, NUMBER, NO_MEMO), (MEMO, f"{NUMBER}/9", NO_MEMO), (MEMO, f"{NUMBER}/x", NO_MEMO)],
)
def test_what_is_not_there_is_said(paper: str, key: str, why: tuple[object, object]) -> None:
    refused = gathered(paper, key, *an_approved_order())

    assert isinstance(refused, Refused)
    assert (refused.why, refused.remedy) == why
