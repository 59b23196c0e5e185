"""An order is settled once it is complete, reconciled, invoiced and paid; reopening takes two and starts anew."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from order_logic.flows.commercial import Commercial
from order_logic.flows.documents import Billing, Returning
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.records import Invoice, Matching, Notice, Order, OrderLine, Return, Signature
from order_logic.records.choices import Matched, Topic
from order_logic.verbs.matching import match_money
from order_logic.verbs.moving import move_orders
from tests.logic.builders import CUSTOMER, NUMBER, a_receipt, approved, rows_of
from tests.logic.money_builders import SHIPPED_ON, Till, a_shipment, a_statement, delivered

NOVEMBER = date(2026, 11, 30)


def an_invoice(gross: str = "10000") -> Invoice:
    return Invoice(number="FP-1", customer=CUSTOMER, order=NUMBER, state=Billing.HANDED, issued_on=date(2026, 11, 5), gross=Decimal(gross))


def ready(paid: str = "10000", *, goods: list[Any] | None = None, invoice: str = "10000", stated: date = SHIPPED_ON, **order: Any) -> Till:
    """A confirmed order with everything that settling asks for, its money matched."""
    rows = [*approved(**order), *(delivered() if goods is None else goods), an_invoice(invoice), a_receipt(paid)]
    till = Till.of(*rows)
    till.does(match_money, "RC20261118-0001")
    till.book = Till.of(*rows_of(till.book), a_statement(stated)).book
    return till


def moves(till: Till, move: Move, role: Role = Role.FINANCE, **press: Any) -> set[str]:
    outcome = till.does(lambda book, picked, at: move_orders(book, picked, move, at), NUMBER, role=role, **press)
    return {finding.rule for finding in outcome.findings}


def test_an_order_with_everything_done_is_settled_and_the_customer_told() -> None:
    till = ready()

    assert moves(till, Move.SETTLE) == set()

    assert till.order().commercial is Commercial.SETTLED
    assert [(n.topic, n.customer) for n in till.all(Notice)] == [(Topic.COMPLETION, True)]


@pytest.mark.parametrize("goods", [[], delivered(99), a_shipment()])
def test_nothing_is_settled_before_it_is_signed(goods: list[Any]) -> None:
    assert "R-77" in moves(ready(goods=goods), Move.SETTLE)


def test_ended_goods_are_not_waited_for() -> None:
    till = ready("9000", goods=delivered(90), invoice="9000")
    rows = [replace(row, ended=Decimal(10)) if isinstance(row, OrderLine) else row for row in rows_of(till.book)]
    till.book = Till.of(*rows).book

    assert moves(till, Move.SETTLE) == set()


@pytest.mark.parametrize(("state", "rules"), [(Returning.GRANTED, {"R-77"}), (Returning.REJECTED, set())])
def test_a_return_under_way_is_waited_for(state: Returning, rules: set[str]) -> None:
    till = ready()
    till.book = Till.of(*rows_of(till.book), Return(number="TH-1", order=NUMBER, state=state)).book

    assert moves(till, Move.SETTLE) == rules


@pytest.mark.parametrize(("paid", "left"), [("9999.00", None), ("9998.99", {"R-78"})])
def test_a_small_difference_is_written_off_at_settling(paid: str, left: set[str] | None) -> None:
    till = ready(paid)

    assert moves(till, Move.SETTLE) == (left or set())

    written = [(m.kind, m.amount) for m in till.all(Matching) if m.kind is Matched.DIFFERENCE]
    assert written == ([] if left else [(Matched.DIFFERENCE, Decimal("1.00"))])
    assert till.ageing().balance == (Decimal("1.01") if left else 0)


def test_money_that_was_not_matched_does_not_settle() -> None:
    till = Till.of(*approved(), *delivered(), an_invoice(), a_receipt(10_000), a_statement(NOVEMBER))

    assert moves(till, Move.SETTLE) == {"R-78"}


@pytest.mark.parametrize(("invoice", "rules"), [("9999.94", set()), ("9999.93", {"R-78"}), ("10000.07", {"R-78"})])
def test_an_order_is_invoiced_to_the_tolerance(invoice: str, rules: set[str]) -> None:
    assert moves(ready(invoice=invoice), Move.SETTLE) == rules


@pytest.mark.parametrize(("stated", "rules"), [(SHIPPED_ON, set()), (date(2026, 11, 1), {"R-78"})])
def test_a_confirmed_statement_covers_the_last_delivery(stated: date, rules: set[str]) -> None:
    assert moves(ready(stated=stated), Move.SETTLE) == rules


def test_a_statement_that_finance_has_not_confirmed_reconciles_nothing() -> None:
    till = ready(stated=date(2026, 10, 31))
    till.book = Till.of(*rows_of(till.book), a_statement(NOVEMBER, "DZ-2", confirmed_by="")).book

    assert moves(till, Move.SETTLE) == {"R-78"}


@pytest.mark.parametrize(("wanted", "rules"), [(None, set()), (True, {"R-78"})])
def test_a_shop_order_needs_neither_statement_nor_invoice_unless_the_customer_asks(wanted: bool | None, rules: set[str]) -> None:
    till = ready(invoice="0", stated=date(2026, 1, 31), order_type="门店", invoice_wanted=wanted)

    assert moves(till, Move.SETTLE) == rules


def test_an_order_of_the_opening_was_reconciled_and_invoiced_elsewhere() -> None:
    assert moves(ready(invoice="0", stated=date(2026, 1, 31), imported="期初导入"), Move.SETTLE) == set()


def test_sales_settles_nothing() -> None:
    assert moves(ready(), Move.SETTLE, Role.SALES) == {"D-03"}


def settled() -> Till:
    till = ready()
    moves(till, Move.SETTLE)
    return till


def test_reopening_takes_two_signatures_and_a_reason() -> None:
    till = settled()

    assert moves(till, Move.REOPEN) == {"D-05"}
    assert moves(till, Move.REOPEN, reason="客户退货") == set()
    assert till.order().commercial is Commercial.SETTLED
    assert moves(till, Move.REOPEN, Role.SALES_MANAGER, reason="客户退货") == set()
    assert till.order().commercial is Commercial.CONFIRMED


def test_an_order_settled_again_is_reopened_by_two_again() -> None:
    till = settled()
    for role in (Role.FINANCE, Role.SALES_MANAGER):
        moves(till, Move.REOPEN, role, reason="客户退货")
    assert [s.move for s in till.all(Signature) if s.voided] == [Move.SETTLE]
    moves(till, Move.SETTLE)

    moves(till, Move.REOPEN, Role.FINANCE, reason="再次退货")

    assert till.order().commercial is Commercial.SETTLED


def test_a_reopened_order_counts_once_and_owes_nothing_anew() -> None:
    till = settled()
    for role in (Role.FINANCE, Role.SALES_MANAGER):
        moves(till, Move.REOPEN, role, reason="客户退货")

    assert till.ageing().balance == 0
    assert [o.number for o in till.all(Order)] == [NUMBER]
    assert len([n for n in till.all(Notice) if n.topic is Topic.COMPLETION]) == 1
