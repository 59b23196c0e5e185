"""Returns: asked for by sales, granted, taken in, opened and checked, and settled by money or goods (R-61)."""

from decimal import Decimal
from typing import Any

import pytest

from order_logic.book import Book
from order_logic.flows.commercial import Commercial
from order_logic.flows.documents import Returning
from order_logic.flows.moves import Passing, Shifting
from order_logic.flows.quantity import Stage
from order_logic.flows.roles import Role
from order_logic.press import Numbers
from order_logic.records import Order, OrderLine, Receipt, Return, ReturnLine
from order_logic.records.choices import LineKind, ReceiptKind
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.returning import ask_returns
from tests.logic.builders import NUMBER, TODAY, a_book, a_press, a_receipt, login, rows_of
from tests.logic.shipping_builders import BACK, a_return, a_return_line, carried, changed, lies, moved, shipped, signed, stops
from tests.logic.stock_builders import HOUSE, shelf_of

P = Passing
TAKE_BACK = Shifting.TAKE_BACK


def asked(book: Book, *picks: str, who: Role = Role.SALES, reason: str = "阀体渗漏", **typed: Any) -> Outcome:
    return ask_returns(book, picks or (NUMBER,), a_press(who, reason=reason, **typed))


def back_with(state: Returning, quantity: int = 5, line: dict[str, Any] | None = None, **fields: Any) -> list[Any]:
    """A delivered order of 15 with a return of some of them."""
    return [*signed(15), a_return(state, **fields), a_return_line(quantity, **line or {})]


def taken(received: int = 5, line: dict[str, Any] | None = None, **fields: Any) -> list[Any]:
    typed = {"received": Decimal(received), "amount": Decimal(100 * received)} | (line or {})
    return back_with(Returning.TAKEN, received, typed, taken_on=TODAY, **fields)


def the_return(book: Book) -> Return:
    row = book.get(Return, BACK)
    assert row is not None
    return row


def the_line(book: Book) -> ReturnLine:
    row = book.get(ReturnLine, BACK, NUMBER, 1)
    assert row is not None
    return row


def test_sales_ask_for_a_part_of_what_was_delivered() -> None:
    rows = changed(signed(15), OrderLine, this_quantity=Decimal(5))
    outcome = asked(a_book(*rows), f"{NUMBER}/1")
    book = a_book(*rows).after(outcome.changes)

    line = book.get(OrderLine, NUMBER, 1)
    assert outcome.moved == (BACK,)
    assert (the_return(book).state, the_return(book).reason, the_return(book).asked_by) == (Returning.ASKED, "阀体渗漏", login(Role.SALES))
    assert (int(the_line(book).quantity or 0), the_line(book).warehouse) == (5, HOUSE)
    assert line is not None
    assert line.this_quantity is None


@pytest.mark.parametrize(("rows", "typed", "code"), [
    (signed(15), {"reason": ""}, "D-05"), (signed(15), {"who": Role.FINANCE}, "D-03"), (signed(15), {"quantity": Decimal(16)}, "D-17"),
    (shipped(15), {}, "D-16"), (signed(15), {"quantity": Decimal(-1)}, "D-21"),
])  # fmt: skip
def test_what_cannot_come_back_is_not_asked_for(rows: list[Any], typed: dict[str, Any], code: str) -> None:
    assert code in stops(asked(a_book(*rows), **typed))


@pytest.mark.parametrize(("quantity", "stopped"), [(10, False), (11, True)])
def test_what_is_coming_back_already_is_not_asked_for_twice(quantity: int, stopped: bool) -> None:
    outcome = asked(a_book(*back_with(Returning.ASKED)), quantity=Decimal(quantity), numbers=Numbers({("TH", "20261120"): 1}))

    assert (stops(outcome) == {"D-17"}) == stopped


def test_the_sales_manager_grants_it() -> None:
    book = carried(a_book(*back_with(Returning.ASKED)), P.RETURN_GRANT, Role.SALES_MANAGER)

    assert (the_return(book).state, the_return(book).granted_by) == (Returning.GRANTED, login(Role.SALES_MANAGER))


@pytest.mark.parametrize("status", [Commercial.SETTLED, Commercial.CLOSED])
def test_a_settled_order_is_opened_again_first(status: Commercial) -> None:
    rows = changed(back_with(Returning.ASKED), Order, commercial=status)

    assert stops(moved(a_book(*rows), P.RETURN_GRANT, Role.SALES_MANAGER)) == {"R-61"}


def test_the_same_goods_come_in_by_either_button() -> None:
    rows = back_with(Returning.GRANTED)
    by_return = carried(a_book(*rows), P.RETURN_TAKE, Role.WAREHOUSE)
    by_line = carried(a_book(*rows), TAKE_BACK, Role.WAREHOUSE)

    assert rows_of(by_return) == rows_of(by_line)
    assert (the_return(by_line).state, the_return(by_line).taken_on) == (Returning.TAKEN, TODAY)
    assert (the_line(by_line).received, the_line(by_line).amount) == (Decimal(5), Decimal(500))
    assert lies(by_line) == {Stage.SIGNED: 10, Stage.RETURNED: 5}
    assert shelf_of(by_line) == (0, 0)


def test_less_than_asked_may_come_typed_on_the_return() -> None:
    book = carried(a_book(*back_with(Returning.GRANTED, 5, {"this_quantity": Decimal(3)})), P.RETURN_TAKE, Role.WAREHOUSE)

    assert (the_line(book).received, the_line(book).this_quantity) == (Decimal(3), None)


