"""The books of money of the sample company: invoices, matchings, statements and reminders."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from order_logic.book import Book, Table
from order_logic.computed import Glance
from order_logic.derived.account import account
from order_logic.derived.ageing import ageing
from order_logic.derived.closing import last_period
from order_logic.derived.stages import goods_of, least_advanced
from order_logic.derived.uninvoiced import uninvoiced
from order_logic.flows.commercial import Commercial
from order_logic.flows.documents import Billing
from order_logic.flows.quantity import Stage
from order_logic.flows.roles import Role
from order_logic.press import Numbers, Press
from order_logic.records import Customer, Dunning, IssuedStatement, Matching, Order, OutboundNote, Receipt, User
from order_logic.records.choices import Matched
from order_logic.rule import Case
from order_logic.sample.computing import tables_of
from order_logic.sample.people import HOLDERS
from order_logic.verbs.invoicing import drawn_up, lines_of
from order_logic.verbs.money_cases import case_of_customer
from order_logic.verbs.reminding import level_of
from order_logic.verbs.statements import statement_of

_DONE = frozenset({Commercial.SETTLED, Commercial.CLOSED})
_INVOICED_AFTER = timedelta(days=2)
_STATED = 2  # months that are stated
_MORNING = time(9, 0)


class Ledgers:
    """Writes invoices and matchings of what was delivered; ``book`` holds everything else."""

    def __init__(self, rng: Random, book: Book, glance: Glance) -> None:
        self.rng, self.book, self.glance, self.today = rng, book, glance, glance.now.date()
        self._numbers = Numbers()

    def rows(self) -> Iterator[Any]:
        """Order by order, by the day on which the last goods were signed for."""
        signed = [(day, order.number, order) for order in self.book.all(Order) if (day := self._signed_on(order))]
        for day, _, order in sorted(signed, key=lambda one: one[:2]):
            if order.commercial in _DONE or (self.rng.random() < 0.6 and day + _INVOICED_AFTER <= self.today):
                yield from self._invoice(order, min(day + _INVOICED_AFTER, self.today))
            yield from self._matchings(order, day)

    def _signed_on(self, order: Order) -> date | None:
        """The day on which the last goods were signed for; None while some are not."""
        if order.commercial not in (*_DONE, Commercial.CONFIRMED):
            return None
        if least_advanced(goods_of(order.number, self.book), self.book) is not Stage.SIGNED:
            return None
        return max((n.signed_on for n in self.book.by(OutboundNote, "order", order.number) if n.signed_on), default=None)

    def _press(self, day: date) -> Press:
        finance = HOLDERS[Role.FINANCE][0]
        user = self.book.get(User, finance) or User(login=finance)
        return Press(user, datetime.combine(day, _MORNING), self.glance.settings, self._numbers, lang=self.glance.lang)

    def _invoice(self, order: Order, day: date) -> Iterator[Any]:
        dues = uninvoiced(order, self.book)
        if not dues:
            return
        head = drawn_up(Case(order, self.book, self._press(day)), dues)
        number = f"26332000{self.rng.randrange(10**12):012d}"
        yield replace(head, state=Billing.HANDED, invoice_no=number, issued_on=day, handed_on=day, made_by=order.entered_by)
        yield from lines_of(head, dues)

    def _matchings(self, order: Order, signed: date) -> Iterator[Matching]:
        """Each receipt of the order against it, on the day on which both were there."""
        for receipt in self.book.by(Receipt, "order", order.number):
            day = max(receipt.received_on or signed, signed)
            if receipt.cleared and not receipt.voided and day <= self.today:
                yield Matching(
                    number=self._numbers.next("HX", day), kind=Matched.RECEIPT, receipt=receipt.number, customer=order.customer,
                    order=order.number, amount=receipt.amount, matched_on=day, person=HOLDERS[Role.FINANCE][0],
                )  # fmt: skip


def stated(rows: Iterable[Any], glance: Glance) -> Iterator[Any]:
    """Statements of the last months for customers with an account, and reminders of what is overdue; ``rows`` are finished."""
    book = Book({record: Table(kept) for record, kept in tables_of(rows).items()})
    numbers, today = Numbers(), glance.now.date()
    periods = [last_period(today, glance.settings)]
    while len(periods) < _STATED:
        periods.append(last_period(periods[-1][0], glance.settings))
    for customer in list(book.all(Customer)):
        for period in reversed(periods):
            row = _statement(book, customer, period, glance, numbers)
            if row is not None:
                yield row
        yield from _reminder(book, customer, glance, numbers)


def _statement(book: Book, customer: Customer, period: tuple[date, date], glance: Glance, numbers: Numbers) -> IssuedStatement | None:
    found = account(book, customer, period, glance.settings)
    if not found.opening and not found.postings:
        return None
    issued, seller = period[1] + timedelta(days=3), HOLDERS[Role.SALES][0]
    if issued > glance.now.date():
        return None
    press = Press(User(login=seller), datetime.combine(issued, _MORNING), glance.settings, numbers, lang=glance.lang)
    row = statement_of(case_of_customer(customer, book, press), customer, found)
    return replace(row, confirmed_by=HOLDERS[Role.FINANCE][0], confirmed_at=datetime.combine(issued, time(15, 0)))


def _reminder(book: Book, customer: Customer, glance: Glance, numbers: Numbers) -> Iterator[Dunning]:
    today = glance.now.date()
    found = ageing(book, customer, today, glance.settings)
    if found.overdue():
        day = today - timedelta(days=1)
        yield Dunning(
            number=numbers.next("CS", day), customer=customer.code, reminded_on=day, level=level_of(found.longest), amount=found.overdue(),
            days=max(found.longest - 1, 1), person=HOLDERS[Role.FINANCE][0],
        )  # fmt: skip
