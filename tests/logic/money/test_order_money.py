"""The money columns of an order: each thing counted where it belongs, and how far an order has come."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from order_logic.derived.credit import exposure
from order_logic.flows.commercial import Commercial
from order_logic.flows.documents import Billing, Change, Returning
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.records import ChangeRequest, Customer, Invoice, OutboundNote
from order_logic.records.choices import Gate, LineKind, Share
from order_logic.verbs.write_offs import write_off_bad_debts
from tests.logic.builders import CUSTOMER, NUMBER, a_customer, a_line, a_receipt, a_signature, an_order
from tests.logic.money_builders import SHIPPED_ON, Till, a_credit, a_shipment, a_step, delivered

ORDER = an_order(commercial=Commercial.CONFIRMED)
FREIGHT = a_line(line_no=2, kind=LineKind.FEE, quantity=Decimal(1), price=Decimal(800))
APPROVAL = a_signature(Move.APPROVE, Role.SALES_MANAGER, signed_at=datetime(2026, 10, 8, 9))


def owed(till: Till) -> Any:
    customer = till.book.get(Customer, CUSTOMER)
    assert customer is not None
    return exposure(till.book, customer, None, till.settings)


@pytest.mark.parametrize(
    ("status", "fee"),
    [(Commercial.IN_APPROVAL, None), (Commercial.CONFIRMED, 800), (Commercial.CLOSED, 800), (Commercial.CANCELLED, None)],
)
def test_fees_are_charged_once_the_order_is_confirmed(status: Commercial, fee: int | None) -> None:
    found = Till.of(an_order(commercial=status), a_line(), FREIGHT, APPROVAL).order()

    assert (found.fee_amount, found.charged_on) == (fee, date(2026, 10, 8) if fee else None)


def test_fees_stay_charged_while_a_change_goes_round() -> None:
    change = ChangeRequest(number="BG-1", order=NUMBER, state=Change.APPROVED)

    assert Till.of(an_order(commercial=Commercial.IN_APPROVAL), a_line(), FREIGHT, change).order().fee_amount == 800


def test_a_service_alone_is_due_from_the_day_it_was_confirmed_freight_with_its_goods() -> None:
    service = a_line(kind=LineKind.SERVICE)

    assert [d.due_on for d in Till.of(ORDER, service, APPROVAL).ageing().debts] == [date(2026, 11, 7)]
    assert [d.due_on for d in Till.of(ORDER, a_line(), FREIGHT, APPROVAL).ageing().debts] == [None]
    assert {d.due_on for d in Till.of(ORDER, a_line(), FREIGHT, APPROVAL, *a_shipment()).ageing().debts} == {date(2026, 12, 2)}


def test_every_part_is_in_the_exposure_once() -> None:
    rows = [ORDER, a_line(), FREIGHT, APPROVAL, *delivered(60), a_credit(500, Returning.ALLOWED), a_receipt(1000)]
    found = owed(Till.of(*rows))

    assert [found.shipped, found.credited, found.receipts, found.balance] == [6800, 500, 1000, 5300]
    assert [found.confirmed_not_shipped, found.total] == [4000, 9300]


def test_ended_goods_are_not_to_be_shipped_any_more() -> None:
    found = Till.of(ORDER, a_line(ended=Decimal(40)), *delivered(60))

    assert found.order().ended_amount == 4000
    assert [owed(found).confirmed_not_shipped, owed(found).total] == [0, 6000]


def test_refused_and_lost_goods_are_owed_no_more() -> None:
    found = Till.of(ORDER, a_line(), *a_shipment(refused=Decimal(10), lost=Decimal(5)))

    assert [n.amount for n in found.all(OutboundNote)] == [found.order().shipped_amount] == [8500]


RETURNS = [
    (Returning.ASKED, {}, None),
    (Returning.TAKEN, {}, None),
    (Returning.REFUNDED, {}, 500),
    (Returning.ALLOWED, {}, 500),
    (Returning.FINISHED, {}, 500),
    (Returning.FINISHED, {"resent": "SO20261120-0001/2"}, None),
    (Returning.REJECTED, {}, None),
]


@pytest.mark.parametrize(("state", "fields", "amount"), RETURNS)
def test_a_return_counts_once_finance_has_handled_it(state: Returning, fields: dict[str, Any], amount: int | None) -> None:
    till = Till.of(ORDER, a_line(), *delivered(), a_credit(500, state, **fields))

    assert till.order().returned_amount == amount
    assert till.ageing().balance == 10_000 - (amount or 0)


def test_a_written_off_order_is_collected() -> None:
    till = Till.of(ORDER, a_line(), *delivered())

    till.does(write_off_bad_debts, NUMBER, role=Role.GENERAL_MANAGER, reason="客户破产")

    assert (till.order().written_off, till.order().collection) == (10_000, Share.ALL)


@pytest.mark.parametrize(
    ("goods", "share"), [([], Share.NONE), (a_shipment(), Share.NONE), (delivered(99), Share.PART), (delivered(), Share.ALL)]
)
def test_delivery_is_what_the_customer_has_signed_for(goods: list[Any], share: Share) -> None:
    assert Till.of(ORDER, a_line(), *goods).order().delivery is share


@pytest.mark.parametrize(("paid", "share"), [("0.01", Share.PART), ("9999.99", Share.PART), ("10000", Share.ALL)])
def test_collection_is_what_came_in_for_the_order(paid: str, share: Share) -> None:
    assert Till.of(ORDER, a_line(), a_receipt(paid, order=NUMBER)).order().collection is share


def test_a_draft_shows_no_shares() -> None:
    found = Till.of(an_order(), a_line()).order()

    assert [found.delivery, found.invoicing, found.collection] == [None, None, None]


def test_an_invoice_of_a_part_shows_as_a_part() -> None:
    invoice = Invoice(number="FP-1", order=NUMBER, state=Billing.ISSUED, gross=Decimal(4000))

    assert Till.of(ORDER, a_line(), *delivered(), invoice).order().invoicing is Share.PART


def test_every_shipment_is_due_by_itself() -> None:
    later = delivered(60, "CK-2", shipped_on=date(2026, 11, 12), signed_on=date(2026, 11, 13))
    found = Till.of(ORDER, a_line(), *delivered(40), *later).ageing()

    assert [(d.due_on, d.amount) for d in found.debts] == [(date(2026, 12, 2), 4000), (date(2026, 12, 12), 6000)]


@pytest.mark.parametrize("days", [30, 60, 90])
def test_days_of_credit_run_from_the_shipment(days: int) -> None:
    found = Till.of(a_customer(credit_days=days), ORDER, a_line(), *delivered()).ageing()

    assert [d.due_on for d in found.debts] == [SHIPPED_ON + timedelta(days=days)]


def test_a_retention_is_due_on_its_own_day_and_is_the_last_of_what_was_charged() -> None:
    plan = [a_step(1, 95, Gate.NOTHING), a_step(2, 5, name="质保金", due_on=date(2027, 11, 2), amount=Decimal(500))]

    found = Till.of(ORDER, a_line(), *delivered(), *plan).ageing()

    assert [(d.due_on, d.amount) for d in found.debts] == [(date(2026, 12, 2), 9500), (date(2027, 11, 2), 500)]


def test_of_a_part_shipment_nothing_is_retained_yet() -> None:
    plan = [a_step(1, 95, Gate.NOTHING), a_step(2, 5, name="质保金", due_on=date(2027, 11, 2), amount=Decimal(500))]

    found = Till.of(ORDER, a_line(), *delivered(40), *plan).ageing()

    assert [(d.due_on, d.amount) for d in found.debts] == [(date(2026, 12, 2), 4000)]
