"""Only what is complete, settled and of a closed month goes into the archive."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from order_logic.flows.commercial import Commercial
from order_logic.flows.documents import Billing, Job, Returning, Trouble
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.records import Delivery, Inspection, Invoice, Order, OrderException, ProductionJob, Return
from tests.logic.builders import NUMBER, a_line, a_receipt, a_shop_type, an_order
from tests.logic.derived.shipping_rows import delivered
from tests.logic.rules.asking import places, told

ENDED = datetime(2026, 10, 31, 16, 0)
SHIPPED = date(2026, 10, 12)


def finished(**fields: Any) -> Order:
    """A closed order of last month, shipped and paid."""
    usual: dict[str, Any] = {"commercial": Commercial.CLOSED, "since": ENDED, "shipped_amount": Decimal(10_000)}
    return an_order(**usual | fields)


def papers() -> list[Any]:
    note, part = delivered(100, SHIPPED)
    proof = Delivery(note=note.number, number=1, order=NUMBER, signed_on=SHIPPED, evidence="交货确认单 1012.pdf")
    return [note, part, proof, a_receipt(10_000, order=NUMBER)]


def asked(*rows: Any, **press: Any) -> list[tuple[str, str]]:
    order = next((row for row in rows if isinstance(row, Order)), finished())
    return places(
        told("R-84", order, a_line(), *(row for row in rows if row is not order), move=Move.ARCHIVE, role=Role.ORDER_CLERK, **press)
    )


def test_a_settled_order_of_a_closed_month_goes() -> None:
    assert asked(*papers()) == []


def test_the_last_day_of_a_closed_month_goes_and_the_first_of_the_open_one_does_not() -> None:
    assert asked(finished(since=datetime(2026, 11, 1, 0, 0)), *papers()) == [("Order", "since")]


def test_a_shipment_without_proof_of_delivery_stays() -> None:
    note, part, _, receipt = papers()

    assert asked(note, part, receipt) == [("OutboundNote", "signed_on")]


def test_a_shipment_that_was_refused_altogether_has_no_proof_to_show() -> None:
    note, part, _, receipt = papers()
    refused = replace(part, signed=None, refused=part.quantity)

    assert asked(note, refused, receipt) == []


def test_a_customer_order_must_be_on_file_unless_the_type_needs_no_contract() -> None:
    bare = {"customer_po": "", "customer_reply": "", "contract_no": ""}

    assert asked(finished(**bare), *papers()) == [("Order", "customer_reply")]
    assert asked(finished(**bare, order_type="门店"), *papers(), a_shop_type()) == []


@pytest.mark.parametrize(
    ("row", "place"),
    [
        (Inspection(number="ZJ1", order=NUMBER), ("Inspection", "passed")),
        (ProductionJob(number="SC1", order=NUMBER, state=Job.MAKING), ("ProductionJob", "state")),
        (Return(number="TH1", order=NUMBER, state=Returning.TAKEN), ("Return", "state")),
        (OrderException(number="YC1", order=NUMBER, state=Trouble.HANDLING), ("OrderException", "state")),
        (Invoice(number="FP1", order=NUMBER, state=Billing.TO_ISSUE), ("Invoice", "state")),
    ],
)
def test_what_is_not_finished_stays(row: Any, place: tuple[str, str]) -> None:
    assert asked(*papers(), row) == [place]


@pytest.mark.parametrize(("paid", "stays"), [(10_000, False), (9_999, False), (9_998, True), (10_002, True)])
def test_money_that_is_owed_or_was_paid_too_much_stays_beyond_the_tolerance(paid: int, stays: bool) -> None:
    note, part, proof, _ = papers()

    assert asked(note, part, proof, a_receipt(paid, order=NUMBER)) == [("Order", "received_amount")] * stays


def test_a_cancelled_order_with_money_on_it_stays_and_needs_no_papers() -> None:
    cancelled = finished(commercial=Commercial.CANCELLED, shipped_amount=None, customer_reply="", customer_po="", contract_no="")

    assert asked(cancelled) == []
    assert asked(cancelled, a_receipt(300, order=NUMBER)) == [("Order", "received_amount")]
