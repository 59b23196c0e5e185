"""What a customer owes, by how long it has been due: shipped orders against the money that came in, oldest first."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from order_logic.book import Book
from order_logic.derived.receipts import received
from order_logic.records import Customer, OpeningBalance, Order, OutboundNote
from order_logic.records.choices import Basis
from order_logic.settings import Settings
from order_logic.text import Word

ZERO = Decimal(0)


class Bucket(Word):
    """The columns of an ageing table (SPEC 6)."""

    NOT_DUE = ("未到期", "Not due")
    UP_TO_30 = ("逾期 1–30 天", "1–30 days overdue")
    UP_TO_60 = ("逾期 31–60 天", "31–60 days overdue")
    UP_TO_90 = ("逾期 61–90 天", "61–90 days overdue")
    UP_TO_180 = ("逾期 91–180 天", "91–180 days overdue")
    UP_TO_365 = ("逾期 181–365 天", "181–365 days overdue")
    BEYOND = ("逾期 365 天以上", "over 365 days overdue")


_ENDS = (0, 30, 60, 90, 180, 365)


class Debt(NamedTuple):
    """What is still open of one order, or of the opening balance (``order`` blank); due None: not due yet."""

    order: str
    due_on: date | None
    amount: Decimal

    def overdue_days(self, today: date) -> int:
        return max((today - self.due_on).days, 0) if self.due_on else 0


@dataclass(frozen=True, slots=True)
class Ageing:
    """Open debts, oldest first, and money that no debt has used up (预收款); Σ debts − unmatched = the customer's balance."""

    today: date
    debts: tuple[Debt, ...]
    unmatched: Decimal

    @property
    def buckets(self) -> dict[Bucket, Decimal]:
        """The amount in every bucket, empty ones with 0."""
        sums = dict.fromkeys(Bucket, ZERO)
        for debt in self.debts:
            sums[_bucket(debt.overdue_days(self.today))] += debt.amount
        return sums

    @property
    def balance(self) -> Decimal:
        return sum((debt.amount for debt in self.debts), ZERO) - self.unmatched

    def overdue(self, beyond: int = 0) -> Decimal:
        """What has been due for more than ``beyond`` days."""
        return sum((debt.amount for debt in self.debts if debt.overdue_days(self.today) > beyond), ZERO)


def _bucket(days: int) -> Bucket:
    return next((bucket for bucket, end in zip(Bucket, _ENDS, strict=False) if days <= end), Bucket.BEYOND)


def ageing(book: Book, customer: Customer, today: date, settings: Settings) -> Ageing:
    """The ageing of one customer today; raises NotRead unless orders, receipts and outbound notes were read whole.

    Money that names an order pays that order only, all other money pays what has been due longest. An order shipped in parts is due
    from its last shipment; while invoices are not recorded, terms that run from the invoice run from the shipment.
    """
    debts, money = _debts(book, customer), received(customer, book, settings)
    free, kept = money.pop("", ZERO) + _paid_before(book, customer), ZERO
    for order, amount in money.items():
        debts, rest = _pay(debts, amount, order)
        kept += max(rest, ZERO)
        free += min(rest, ZERO)
    if free < 0:  # more refunded than was ever paid: owed again, from no certain day
        debts, free = [*debts, Debt("", None, -free)], ZERO
    debts, free = _pay(debts, free)
    return Ageing(today, tuple(debts), kept + free)


def _pay(debts: list[Debt], amount: Decimal, order: str | None = None) -> tuple[list[Debt], Decimal]:
    """The debts still open once ``amount`` paid those of ``order`` (None: of any), and what is left of it."""
    left, still = amount, []
    for debt in debts:
        paid = min(max(left, ZERO), debt.amount) if order in (None, debt.order) else ZERO
        left -= paid
        if debt.amount > paid:
            still.append(debt._replace(amount=debt.amount - paid))
    return still, left


def _debts(book: Book, customer: Customer) -> list[Debt]:
    """What was shipped, and the opening balance, by due day; what is not due yet comes last."""
    book.all(OutboundNote)  # a part of them would make shipped orders look undue
    opening = book.get(OpeningBalance, customer.code)
    debts = [
        Debt(o.number, _due_on(o, book, customer), o.shipped_amount) for o in book.by(Order, "customer", customer.code) if o.shipped_amount
    ]
    if opening and opening.amount and opening.amount > 0:
        debts.append(Debt("", opening.due_on or opening.day, opening.amount))
    return sorted(debts, key=lambda debt: (debt.due_on or date.max, debt.order))


def _paid_before(book: Book, customer: Customer) -> Decimal:
    """A negative opening balance is money that came in before the book was begun."""
    opening = book.get(OpeningBalance, customer.code)
    return max(-(opening.amount or ZERO), ZERO) if opening else ZERO


def _due_on(order: Order, book: Book, customer: Customer) -> date | None:
    """Start (发货, 签收, 开票 or 月末对账) + 账期天数 (SPEC 6); None while the start is not reached."""
    notes = [n for n in book.by(OutboundNote, "order", order.number) if n.shipped_on and not n.voided]
    from_signing = customer.due_from is Basis.SIGNED
    days = [n.signed_on if from_signing else n.shipped_on for n in notes]
    if not days or None in days:
        return None
    start = max(day for day in days if day)
    if customer.due_from is Basis.MONTH_END:
        start = start.replace(day=monthrange(start.year, start.month)[1])
    return start + timedelta(days=customer.credit_days or 0)