def test_less_than_asked_may_come_typed_on_the_order_line() -> None:
    rows = changed(back_with(Returning.GRANTED), OrderLine, this_quantity=Decimal(3))

    assert lies(carried(a_book(*rows), TAKE_BACK, Role.WAREHOUSE)) == {Stage.SIGNED: 12, Stage.RETURNED: 3}


@pytest.mark.parametrize(("quantity", "stopped"), [(5, False), (6, True)])
def test_no_more_than_asked_comes_in(quantity: int, stopped: bool) -> None:
    rows = changed(back_with(Returning.GRANTED), OrderLine, this_quantity=Decimal(quantity))

    assert (stops(moved(a_book(*rows), TAKE_BACK, Role.WAREHOUSE)) == {"R-61"}) == stopped


def test_no_more_than_was_signed_for_comes_in() -> None:
    assert stops(moved(a_book(*back_with(Returning.GRANTED, 16)), P.RETURN_TAKE, Role.WAREHOUSE)) == {"R-61"}


@pytest.mark.parametrize("rows", [signed(15), back_with(Returning.ASKED), back_with(Returning.TAKEN)])
def test_nothing_comes_in_that_was_not_granted(rows: list[Any]) -> None:
    assert stops(moved(a_book(*rows), TAKE_BACK, Role.WAREHOUSE)) == {"R-61"}


OPENED = {"opened": True, "found": "密封面划伤"}
COUNTED = {"good": Decimal(3), "scrap": Decimal(2)}


def test_good_goods_lie_in_stock_again_and_bad_ones_do_not() -> None:
    book = carried(a_book(*taken(5, COUNTED, **OPENED)), P.RETURN_CHECK, Role.QUALITY)

    assert (the_return(book).state, the_return(book).checked_by) == (Returning.CHECKED, login(Role.QUALITY))
    assert shelf_of(book) == (3, 0)


@pytest.mark.parametrize(("fields", "line", "at"), [
    ({"opened": None}, {}, "opened"), ({"found": ""}, {}, "found"), ({}, {"good": Decimal(4)}, "good"), ({}, {"good": None}, "good"),
    ({}, {"good": Decimal(6), "scrap": Decimal(-1)}, "good"),
])  # fmt: skip
def test_parcels_are_opened_and_every_piece_is_judged(fields: dict[str, Any], line: dict[str, Any], at: str) -> None:
    found = moved(a_book(*taken(5, COUNTED | line, **OPENED | fields)), P.RETURN_CHECK, Role.QUALITY).findings

    assert [(f.rule, f.field) for f in found] == [("R-61", at)]


def checked(**fields: Any) -> list[Any]:
    return changed(taken(5, COUNTED, **OPENED, checked_by=login(Role.QUALITY), **fields), Return, state=Returning.CHECKED)


@pytest.mark.parametrize(("typed", "amount"), [(None, 500), (Decimal("420.50"), Decimal("420.50"))])
def test_a_refund_is_a_negative_receipt_of_what_was_typed_or_sold(typed: Decimal | None, amount: Any) -> None:
    book = carried(a_book(*checked(amount=typed), a_receipt(1500, order=NUMBER)), P.RETURN_REFUND, Role.FINANCE)

    row = book.get(Receipt, the_return(book).receipt)
    assert row is not None
    assert (row.amount, row.kind, row.order, row.refund_of) == (-amount, ReceiptKind.REFUND, NUMBER, "RC20261118-0001")
    assert (the_return(book).amount, the_return(book).done_on, the_return(book).state) == (amount, TODAY, Returning.REFUNDED)


@pytest.mark.parametrize(("paid", "stopped"), [("499.99", True), ("500", False)])
def test_no_more_is_paid_back_than_came_in(paid: str, stopped: bool) -> None:
    assert (stops(moved(a_book(*checked(), a_receipt(paid)), P.RETURN_REFUND, Role.FINANCE)) == {"R-61"}) == stopped


@pytest.mark.parametrize(("amount", "stopped"), [(None, True), (Decimal(0), True), (Decimal("0.01"), False)])
def test_an_allowance_has_an_amount_with_or_without_goods(amount: Decimal | None, stopped: bool) -> None:
    for rows in (checked(amount=amount), back_with(Returning.GRANTED, amount=amount)):
        assert (stops(moved(a_book(*rows), P.RETURN_ALLOW, Role.FINANCE)) == {"R-61"}) == stopped


@pytest.mark.parametrize("move", [P.RETURN_EXCHANGE, P.RETURN_RESEND])
def test_new_goods_are_a_line_without_price_that_runs_through_the_stages(move: Passing) -> None:
    book = carried(a_book(*checked()), move, Role.WAREHOUSE)

    line = book.get(OrderLine, NUMBER, 2)
    assert line is not None
    assert (line.kind, line.product, line.quantity, line.price) == (LineKind.REPLACEMENT, "P-2201", Decimal(5), Decimal(0))
    assert the_return(book).resent == f"{NUMBER}/2"
    assert lies(book, 2) == {Stage.OPEN: 5}


def test_a_return_is_finished_by_sales() -> None:
    rows = changed(checked(done_on=TODAY), Return, state=Returning.REFUNDED)

    assert the_return(carried(a_book(*rows), P.RETURN_FINISH, Role.SALES)).state is Returning.FINISHED
