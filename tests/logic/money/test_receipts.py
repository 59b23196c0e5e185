"""Receipts are checked before they are entered; money that goes back takes its matchings with it."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from order_logic.flows.commercial import Commercial
from order_logic.flows.documents import Returning
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.records import Matching, Order, Receipt
from order_logic.records.choices import Matched, Payment, ReceiptKind, Share
from order_logic.rule import Finding
from order_logic.verbs.dangling import dangling
from order_logic.verbs.matching import match_money
from order_logic.verbs.moving import move_orders
from order_logic.verbs.receipts import paid_with, register_receipts
from order_logic.verbs.refusals import Refusal
from tests.logic.builders import CUSTOMER, NUMBER, TODAY, a_book, a_customer, a_line, a_press, a_receipt, an_order, rows_of
from tests.logic.money_builders import Till, a_credit, a_statement, delivered

RC = "RC20261118-0001"
BAD_DAY = Refusal.BAD_DAY.value.code
ORDER = an_order(commercial=Commercial.CONFIRMED)
BACK = "RC20261119-0001"


def back(amount: int, **fields: Any) -> Receipt:
    usual: dict[str, Any] = {"kind": ReceiptKind.REFUND, "refund_of": RC, "received_on": date(2026, 11, 19)}
    return a_receipt(amount, BACK, **usual | fields)


def test_an_entered_receipt_carries_who_entered_it() -> None:
    till = Till.of(a_receipt(500, kind=None))

    till.does(register_receipts, RC)

    assert [(r.entered_by, r.kind) for r in till.all(Receipt)] == [("finance", ReceiptKind.RECEIPT)]
    assert till.refuses(register_receipts, RC) == {"M-17"}


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"customer": ""}, "M-06"),
        ({"customer": "C404"}, "M-06"),
        ({"amount": None}, "M-01"),
        ({"received_on": None}, "M-16"),
        ({"received_on": date(2026, 11, 21)}, BAD_DAY),
        ({"order": "SO20991231-0001"}, "M-10"),
        ({"amount": Decimal(-1)}, "M-07"),
        ({"kind": ReceiptKind.REFUND}, "M-07"),
    ],
)
def test_a_receipt_that_is_not_right_is_refused(fields: dict[str, Any], code: str) -> None:
    usual: dict[str, Any] = {"customer": CUSTOMER, "received_on": TODAY, "kind": ReceiptKind.RECEIPT, "amount": Decimal(500)}

    assert Till.of(Receipt(number=RC, **usual | fields)).refuses(register_receipts, RC) == {code}


def test_an_order_of_another_customer_is_refused() -> None:
    till = Till.of(a_customer("C002"), an_order(customer="C002"), a_receipt(500, order=NUMBER))

    assert till.refuses(register_receipts, RC) == {"M-10"}


@pytest.mark.parametrize(("last_on", "refused"), [(date(2026, 11, 17), False), (date(2026, 11, 18), True)])
def test_nothing_is_dated_back_into_a_period_whose_statement_is_issued(last_on: date, refused: bool) -> None:
    outcome = Till.of(a_receipt(500), a_statement(last_on)).does(register_receipts, RC)

    assert bool(outcome.findings) is refused


def test_a_void_statement_closes_nothing() -> None:
    assert not Till.of(a_receipt(500), a_statement(date(2026, 11, 18), voided=True)).does(register_receipts, RC).findings


def test_finance_alone_enters_money() -> None:
    assert Till.of(a_receipt(500)).refuses(register_receipts, RC, role=Role.SALES) == {"D-03"}


def test_a_receipt_is_begun_from_an_order_with_what_is_known() -> None:
    till = Till.of(an_order(payment=Payment.BILL))

    till.does(register_receipts, NUMBER)

    row: Receipt = till.all(Receipt)[0]
    assert (row.number, row.customer, row.order, row.means, row.received_on) == ("RC20261120-0001", CUSTOMER, NUMBER, Payment.BILL, TODAY)
    assert (row.amount, row.entered_by) == (None, "")


def test_a_receipt_is_begun_from_a_customer_too() -> None:
    till = Till.of()

    assert till.does(register_receipts, CUSTOMER, quantity=Decimal(800)).moved == ("RC20261120-0001",)
    assert till.all(Receipt)[0].amount == 800


def test_a_receipt_of_nobody_is_found_by_check() -> None:
    found: list[Finding] = [*dangling(a_book(a_receipt(500, customer="")))]

    assert [(f.rule, f.field) for f in found] == [("R-07", "customer")]


@pytest.mark.parametrize("fields", [{"refund_of": ""}, {"refund_of": "RC-404"}, {"refund_of": BACK}])
def test_a_refund_names_the_receipt_that_it_takes_back(fields: dict[str, Any]) -> None:
    assert Till.of(a_receipt(500), back(-100, **fields)).refuses(register_receipts, BACK) == {"M-08"}


@pytest.mark.parametrize(("amount", "codes"), [(-500, set()), (-501, {"M-09"})])
def test_no_more_goes_back_than_came(amount: int, codes: set[str]) -> None:
    outcome = Till.of(a_receipt(500), back(amount)).does(register_receipts, BACK)

    assert {f.rule for f in outcome.findings} == codes


def test_a_refund_of_money_not_matched_leaves_matchings_alone() -> None:
    till = Till.of(a_receipt(500), back(-200))

    till.does(register_receipts, BACK)

    assert till.all(Matching) == []
    assert [r.unmatched for r in till.all(Receipt)] == [300, 0]


def test_a_returned_bill_opens_the_debt_again() -> None:
    till = Till.of(ORDER, a_line(), *delivered(), a_receipt(10_000))
    till.does(match_money, RC)
    till.book = Till.of(*rows_of(till.book), back(-10_000, kind=ReceiptKind.RETURNED_BILL)).book

    till.does(register_receipts, BACK)

    assert [m.amount for m in till.all(Matching)] == [10_000, -10_000]
    assert [r.unmatched for r in till.all(Receipt)] == [0, 0]
    assert till.order().received_amount is None
    assert till.ageing().balance == 10_000


@pytest.mark.parametrize(("amount", "origin"), [(4000, "RC-2"), (6000, RC), (9000, "")])
def test_the_latest_receipt_that_is_large_enough_pays_a_refund(amount: int, origin: str) -> None:
    till = Till.of(ORDER, a_line(), a_receipt(8000, order=NUMBER), a_receipt(5000, "RC-2", order=NUMBER, received_on=TODAY))

    found = paid_with(NUMBER, Decimal(amount), till.book, a_press(Role.FINANCE))

    assert (found.number if found else "") == origin


def test_a_refund_after_a_return_leaves_the_order_paid() -> None:
    till = Till.of(ORDER, a_line(), *delivered(), a_receipt(10_000), a_credit(1000, Returning.REFUNDED))
    till.does(match_money, RC)
    till.book = Till.of(*rows_of(till.book), back(-1000, order=NUMBER)).book

    till.does(register_receipts, BACK)

    assert [till.ageing().debts, till.ageing().unmatched, till.order().collection] == [(), 0, Share.ALL]


def test_money_matched_to_another_order_pays_no_refund_of_this_one() -> None:
    elsewhere = Matching(number="HX-1", kind=Matched.RECEIPT, receipt=RC, customer=CUSTOMER, order="SO20261001-0001", amount=Decimal(8000))
    till = Till.of(ORDER, an_order("SO20261001-0001"), a_line(), a_receipt(10_000, order=NUMBER), elsewhere)

    found = [paid_with(NUMBER, Decimal(amount), till.book, a_press(Role.FINANCE)) for amount in (2000, 2001)]

    assert [row.number if row else "" for row in found] == [RC, ""]


def test_money_that_came_before_registering_follows_the_order_to_its_number() -> None:
    draft = "D20261120-0001"
    till = Till.of(an_order(draft), a_line(draft), a_receipt(3000, order=draft))

    till.does(lambda book, picked, at: move_orders(book, picked, Move.REGISTER, at), draft, role=Role.SALES)

    assert [(r.order, o.received_amount) for r in till.all(Receipt) for o in till.all(Order)] == [(NUMBER, 3000)]
