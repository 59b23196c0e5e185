"""Shipments, statements and a till for tests of money: it presses a verb and fills the computed columns, as the desk does."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from order_logic.book import Book
from order_logic.computed import Glance
from order_logic.derived.ageing import ageing
from order_logic.derived.refresh import every_other, refreshed
from order_logic.flows.roles import Role
from order_logic.press import Numbers, Press
from order_logic.records import Customer, IssuedStatement, Order, OutboundLine, OutboundNote, PaymentStep, Return
from order_logic.records.choices import Gate
from order_logic.settings import Settings
from order_logic.verbs.outcome import Outcome
from tests.logic.builders import CUSTOMER, NOW, NUMBER, TODAY, a_book, a_press, rows_of

Verb = Callable[[Book, Sequence[str], Press], Outcome]
SHIPPED_ON = date(2026, 11, 2)
NOTE = "CK20261102-0001"


def a_shipment(quantity: int | str = 100, number: str = NOTE, order: str = NUMBER, line_no: int = 1, **fields: Any) -> list[Any]:
    """A note that left on 2 November with ``quantity`` of one line; signed for where ``signed_on`` says so."""
    usual: dict[str, Any] = {"shipped_on": SHIPPED_ON, "issued_on": SHIPPED_ON}
    part = {name: fields.pop(name) for name in ("refused", "lost", "signed") if name in fields}
    note = OutboundNote(number=number, order=order, **usual | fields)
    return [note, OutboundLine(note=number, order=order, line_no=line_no, quantity=Decimal(quantity), **part)]


def delivered(quantity: int | str = 100, number: str = NOTE, order: str = NUMBER, **fields: Any) -> list[Any]:
    """The same, signed for on the day after."""
    return a_shipment(quantity, number, order, **{"signed_on": date(2026, 11, 3), **fields})


def a_step(number: int, share: int | str, gate: Gate | None = None, **fields: Any) -> PaymentStep:
    """A step of the payment plan as a person types it."""
    usual: dict[str, Any] = {"order": NUMBER, "name": f"第{number}期", "share": Decimal(share), "gate": gate}
    return PaymentStep(number=number, **usual | fields)


def a_statement(last_on: date, number: str = "DZ20261101-0001", **fields: Any) -> IssuedStatement:
    """A statement of the usual customer for the month that ends on ``last_on``, confirmed by finance."""
    usual: dict[str, Any] = {
        "customer": CUSTOMER, "first_on": last_on.replace(day=1), "prepared_by": "sales", "confirmed_by": "finance", "confirmed_at": NOW,
    }  # fmt: skip
    return IssuedStatement(number=number, last_on=last_on, **usual | fields)


def a_credit(amount: int | str, state: Any, number: str = "TH20261110-0001", **fields: Any) -> Return:
    """A return that finance has handled on 10 November."""
    usual: dict[str, Any] = {"order": NUMBER, "done_on": date(2026, 11, 10)}
    return Return(number=number, state=state, amount=Decimal(amount), **usual | fields)


@dataclass
class Till:
    """A book and the numbers that it has given out."""

    book: Book
    settings: Settings = field(default_factory=Settings)
    numbers: Numbers = field(default_factory=Numbers)

    @classmethod
    def of(cls, *rows: Any, **settings: Any) -> "Till":
        """A till over ``a_book`` of these rows with every computed column filled."""
        till = cls(a_book(*rows), Settings(**settings))
        till._refresh()
        return till

    def does(self, verb: Verb, *picks: str, role: Role = Role.FINANCE, **press: Any) -> Outcome:
        """Presses and keeps what came of it."""
        outcome = verb(self.book, picks, a_press(role, settings=self.settings, numbers=self.numbers, **press))
        self.book = Book.of(*rows_of(self.book)).after(outcome.changes) if outcome.changes else Book.of(*rows_of(self.book))
        self._refresh()
        return outcome

    def refuses(self, verb: Verb, *picks: str, **press: Any) -> set[str]:
        """Presses and expects that nothing moves; gives the codes of what stands in the way."""
        outcome = self.does(verb, *picks, **press)
        assert not outcome.changes
        return {finding.rule for finding in outcome.findings}

    def all(self, record: Any) -> list[Any]:
        return list(self.book.all(record))

    def order(self, number: str = NUMBER) -> Any:
        found = self.book.get(Order, number)
        assert found is not None
        return found

    def ageing(self, today: date = TODAY) -> Any:
        customer = self.book.get(Customer, CUSTOMER)
        assert customer is not None
        return ageing(self.book, customer, today, self.settings)

    def _refresh(self) -> None:
        book = Book.of(*rows_of(self.book))
        edits = refreshed(book, [o.number for o in book.all(Order)], Glance(NOW, self.settings), every_other(book))
        self.book = Book.of(*rows_of(book.after(edits)))
