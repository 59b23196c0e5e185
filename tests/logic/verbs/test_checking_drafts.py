"""检查 and 为什么 ask people for what only they know: what registering takes from master data is no gap of a draft."""

from decimal import Decimal
from typing import Any

import pytest

from order_logic.book import Book
from order_logic.flows.commercial import Commercial
from order_logic.flows.roles import Role
from order_logic.records import Order
from order_logic.records.choices import LineKind
from order_logic.verbs.advancing import advance, explain
from order_logic.verbs.checking import check_book
from tests.logic.builders import a_book, a_customer, a_line, a_press, a_product, an_order

DRAFT = "D20261120-0001"
OF_CUSTOMER: dict[str, Any] = {"contact": "", "phone": "", "address": "", "settlement": None, "payment": None, "salesperson": ""}
OF_PRODUCT: dict[str, Any] = {"name": "", "model": "", "unit": "", "price": None, "tax_rate": None, "amount": None}


def a_draft(*more: Any, line: dict[str, Any] | None = None, **fields: Any) -> Book:
    """A draft in which people typed customer, product, quantity and days only."""
    typed = an_order(DRAFT, commercial=Commercial.DRAFT, **OF_CUSTOMER | {"amount": None} | fields)
    return a_book(typed, a_line(DRAFT, **OF_PRODUCT | {"kind": None} | (line or {})), *more)


def asked(book: Book) -> set[tuple[str, str]]:
    """(rule, field) of all that check asks for on the draft."""
    return {(finding.rule, finding.field) for finding in check_book(book, a_press(Role.SALES), [DRAFT])}


def test_a_draft_that_master_data_completes_is_clean_and_registers() -> None:
    book = a_draft()

    assert asked(book) == set()
    assert explain(book, [DRAFT], a_press(Role.SALES)).findings == ()
    assert len(advance(book, [DRAFT], a_press(Role.SALES)).moved) == 1


def test_looking_fills_nothing_in() -> None:
    book = a_draft()

    check_book(book, a_press(Role.SALES))

    order = book.get(Order, DRAFT)
    assert order is not None
    assert (order.contact, order.address) == ("", "")


@pytest.mark.parametrize("field", ["contact", "address", "payment"])
def test_what_the_customer_does_not_tell_either_is_asked_for(field: str) -> None:
    book = a_draft(a_customer(**{field: OF_CUSTOMER[field]}))

    assert asked(book) == {("R-04", field)}


@pytest.mark.parametrize("field", ["model", "price"])
def test_what_the_product_does_not_tell_either_is_asked_for(field: str) -> None:
    book = a_draft(a_product(**{field: OF_PRODUCT[field]}))

    assert asked(book) == {("R-05", field)}


def test_an_unknown_customer_or_product_completes_nothing() -> None:
    book = a_draft(customer="C999", line={"product": "P-999"})

    found = asked(book)

    assert {("R-04", "contact"), ("R-04", "address"), ("R-05", "price"), ("R-07", "customer"), ("R-07", "product")} <= found


def test_a_gift_is_asked_for_its_price_since_no_list_tells_it() -> None:
    assert asked(a_draft(line={"kind": LineKind.GIFT})) == {("R-05", "price")}


def test_what_master_data_would_fill_in_wrongly_is_told_before_it_is_registered() -> None:
    assert asked(a_draft(a_customer(phone="138"))) == {("R-07", "phone")}


@pytest.mark.parametrize("field", ["requested_on", "ordered_on", "channel"])
def test_what_only_people_know_is_asked_for_as_before(field: str) -> None:
    assert {name for _, name in asked(a_draft(**{field: None}))} == {field}


def test_a_registered_order_is_filled_no_more_and_its_blanks_are_gaps() -> None:
    book = a_book(an_order(contact="", commercial=Commercial.PENDING), a_line(quantity=Decimal(1)))

    assert ("R-04", "contact") in {(f.rule, f.field) for f in check_book(book, a_press(Role.SALES))}
