"""The register of papers: each names itself, and the folder they lie in is the list."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NamedTuple

from order_logic.book import Book
from order_logic.press import Press
from order_logic.register import register_of
from order_logic.text import Text
from reports.blocks import Copy
from reports.tables import Table

Period = tuple[date, date]
"""First and last day."""


class Topic(NamedTuple):
    """One sheet to print: the number or code of what it is about (a memo: SO…/2), and the period where it has one."""

    key: str
    period: Period | None = None


class Refused(NamedTuple):
    """Why a sheet cannot be made from the book as it stands, and what to do."""

    topic: Topic
    why: Text
    remedy: Text


Gather = Callable[[Book, Topic, Press], object]
"""The book to a frozen view of one sheet, to a tuple of views where it is made in several copies, or to Refused."""
Due = Callable[[Book, Press], tuple[Topic, ...]]
"""What is printed when nobody picked anything."""
Tables = Callable[[Any], tuple[Table, ...]]
"""The view of a sheet to its tables, for the spreadsheets that travel inside an archived paper."""


def no_tables(view: object) -> tuple[Table, ...]:
    """Those of a paper that tells everything in its JSON."""
    return ()


@dataclass(frozen=True, slots=True)
class Report:
    """A paper: the name of its two files, its title, the records it reads, and how a sheet is gathered.

    ``about`` is the record of which a row makes a sheet: Order, Customer, a document; None where a period makes it. ``copies`` are those
    that differ by their label alone.
    """

    name: str
    title: Text
    about: type | None
    reads: tuple[type, ...]
    gather: Gather
    due: Due
    tables: Tables = no_tables
    copies: tuple[Copy, ...] = ()


def report(
    *, zh: str, en: str, about: type | None, reads: tuple[type, ...], due: Due, tables: Tables = no_tables, copies: tuple[Copy, ...] = ()
) -> Callable[[Gather], Report]:  # fmt: skip
    """Makes the function below a paper; the function's name is that of the paper and of its page."""
    return lambda gather: Report(gather.__name__, Text(zh, en), about, reads, gather, due, tables, copies)


def paper_named(name: str) -> Report | None:
    """The paper of this name, without a look at the others; None where there is none."""
    if not name.isidentifier() or find_spec(f"reports.papers.{name}") is None:
        return None
    found = getattr(import_module(f"reports.papers.{name}"), name, None)
    return found if isinstance(found, Report) else None


@cache
def papers() -> dict[str, Report]:
    """Every paper by name; raises DefinedTwice when two carry one name."""
    import reports.papers

    return register_of(reports.papers, Report)


def last_month(today: date) -> Period:
    """The last calendar month that is over."""
    last = today.replace(day=1) - timedelta(days=1)
    return last.replace(day=1), last
