"""What an approved change leaves behind: dates, words to those concerned, the cause in the ledger."""

from datetime import date

import pytest

from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.records import Notice, Promise
from tests.logic.builders import NUMBER
from tests.logic.change_builders import a_book_with, a_change, approve, moves, the_order
from tests.logic.change_round_builders import CHEAPER, DAY, MANAGER, UP, gone_round, in_approval, in_review, opinions_given

LATER = "2026-12-28"


@pytest.mark.parametrize(
    ("due", "after"), [(date(2026, 12, 20), date(2026, 12, 28)), (date(2026, 12, 30), date(2026, 12, 30)), (None, None)]
)
def test_the_contract_date_moves_along_with_a_later_request(due: date | None, after: date | None) -> None:
    change = a_change((None, "要求交期", LATER), agreement="BX-1")
    book = moves(approve(a_book_with(contract_due_on=due, change=change)), Move.REREVIEW, Role.PMC)

    assert the_order(moves(gone_round(book), Move.APPROVE, MANAGER)).contract_due_on == after


def test_prices_are_told_to_finance_sales_and_the_customer_only() -> None:
    end = moves(in_approval(CHEAPER), Move.APPROVE, MANAGER)

    told = [n for n in end.by(Notice, "order", NUMBER) if "95" in n.text]
    assert [(n.to, n.customer) for n in told] == [((Role.SALES, Role.FINANCE), None), ((), True)]


def test_the_date_of_a_round_says_which_change_it_came_from() -> None:
    book = moves(opinions_given(in_review(UP)), Move.PROMISE, Role.PMC, on=DAY)

    assert [p.cause for p in book.by(Promise, "order", NUMBER) if p.pending] == ["变更 BG20261120-0001"]
