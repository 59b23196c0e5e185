"""The schedule of the running week at the sample company, agreed to by the three departments."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time
from random import Random

from order_logic.book import Book
from order_logic.computed import Glance
from order_logic.derived.weekly import monday_of, wanted_rows
from order_logic.flows.roles import Role as R
from order_logic.records import PlanRow
from order_logic.sample.people import HOLDERS

_PLANNED_AT, FULL = time(9, 10), 100


class Week:
    """Writes the rows of the week; ``book`` holds the jobs that run in it."""

    def __init__(self, rng: Random, book: Book, glance: Glance) -> None:
        self.book, self.glance = book, glance

    def rows(self) -> Iterator[PlanRow]:
        """Each open job that fits into the week, with every confirmation; planning is still at work on the others."""
        monday = monday_of(self.glance.now.date())
        planned = min(self.glance.now, datetime.combine(monday, _PLANNED_AT))
        by_role = [HOLDERS[role][0] for role in (R.PRODUCTION, R.PURCHASING, R.QUALITY)]
        fitting = [row for row in wanted_rows(monday, self.book, replace(self.glance, now=planned)) if _fits(row)]
        for n, row in enumerate(fitting, 1):
            yield replace(row, number=n, production_by=by_role[0], purchasing_by=by_role[1], quality_by=by_role[2])


def _fits(row: PlanRow) -> bool:
    """Whether capacity, materials and the customer's date allow it (R-39)."""
    room = row.load is None or row.load <= FULL
    ready = row.materials_on is None or row.start_on is None or row.materials_on <= row.start_on
    return room and ready and (row.finish_on is None or row.due_on is None or row.finish_on <= row.due_on)
