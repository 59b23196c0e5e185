"""Periods of account: the last one that is over, and the statements that were issued for them."""

from calendar import monthrange
from datetime import date, timedelta

from order_logic.book import Book
from order_logic.records import Customer, IssuedStatement
from order_logic.settings import Settings

Period = tuple[date, date]
"""First and last day."""


def last_period(today: date, settings: Settings) -> Period:
    """The last period of account that is over: from the day after one 关账日 to the next, a calendar month where it is 月末."""
    last = _closing_day(today, settings)
    if last >= today:
        last = _closing_day(today.replace(day=1) - timedelta(days=1), settings)
    return _closing_day(last.replace(day=1) - timedelta(days=1), settings) + timedelta(days=1), last


def _closing_day(month: date, settings: Settings) -> date:
    """The closing day of the month in which ``month`` lies; a setting that is no day of a month stands for its end."""
    end = monthrange(month.year, month.month)[1]
    told = settings.closing_day.strip()
    return month.replace(day=min(int(told), end) if told.isdecimal() and int(told) > 0 else end)


def statements_of(customer: str, book: Book) -> list[IssuedStatement]:
    """The statements of a customer that stand, oldest period first."""
    rows = (s for s in book.by(IssuedStatement, "customer", customer) if not s.voided and s.last_on)
    return sorted(rows, key=lambda s: s.last_on or date.min)


def statement_before(customer: Customer, first: date, book: Book) -> IssuedStatement | None:
    """The statement whose period ends the day before ``first``."""
    return next((s for s in statements_of(customer.code, book) if s.last_on == first - timedelta(days=1)), None)
