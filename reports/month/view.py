"""A month as it is printed: every figure exact and rounded, every chart's places reckoned, every sentence tried against the figures."""

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from order_logic.text import Text
from reports.blocks import Head, Sign
from reports.charts import Axis, Bar, Curve, Figure, Part, Spark
from reports.month.rows import Decision, Hours, Late, Owed, Troubles

ZERO = Decimal(0)


class Label(NamedTuple):
    """A month at the foot of a chart: its name, and its year where that begins."""

    name: Text
    year: str = ""


class Kpi(NamedTuple):
    """One figure of the strip: now, a month before, what that changed, the target as words, whether it is met.

    Under it a curve, or a bar that is ``bar`` thousandths full.
    """

    name: Text
    value: Figure | None
    unit: Text
    last: Figure | None
    change: Text
    target: Text
    met: bool | None
    spark: Spark | None = None
    bar: int | None = None


class Trend(NamedTuple):
    """Twelve months: the amounts below, punctuality above, each on its own scale."""

    finding: Text
    bars: tuple[Bar, ...]
    curve: Curve
    axis: Axis


class MonthRow(NamedTuple):
    """One figure through the twelve months; None where it is not known."""

    name: Text
    values: tuple[Figure | None, ...]


class Standing(NamedTuple):
    """The orders in hand by stage, and what became of those placed in the month."""

    finding: Text
    parts: tuple[Part, ...]
    placed: Text


class Rates(NamedTuple):
    """Two curves against one target, to the first promise and to the request."""

    finding: Text
    axis: Axis
    curves: tuple[Curve, ...]


class ServiceRow(NamedTuple):
    """One way to count a line as served: counts first, so that every rate can be checked. Rates in per cent, differences in points."""

    name: Text
    met: int
    due: int
    now: Decimal | None
    last: Decimal | None
    change: Decimal | None
    target: Decimal | None


class BuyerRow(NamedTuple):
    """A customer of the month; money in 元, shares in per cent."""

    name: Text | str
    now: Decimal
    long: int
    share: Decimal | None
    so_far: Decimal | None
    change: Decimal | None
    otd: Decimal | None
    owed: Decimal
    overdue: Decimal


@dataclass(frozen=True, slots=True)
class Buyers:
    """The customers by what they ordered in the month, the rest in one row, and the sum of all.

    Raises ValueError when the rows do not make the sum.
    """

    finding: Text
    rows: tuple[BuyerRow, ...]
    rest: BuyerRow | None
    total: BuyerRow

    def __post_init__(self) -> None:
        rows = (*self.rows, *((self.rest,) if self.rest else ()))
        for name in ("now", "owed", "overdue"):
            if sum((getattr(row, name) for row in rows), ZERO) != getattr(self.total, name):
                raise ValueError(f"customers do not make the {name} of the month")


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report."""

    head: Head
    title: Text
    facts: tuple[tuple[Text, object], ...]
    message: tuple[Text, ...]
    kpis: tuple[Kpi, ...]
    months: tuple[Label, ...]
    trend: Trend
    table: tuple[MonthRow, ...]
    standing: Standing
    rates: tuple[Rates, Rates]
    service_finding: Text
    service: tuple[ServiceRow, ...]
    buyers: Buyers
    late: Late
    troubles: Troubles
    owed: Owed
    hours: Hours
    decisions: tuple[Decision, ...]
    definitions: tuple[tuple[Text, Text], ...]
    unknown: tuple[Text, ...]
    signs: tuple[Sign, ...]
