"""A customer's account: the parts of a line sum up to it, a past month is as it was, and everything ties."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from order_logic.book import Book
from order_logic.derived.amounts import gross_of
from order_logic.records import Customer, OutboundLine, OutboundNote
from order_logic.records.choices import Basis
from order_logic.settings import Settings
from reports.account import account, undated
from tests.logic.builders import a_book, a_customer, a_line, a_receipt, an_opening, an_order

OCTOBER, NOVEMBER = (date(2026, 10, 1), date(2026, 10, 31)), (date(2026, 11, 1), date(2026, 11, 30))
ORDER = "SO20261001-0001"


def shipped(day: date, quantity: str, number: str = "CK20261010-0001", **fields: Any) -> list[Any]:
    """A note that left on ``day`` with ``quantity`` of the order's first line."""
    note = OutboundNote(number=number, order=ORDER, issued_on=day, shipped_on=day, **fields)
    return [note, OutboundLine(note=number, order=ORDER, line_no=1, quantity=Decimal(quantity))]


def the_customer(book: Book) -> Customer:
    return next(iter(book.all(Customer)))


def test_what_is_shipped_in_a_month_is_charged_in_it() -> None:
    book = a_book(an_order(ORDER), a_line(ORDER), *shipped(date(2026, 10, 10), "40"), *shipped(date(2026, 11, 2), "60", "CK20261102-0001"))

    found = account(book, the_customer(book), OCTOBER, Settings())

    assert [(charge.document, charge.money.gross) for charge in found.charges] == [("CK20261010-0001", Decimal("4000.00"))]
    assert found.closing == found.ageing.balance == Decimal("4000.00")


def test_the_month_after_opens_with_what_the_month_before_closed_with() -> None:
    rows = [an_order(ORDER), a_line(ORDER), an_opening(-300), a_receipt("1000.50", received_on=date(2026, 10, 20))]
    book = a_book(*rows, *shipped(date(2026, 10, 10), "40"), *shipped(date(2026, 11, 2), "60", "CK20261102-0001"))

    october, november = (account(book, the_customer(book), month, Settings()) for month in (OCTOBER, NOVEMBER))

    assert october.closing == november.opening == Decimal("2699.50")
    assert november.closing == november.ageing.balance == Decimal("8699.50")


def test_a_customer_charged_on_signing_owes_nothing_for_goods_on_the_road() -> None:
    notes = [
        *shipped(date(2026, 10, 10), "40", signed_on=date(2026, 10, 12)),
        *shipped(date(2026, 10, 30), "60", "CK20261030-0001", signed_on=date(2026, 11, 1)),
    ]
    book = a_book(a_customer(basis=Basis.SIGNED), an_order(ORDER), a_line(ORDER), *notes)

    found = account(book, the_customer(book), OCTOBER, Settings())

    assert [charge.on for charge in found.charges] == [date(2026, 10, 12)]
    assert found.closing == found.ageing.balance == Decimal("4000.00")


def test_a_refund_is_owed_again() -> None:
    money = [a_receipt(500, "SK1", received_on=date(2026, 10, 3)), a_receipt(-200, "SK2", received_on=date(2026, 10, 9))]
    book = a_book(*money)

    found = account(book, the_customer(book), OCTOBER, Settings())

    assert found.closing == found.ageing.balance == Decimal(-300)


def test_a_receipt_without_a_day_is_named() -> None:
    book = a_book(a_receipt(500, "SK1", received_on=None))

    assert [receipt.number for receipt in undated(book, the_customer(book), Settings())] == ["SK1"]


parts = st.lists(st.integers(1, 40), min_size=1, max_size=5)


@given(parts, st.decimals("0.01", "99999", places=2), st.sampled_from(["0", "3.5", "10"]), st.booleans())
def test_the_parts_of_a_line_sum_up_to_the_line(sizes: list[int], price: Decimal, discount: str, included: bool) -> None:
    order = an_order(ORDER, tax_included=included)
    line = a_line(ORDER, quantity=Decimal(sum(sizes)), price=price, discount=Decimal(discount))
    notes = [row for at, size in enumerate(sizes, 1) for row in shipped(date(2026, 10, at), str(size), f"CK2026100{at}-0001")]
    book = a_book(order, line, *notes)

    found = account(book, the_customer(book), OCTOBER, Settings())

    assert found.charged == gross_of(line, order) == found.closing == found.ageing.balance
    assert all(charge.money.net + charge.money.tax == charge.money.gross for charge in found.charges)
