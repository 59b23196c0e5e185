"""改交期: planning proposes, sales agrees it with the customer, and each time takes its own two signatures."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from order_logic.book import Book, Edit
from order_logic.derived.competing import displaced
from order_logic.flows.commercial import Commercial
from order_logic.flows.documents import Change
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.records import Memo, Notice, Promise, Signature
from order_logic.rule import Case
from order_logic.verbs.rulebook import all_rules
from tests.logic.builders import NOW, NUMBER, TODAY, a_press, a_user, login
from tests.logic.change_builders import a_book_with, a_change, moves, refused, the_order, tries
from tests.logic.stock_builders import an_allocation

FIRST, NEW, NEWER = date(2026, 12, 18), date(2026, 12, 24), date(2026, 12, 30)
SLIP: dict[str, Any] = {"on": NEW, "reason": "机床故障"}
GAVE_WAY = an_allocation(0, quantity=Decimal(40), displaced_by="SO20261120-0002", freed_at=NOW)
STAYS: dict[str, Any] = {"on": FIRST, "reason": "另行生产"}


def proposed(**order: Any) -> Book:
    return moves(a_book_with(**order), Move.REPROMISE, Role.PMC, **SLIP)


def agreed(book: Book, number: int = 2, **fields: Any) -> Book:
    """Sales has typed the customer's consent into the ledger."""
    typed = {"consent_on": TODAY, "consent_evidence": "微信 11-20"} | fields
    return book.tried([Edit(Promise, (NUMBER, number), name, None, value) for name, value in typed.items()])


def in_force(**order: Any) -> Book:
    return moves(agreed(proposed(**order)), Move.REPROMISE, Role.SALES)


def reports(name: str, book: Book, number: int = 2) -> int:
    row = book.get(Promise, NUMBER, number)
    return len(all_rules()[name].findings(Case(the_order(book), book, a_press(), None, row)))


def test_planning_proposes_and_the_managers_are_told_but_nothing_is_in_force() -> None:
    book = proposed()

    row = book.get(Promise, NUMBER, 2)
    assert row is not None
    assert (row.promised_on, row.cause, row.pending, row.person) == (NEW, "机床故障", True, login(Role.PMC))
    assert the_order(book).promised_on == FIRST
    assert [n.to for n in book.by(Notice, "order", NUMBER)] == [(Role.SALES_MANAGER, Role.GENERAL_MANAGER)]


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"consent_on": None}, {"R-49"}),
        ({"consent_evidence": ""}, {"R-49"}),
        ({}, set()),
    ],
)
def test_sales_signs_once_the_customer_agreed(fields: dict[str, Any], found: set[str]) -> None:
    assert refused(tries(agreed(proposed(), **fields), Move.REPROMISE, Role.SALES)) == found


def test_with_both_signatures_the_date_is_in_force_and_the_first_promise_stays() -> None:
    book = in_force()

    order = the_order(book)
    assert (order.promised_on, order.first_promised_on, order.requested_on) == (NEW, FIRST, date(2026, 12, 20))
    assert order.commercial is Commercial.CONFIRMED
    assert [p.pending for p in book.by(Promise, "order", NUMBER)] == [None, None]


def test_production_materials_and_quality_get_a_memo() -> None:
    (memo,) = in_force().by(Memo, "order", NUMBER)

    assert set(memo.to) == {Role.PRODUCTION, Role.WAREHOUSE, Role.PURCHASING, Role.QUALITY}
    assert "机床故障" in memo.text


def test_the_signatures_carry_the_number_of_the_date() -> None:
    given = [s for s in in_force().by(Signature, "order", NUMBER) if s.move is Move.REPROMISE]

    assert [(s.role, s.document) for s in given] == [(Role.PMC, "2"), (Role.SALES, "2")]


def test_the_next_slip_takes_two_signatures_of_its_own() -> None:
    again = moves(in_force(), Move.REPROMISE, Role.PMC, on=NEWER, reason="缺料")

    assert the_order(again).promised_on == NEW
    assert refused(tries(again, Move.REPROMISE, Role.PMC)) >= {"D-04"}
    end = moves(agreed(again, 3), Move.REPROMISE, Role.SALES)
    assert (the_order(end).promised_on, the_order(end).first_promised_on) == (NEWER, FIRST)


