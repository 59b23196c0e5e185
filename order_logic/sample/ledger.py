"""What each customer of the sample company owed at every moment: from it come the credit limits and the figures on signatures."""

import json
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_UP, Decimal
from itertools import accumulate
from typing import NamedTuple

from order_logic.spelling import spelled

ZERO = Decimal(0)
_STEP = Decimal(10_000)
_LEAST = Decimal(50_000)
_ROOM = Decimal("1.15")


class Entry(NamedTuple):
    """Something that changed what a customer owes: confirmed, shipped and received amounts in 元."""

    minute: int
    confirmed: Decimal = ZERO
    shipped: Decimal = ZERO
    received: Decimal = ZERO


@dataclass(slots=True)
class Account:
    """One customer's entries; ``close`` it before asking."""

    opening: Decimal = ZERO
    entries: list[Entry] = field(default_factory=list)
    waiting: Decimal = ZERO  # orders under way today, not confirmed yet
    totals: list[Entry] = field(default_factory=list)  # running, by time

    def close(self) -> None:
        """Sums up the entries once all are in."""
        self.totals = list(accumulate(sorted(self.entries, key=lambda e: e.minute), _added))

    def limit(self) -> Decimal:
        """A credit limit that was enough at every moment of the year and leaves room for what is under way."""
        asked = max((s.confirmed - s.received for s in self.totals), default=ZERO) + self.opening + self.waiting
        return max(_LEAST, (asked * _ROOM / _STEP).quantize(Decimal(1), ROUND_UP) * _STEP)

    def figures(self, minute: int, told: Mapping[str, str], amount: Decimal, limit: Decimal | None) -> str:
        """What the desk freezes on a signature (JSON): ``told``, and the credit just before ``minute`` with this order's ``amount``."""
        at = bisect_left(self.totals, minute, key=lambda e: e.minute)
        sums = self.totals[at - 1] if at else Entry(minute)
        balance, waiting = self.opening + sums.shipped - sums.received, sums.confirmed - sums.shipped
        total = balance + waiting + amount
        credit = {
            "opening": self.opening, "shipped": sums.shipped, "receipts": sums.received, "balance": balance,
            "confirmed_not_shipped": waiting, "under_test": amount, "total": total, "limit": limit,
            "available": None if limit is None else limit - total,
        }  # fmt: skip
        return packed({**told, **{name: spelled(value) for name, value in credit.items()}})


def packed(told: Mapping[str, str]) -> str:
    """Figures as they lie in a cell: JSON without blanks."""
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _added(a: Entry, b: Entry) -> Entry:
    return Entry(b.minute, a.confirmed + b.confirmed, a.shipped + b.shipped, a.received + b.received)
