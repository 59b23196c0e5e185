"""Statements of accounts as papers are made of them, for tests."""

from datetime import date

from order_logic.book import Book
from reports.papers.settlement_statement import settlement_statement
from reports.report import Period, Topic
from reports.statement import Statement
from tests.logic.builders import a_press

OCTOBER, NOVEMBER = (date(2026, 10, 1), date(2026, 10, 31)), (date(2026, 11, 1), date(2026, 11, 30))


def stated(book: Book, key: str, period: Period | None) -> Statement:
    """The statement of a customer or of a number, for these days."""
    view = settlement_statement.gather(book, Topic(key, period), a_press())
    assert isinstance(view, Statement)
    return view
