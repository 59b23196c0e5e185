"""What is still open of each order, by due day, once everything matched to it is taken off."""

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from order_logic.book import Book
from order_logic.derived.postings import receivables
from order_logic.derived.receipts import matchings_of
from order_logic.records import Customer, OpeningBalance, Order, PaymentStep
from order_logic.records.choices import Gate, Matched
from order_logic.settings import Settings

ZERO = Decimal(0)


class Debt(NamedTuple):
    """What is still open of one shipment of an order, or of the opening balance (``order`` blank); due None: not due yet."""

    order: str
    due_on: date | None
    amount: Decimal

    def overdue_days(self, today: date) -> int:
        return max((today - self.due_on).days, 0) if self.due_on else 0


def open_debts(book: Book, customer: Customer, settings: Settings, until: date | None = None) -> tuple[list[Debt], Decimal]:
    """The open debts of one customer, longest due first, and what orders were credited beyond what was charged for them."""
    pieces: dict[str, list[Debt]] = defaultdict(list)
    credits: dict[str, Decimal] = defaultdict(Decimal)
    for posting in receivables(book, customer, settings, until):
        if posting.amount > 0:
            due = posting.starts + timedelta(days=customer.credit_days or 0) if posting.starts else None
            pieces[posting.order].append(Debt(posting.order, due, posting.amount))
        else:
            credits[posting.order] -= posting.amount
    for match in matchings_of(customer, book, settings, until):
        if match.kind is Matched.RECEIPT:
            credits[match.order] += match.amount or ZERO
    opening = book.get(OpeningBalance, customer.code)
    if opening and (opening.amount or ZERO) > 0:
        pieces[""].append(Debt("", opening.due_on or opening.day, opening.amount or ZERO))
    return _netted(pieces, credits, book)


def _netted(pieces: dict[str, list[Debt]], credits: dict[str, Decimal], book: Book) -> tuple[list[Debt], Decimal]:
    """Each order's credits taken off its own debts, oldest first."""
    debts: list[Debt] = []
    over = ZERO
    for order in dict.fromkeys([*pieces, *credits]):
        left = credits[order]
        for debt in sorted(_by_plan(pieces[order], order, book), key=_age):
            paid = min(max(left, ZERO), debt.amount)
            left -= paid
            if debt.amount > paid:
                debts.append(debt._replace(amount=debt.amount - paid))
        over += left
    if over < 0:  # more matchings taken back than were ever made
        debts, over = [*debts, Debt("", None, -over)], ZERO
    return sorted(debts, key=_age), over


def _age(debt: Debt) -> tuple[date, str]:
    return debt.due_on or date.max, debt.order


def _by_plan(pieces: list[Debt], order: str, book: Book) -> list[Debt]:
    """The same sum; what the payment plan leaves for a later day (尾款, 质保金) is the last of what was charged, due on that day."""
    header = book.get(Order, order)
    steps = [s for s in book.by(PaymentStep, "order", order) if s.due_on and s.amount and s.gate in (None, Gate.NOTHING)]
    if not header or not steps or not pieces:
        return pieces
    later = sum((s.amount or ZERO for s in steps), ZERO)
    charged = sum((p.amount for p in pieces), ZERO)
    held = min(max(charged - (header.amount or ZERO) + later, ZERO), later)
    kept, left = list[Debt](), charged - held
    for piece in sorted(pieces, key=_age):
        part = min(left, piece.amount)
        left -= part
        kept += [piece._replace(amount=part)] if part > 0 else []
    for step in sorted(steps, key=lambda s: s.due_on or date.max):
        part = min(held, step.amount or ZERO)
        held -= part
        kept += [Debt(order, step.due_on, part)] if part > 0 else []
    return kept


def paid_before(book: Book, customer: Customer) -> Decimal:
    """A negative opening balance is money that came in before the book was begun."""
    opening = book.get(OpeningBalance, customer.code)
    return max(-(opening.amount or ZERO), ZERO) if opening else ZERO
