"""A dispute written down after the goods were signed for becomes an exception (R-60)."""

from typing import Any

import pytest

from order_logic.flows.roles import Role
from order_logic.records import Delivery, OrderException
from order_logic.rule import NO_ORDER, Case
from order_logic.rules.delivered import dispute_becomes_exception
from order_logic.verbs.disputing import enter_disputes
from tests.logic.builders import NUMBER, TODAY, a_book, a_press
from tests.logic.shipping_builders import NOTE, signed, stops


def a_delivery(number: int = 1, **fields: Any) -> Delivery:
    usual: dict[str, Any] = {
        "order": NUMBER,
        "signed_on": TODAY,
        "signed_by": "郑海涛",
        "evidence": "JH-1120.pdf",
        "lines": "不锈钢球阀 15只",
    }
    return Delivery(note=NOTE, number=number, **usual | fields)


def test_each_disputed_delivery_gets_an_exception_and_names_it() -> None:
    book = a_book(*signed(), a_delivery(1, disputed="少 2 只"), a_delivery(2, disputed="色差"), a_delivery(3))
    after = book.after(enter_disputes(book, [NUMBER], a_press(Role.SALES)).changes)

    troubles = list(after.all(OrderException))
    assert [(t.dispute, t.evidence) for t in troubles] == [(True, "JH-1120.pdf")] * 2
    assert [d.exception for d in after.all(Delivery)] == [*(t.number for t in troubles), ""]


@pytest.mark.parametrize(
    ("row", "who", "code"),
    [
        (a_delivery(), Role.SALES, "D-19"),
        (a_delivery(disputed="少 2 只", exception="YC20261119-0001"), Role.SALES, "D-19"),
        (a_delivery(disputed="少 2 只", evidence=""), Role.SALES, "D-30"),
        (a_delivery(disputed="少 2 只"), Role.FINANCE, "D-03"),
    ],
)
def test_no_exception_without_dispute_evidence_or_the_right_person(row: Delivery, who: Role, code: str) -> None:
    assert stops(enter_disputes(a_book(*signed(), row), [NUMBER], a_press(who))) == {code}


@pytest.mark.parametrize(("fields", "found"), [
    ({"disputed": "少 2 只"}, 1), ({}, 0), ({"disputed": "少 2 只", "exception": "YC1"}, 0), ({"disputed": "少 2 只", "voided": True}, 0),
])  # fmt: skip
def test_check_tells_of_disputes_without_exception(fields: dict[str, Any], found: int) -> None:
    case = Case(NO_ORDER, a_book(), a_press(), None, a_delivery(**fields))

    assert len(dispute_becomes_exception.findings(case)) == found
