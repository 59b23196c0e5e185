"""The later pages of a month as printed: late orders, exceptions, receivables, hours, decisions."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from order_logic.text import Text
from reports.charts import Bar, Cell

ZERO = Decimal(0)


class LateRow(NamedTuple):
    """An order that was late in the month: how many of its lines, since when, why and whose it is."""

    order: str
    customer: str
    lines: int
    promised_on: date
    done_on: date | None
    days: int
    cause: Text
    words: str
    owner: Text
    person: str
    now: Text


@dataclass(frozen=True, slots=True)
class Late:
    """The late orders, longest first; ``more`` is how many are not listed. Raises ValueError when causes do not hold every line."""

    findings: tuple[Text, Text, Text]
    causes: tuple[Bar, ...]
    owners: tuple[Bar, ...]
    rows: tuple[LateRow, ...]
    orders: int
    lines: int
    more: int

    def __post_init__(self) -> None:
        for bars in (self.causes, self.owners):
            if sum(int(bar.value or 0) for bar in bars) != self.lines:
                raise ValueError(f"{bars} are not {self.lines} late lines")


class ClassRow(NamedTuple):
    """One class of exceptions by whose they are, and in all."""

    name: Text
    counts: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Troubles:
    """The exceptions of the month by class and responsibility, and how they were dealt with."""

    finding: Text
    vital: int
    pareto: tuple[tuple[Text, Text, int, str], ...]
    sides: tuple[Text, ...]
    classes: tuple[ClassRow, ...]
    total: ClassRow
    open: int
    handling: tuple[tuple[Text, Text], ...]


class DebtorRow(NamedTuple):
    """A customer with overdue money: 1–30, 31–60, 61–90 and more than 90 days, in 元, the longest in days, the last reminder."""

    name: Text | str
    parts: tuple[Decimal, ...]
    total: Decimal
    longest: int | None
    reminded: Text


@dataclass(frozen=True, slots=True)
class Owed:
    """Receivables at the end of the month by age; buckets less money not matched make the balance, or ValueError is raised."""

    finding: Text
    bars: tuple[Bar, ...]
    buckets: tuple[tuple[Text, Decimal], ...]
    overdue: Decimal
    unmatched: Decimal
    balance: Decimal
    debtors_finding: Text
    debtors: tuple[DebtorRow, ...]

    @property
    def total(self) -> Decimal:
        """All columns together."""
        return sum((amount for _, amount in self.buckets), ZERO)

    def __post_init__(self) -> None:
        if self.total - self.unmatched != self.balance:
            raise ValueError(f"the ageing {self.buckets} less {self.unmatched} is not {self.balance}")


class StepRow(NamedTuple):
    """A department's time for a step: its limit, the mean hours of twelve months, this month in per cent of the limit, how many late."""

    step: Text
    department: Text
    limit: int
    cells: tuple[Cell, ...]
    share: Decimal | None
    late: int
    times: int


class Hours(NamedTuple):
    """Hours per step by department."""

    finding: Text
    rows: tuple[StepRow, ...]


class Decision(NamedTuple):
    """What is to be decided for next month, on which figures, what it would bring, who sees to it by when."""

    what: Text
    why: Text
    gain: Text
    who: Text
    person: str
    due: date
    weight: int
