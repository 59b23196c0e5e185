"""Money pays the order that it names, else what has been due longest; what is left is a prepayment."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from order_logic.flows.commercial import Commercial
from order_logic.flows.roles import Role
from order_logic.records import Matching, Order, Receipt
from order_logic.records.choices import Matched
from order_logic.verbs.matching import match_money, undo_matchings
from order_logic.verbs.refusals import Refusal
from order_logic.verbs.write_offs import write_off_bad_debts, write_off_differences
from tests.logic.builders import CUSTOMER, NUMBER, TODAY, a_line, a_receipt, an_opening, an_order
from tests.logic.money_builders import Till, a_statement, delivered

RC = "RC20261118-0001"
BAD_DAY = Refusal.BAD_DAY.value.code
OLD = "SO20261001-0001"


def sold(number: str = NUMBER, days_ago: int = 10, price: int = 100) -> list[Any]:
    """An order of a hundred pieces, delivered whole so many days ago."""
    day = TODAY - timedelta(days=days_ago)
    order = an_order(number, commercial=Commercial.CONFIRMED)
    return [order, a_line(number, price=Decimal(price)), *delivered(100, f"CK-{number}", number, shipped_on=day, signed_on=day)]


def matched(till: Till) -> list[tuple[str, str, Any]]:
    return [(m.receipt, m.order, m.amount) for m in till.all(Matching)]


def test_a_receipt_pays_what_has_been_due_longest() -> None:
    till = Till.of(*sold(), *sold(OLD, 60), a_receipt(12_000))

    till.does(match_money, RC)

    assert matched(till) == [(RC, OLD, 10_000), (RC, NUMBER, 2000)]
    assert [(r.matched, r.unmatched) for r in till.all(Receipt)] == [(12_000, 0)]


def test_a_receipt_that_names_an_order_pays_that_one_only() -> None:
    till = Till.of(*sold(), *sold(OLD, 60), a_receipt(12_000, order=NUMBER))

    till.does(match_money, RC)

    assert matched(till) == [(RC, NUMBER, 10_000)]
    assert [r.unmatched for r in till.all(Receipt)] == [2000]


def test_a_picked_order_takes_its_own_money_and_what_names_none() -> None:
    till = Till.of(*sold(), *sold(OLD, 60), a_receipt(4000, order=OLD), a_receipt(3000, "RC-2"))

    till.does(match_money, NUMBER)

    assert matched(till) == [("RC-2", NUMBER, 3000)]


def test_a_picked_customer_has_all_its_money_matched() -> None:
    till = Till.of(*sold(), *sold(OLD, 60), a_receipt(4000, order=NUMBER), a_receipt(3000, "RC-2"))

    till.does(match_money, CUSTOMER)

    assert sorted(matched(till)) == [("RC-2", OLD, 3000), (RC, NUMBER, 4000)]


def test_the_opening_balance_is_paid_as_the_oldest() -> None:
    till = Till.of(*sold(), an_opening(700, due_on=date(2026, 1, 31)), a_receipt(1000))

    till.does(match_money, RC)

    assert matched(till) == [(RC, "", 700), (RC, NUMBER, 300)]


def test_money_ahead_of_the_goods_stays_a_prepayment() -> None:
    till = Till.of(an_order(commercial=Commercial.CONFIRMED), a_line(), a_receipt(3000, order=NUMBER))

    assert till.refuses(match_money, RC) == {"M-11"}
    assert till.all(Receipt)[0].unmatched == 3000


@pytest.mark.parametrize("fields", [{"cleared": None}, {"voided": True}])
def test_money_that_does_not_count_pays_nothing(fields: dict[str, Any]) -> None:
    assert Till.of(*sold(), a_receipt(3000, **fields)).refuses(match_money, RC) == {"M-11"}


def test_money_of_tomorrow_is_not_matched_today() -> None:
    till = Till.of(*sold(), a_receipt(3000, received_on=TODAY))

    assert till.refuses(match_money, RC, on=TODAY - timedelta(days=1)) == {"M-11"}


def test_nothing_is_matched_back_into_a_closed_period() -> None:
    till = Till.of(*sold(), a_receipt(3000), a_statement(TODAY))

    assert till.refuses(match_money, RC) == {BAD_DAY}


def test_sales_matches_no_money() -> None:
    assert Till.of(*sold(), a_receipt(3000)).refuses(match_money, RC, role=Role.SALES) == {"D-03"}


def test_what_is_matched_is_not_matched_again() -> None:
    till = Till.of(*sold(), a_receipt(3000))
    till.does(match_money, RC)

    assert till.refuses(match_money, RC) == {"M-11"}


def test_an_undone_matching_is_a_prepayment_again() -> None:
    till = Till.of(*sold(), a_receipt(3000))
    till.does(match_money, RC)

    till.does(undo_matchings, "HX20261120-0001")

    assert [m.voided for m in till.all(Matching)] == [True]
    assert (till.all(Receipt)[0].unmatched, till.order().received_amount) == (3000, None)
    assert till.refuses(undo_matchings, "HX20261120-0001") == {"M-17"}


def test_an_undoing_of_nothing_is_told() -> None:
    assert Till.of(*sold()).refuses(undo_matchings, NUMBER) == {"D-19"}


@pytest.mark.parametrize("number", ["HX-1", "HX-2"])
def test_a_matching_whose_money_went_back_stays(number: str) -> None:
    gone = a_receipt(-3000, "RC-2", refund_of=RC)
    rows = [
        Matching(number="HX-1", kind=Matched.RECEIPT, receipt=RC, customer=CUSTOMER, order=NUMBER, amount=Decimal(3000)),
        Matching(number="HX-2", kind=Matched.RECEIPT, receipt=RC, customer=CUSTOMER, order=NUMBER, amount=Decimal(-3000)),
    ]

    assert Till.of(*sold(), a_receipt(3000), gone, *rows).refuses(undo_matchings, number) == {"M-12"}


@pytest.mark.parametrize(("paid", "codes"), [("9999", set()), ("9998.99", {"M-14"}), ("10000", {"M-13"})])
def test_finance_writes_off_a_difference_up_to_the_tolerance(paid: str, codes: set[str]) -> None:
    till = Till.of(*sold(), a_receipt(paid))
    till.does(match_money, RC)

    outcome = till.does(write_off_differences, NUMBER)

    assert {f.rule for f in outcome.findings} == codes
    assert till.order().written_off == (None if codes else 1)


def test_a_bad_debt_is_the_general_managers_and_says_why() -> None:
    till = Till.of(*sold())

    assert till.refuses(write_off_bad_debts, NUMBER, reason="客户破产") == {"D-03"}
    assert till.refuses(write_off_bad_debts, NUMBER, role=Role.GENERAL_MANAGER) == {"D-05"}


@pytest.mark.parametrize(("quantity", "left"), [(None, 0), (Decimal(4000), 6000)])
def test_a_bad_debt_takes_all_or_a_part_off(quantity: Decimal | None, left: int) -> None:
    till = Till.of(*sold())

    till.does(write_off_bad_debts, NUMBER, role=Role.GENERAL_MANAGER, reason="客户破产", quantity=quantity)

    assert till.ageing().balance == left
    assert [m.kind for m in till.all(Matching)] == [Matched.BAD_DEBT]


def test_undoing_a_bad_debt_is_the_general_managers_too() -> None:
    till = Till.of(*sold())
    till.does(write_off_bad_debts, NUMBER, role=Role.GENERAL_MANAGER, reason="客户破产")

    assert till.refuses(undo_matchings, "HX20261120-0001") == {"D-03"}


AMOUNTS = st.lists(st.tuples(st.integers(1, 300), st.sampled_from(["", NUMBER, OLD])), min_size=1, max_size=4)


@settings(max_examples=30, deadline=None)
@given(money=AMOUNTS, opening=st.integers(-5000, 5000))
def test_whatever_is_matched_everything_ties(money: list[tuple[int, str]], opening: int) -> None:
    rows = [a_receipt(amount * 100, f"RC-{n}", order=order) for n, (amount, order) in enumerate(money)]
    till = Till.of(*sold(), *sold(OLD, 60), an_opening(opening), *rows)
    before = till.ageing()

    till.does(match_money, CUSTOMER)

    after = till.ageing()
    assert after.balance == before.balance == opening + 20_000 - sum(100 * amount for amount, _ in money)
    assert all((r.matched or 0) + (r.unmatched or 0) == r.amount for r in till.all(Receipt))
    assert all((o.received_amount or 0) >= sum(m.amount for m in till.all(Matching) if m.order == o.number) for o in till.all(Order))
    assert sum(after.buckets.values()) - after.unmatched == after.balance
