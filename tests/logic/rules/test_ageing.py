"""What is owed by how long it has been due, the oldest paid first."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from order_logic.book import Book, NotRead
from order_logic.derived.ageing import Ageing, Bucket, ageing
from order_logic.flows.commercial import Commercial
from order_logic.flows.documents import Billing
from order_logic.records import Customer, Invoice, Matching, Order, OutboundNote
from order_logic.records.choices import Basis, Matched
from order_logic.settings import Settings
from tests.logic.builders import CUSTOMER, TODAY, a_book, a_customer, a_receipt, an_opening, an_order

TERMS = 30


def shipped(number: str, amount: int, days_ago: int, worth: Any = None, **note: Any) -> list[Any]:
    """An order shipped whole ``days_ago``, with its note; ``worth`` is what stands on the note where another carries the rest."""
    order = an_order(number, commercial=Commercial.CONFIRMED, amount=Decimal(amount), shipped_amount=Decimal(amount))
    usual: dict[str, Any] = {"number": f"CK-{number}", "order": number, "shipped_on": TODAY - timedelta(days=days_ago), "amount": worth}
    return [order, OutboundNote(**usual | note)]


def aged(*rows: Any, today: date = TODAY, **customer: Any) -> Ageing:
    book = a_book(*rows, a_customer(**{"credit_days": TERMS} | customer))
    found = book.get(Customer, CUSTOMER)
    assert found is not None
    return ageing(book, found, today, Settings())


@pytest.mark.parametrize(
    ("overdue", "bucket"),
    [
        (-5, Bucket.NOT_DUE),
        (0, Bucket.NOT_DUE),
        (1, Bucket.UP_TO_30),
        (30, Bucket.UP_TO_30),
        (31, Bucket.UP_TO_60),
        (60, Bucket.UP_TO_60),
        (61, Bucket.UP_TO_90),
        (91, Bucket.UP_TO_180),
        (180, Bucket.UP_TO_180),
        (181, Bucket.UP_TO_365),
        (365, Bucket.UP_TO_365),
        (366, Bucket.BEYOND),
    ],
)
def test_a_debt_lies_in_the_bucket_of_its_days(overdue: int, bucket: Bucket) -> None:
    found = aged(*shipped("A", 500, TERMS + overdue))

    assert {b: amount for b, amount in found.buckets.items() if amount} == {bucket: 500}


def test_money_pays_what_has_been_due_longest() -> None:
    found = aged(*shipped("A", 500, 100), *shipped("B", 300, 80), a_receipt(600))

    assert [(d.order, d.amount) for d in found.debts] == [("B", Decimal(200))]


def test_the_due_day_says_what_is_oldest_and_not_the_number() -> None:
    found = aged(*shipped("A", 500, 40), *shipped("B", 300, 80), a_receipt(300))

    assert [d.order for d in found.debts] == ["A"]


def test_money_that_names_an_order_pays_that_order() -> None:
    found = aged(*shipped("A", 500, 100), *shipped("B", 300, 80), a_receipt(300, order="B"))

    assert [(d.order, d.amount) for d in found.debts] == [("A", Decimal(500))]


def test_a_prepayment_for_an_order_not_shipped_cures_no_old_debt() -> None:
    found = aged(*shipped("A", 500, 100), an_order("B"), a_receipt(300, order="B"))

    assert [found.overdue(), found.unmatched, found.balance] == [500, 300, 200]


def test_money_that_no_debt_uses_up_is_unmatched() -> None:
    found = aged(*shipped("A", 500, 10), a_receipt(800))

    assert found.debts == ()
    assert [found.unmatched, found.balance] == [300, -300]


def test_more_refunded_than_was_paid_is_owed_again() -> None:
    found = aged(a_receipt(200), a_receipt(-500, "RC-2"))

    assert [found.balance, found.buckets[Bucket.NOT_DUE], found.unmatched] == [300, 300, 0]


def test_an_opening_balance_is_due_on_its_own_day() -> None:
    assert aged(an_opening(900, due_on=TODAY - timedelta(days=40))).buckets[Bucket.UP_TO_60] == 900


def test_a_negative_opening_balance_is_money_that_came_in() -> None:
    assert aged(*shipped("A", 500, 100), an_opening(-200)).overdue() == 300


def test_terms_from_signing_run_only_once_all_is_signed() -> None:
    signed = {"signed_on": TODAY - timedelta(days=TERMS + 3)}

    assert aged(*shipped("A", 500, 100), due_from=Basis.SIGNED).overdue() == 0
    assert aged(*shipped("A", 500, 100, **signed), due_from=Basis.SIGNED).overdue() == 500


@pytest.mark.parametrize(("today", "overdue"), [(date(2026, 11, 30), 0), (date(2026, 12, 1), 500)])
def test_terms_from_the_month_end_run_from_its_last_day(today: date, overdue: int) -> None:
    rows = shipped("A", 500, 0, shipped_on=date(2026, 10, 5))

    assert aged(*rows, today=today, due_from=Basis.MONTH_END).overdue() == overdue


def test_an_order_shipped_in_parts_is_due_part_by_part() -> None:
    later = OutboundNote(number="CK-2", order="A", shipped_on=TODAY - timedelta(days=TERMS), amount=Decimal(300))

    assert aged(*shipped("A", 500, 100, worth=200), later).overdue() == 200


def test_what_no_note_accounts_for_is_due_with_the_last() -> None:
    later = OutboundNote(number="CK-2", order="A", shipped_on=TODAY - timedelta(days=TERMS))

    assert aged(*shipped("A", 500, 100), later).overdue() == 0


@pytest.mark.parametrize(("invoiced", "overdue"), [((), 0), ((499,), 0), ((500,), 500), ((200, 300), 500)])
def test_terms_from_the_invoice_run_once_invoices_come_to_the_goods(invoiced: tuple[int, ...], overdue: int) -> None:
    day = TODAY - timedelta(days=TERMS + 1)
    rows = [
        Invoice(number=f"FP-{n}", order="A", state=Billing.HANDED, issued_on=day, gross=Decimal(gross)) for n, gross in enumerate(invoiced)
    ]

    assert aged(*shipped("A", 500, 100), *rows, due_from=Basis.INVOICED).overdue() == overdue


def test_matched_money_pays_what_it_was_matched_to() -> None:
    match = Matching(number="HX-1", kind=Matched.RECEIPT, receipt="RC20261118-0001", customer=CUSTOMER, order="B", amount=Decimal(300))

    found = aged(*shipped("A", 500, 100), *shipped("B", 300, 80), a_receipt(400), match)

    assert [(d.order, d.amount) for d in found.debts] == [("A", Decimal(400))]


def test_as_of_an_earlier_day_nothing_later_counts() -> None:
    found = aged(*shipped("A", 500, 100), *shipped("B", 300, 5), a_receipt(400), today=TODAY - timedelta(days=10))

    assert [(d.order, d.amount) for d in found.debts] == [("A", Decimal(500))]


def test_a_void_note_ships_nothing() -> None:
    assert aged(*shipped("A", 500, 100, voided=True)).overdue() == 0


@pytest.mark.parametrize(("beyond", "amount"), [(29, 500), (30, 0)])
def test_overdue_beyond_some_days_leaves_out_the_last_of_them(beyond: int, amount: int) -> None:
    assert aged(*shipped("A", 500, TERMS + 30)).overdue(beyond) == amount


def test_notes_of_some_orders_only_are_refused() -> None:
    whole = a_book(*shipped("A", 500, 100))
    rows = {record: whole._table(record) for record in whole.records()}
    some = Book(rows, only={OutboundNote: frozenset({"A"})})
    customer = some.get(Customer, CUSTOMER)
    assert customer is not None

    with pytest.raises(NotRead):
        ageing(some, customer, TODAY, Settings())


MONEY = st.integers(-2000, 2000).filter(bool)
DEBTS = st.lists(st.tuples(st.integers(1, 2000), st.integers(0, 500)), max_size=5)
RECEIPTS = st.lists(st.tuples(MONEY, st.sampled_from(["", "A0", "A1", "Z"])), max_size=5)


@given(debts=DEBTS, receipts=RECEIPTS, opening=st.integers(-1000, 1000))
def test_buckets_less_unmatched_money_are_the_balance(debts: list[tuple[int, int]], receipts: list[tuple[int, str]], opening: int) -> None:
    rows = [row for i, (amount, days) in enumerate(debts) for row in shipped(f"A{i}", amount, days)]
    money = [a_receipt(amount, f"RC-{i}", order=order) for i, (amount, order) in enumerate(receipts)]

    found = aged(*rows, *money, an_opening(opening))

    owed = opening + sum(amount for amount, _ in debts) - sum(amount for amount, _ in receipts)
    assert sum(found.buckets.values()) - found.unmatched == found.balance == owed
    assert found.unmatched >= 0
    assert all(debt.amount > 0 for debt in found.debts)


def test_an_order_never_shipped_is_no_debt() -> None:
    assert aged(an_order("A", commercial=Commercial.CONFIRMED)) == Ageing(TODAY, (), Decimal(0))


def test_orders_of_other_customers_say_nothing() -> None:
    order = Order(number="A", customer="C002", shipped_amount=Decimal(500))

    assert aged(order).debts == ()
