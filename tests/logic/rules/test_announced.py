"""Notices of an approved order exist and are sent."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from order_logic.derived.passed import OPENING
from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.records import Notice, Order
from order_logic.records.choices import Topic
from tests.logic.builders import NOW, TODAY, a_signature, approved, audits
from tests.logic.rules.asking import levels, places, told
from tests.logic.troubles_builders import a_notice

DEPARTMENTS = (Role.PRODUCTION, Role.WAREHOUSE, Role.PURCHASING, Role.PMC)


def notices(**fields: Any) -> list[Notice]:
    """What was drafted at the approval, and sent the same day."""
    usual: dict[str, Any] = {"topic": Topic.ORDER, "customer": None, "document": "", "sent_on": TODAY}
    return [
        a_notice(1, **usual | {"topic": Topic.CONFIRMATION, "customer": True} | fields),
        a_notice(2, **usual | {"to": (Role.FINANCE,)} | fields),
        a_notice(3, **usual | {"to": DEPARTMENTS} | fields),
    ]


def test_an_order_whose_notices_went_out_is_in_order() -> None:
    assert told("R-20", *approved(), *notices()) == []
    assert told("R-28", *approved(), *notices()) == []


def test_notices_that_were_not_sent_are_named() -> None:
    departments, customer = (told(name, *approved(), *notices(sent_on=None)) for name in ("R-20", "R-28"))

    assert [f.facts["departments"] for f in departments] == [[Role.FINANCE], [*DEPARTMENTS]]
    assert places(departments) == [("Notice", "sent_on")] * 2
    assert places(customer) == [("Notice", "sent_on")]
    assert levels(departments) == ["WARN", "WARN"]


def test_departments_without_any_notice_are_named() -> None:
    first, second, _ = notices()
    (finding,) = told("R-20", *approved(), first, second)

    assert finding.facts["departments"] == [Role.PRODUCTION, Role.WAREHOUSE, Role.PURCHASING]
    assert places([finding]) == [("Order", "commercial")]


def test_an_order_without_confirmation_is_told_at_the_order() -> None:
    assert places(told("R-28", *approved(), *notices()[1:])) == [("Order", "ship_on")]


def test_a_void_notice_does_not_count() -> None:
    other = a_notice(9, order="SO20261120-0002", drafted_at=NOW)

    assert len(told("R-20", *approved(), *notices(voided=True), other)) == 1
    assert len(told("R-28", *approved(), *notices(voided=True), other)) == 1


def test_one_confirmation_that_went_out_is_enough() -> None:
    assert told("R-28", *approved(), *notices(), a_notice(4, topic=Topic.CONFIRMATION)) == []


@pytest.mark.parametrize(("drafted", "missing"), [(NOW, 1), (NOW + timedelta(minutes=1), 0)])
def test_what_was_approved_before_the_book_drafted_notices_has_none(drafted: Any, missing: int) -> None:
    first = a_notice(1, order="SO20261120-0002", drafted_at=drafted)

    assert len(told("R-20", *approved(), first)) == missing
    assert len(told("R-28", *approved(), first)) == missing


def test_a_book_without_notices_is_quiet() -> None:
    assert told("R-20", *approved()) == told("R-28", *approved()) == []


@pytest.mark.parametrize("fields", [{"commercial": Commercial.IN_APPROVAL}, {"imported": OPENING}])
def test_orders_that_this_desk_did_not_approve_need_none(fields: dict[str, Any]) -> None:
    rows = [replace(row, **fields) if isinstance(row, Order) else row for row in approved()]
    other = a_notice(1, order="SO20261120-0002", drafted_at=NOW)

    assert told("R-20", *rows, other) == told("R-28", *rows, other) == []


def test_an_order_whose_approval_is_void_needs_none() -> None:
    void = a_signature(Move.APPROVE, Role.SALES_MANAGER, 3, voided=True)
    head = next(row for row in approved() if isinstance(row, Order))

    assert told("R-20", head, *audits(), void, a_notice(1, order="SO20261120-0002", drafted_at=NOW)) == []


def test_what_was_never_sent_of_a_settled_order_is_let_be() -> None:
    rows = [replace(row, commercial=Commercial.SETTLED) if isinstance(row, Order) else row for row in approved()]

    assert told("R-20", *rows, *notices(sent_on=None)) == told("R-28", *rows, *notices(sent_on=None)) == []
