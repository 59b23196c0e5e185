"""The desk itself, pressed by the same people at the same moments, leaves the records that the sample company has."""

from dataclasses import replace
from typing import Any

import pytest

from order_logic.book import Book, Edit, key_of
from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Move
from order_logic.press import Numbers, Press
from order_logic.records import (
    Customer,
    Holiday,
    Opinion,
    Order,
    OrderLine,
    OrderType,
    PricePolicy,
    Product,
    Promise,
    Setting,
    Signature,
    Stock,
    User,
)  # fmt: skip
from order_logic.verbs.moving import move_order
from tests.logic.sample_book import a_sample, of_order, orders, settings, the_book

MASTER = (Customer, Holiday, OrderType, PricePolicy, Product, Setting, Stock, User)
BUILT = tuple(Move)[: tuple(Move).index(Move.BOOK) + 1]


def as_a_draft(order: Order) -> Book:
    """The master data and this order alone, as it was before it was registered."""
    blank: dict[str, Any] = {"promised_on": None, "first_promised_on": None, "booked_at": None, "seal": "", "typed": "", "note": ""}
    draft = replace(order, number=order.draft_no, commercial=Commercial.DRAFT, **blank)
    lines = [replace(line, order=order.draft_no) for line in of_order(OrderLine, order)]
    return Book.of(draft, *lines, *(row for row in a_sample().book_rows if type(row) in MASTER))


def numbers_before(order: Order) -> Numbers:
    """Gives out the order's own number next."""
    head, _, tail = order.number.rpartition("-")
    return Numbers({("SO", head[2:]): int(tail) - 1})


def pressed(book: Book, order: Order, signed: Signature, numbers: Numbers) -> Book:
    """The book after one press, with what that person typed beforehand."""
    user = the_book().get(User, signed.person)
    assert user and signed.signed_at and isinstance(signed.move, Move)
    on = order.promised_on if signed.move is Move.PROMISE else None
    press = Press(user=user, now=signed.signed_at, settings=settings(), numbers=numbers, reason=signed.reason, on=on)
    number = next(iter(book.all(Order))).number
    typed = [
        Edit(Opinion, key_of(o), name, getattr(o, name), getattr(given, name))
        for o in list(book.all(Opinion))
        for given in [the_book().get(Opinion, *key_of(o))]
        if signed.move is Move.GIVE_OPINION and given and given.person == signed.person and not o.person
        for name in ("verdict", "text", "proposed_on")
    ]
    book = book.after(typed)
    one = move_order(book, number, signed.move, press)
    assert not [f for f in one.findings if f.blocks], one.findings
    return one.book.after(_consent(order, signed))


def _consent(order: Order, signed: Signature) -> list[Edit]:
    """What sales types into the ledger once the customer has agreed to a later date."""
    promises = [p for p in of_order(Promise, order) if signed.move is Move.PROMISE and p.promised_at == signed.signed_at]
    names = ("consent_on", "consent_evidence")
    return [Edit(Promise, key_of(p), name, None, getattr(p, name)) for p in promises for name in names if getattr(p, name)]


def chosen() -> list[Order]:
    """Two of each way: over the counter, reviewed, with special terms, with a later date, sent back, declined, voided."""
    signed = {o.number: [s.move for s in of_order(Signature, o)] for o in orders()}
    ways = (
        [o for o in orders(Commercial.CLOSED) if o.order_type == "电商"],
        [o for o in orders(Commercial.CLOSED) if o.order_type == "销售"],
        [o for o in orders(Commercial.CLOSED) if o.special],
        [o for o in orders(Commercial.CONFIRMED) if o.promised_on and o.requested_on and o.promised_on > o.requested_on],
        [o for o in orders(Commercial.CLOSED, Commercial.CONFIRMED) if Move.SEND_BACK in signed[o.number]],
        orders(Commercial.REJECTED),
        orders(Commercial.CANCELLED),
    )
    return [order for way in ways for order in way[:2]]


@pytest.mark.parametrize("order", chosen(), ids=lambda o: o.number)
def test_pressing_the_desk_leaves_the_same_records(order: Order) -> None:
    book, numbers = as_a_draft(order), numbers_before(order) if order.number != order.draft_no else Numbers()

    for signed in of_order(Signature, order):
        if signed.move in BUILT:
            book = pressed(book, order, signed, numbers)

    expected = [replace(s, figures="") for s in of_order(Signature, order) if s.move in BUILT]
    assert [replace(s, figures="") for s in book.by(Signature, "order", order.number)] == expected
    given = [replace(o, facts="") for o in book.by(Opinion, "order", order.number)]  # what was known of stock has changed since
    assert sorted(map(str, given)) == sorted(str(replace(o, facts="")) for o in of_order(Opinion, order))
    assert list(book.by(Promise, "order", order.number)) == of_order(Promise, order)
    now = book.get(Order, order.number)
    assert now and (now.promised_on, now.first_promised_on, now.booked_at) == (order.promised_on, order.first_promised_on, order.booked_at)
    if order.commercial not in (Commercial.SETTLED, Commercial.CLOSED):
        assert (now.commercial, now.since, now.note) == (order.commercial, order.since, order.note)
