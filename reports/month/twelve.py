"""Twelve months in figures: what was ordered, how punctual, how many exceptions, how much is owed; None where the book does not know."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from order_logic.book import Book
from order_logic.derived.period import Span
from order_logic.derived.statistics import Basis, percent
from order_logic.flows.commercial import Commercial
from order_logic.money import rounded
from order_logic.records import Order
from order_logic.settings import Settings
from order_logic.text import Text
from reports.figures import money, tenths
from reports.month.frames import BASES, Frames, frames, month_no, months_archived, months_to
from reports.month.view import Label, MonthRow

if TYPE_CHECKING:
    import pandas as pd

T = TypeVar("T")
CENTS = Decimal(100)
ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
GONE = Text("本月有订单已归档，册中数据不全，不列", "orders of this month are archived: the book holds it in part only")
_ROWS = (
    Text("订单数", "Orders"), Text("订单金额（万元）", "Amount (10k CNY)"),
    Text("应交行", "Lines due"), Text("完成率（%）", "Completion (%)"),
    Text("OTD　首次承诺（%）", "OTD, first promise (%)"), Text("OTD　客户要求（%）", "OTD, request (%)"),
    Text("OTIF　首次承诺（%）", "OTIF, first promise (%)"), Text("OTIF　客户要求（%）", "OTIF, request (%)"),
    Text("异常（起）", "Exceptions"), Text("期末应收（万元）", "Receivable (10k CNY)"),
)  # fmt: skip


class Rate(NamedTuple):
    """The lines due in a month by one kind of day, and how many of them were completed, on time, on time and in full."""

    due: int = 0
    completed: int = 0
    on_time: int = 0
    in_full: int = 0

    def of(self, name: str) -> Decimal | None:
        """One of the counts in per cent of the lines due, to a tenth; None where nothing was due."""
        share = percent(getattr(self, name), self.due)
        return None if share is None else rounded(share, 1)


@dataclass(frozen=True, slots=True)
class Twelve:
    """The figures by month, the one reported last; ``archived`` tells by month how many orders lie in the archive."""

    months: tuple[Span, ...]
    tables: Frames
    archived: dict[int, int]
    orders: tuple[int | None, ...]
    amounts: tuple[Decimal | None, ...]
    rates: dict[Basis, tuple[Rate | None, ...]]
    troubles: tuple[int | None, ...]
    owed: tuple[Decimal | None, ...]
    numbers: tuple[int, ...]
    running: date | None
    """The day up to which a month that is not over is told; None for one that is."""

    @property
    def month(self) -> int:
        """The month reported."""
        return self.numbers[-1]

    @property
    def gone(self) -> bool:
        """Whether orders of the month reported lie in the archive, so that lines, exceptions and times of it cannot be told."""
        return self.month in self.archived

    def shares(self, basis: Basis, name: str) -> tuple[Decimal | None, ...]:
        """One rate through the months, in per cent."""
        return tuple(rate.of(name) if rate else None for rate in self.rates[basis])

    def known(self, n: int) -> bool:
        """Whether the papers of the n-th month lie in the book, so that lines, exceptions and times can be told."""
        return self.orders[n] is not None and self.numbers[n] not in self.archived


def twelve(book: Book, span: Span, today: date, settings: Settings) -> Twelve:
    """The months up to ``span``; those before the first order of the book are not known."""
    months = months_to(span)
    numbers, archived = tuple(month_no(one.first) for one in months), months_archived(book)
    found = frames(book, months, today, settings)
    begun = _begun(book)
    there = [number >= begun for number in numbers]
    whole = [known and number not in archived for known, number in zip(there, numbers, strict=True)]
    orders, sums = found.orders.groupby("month").size(), found.orders.groupby("month")["cents"].sum()
    return Twelve(
        months, found, archived,
        _where(there, _by_month(orders, numbers)),
        _where(there, [Decimal(value) / CENTS for value in _by_month(sums, numbers)]),
        {basis: _where(whole, _rates(found.lines[basis], numbers)) for basis in BASES},
        _where(whole, _by_month(found.troubles.groupby("month").size(), numbers)),
        _where(there, _running(found.balances, numbers)),
        numbers,
        today if today <= span.last else None,
    )  # fmt: skip


def _begun(book: Book) -> int:
    """The month of the first order; one that never comes where there is none."""
    return min((month_no(o.ordered_on) for o in book.all(Order) if o.ordered_on and o.commercial is not Commercial.DRAFT), default=10**9)


def _by_month(series: "pd.Series[int]", numbers: tuple[int, ...]) -> list[int]:
    return [int(value) for value in series.reindex(list(numbers), fill_value=0)]


def _where(there: Sequence[bool], values: Sequence[T]) -> tuple[T | None, ...]:
    return tuple(value if known else None for known, value in zip(there, values, strict=True))


def _rates(lines: "pd.DataFrame", numbers: tuple[int, ...]) -> list[Rate]:
    names = list(Rate._fields)
    sums = lines.groupby("month")[names].sum().reindex(list(numbers), fill_value=0)
    return [Rate(*map(int, row)) for row in sums.itertuples(index=False)]


def _running(balances: "pd.DataFrame", numbers: tuple[int, ...]) -> list[Decimal]:
    """What was owed at the end of each month."""
    before = int(balances.loc[balances["month"] < numbers[0], "cents"].sum())
    sums = _by_month(balances.groupby("month")["cents"].sum(), numbers)
    ends = [before + sum(sums[: n + 1]) for n in range(len(sums))]
    return [Decimal(end) / CENTS for end in ends]


def wan(amount: Decimal | None) -> Decimal | None:
    """An amount in 元 in units of 10,000, to a tenth."""
    return None if amount is None else rounded(amount / 10_000, 1)


def sum_said(amount: Decimal) -> Text:
    """A sum in a sentence: in Chinese by ten thousands, in English to the last digit, as each is used to."""
    return Text(f"{tenths(wan(amount))} 万元", f"CNY {money(amount)}")


def labels(months: tuple[Span, ...]) -> tuple[Label, ...]:
    """The names of the months, with the year under the first and under every January."""
    return tuple(
        Label(month_name(one.first), f"{one.first.year}" if n == 0 or one.first.month == 1 else "") for n, one in enumerate(months)
    )


def month_name(day: date) -> Text:
    return Text(f"{day.month} 月", ENGLISH[day.month - 1])


def month_rows(found: Twelve) -> tuple[MonthRow, ...]:
    """The table of twelve months: every figure that a chart draws."""
    promise, request = BASES
    values = (
        found.orders, tuple(map(wan, found.amounts)), tuple(rate.due if rate else None for rate in found.rates[promise]),
        found.shares(promise, "completed"), found.shares(promise, "on_time"), found.shares(request, "on_time"),
        found.shares(promise, "in_full"), found.shares(request, "in_full"), found.troubles, tuple(map(wan, found.owed)),
    )  # fmt: skip
    return tuple(MonthRow(name, row) for name, row in zip(_ROWS, values, strict=True))
