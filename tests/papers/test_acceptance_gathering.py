"""The project acceptance from the book: the plan beside what was delivered, blank for the customer until the customer has spoken."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from order_logic.flows.commercial import Commercial
from order_logic.records import Acceptance
from order_logic.text import Text
from reports.blocks import Mark
from reports.papers.project_acceptance import NO_PLAN, NO_PROJECT
from reports.refusals import UNKNOWN_CUSTOMER, UNKNOWN_ORDER
from reports.render import html_of
from reports.report import Refused, papers
from tests.logic.builders import NUMBER, a_book, a_line, an_order
from tests.papers.sample_letters import an_approved_order, at_desk, gathered, shown
from tests.papers.sample_months import a_milestone, a_project, acceptance, accepted

PAPER = "project_acceptance"


def test_projects_that_the_customer_has_not_accepted_are_due() -> None:
    due = [papers()[PAPER].due(a_book(*a_project(), *rows), at_desk()) for rows in ([], [accepted()])]

    assert [[topic.key for topic in topics] for topics in due] == [[NUMBER], []]


def test_milestones_say_whether_they_were_reached_in_time() -> None:
    view = acceptance()

    assert [step.standing.zh for step in view.steps] == ["按期", "晚 4 天", "未完成"]
    assert (view.reached, len(view.goals), len(view.risks)) == (2, 2, 1)


def test_a_milestone_whose_day_is_past_is_open_and_late() -> None:
    late = a_milestone(4, "资料移交", date(2026, 11, 18), None)

    assert shown(PAPER, NUMBER, *a_project(), late).steps[-1].standing.zh == "未完成，已晚 2 天"


def test_what_was_delivered_stands_beside_what_was_ordered() -> None:
    items = acceptance().items

    assert [(item.ordered, item.shipped, item.signed) for item in items] == [
        (Decimal(100), Decimal(60), Decimal(60)), (Decimal(12), Decimal(0), Decimal(0)), (Decimal(1), None, None),
    ]  # fmt: skip


def test_the_amount_is_that_of_all_lines_with_tax() -> None:
    assert acceptance().words == "人民币贰万贰仟贰佰陆拾肆元肆角叁分"


def test_the_form_is_for_the_pen_until_the_customer_has_spoken() -> None:
    before, after = acceptance(), shown(PAPER, NUMBER, *a_project(), accepted())

    assert (before.signs[2].name, before.accepted_on) == ("", None)
    assert (after.signs[2].name, after.signs[2].on, after.signs[2].seal) == ("郑海涛", date(2026, 12, 22), True)
    assert "有条件通过" in html_of(papers()[PAPER], before)
    assert "有条件通过" not in html_of(papers()[PAPER], after)


def test_a_second_acceptance_has_a_number_of_its_own() -> None:
    again = Acceptance(order=NUMBER, number=2, result="整改完成，合格")

    view = shown(PAPER, NUMBER, *a_project(), replace(accepted(), result="不合格"), again)

    assert (view.head.number, view.result) == ("YS20261120-0001-2", "整改完成，合格")


@pytest.mark.parametrize(
    ("status", "mark"), [(Commercial.IN_APPROVAL, Mark.DRAFT), (Commercial.CONFIRMED, None), (Commercial.CANCELLED, Mark.VOID)]
)
def test_the_mark_follows_the_order(status: Commercial, mark: Mark | None) -> None:
    assert shown(PAPER, NUMBER, *a_project(commercial=status)).head.mark is mark


PROJECT = {"order_type": "项目"}


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([], UNKNOWN_ORDER[0]),
        ([an_order(customer="C404", **PROJECT), a_line(), a_milestone(1, "开工", date(2026, 11, 5))], UNKNOWN_CUSTOMER[0]),
        (an_approved_order(**PROJECT), NO_PLAN[0]),
        (an_approved_order(), Text(NO_PROJECT[0].zh.format(type="销售"), "")),
    ],
)
def test_an_acceptance_that_cannot_be_made_says_why(rows: list[object], why: Text) -> None:
    refused = gathered(PAPER, NUMBER, *rows)

    assert isinstance(refused, Refused)
    assert refused.why.zh == why.zh
