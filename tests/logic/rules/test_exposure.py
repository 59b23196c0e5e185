"""What a customer may still owe: every part counted, and counted once."""

from decimal import Decimal
from typing import Any

import pytest

from order_logic.derived.credit import Exposure, exposure
from order_logic.flows.commercial import Commercial
from order_logic.records import Customer, Matching, Order
from order_logic.records.choices import Matched, Payment, ReceiptKind
from order_logic.settings import Settings
from tests.logic.builders import CUSTOMER, NUMBER, a_book, a_customer, a_receipt, an_opening, an_order

C = Commercial
OTHER, THIRD = "SO20261101-0002", "SO20261101-0003"
UNCLEARED_BILL = a_receipt(3000, "RC-3", means=Payment.BILL, cleared=False)


def exposed(*rows: Any, order: Order | None = None, settings: Settings | None = None, limit: int | None = 50_000) -> Exposure:
    customer = a_customer(credit_limit=None if limit is None else Decimal(limit))
    book = a_book(*rows, *([order] if order else []), customer)
    found = book.get(Customer, CUSTOMER)
    assert found is not None
    return exposure(book, found, order, settings or Settings())


def other(status: Commercial, amount: int, shipped: int = 0, number: str = OTHER, **columns: int) -> Order:
    more = {name: Decimal(value) for name, value in columns.items()}
    return an_order(number, commercial=status, amount=Decimal(amount), shipped_amount=Decimal(shipped) or None, **more)


def off(amount: int, **fields: Any) -> Matching:
    """A difference of the other order, written off."""
    return Matching(number="HX-1", kind=Matched.DIFFERENCE, customer=CUSTOMER, order=OTHER, amount=Decimal(amount), **fields)


def matched(amount: int) -> Matching:
    """Money matched to the other order."""
    usual: dict[str, Any] = {"receipt": "RC20261118-0001", "customer": CUSTOMER, "order": OTHER}
    return Matching(number="HX-2", kind=Matched.RECEIPT, amount=Decimal(amount), **usual)


def order(status: Commercial = C.IN_APPROVAL, amount: int = 10_000, shipped: int = 0) -> Order:
    return other(status, amount, shipped, NUMBER)


CASES: list[tuple[str, list[Any], Order | None, int]] = [
    ("nothing at all", [], None, 0),
    ("the opening balance", [an_opening(7000)], None, 7000),
    ("a negative opening is money paid before", [an_opening(-2000)], order(), 8000),
    ("the order under test alone", [], order(), 10_000),
    ("the order under test once it is confirmed counts once", [], order(C.CONFIRMED), 10_000),
    ("a draft of another order counts nothing", [other(C.DRAFT, 9000)], order(), 10_000),
    ("another order in approval counts nothing", [other(C.IN_APPROVAL, 9000)], order(), 10_000),
    ("another confirmed order counts", [other(C.CONFIRMED, 9000)], order(), 19_000),
    ("what of it was shipped counts once", [other(C.CONFIRMED, 9000, 4000)], order(), 19_000),
    ("all of it shipped counts once", [other(C.CONFIRMED, 9000, 9000)], order(), 19_000),
    ("shipped more than ordered counts what was shipped", [other(C.CONFIRMED, 9000, 9500)], order(), 19_500),
    ("a settled order counts what was shipped", [other(C.SETTLED, 9000, 9000)], order(), 19_000),
    ("a settled order that is paid counts nothing", [other(C.SETTLED, 9000, 9000), a_receipt(9000)], order(), 10_000),
    ("a closed order shipped short counts what was shipped", [other(C.CLOSED, 9000, 6000)], order(), 16_000),
    ("a cancelled order counts nothing", [other(C.CANCELLED, 9000)], order(), 10_000),
    ("the order under test, partly shipped", [], order(C.CONFIRMED, 10_000, 4000), 10_000),
    ("a receipt counts against all", [other(C.CONFIRMED, 9000, 9000), a_receipt(4000)], order(), 15_000),
    ("a prepayment for the order under test", [a_receipt(3000, order=NUMBER)], order(), 7000),
    ("money not cleared is none", [a_receipt(3000, cleared=None)], order(), 10_000),
    ("a void receipt is none", [a_receipt(3000, voided=True)], order(), 10_000),
    ("a refund is owed again", [a_receipt(3000), a_receipt(-1000, "RC-2", kind=ReceiptKind.REFUND)], order(), 8000),
    ("a returned bill is owed again", [a_receipt(3000), a_receipt(-3000, "RC-2", cleared=None)], order(), 10_000),
    ("a bill counts at once", [UNCLEARED_BILL], order(), 7000),
    ("fees count once they are charged", [other(C.CONFIRMED, 9000, 4000, fee_amount=500)], order(), 19_000),
    ("fees of a settled order are owed", [other(C.SETTLED, 9000, 8500, fee_amount=500)], order(), 19_000),
    ("goods that are not coming any more count nothing", [other(C.CONFIRMED, 9000, 4000, ended_amount=3000)], order(), 16_000),
    ("what was taken back counts nothing", [other(C.SETTLED, 9000, 9000, returned_amount=2000)], order(), 17_000),
    ("what was written off counts nothing", [other(C.SETTLED, 9000, 9000), off(300)], order(), 18_700),
    ("a void write-off is none", [other(C.SETTLED, 9000, 9000), off(300, voided=True)], order(), 19_000),
    ("a matching of money counts the money once", [other(C.SETTLED, 9000, 9000), a_receipt(4000), matched(4000)], order(), 15_000),
    ("an order settled, reopened and delivered counts once", [other(C.CONFIRMED, 9000, 9000)], order(C.CONFIRMED, shipped=10_000), 19_000),
    ("an order raised after its approval counts as it is now", [], order(C.CONFIRMED, 14_000), 14_000),
    ("an order raised after a part was shipped counts as it is now", [], order(C.CONFIRMED, 14_000, 4000), 14_000),
    ("money of another customer says nothing", [a_receipt(3000, customer="C002")], order(), 10_000),
]


@pytest.mark.parametrize(("rows", "tested", "total"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_every_part_of_the_exposure_is_counted_once(rows: list[Any], tested: Order | None, total: int) -> None:
    found = exposed(*rows, order=tested)

    assert found.total == total
    assert found.available == 50_000 - total


def test_the_parts_add_up() -> None:
    found = exposed(an_opening(1000), other(C.CONFIRMED, 9000, 4000), other(C.CLOSED, 500, 500, THIRD), a_receipt(700), order=order())

    assert [found.opening, found.shipped, found.receipts, found.balance] == [1000, 4500, 700, 4800]
    assert [found.confirmed_not_shipped, found.under_test, found.total] == [5000, 10_000, 19_800]


def test_a_bill_counts_when_it_clears_where_the_company_says_so() -> None:
    assert exposed(UNCLEARED_BILL, order=order(), settings=Settings(acceptance_bill_counts=False)).total == 10_000


def test_a_blank_limit_is_not_a_limit_of_zero() -> None:
    blank, zero = exposed(order=order(), limit=None), exposed(order=order(), limit=0)

    assert [blank.limit, blank.available, blank.over] == [None, None, 0]
    assert [zero.limit, zero.available, zero.over] == [0, -10_000, 10_000]


def test_an_order_up_to_the_limit_is_not_over_it() -> None:
    assert exposed(order=order(), limit=10_000).over == 0
    assert exposed(order=order(), limit=9_999).over == 1
