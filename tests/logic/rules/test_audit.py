"""Two audits by two people, and the figures they look at."""

from decimal import Decimal
from typing import Any

import pytest

from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.records import Signature
from order_logic.records.choices import LineKind
from order_logic.settings import Settings
from tests.logic.builders import a_customer, a_line, a_product, a_signature, a_stock, a_user, an_order, approved, audits, login
from tests.logic.rules.asking import levels, places, told

PENDING, AUDITED = an_order(commercial=Commercial.PENDING), an_order(commercial=Commercial.AUDITED)
SOLE = Settings(allow_sole_signer=True)


def first_audit(**fields: Any) -> Signature:
    return a_signature(Move.FIRST_AUDIT, Role.ORDER_CLERK, 1, **fields)


def second_audit(**fields: Any) -> Signature:
    return a_signature(Move.SECOND_AUDIT, Role.ORDER_HEAD, 2, **fields)


def test_nobody_audits_what_they_entered() -> None:
    assert levels(told("R-12", PENDING, a_line(), move=Move.FIRST_AUDIT, role=Role.SALES)) == ["BLOCK"]


def test_another_person_may_make_the_first_audit() -> None:
    assert told("R-12", PENDING, a_line(), move=Move.FIRST_AUDIT, role=Role.ORDER_CLERK) == []


def test_an_audited_order_without_a_first_signature_is_found() -> None:
    assert levels(told("R-12", AUDITED, a_line(), second_audit())) == ["BLOCK"]


def test_a_void_signature_is_none() -> None:
    assert levels(told("R-12", AUDITED, a_line(), first_audit(voided=True), second_audit())) == ["BLOCK"]


def test_a_first_audit_by_the_enterer_is_found() -> None:
    found = told("R-12", AUDITED, a_line(), first_audit(person=login(Role.SALES)), second_audit())

    assert found[0].facts["person"] == a_user(Role.SALES).name


@pytest.mark.parametrize("rule", ["R-12", "R-14"])
def test_an_order_of_the_opening_needs_no_signatures(rule: str) -> None:
    assert told(rule, an_order(commercial=Commercial.CONFIRMED, imported="期初导入；月结"), a_line()) == []


@pytest.mark.parametrize("rule", ["R-12", "R-14"])
def test_an_order_still_pending_needs_no_signatures_yet(rule: str) -> None:
    assert told(rule, PENDING, a_line()) == []


def test_two_signatures_of_two_people_hold() -> None:
    assert told("R-14", AUDITED, a_line(), *audits()) == []


def test_the_second_audit_needs_the_first() -> None:
    found = told("R-14", PENDING, a_line(), move=Move.SECOND_AUDIT, role=Role.ORDER_HEAD)

    assert [f.facts["move"] for f in found] == [Move.FIRST_AUDIT]


@pytest.mark.parametrize("role", [Role.SALES, Role.ORDER_CLERK])
def test_neither_enterer_nor_first_auditor_makes_the_second(role: Role) -> None:
    found = told("R-14", PENDING, a_line(), first_audit(), move=Move.SECOND_AUDIT, role=role)

    assert [f.facts["person"] for f in found] == [a_user(role).name]


def test_a_third_person_makes_the_second_audit() -> None:
    assert told("R-14", PENDING, a_line(), first_audit(), move=Move.SECOND_AUDIT, role=Role.FINANCE) == []


def test_one_person_in_both_signatures_is_found_afterwards() -> None:
    assert levels(told("R-14", AUDITED, a_line(), first_audit(), second_audit(person=login(Role.ORDER_CLERK)))) == ["BLOCK"]


def test_a_sole_signer_holds_where_the_company_allows_it() -> None:
    rows = (AUDITED, a_line(), first_audit(person=login(Role.SALES)), second_audit(person=login(Role.SALES)))

    assert told("R-12", *rows, settings=SOLE) == []
    assert told("R-14", *rows, settings=SOLE) == []


def test_the_audit_is_shown_a_shortage_line_by_line() -> None:
    found = told("R-15", PENDING, a_line(), a_stock(60), move=Move.SECOND_AUDIT, role=Role.FINANCE)

    assert (places(found), levels(found)) == ([("OrderLine", "quantity")], ["WARN"])
    assert found[0].facts["lacking"] == "40只"


@pytest.mark.parametrize(("on_hand", "count"), [(120, 0), (119, 1)])
def test_stock_above_the_safety_stock_covers_a_line(on_hand: int, count: int) -> None:
    rows = (a_stock(on_hand), a_product(safety_stock=Decimal(20)))

    assert len(told("R-15", PENDING, a_line(), *rows, move=Move.SECOND_AUDIT, role=Role.FINANCE)) == count


def test_two_lines_of_one_product_share_its_stock() -> None:
    found = told("R-15", PENDING, a_line(), a_line(line_no=2), a_stock(150), move=Move.SECOND_AUDIT, role=Role.FINANCE)

    assert [(f.key[1], f.facts["lacking"]) for f in found] == [(2, "50只")]


def test_freight_is_never_out_of_stock() -> None:
    freight = a_line(line_no=2, kind=LineKind.FEE, product="", quantity=Decimal(1))

    assert told("R-15", PENDING, a_line(), freight, a_stock(100), move=Move.SECOND_AUDIT, role=Role.FINANCE) == []


def test_the_audit_is_warned_about_credit_and_not_stopped() -> None:
    found = told(
        "R-15", PENDING, a_line(), a_stock(100), a_customer(credit_limit=Decimal(9_999)), move=Move.SECOND_AUDIT, role=Role.FINANCE
    )

    assert (places(found), levels(found)) == ([("Order", "amount")], ["WARN"])
    assert found[0].facts["over"] == "1.00"


def test_an_approved_order_holds() -> None:
    assert told("R-12", *approved()) + told("R-14", *approved()) == []
