"""Which hold stops which move, and that no hold ever stops its own cure."""

from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any

import pytest

from order_logic.book import Book
from order_logic.computed import Glance
from order_logic.derived.holds import held_words
from order_logic.flows.commercial import FLOW, Commercial
from order_logic.flows.documents import Change, Passage, Trouble, passages_from
from order_logic.flows.holds import NEVER_STOPPED, SCOPES, Hold
from order_logic.flows.moves import AnyMove, Move, Passing, Shifting
from order_logic.flows.quantity import Stage
from order_logic.flows.roles import Role
from order_logic.records import ChangeField, ChangeRequest, Order
from order_logic.records.choices import Category, HoldScope
from order_logic.rule import Case, Portion
from order_logic.verbs.holding import held
from order_logic.verbs.moving import move_orders
from order_logic.verbs.shifting import shift_lines
from tests.logic.builders import NOW, NUMBER, a_book, a_line, a_press, an_order, approved, audits
from tests.logic.troubles_builders import EXCEPTION, a_hold, an_exception, codes

CHANGE = "BG20261118-0001"
EVERY: tuple[AnyMove, ...] = (*Move, *Shifting)
M, S = Move, Shifting


def a_change(**fields: Any) -> ChangeRequest:
    usual: dict[str, Any] = {"order": NUMBER, "state": Change.WAITS}
    return ChangeRequest(number=CHANGE, **usual | fields)


HOLDS: dict[str, tuple[Any, set[AnyMove]]] = {
    "customer data": (an_exception(category=Category.CUSTOMER_DATA), {M.APPROVE, S.RELEASE, S.SHIP}),
    "shortage": (an_exception(category=Category.SHORTAGE), {S.RELEASE, S.SHIP}),
    "payment": (an_exception(category=Category.PAYMENT), {S.RELEASE, S.MAKE}),
    "other": (an_exception(category=Category.OTHER), set()),
    "not judged": (an_exception(category=None), set()),
    "dispute": (an_exception(category=None, dispute=True), {M.SETTLE}),
    "closed": (an_exception(state=Trouble.CLOSED, dispute=True), set()),
    "taken back": (an_exception(state=Trouble.WITHDRAWN, dispute=True), set()),
    "change asked": (a_change(), {S.ALLOCATE, S.MAKE, S.BUY, S.ISSUE_NOTE, S.RELEASE, S.SHIP, M.SETTLE}),
    "change approved": (a_change(state=Change.APPROVED), {S.ALLOCATE, S.MAKE, S.BUY, S.ISSUE_NOTE, S.RELEASE, S.SHIP, M.SETTLE}),
    "change carried out": (a_change(state=Change.DONE), set()),
    "manual, all": (
        a_hold(),
        {M.APPROVE, S.ALLOCATE, S.MAKE, S.BUY, S.ISSUE_NOTE, S.RELEASE, S.SHIP, M.SETTLE},
    ),
    "manual, ship": (a_hold(scope=(HoldScope.SHIP,)), {S.SHIP}),
    "manual, supply and settle": (a_hold(scope=(HoldScope.SUPPLY, HoldScope.SETTLE)), {S.MAKE, S.BUY, M.SETTLE}),
    "manual, lifted": (a_hold(lifted_at=NOW), set()),
}
CURES: tuple[AnyMove, ...] = (
    M.SEND_BACK, M.WITHDRAW, M.KEEP_ORDER, M.DECLINE, M.VOID, M.CANCEL, M.CLOSE, M.ARCHIVE,
    S.SHORT_CLOSE, S.UNLOCK, S.SIGN, S.REFUSE, S.TAKE_BACK,
)  # fmt: skip
"""What SPEC 1 says is never stopped; returns, invoices and receipts are documents, which no hold looks at."""


def stopped(row: Any, *, lines: tuple[int, ...] = ()) -> set[AnyMove]:
    """The moves of an order that ``row`` stops for these lines."""
    book = a_book(an_order(commercial=Commercial.CONFIRMED), *(a_line(line_no=n) for n in (1, 2)), row)
    order = book.get(Order, NUMBER)
    assert order
    portions = tuple(Portion(line, Stage.RELEASED, Decimal(1)) for line in (a_line(line_no=n) for n in lines))
    return {move for move in EVERY if held(Case(order, book, a_press(), move, None, portions), move)}


