"""A week's schedule as it is printed: how full each work centre is day by day, which jobs run when, and what endangers them."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from order_logic.text import Text
from reports.blocks import Head, Sign


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours asked of a work centre and the hours it has, both to a tenth; ``percent`` of them, None where it has none."""

    asked: Decimal
    there: Decimal | None
    percent: Decimal | None

    @property
    def full(self) -> bool:
        """Whether more is asked than there is."""
        return self.percent is not None and self.percent > 100


@dataclass(frozen=True, slots=True)
class Centre:
    """A work centre over the week, and on each of its days; None for a day that is over."""

    name: str
    week: Hours
    days: tuple[Hours | None, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """One job in the week; ``days`` tells on which days it runs, ``due`` which of them is the customer's."""

    job: str
    order: str
    customer: str
    goods: str
    unit: str
    quantity: Decimal
    hours: Decimal | None
    due_on: date | None
    materials: str
    materials_on: date | None
    start_on: date | None
    finish_on: date | None
    rush: bool
    days: tuple[bool, ...]
    due: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The jobs of one work centre."""

    name: str
    rows: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Risk:
    """What endangers a job or a work centre, and what is done about it."""

    subject: str
    what: Text
    measure: str


@dataclass(frozen=True, slots=True)
class Schedule:
    """The schedule of one week."""

    head: Head
    first: date
    last: date
    planned_at: datetime | None
    as_of: datetime
    days: tuple[date, ...]
    off: tuple[date, ...]
    centres: tuple[Centre, ...]
    groups: tuple[Group, ...]
    risks: tuple[Risk, ...]
    signs: tuple[Sign, ...]

    @property
    def count(self) -> int:
        """How many jobs run."""
        return sum(len(group.rows) for group in self.groups)
