"""The customers of the sample company, and how each of them buys and pays."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from random import Random

from order_logic.records import Customer
from order_logic.records.choices import Basis, Payment, Settlement
from order_logic.sample import names
from order_logic.sample.people import SALESPEOPLE

_TERMS = (  # settlement, credit days, how many in a hundred
    (Settlement.MONTHLY, 30, 42),
    (Settlement.MONTHLY, 60, 23),
    (Settlement.PREPAID, 0, 23),
    (Settlement.INSTALMENTS, 30, 12),
)
_PO_STYLES = ("PO{day:%y%m}{n:03d}", "CG-{day:%Y%m%d}-{n:02d}", "4500{n:06d}", "{day:%Y}-DD-{n:04d}", "XY{day:%y%m%d}{n:02d}")
_FORMS = ("有限公司", "有限公司", "有限公司", "股份有限公司")
_SLOW = 0.1
LAST_OF_SLOW = timedelta(days=75)
"""How long ago those who pay late placed their last order."""


@dataclass(slots=True)
class Buyer:
    """A customer with habits: how often it orders, its discount, whether it pays late, how it numbers its orders."""

    customer: Customer
    weight: int
    discount: Decimal
    slow: bool
    tax_included: bool
    po_style: str
    ordered: int = 0

    def next_po(self, day: date) -> str:
        """The customer's own order number; each is given once."""
        self.ordered += 1
        return self.po_style.format(day=day, n=self.ordered)


def buyers(rng: Random, count: int, today: date) -> list[Buyer]:
    """``count`` customers (up to 400); no two names near enough to be taken for one company."""
    places = rng.sample(list(product(names.TOWNS, names.TRADES)), count)
    words = names.company_words(rng, count)
    return [_buyer(rng, f"C{n:04d}", word, *place, today) for n, (word, place) in enumerate(zip(words, places, strict=True), start=1)]


def _buyer(rng: Random, code: str, word: str, town: names.Town, trade: str, today: date) -> Buyer:
    settlement, days, _ = rng.choices(_TERMS, [share for *_, share in _TERMS])[0]
    prepaid = settlement is Settlement.PREPAID
    bank, account = names.bank_account(rng, town)
    basis = Basis.SIGNED if rng.random() < 0.2 else Basis.SHIPPED
    customer = Customer(
        code=code, name=f"{town.name}{word}{trade}{rng.choice(_FORMS)}", short_name=f"{word}{trade[:2]}", contact=names.person(rng),
        phone=names.mobile(rng) if rng.random() < 0.6 else names.landline(rng, town), address=names.address(rng, town),
        settlement=settlement, payment=Payment.BILL if days == 60 and rng.random() < 0.4 else Payment.TRANSFER, credit_days=days,
        assessed_on=today - timedelta(days=rng.randrange(380, 900)), basis=basis, due_from=basis,
        tax_number=names.credit_code(rng, town.code), bank=bank, account=account,
        salesperson=rng.choice(SALESPEOPLE)[1],
    )  # fmt: skip
    return Buyer(
        customer, weight=rng.choice((1, 2, 2, 3, 4, 6, 9)), discount=Decimal(rng.choice((0, 0, 2, 3, 5, 8))),
        slow=not prepaid and rng.random() < _SLOW, tax_included=rng.random() < 0.92, po_style=rng.choice(_PO_STYLES),
    )  # fmt: skip


def chosen_buyers(rng: Random, all_of_them: list[Buyer]) -> Iterator[Buyer]:
    """One buyer after the other without end, big ones more often."""
    weights = [buyer.weight for buyer in all_of_them]
    while True:
        yield from rng.choices(all_of_them, weights, k=256)
