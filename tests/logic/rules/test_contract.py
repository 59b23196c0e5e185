"""Contract, confirmation, explicit terms and the legal department."""

from datetime import date
from typing import Any

import pytest

from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.records.choices import Contract
from tests.logic.builders import a_line, an_opinion, an_order, an_order_type, approved, without
from tests.logic.rules.asking import levels, places, told

SECOND: dict[str, Any] = {"move": Move.SECOND_AUDIT, "role": Role.FINANCE}
SPECIAL = an_order(commercial=Commercial.PENDING, special="违约金每日千分之五")


@pytest.mark.parametrize("answer", [None, False])
def test_seal_and_signature_are_both_asked_for(answer: bool | None) -> None:
    found = told("R-10", an_order(contract_sealed=answer, contract_signed=answer), a_line(), **SECOND)

    assert places(found) == [("Order", "contract_sealed"), ("Order", "contract_signed")]


def test_a_sealed_but_unsigned_contract_is_not_enough() -> None:
    assert places(told("R-10", an_order(contract_signed=None), a_line(), **SECOND)) == [("Order", "contract_signed")]


@pytest.mark.parametrize("contract", [Contract.SINGLE, Contract.FRAME, None])
def test_single_and_frame_contracts_are_sealed_and_signed(contract: Contract | None) -> None:
    bare = an_order(contract_sealed=None, contract_signed=None)

    assert len(told("R-10", bare, a_line(), an_order_type(contract=contract), **SECOND)) == 2
    assert told("R-10", an_order(), a_line(), an_order_type(contract=contract), **SECOND) == []


def test_a_shop_order_needs_no_contract() -> None:
    assert told("R-10", an_order(order_type="门店", contract_sealed=None, contract_signed=None), a_line(), **SECOND) == []


def test_an_order_of_an_unknown_type_needs_a_contract() -> None:
    assert len(told("R-10", an_order(order_type="批发", contract_sealed=None), a_line(), **SECOND)) == 1


def test_an_order_without_the_customers_confirmation_is_stopped() -> None:
    assert places(told("R-11", an_order(customer_reply=""), a_line(), **SECOND)) == [("Order", "customer_reply")]


def test_a_confirmation_on_file_passes() -> None:
    assert told("R-11", an_order(customer_po=""), a_line(), **SECOND) == []


def test_a_till_number_confirms_a_shop_order() -> None:
    assert told("R-11", an_order(order_type="门店", customer_reply="", customer_po="POS-0091"), a_line(), **SECOND) == []


def test_a_shop_order_with_neither_is_told_at_the_number() -> None:
    found = told("R-11", an_order(order_type="门店", customer_reply="", customer_po=""), a_line(), **SECOND)

    assert places(found) == [("Order", "customer_po")]


@pytest.mark.parametrize("name", ["settlement", "payment", "tax_included", "requested_on", "address"])
def test_each_term_must_be_said(name: str) -> None:
    assert places(told("R-27", without(an_order(), name), a_line(), **SECOND)) == [("Order", name)]


def test_no_tax_included_is_said_too() -> None:
    assert told("R-27", an_order(tax_included=False), a_line(), **SECOND) == []


@pytest.mark.parametrize("rule", ["R-10", "R-11", "R-27"])
def test_what_was_lost_after_the_audit_is_found(rule: str) -> None:
    bare: dict[str, Any] = {"contract_sealed": None, "customer_reply": "", "settlement": None}

    assert levels(told(rule, *approved(**bare))) == ["BLOCK"]
    assert told(rule, *approved(**bare, imported="期初导入")) == []


def test_special_terms_wait_for_legal() -> None:
    assert places(told("R-30", SPECIAL, a_line(), **SECOND)) == [("Order", "special")]


def test_a_row_for_legal_is_no_opinion_yet() -> None:
    row = an_opinion(Role.LEGAL, round=0, verdict=None, person="")

    assert len(told("R-30", SPECIAL, a_line(), row, **SECOND)) == 1


def test_a_verdict_without_a_signature_is_no_opinion_yet() -> None:
    assert len(told("R-30", SPECIAL, a_line(), an_opinion(Role.LEGAL, round=0, person=""), **SECOND)) == 1


def test_a_void_opinion_of_legal_does_not_count() -> None:
    assert len(told("R-30", SPECIAL, a_line(), an_opinion(Role.LEGAL, round=0, voided=True), **SECOND)) == 1


def test_an_opinion_of_legal_lets_special_terms_pass() -> None:
    assert told("R-30", SPECIAL, a_line(), an_opinion(Role.LEGAL, round=0), **SECOND) == []


@pytest.mark.parametrize("special", ["", "  ", "\u3000"])
def test_legal_is_not_asked_without_special_terms(special: str) -> None:
    assert told("R-30", an_order(special=special, requested_on=date(2026, 12, 1)), a_line(), **SECOND) == []
