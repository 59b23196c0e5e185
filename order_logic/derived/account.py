"""A customer's account over a period: what stood at its beginning, what changed it, what is open at its end."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from order_logic.book import Book
from order_logic.derived.ageing import Ageing, ageing
from order_logic.derived.closing import Period, statement_before
from order_logic.derived.postings import Posting, Sort, postings
from order_logic.records import Customer, OpeningBalance
from order_logic.settings import Settings

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Account:
    """The postings of a period by day; ``ageing`` is that of its last day and comes to ``closing``."""

    period: Period
    opening: Decimal
    postings: tuple[Posting, ...]
    ageing: Ageing

    def sum_of(self, *sorts: Sort) -> Decimal:
        """What the postings of these kinds changed, in 元."""
        return sum((p.amount for p in self.postings if p.sort in sorts), ZERO)

    @property
    def closing(self) -> Decimal:
        return self.opening + sum((p.amount for p in self.postings), ZERO)


def account(book: Book, customer: Customer, period: Period, settings: Settings) -> Account:
    """The account of ``customer`` from the first to the last day of ``period``, both included.

    It opens with what the statement before closed with, which is never changed; what was changed since for earlier days is posted as
    前期调整. Raises NotRead unless the records of LEDGER_READS and the issued statements were read whole.
    """
    first, last = period
    every = postings(book, customer, settings, last)
    begun = book.get(OpeningBalance, customer.code)
    before = ((begun.amount if begun else None) or ZERO) + sum((p.amount for p in every if _day(p) < first), ZERO)
    within = [p for p in every if _day(p) >= first]
    issued = statement_before(customer, first, book)
    opening = before if issued is None or issued.closing is None else issued.closing
    if issued and before != opening:
        within.insert(0, Posting(first, Sort.ADJUSTMENT, "", issued.number, before - opening))
    return Account(period, opening, tuple(within), ageing(book, customer, last, settings))


def _day(posting: Posting) -> date:
    return posting.on or date.min
