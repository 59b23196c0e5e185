"""What must be done before the result of an exception of each class is reported."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from order_logic.flows.commercial import Commercial
from order_logic.flows.documents import Change, Purchase, Trouble
from order_logic.flows.moves import Move, Passing
from order_logic.flows.roles import Role
from order_logic.records import ChangeRequest, OrderException, PurchaseLine, PurchaseOrder
from order_logic.records.choices import Category, Topic
from tests.logic.builders import NOW, NUMBER, PRODUCT, TODAY, a_line, a_signature, an_order
from tests.logic.rules.asking import places
from tests.logic.troubles_builders import FOUND, a_case, a_notice, fields_of, told_case

REPORT = Passing.CASE_REPORT
CONFIRMED, PENDING = an_order(commercial=Commercial.CONFIRMED), an_order(commercial=Commercial.PENDING)
DATA, SHORT, PAY = Category.CUSTOMER_DATA, Category.SHORTAGE, Category.PAYMENT
SENT = a_notice(sent_on=TODAY)
RULE_OF = {DATA: "R-69", SHORT: "R-70", PAY: "R-71"}
BEFORE, SINCE = datetime(2026, 11, 17, 16), datetime(2026, 11, 18, 9)


PURCHASE = PurchaseOrder(number="CG20261119-0001", supplier="S01", state=Purchase.PLACED)


def a_purchase_line(number: int, **fields: Any) -> PurchaseLine:
    usual: dict[str, Any] = {"order": NUMBER, "line_no": number, "product": PRODUCT, "quantity": Decimal(10)}
    return PurchaseLine(purchase=PURCHASE.number, number=number, **usual | fields)


def a_trouble(category: Category, **fields: Any) -> OrderException:
    return a_case(state=Trouble.HANDLING, category=category, **fields)


def missing(category: Category, *rows: Any, move: Passing | None = REPORT, **fields: Any) -> list[str]:
    return fields_of(told_case(RULE_OF[category], a_trouble(category, **fields), *rows, move=move))


@pytest.mark.parametrize(
    ("rows", "fields", "told"),
    [
        ((), {}, False),
        ((), {"customer_told_on": FOUND}, True),
        ((SENT,), {}, True),
        ((a_notice(),), {}, False),
        ((a_notice(sent_on=TODAY, voided=True),), {}, False),
        ((a_notice(sent_on=TODAY, document="YC20261118-0009"),), {}, False),
        ((a_notice(sent_on=TODAY, customer=None, to=(Role.SALES,)),), {}, False),
        ((a_notice(sent_on=TODAY, topic=Topic.PROGRESS),), {}, False),
    ],
)
def test_the_customer_is_contacted_first(rows: tuple[Any, ...], fields: dict[str, Any], told: bool) -> None:
    assert missing(DATA, PENDING, *rows, **fields) == ([] if told else ["customer_told_on"])
    assert missing(PAY, PENDING, *rows, **fields) == ([] if told else ["customer_told_on"])


@pytest.mark.parametrize("status", [Commercial.DRAFT, Commercial.PENDING, Commercial.REJECTED, Commercial.CANCELLED])
def test_an_order_that_lies_open_or_has_ended_is_corrected(status: Commercial) -> None:
    assert missing(DATA, an_order(commercial=status), SENT) == []


@pytest.mark.parametrize("status", [Commercial.AUDITED, Commercial.IN_REVIEW, Commercial.IN_APPROVAL, Commercial.CONFIRMED])
def test_an_order_that_went_on_as_it_was_is_not_corrected(status: Commercial) -> None:
    assert missing(DATA, an_order(commercial=status), SENT) == ["handling"]


@pytest.mark.parametrize(
    ("row", "corrected"),
    [
        (a_signature(Move.SEND_BACK, Role.SALES_MANAGER, signed_at=SINCE), True),
        (a_signature(Move.WITHDRAW, Role.SALES, signed_at=SINCE), True),
        (a_signature(Move.SEND_BACK, Role.SALES_MANAGER, signed_at=SINCE, voided=True), True),
        (a_signature(Move.SEND_BACK, Role.SALES_MANAGER, signed_at=BEFORE), False),
        (a_signature(Move.APPROVE, Role.SALES_MANAGER, signed_at=SINCE), False),
        (ChangeRequest(number="BG20261119-0001", order=NUMBER, state=Change.DONE, done_at=SINCE), True),
        (ChangeRequest(number="BG20261119-0001", order=NUMBER, state=Change.DONE, done_at=BEFORE), False),
        (ChangeRequest(number="BG20261119-0001", order=NUMBER, state=Change.APPROVED, done_at=None), False),
    ],
)
def test_a_send_back_or_a_change_since_it_was_found_corrects_the_order(row: Any, corrected: bool) -> None:
    assert missing(DATA, CONFIRMED, SENT, row) == ([] if corrected else ["handling"])


def test_a_shortage_takes_a_new_ship_date() -> None:
    assert missing(SHORT, PENDING) == ["ship_on"]
    assert missing(SHORT, PENDING, ship_on=date(2026, 12, 3)) == []


@pytest.mark.parametrize(
    ("lines", "bought", "open_lines"),
    [
        ((a_line(), a_line(line_no=2)), (), [1, 2]),
        ((a_line(waiting=Decimal(100)), a_line(line_no=2, locked=Decimal(100))), (), []),
        ((a_line(buying=Decimal(99)),), (), [1]),
        ((a_line(), a_line(line_no=2)), (1,), [2]),
    ],
)
def test_every_open_line_is_supplied(lines: tuple[Any, ...], bought: tuple[int, ...], open_lines: list[int]) -> None:
    rows = [PURCHASE, *(a_purchase_line(n) for n in bought)]
    found = told_case("R-70", a_trouble(SHORT, ship_on=TODAY), CONFIRMED, *lines, *rows, move=REPORT)

    assert places(found) == [("OrderLine", "open")] * len(open_lines)
    assert [f.facts["line"] for f in found] == open_lines


def test_a_void_purchase_supplies_nothing() -> None:
    assert missing(SHORT, CONFIRMED, a_line(), PURCHASE, a_purchase_line(1, voided=True), ship_on=TODAY) == ["open"]


def test_the_shortage_of_one_line_asks_for_that_line_only() -> None:
    assert missing(SHORT, CONFIRMED, a_line(locked=Decimal(100)), a_line(line_no=2), line_no=1, ship_on=TODAY) == []


@pytest.mark.parametrize("category", [DATA, SHORT, PAY])
def test_other_classes_and_other_moves_are_not_asked(category: Category) -> None:
    assert missing(category, CONFIRMED, a_line(), move=Passing.CASE_JUDGE) == []
    assert not told_case(RULE_OF[category], a_trouble(Category.OTHER), CONFIRMED, a_line(), move=REPORT)


def test_check_asks_again_for_what_stays() -> None:
    closed = {"state": Trouble.CLOSED, "closed_at": NOW}

    assert fields_of(told_case("R-69", a_case(category=DATA, **closed), CONFIRMED)) == ["customer_told_on"]
    assert fields_of(told_case("R-70", a_case(category=SHORT, **closed), CONFIRMED, a_line())) == ["ship_on"]
    assert fields_of(told_case("R-71", a_case(category=PAY, **closed), CONFIRMED)) == ["customer_told_on"]
