"""Notices and memos are drafted rows, numbered within their order."""

from dataclasses import replace

from order_logic.book import Add
from order_logic.flows.roles import Role
from order_logic.records import Memo, Notice, OrderException
from order_logic.records.choices import Topic
from order_logic.rule import Case
from order_logic.text import Text
from order_logic.verbs.telling import drafted, fresh, memo, notice
from tests.logic.builders import NOW, NUMBER, a_book, a_press, an_order, login

ORDER = an_order()


def a_case(*rows: Notice | Memo, lang: str = "zh") -> Case:
    press = a_press(Role.PMC) if lang == "zh" else replace(a_press(Role.PMC), lang="en")
    return Case(ORDER, a_book(ORDER, *rows), press)


def test_a_notice_is_a_draft_of_who_presses_and_not_yet_sent() -> None:
    row = notice(a_case(), Topic.ORDER, "请安排", to=(Role.WAREHOUSE,)).row

    assert row == Notice(
        order=NUMBER, number=1, topic=Topic.ORDER, to=(Role.WAREHOUSE,), text="请安排", drafted_at=NOW, drafted_by=login(Role.PMC)
    )


def test_a_notice_to_the_customer_says_so_in_the_language_of_the_book() -> None:
    row = notice(a_case(lang="en"), Topic.DATE, Text("改到 {day}", "moved to {day}"), customer=True, day="2026-12-24").row

    assert (row.customer, row.to, row.text) == (True, (), "moved to 2026-12-24")


def test_a_notice_names_the_document_of_its_case_or_the_one_given() -> None:
    case = replace(a_case(), row=OrderException(number="YC20261120-0001", order=NUMBER))

    assert notice(case, Topic.EXCEPTION, "缺料").row.document == "YC20261120-0001"
    assert notice(case, Topic.CHANGE, "改址", about="BG20261120-0001").row.document == "BG20261120-0001"


def test_a_memo_names_subject_and_departments() -> None:
    row = memo(a_case(), Text("交期", "Date"), "{原样}", (Role.PRODUCTION, Role.QUALITY)).row

    assert (row.number, row.subject, row.text, row.to, row.written_at) == (1, "交期", "{原样}", (Role.PRODUCTION, Role.QUALITY), NOW)


def test_a_draft_carries_the_number_after_the_highest_of_its_order() -> None:
    case = a_case(Notice(order=NUMBER, number=4), Memo(order=NUMBER, number=2), Notice(order="SO20261120-0002", number=9))

    assert notice(case, Topic.OTHER, "一").row.number == 5
    assert memo(case, "主题", "内容", ()).row.number == 3


def test_drafts_of_one_move_are_numbered_each_kind_by_itself() -> None:
    case = a_case(Notice(order=NUMBER, number=4))
    first, second, letter = notice(case, Topic.OTHER, "一"), notice(case, Topic.OTHER, "二"), memo(case, "主题", "内容", ())

    made = drafted(case, first, letter, second)

    assert [(d.record, d.row.number) for d in made] == [(Notice, 5), (Memo, 1), (Notice, 6)]
    assert [d.row.text for d in made] == ["一", "内容", "二"]


def test_other_new_rows_among_drafts_stay_as_they_are() -> None:
    case, other = a_case(), Add(OrderException, OrderException(number="YC20261120-0001", order=NUMBER))

    assert drafted(case, other, notice(case, Topic.EXCEPTION, "缺料"))[0] is other


def test_what_was_drafted_before_for_the_same_people_is_left_out() -> None:
    case = a_case(Notice(order=NUMBER, number=1, text="一", to=(Role.PMC,)), Notice(order=NUMBER, number=2, text="二", voided=True))
    same, other, void = (notice(case, Topic.OTHER, "一", to=(Role.PMC,)), notice(case, Topic.OTHER, "一"), notice(case, Topic.OTHER, "二"))

    assert [(d.row.number, d.row.text, d.row.to) for d in fresh(case, same, other, void)] == [(3, "一", ()), (4, "二", ())]
