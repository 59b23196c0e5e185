"""What a customer owes, by how long it has been due: what was charged against the money that came in, oldest first."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from order_logic.book import Book
from order_logic.derived.debts import Debt, open_debts, paid_before
from order_logic.derived.receipts import remainders
from order_logic.records import Customer
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

    @property
    def longest(self) -> int:
        """The most days that something has been overdue."""
        return max((debt.overdue_days(self.today) for debt in self.debts), default=0)


def _bucket(days: int) -> Bucket:
    return next((bucket for bucket, end in zip(Bucket, _ENDS, strict=False) if days <= end), Bucket.BEYOND)


def ageing(book: Book, customer: Customer, today: date, settings: Settings) -> Ageing:
    """The ageing of one customer on the evening of ``today``; raises NotRead unless the records of LEDGER_READS were read whole.

    What finance has matched pays what it was matched to. Money not matched yet pays the order that it names and no other, all other
    money what has been due longest, so that nobody is taken for late because 核销 was not pressed.
    """
    debts, kept = open_debts(book, customer, settings, today)
    money: dict[str, Decimal] = {}
    for receipt, left in remainders(customer, book, settings, today):
        money[receipt.order] = money.get(receipt.order, ZERO) + left
    free = money.pop("", ZERO) + paid_before(book, customer)
    for order, amount in money.items():
        debts, rest = pay(debts, amount, order)
        kept += max(rest, ZERO)
        free += min(rest, ZERO)
    if free < 0:  # more refunded than was ever paid: owed again, from no certain day
        debts, free = [*debts, Debt("", None, -free)], ZERO
    debts, free = pay(debts, free)
    return Ageing(today, tuple(debts), kept + free)


def pay(debts: list[Debt], amount: Decimal, order: str | None = None) -> tuple[list[Debt], Decimal]:
    """The debts still open once ``amount`` paid those of ``order`` (None: of any), and what is left of it."""
    left, still = amount, []
    for debt in debts:
        paid = min(max(left, ZERO), debt.amount) if order in (None, debt.order) else ZERO
        left -= paid
        if debt.amount > paid:
            still.append(debt._replace(amount=debt.amount - paid))
    return still, left
