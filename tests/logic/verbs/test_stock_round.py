"""Once a day: who waits and can be served, and what is out of stock."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from order_logic.book import Book
from order_logic.flows.roles import Role
from order_logic.records import OrderLine, Stockout
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.stock_round import stock_round
from tests.logic.builders import NOW, NUMBER, PRODUCT, TODAY, a_book, a_line, a_press, a_product, approved, login
from tests.logic.stock_builders import a_shelf

GONE = "P-9"


def a_day(*rows: Any, **line: Any) -> Book:
    """An order that waits for thirty valves, and a product of which nothing is left."""
    heads = [row for row in approved() if not isinstance(row, OrderLine)]
    waiting = a_line(**{"waiting": Decimal(30), "quantity": Decimal(30)} | line)
    return a_book(*heads, waiting, a_product(GONE, name="密封圈"), a_shelf(0, product=GONE), *rows)


def worked(book: Book) -> Outcome:
    return stock_round(book, (), a_press(Role.WAREHOUSE))


def test_waiting_orders_that_can_be_served_are_listed() -> None:
    outcome = worked(a_day(a_shelf(40)))

    assert outcome.moved == (NUMBER,)
    assert [(f.rule, f.record.__name__ if f.record else "") for f in outcome.findings] == [("R-43", "OrderLine"), ("R-43", "Product")]


def test_goods_out_of_stock_are_reported_to_customer_service() -> None:
    book = a_day(a_shelf(40), product=GONE)
    end = book.after(worked(book).changes)

    (row,) = end.all(Stockout)
    assert (row.day, row.product, row.name, row.orders) == (TODAY, GONE, "密封圈", NUMBER)
    assert row.wanted == 30
    assert (row.reported_by, row.reported_at) == (login(Role.WAREHOUSE), NOW)


def test_the_next_receipt_stands_beside_what_is_missing() -> None:
    due = TODAY + timedelta(days=9)
    book = a_day(a_shelf(40), a_shelf(0, product=GONE, warehouse="北仓", expected=Decimal(60), expected_on=due))

    assert [c.row.coming_on for c in worked(book).changes] == [due]  # type: ignore[union-attr]  # every change adds a row


def test_what_was_reported_today_is_not_reported_again() -> None:
    book = a_day(a_shelf(40))
    again = book.after(worked(book).changes)
    outcome = worked(again)

    assert outcome.changes == ()
    assert [f.key for f in outcome.findings] == [(NUMBER, 1), (GONE,)]


def test_yesterdays_report_does_not_count_for_today() -> None:
    before = Stockout(day=TODAY - timedelta(days=1), product=GONE)

    assert len(worked(a_day(a_shelf(40), before)).changes) == 1


def test_a_day_without_shortage_says_nothing() -> None:
    book = a_book(*approved(), a_shelf(500, product=PRODUCT))

    assert worked(book) == Outcome()