@pytest.mark.parametrize("name", HOLDS)
def test_a_hold_stops_just_the_moves_of_its_scope(name: str) -> None:
    row, moves = HOLDS[name]

    assert stopped(row) == moves


@pytest.mark.parametrize(("name", "cure"), [*product(HOLDS, CURES)], ids=str)
def test_no_hold_stops_its_own_cure(name: str, cure: AnyMove) -> None:
    assert cure not in stopped(HOLDS[name][0])


def test_the_scopes_name_no_cure_and_the_cures_are_those_of_the_specification() -> None:
    assert frozenset(CURES) == NEVER_STOPPED
    assert all(not scope.moves & NEVER_STOPPED for scope in SCOPES.values())
    assert set(SCOPES) == set(Hold)


def test_a_shortage_of_one_line_leaves_the_others_alone() -> None:
    row = an_exception(line_no=1)

    assert stopped(row, lines=(1,)) == {S.RELEASE, S.SHIP}
    assert stopped(row, lines=(2,)) == set()
    assert stopped(row, lines=(1, 2)) == {S.RELEASE, S.SHIP}


def test_trouble_with_customer_or_payment_of_one_line_holds_the_whole_order() -> None:
    assert stopped(an_exception(line_no=1, category=Category.PAYMENT), lines=(2,)) == {S.RELEASE, S.MAKE}


def test_a_change_of_one_line_leaves_the_others_alone() -> None:
    field = ChangeField(change=CHANGE, number=1, order=NUMBER, line_no=1, field="数量", after="120")
    book = a_book(an_order(commercial=Commercial.CONFIRMED), a_line(), a_line(line_no=2), a_change(), field)
    order = book.get(Order, NUMBER)
    assert order

    stops = {
        n: bool(held(Case(order, book, a_press(), S.SHIP, None, (Portion(a_line(line_no=n), Stage.RELEASED, Decimal(1)),)), S.SHIP))
        for n in (1, 2)
    }

    assert stops == {1: True, 2: False}


def test_an_exception_can_always_be_judged_reported_and_closed() -> None:
    flow: list[Passage] = [row for state in Trouble for row in passages_from(state)]

    assert {row.move for row in flow} == {Passing.CASE_JUDGE, Passing.CASE_REPORT, Passing.CASE_AGAIN, Passing.CASE_CLOSE}
    assert all(held(Case(an_order(), a_book(an_order(), an_exception()), a_press(), row.move), row.move) == [] for row in flow)


def in_approval(*rows: Any) -> Book:
    day = date(2026, 12, 18)
    return a_book(an_order(commercial=Commercial.IN_APPROVAL, promised_on=day, first_promised_on=day), a_line(), *audits(), *rows)


def test_an_order_with_customer_data_in_doubt_is_sent_back_and_not_approved() -> None:
    row = an_exception(category=Category.CUSTOMER_DATA)
    manager = a_press(Role.SALES_MANAGER, reason="核实地址")

    approved_, sent_back = (move_orders(in_approval(row), [NUMBER], move, manager) for move in (M.APPROVE, M.SEND_BACK))

    assert "D-13" in codes(approved_)
    assert sent_back.moved == (NUMBER,)


def test_a_held_order_says_which_document_holds_it() -> None:
    outcome = move_orders(in_approval(a_hold()), [NUMBER], M.APPROVE, a_press(Role.SALES_MANAGER))

    (finding,) = [f for f in outcome.findings if f.rule == "D-13"]
    assert (finding.facts["hold"], finding.facts["document"]) == (Hold.MANUAL, a_hold().number)
    assert finding.record is type(a_hold())


def test_goods_of_a_held_order_stay_where_they_are() -> None:
    order, *rows = approved(booked_at=NOW)
    book = a_book(order, *rows, an_exception(category=Category.PAYMENT))

    assert "D-13" in codes(shift_lines(book, [NUMBER], S.MAKE, a_press(Role.PMC)))


def test_the_order_shows_what_holds_it() -> None:
    book = a_book(an_order(), an_exception(), a_hold())
    order = book.get(Order, NUMBER)
    assert order

    assert held_words.formula(order, book, Glance(NOW, a_press().settings)) == f"缺货 {EXCEPTION}、人工 {a_hold().number}"


def test_every_cure_is_a_move_of_some_table() -> None:
    assert {cure for cure in CURES if isinstance(cure, Move)} <= {step.move for step in FLOW}