def test_sales_alone_gives_no_date() -> None:
    assert refused(tries(a_book_with(), Move.REPROMISE, Role.SALES, **SLIP)) >= {"D-03"}
    assert refused(tries(in_force(), Move.REPROMISE, Role.SALES, reason="再改")) >= {"D-03"}


def test_one_person_with_both_roles_does_not_sign_twice() -> None:
    both = a_user(Role.PMC, Role.SALES)
    book = moves(a_book_with(), Move.REPROMISE, Role.PMC, user=both, **SLIP)

    assert refused(tries(agreed(book), Move.REPROMISE, Role.SALES, user=both)) == {"D-04"}


def test_planning_may_name_another_date_before_sales_has_signed() -> None:
    book = moves(proposed(), Move.REPROMISE, Role.PMC, on=NEWER, reason="缺料")

    assert [(p.promised_on, p.voided) for p in book.by(Promise, "order", NUMBER)] == [(FIRST, None), (NEW, True), (NEWER, None)]
    assert the_order(moves(agreed(book, 3), Move.REPROMISE, Role.SALES)).promised_on == NEWER


@pytest.mark.parametrize(
    ("typed", "found"), [({"on": NEW}, "D-05"), ({"reason": "缺料"}, "D-06"), ({"on": FIRST, "reason": "缺料"}, "R-49")]
)
def test_planning_gives_a_cause_and_another_date(typed: dict[str, Any], found: str) -> None:
    assert refused(tries(a_book_with(), Move.REPROMISE, Role.PMC, **typed)) == {found}


def test_a_date_that_the_customer_asks_for_is_a_change_and_no_slip() -> None:
    late = (None, "要求交期", "2026-12-28")

    assert refused(tries(a_book_with(change=a_change(late)), Move.REPROMISE, Role.PMC, **SLIP)) == {"R-49"}
    assert refused(tries(a_book_with(change=a_change(late, state=Change.DONE)), Move.REPROMISE, Role.PMC, **SLIP)) == set()


@pytest.mark.parametrize(
    ("due", "agreement", "found"), [(NEW, "", set()), (date(2026, 12, 23), "", {"R-66"}), (date(2026, 12, 23), "BX-1", set())]
)
def test_beyond_the_contract_date_it_takes_an_agreement(due: date, agreement: str, found: set[str]) -> None:
    book = agreed(proposed(contract_due_on=due), agreement=agreement)

    assert refused(tries(book, Move.REPROMISE, Role.SALES)) == found


def test_the_contract_date_moves_with_the_agreement_and_never_forward() -> None:
    moved = moves(agreed(proposed(contract_due_on=date(2026, 12, 20)), agreement="BX-1"), Move.REPROMISE, Role.SALES)

    assert the_order(moved).contract_due_on == NEW
    assert the_order(in_force(contract_due_on=NEWER)).contract_due_on == NEWER


def test_it_is_reported_until_the_notice_to_the_managers_has_gone_out() -> None:
    book = proposed()
    sent = book.tried([Edit(Notice, (NUMBER, 1), "sent_on", None, TODAY)])

    assert (reports("R-47", book), reports("R-47", sent), reports("R-47", book, 1)) == (1, 0, 0)


def test_where_nobody_plans_or_sells_two_levels_above_sign() -> None:
    gone = [a_user(role, stopped=True) for role in (Role.PMC, Role.SALES, Role.PROJECT_MANAGER)]
    book = moves(a_book_with(*gone), Move.REPROMISE, Role.GENERAL_MANAGER, **SLIP)

    assert "D-04" in refused(tries(agreed(book), Move.REPROMISE, Role.GENERAL_MANAGER))
    assert the_order(moves(agreed(book), Move.REPROMISE, Role.DEPUTY)).promised_on == NEW


def test_who_gave_way_to_a_rush_order_may_confirm_the_date_that_it_has() -> None:
    book = a_book_with(GAVE_WAY)
    later = NOW + timedelta(hours=1)

    end = moves(moves(book, Move.REPROMISE, Role.PMC, now=later, **STAYS), Move.REPROMISE, Role.SALES, now=later)

    assert displaced(the_order(book), book) == [GAVE_WAY]
    assert displaced(the_order(end), end) == []
    assert (the_order(end).promised_on, [n.customer for n in end.by(Notice, "order", NUMBER)]) == (FIRST, [None])
    assert [FIRST.isoformat() in memo.text for memo in end.by(Memo, "order", NUMBER)] == [True]
