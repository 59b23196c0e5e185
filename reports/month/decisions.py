"""What the month asks to be decided for the next one: each proposal rests on figures of the report, the weightiest five are shown."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from order_logic.book import Book
from order_logic.derived.calendar import calendar_of
from order_logic.derived.lateness import UNKNOWN
from order_logic.derived.people import holders
from order_logic.derived.statistics import Basis
from order_logic.flows.roles import Role
from order_logic.press import Press
from reports.charts import Bar
from reports.figures import filled, money, quantity
from reports.month import proposals as said
from reports.month.buyers import Buyer
from reports.month.comparing import growth
from reports.month.money import Ledger, share_of
from reports.month.rows import Decision, Hours, Late, StepRow, Troubles
from reports.month.twelve import Rate, Twelve, sum_said

ZERO = Decimal(0)
MOST, SOON, LATER = 5, 5, 10
"""How many decisions; workdays until a pressing one and any other is due."""
_TELLING = 2
"""Cases from which one cause is more than chance."""
_FALL, _GAP, _CROWD = Decimal(-30), Decimal(5), Decimal(30)
"""Per cent that a customer falls, points between request and promise, per cent of one customer, from which a decision is proposed."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What the report found, for decisions to rest on."""

    twelve: Twelve
    ledger: Ledger
    buyers: list[Buyer]
    late: Late
    troubles: Troubles
    hours: Hours
    book: Book
    press: Press

    @property
    def rate(self) -> Rate:
        """The lines due by the first promise."""
        return self.twelve.rates[Basis.FIRST_PROMISED][-1] or Rate()

    def due(self, workdays: int) -> date:
        """So many workdays after the month, or after today where that is later."""
        begin = max(self.twelve.months[-1].last, self.press.today)
        return calendar_of(self.book).add_workdays(begin, workdays)

    def person(self, role: Role) -> str:
        """The name of whoever holds a role, or the next level's where nobody does."""
        _, people = holders((role,), None, self.book, self.press.today, ())
        return (people[0].name or people[0].login) if people else ""


def decisions(found: Findings) -> tuple[Decision, ...]:
    """The proposals, weightiest first; fewer than five where the figures ask for fewer."""
    return tuple(sorted(_proposed(found), key=lambda one: -one.weight)[:MOST])


def _proposed(found: Findings) -> Iterator[Decision]:
    yield from _open(found)
    yield from _slow(found)
    yield from _overdue(found)
    yield from _cause(found)
    yield from _trouble(found)
    yield from _fallen(found)
    yield from _request(found)
    yield from _unsolved(found)
    yield from _crowded(found)


def _open(found: Findings) -> Iterator[Decision]:
    rows = [row for row in found.late.rows if row.done_on is None]
    if rows:
        told = {"n": len(rows), "order": rows[0].order, "days": rows[0].days}
        yield _decided(said.OPEN, told, found, Role.PMC, SOON, 100)


def _slow(found: Findings) -> Iterator[Decision]:
    rows = [row for row in found.hours.rows if row.share is not None and row.cells[-1].heat == 3]
    worst = max(rows, key=lambda row: row.share or ZERO, default=None)
    if worst:
        yield _decided(said.SLOW, _step(worst), found, _role(worst), LATER, 90)
        return
    behind = [row for row in found.hours.rows if row.late]
    missing = [row for row in behind if (share_of(row.times - row.late, row.times) or ZERO) < found.press.settings.target_in_time]
    worst = max(missing, key=lambda row: row.late, default=None)
    if worst:
        told = _step(worst) | {"target": quantity(found.press.settings.target_in_time)}
        yield _decided(said.MISSED, told, found, _role(worst), LATER, 65)


def _step(row: StepRow) -> dict[str, object]:
    return {
        "department": row.department, "step": row.step, "limit": row.limit, "hours": quantity(row.cells[-1].value), "late": row.late,
        "times": row.times, "share": quantity(share_of(row.times - row.late, row.times)),
    }  # fmt: skip


def _role(row: StepRow) -> Role:
    return next(role for role in Role if role.text == row.department)


def _overdue(found: Findings) -> Iterator[Decision]:
    worst = max(found.buyers, key=lambda row: row.overdue, default=None)
    if worst and worst.overdue > 0:
        longest = max(age.longest for age in found.ledger.ages.values() if age.overdue() == worst.overdue)
        left = found.ledger.overdue - worst.overdue
        told = {
            "name": worst.name, "amount": money(worst.overdue), "share": quantity(share_of(worst.overdue, found.ledger.overdue)),
            "days": longest, "before": sum_said(found.ledger.overdue), "after": sum_said(left),
        }  # fmt: skip
        yield _decided(said.OVERDUE, told, found, Role.FINANCE, SOON, 85)


def _cause(found: Findings) -> Iterator[Decision]:
    unnamed = next((bar for bar in found.late.owners if bar.name == UNKNOWN), None)
    first = found.late.causes[0] if found.late.causes else None
    if unnamed and int(unnamed.value or 0) * 2 > found.late.lines >= _TELLING:
        yield _decided(said.UNNAMED, {"n": unnamed.value, "all": found.late.lines}, found, Role.ORDER_HEAD, SOON, 75)
    elif first and int(first.value or 0) >= _TELLING:
        yield _decided(said.CAUSE, _gain(first, found), found, Role.ORDER_HEAD, LATER, 80)


def _gain(bar: Bar, found: Findings) -> dict[str, object]:
    """What OTD would be without the lines of this cause."""
    rate, lines = found.rate, int(bar.value or 0)
    better = rate._replace(on_time=rate.on_time + lines)
    return {
        "cause": bar.name,
        "n": lines,
        "all": found.late.lines,
        "now": quantity(rate.of("on_time")),
        "then": quantity(better.of("on_time")),
    }


def _trouble(found: Findings) -> Iterator[Decision]:
    if found.troubles.pareto and found.troubles.pareto[0][2] >= _TELLING:
        category, side, cases, share = found.troubles.pareto[0]
        total = found.troubles.total.total
        told = {"category": category, "side": side, "n": cases, "share": share, "all": total, "left": total - cases}
        yield _decided(said.TROUBLE, told, found, Role.ORDER_HEAD, LATER, 70)


def _fallen(found: Findings) -> Iterator[Decision]:
    fallen = [row for row in found.buyers if (by := growth(row.now, row.before)) is not None and by <= _FALL]
    worst = max(fallen, key=lambda row: row.before - row.now, default=None)
    if worst:
        by = growth(worst.now, worst.before) or ZERO
        told = {"name": worst.name, "by": quantity(abs(by)), "less": sum_said(worst.before - worst.now)}
        yield _decided(said.FALLEN, told, found, Role.SALES_MANAGER, LATER, 60)


def _request(found: Findings) -> Iterator[Decision]:
    promise, request = (found.twelve.shares(basis, "on_time")[-1] for basis in (Basis.FIRST_PROMISED, Basis.REQUESTED))
    if promise is not None and request is not None and promise - request >= _GAP:
        told = {"share": quantity(request), "by": quantity(promise - request)}
        yield _decided(said.REQUEST, told, found, Role.PMC, LATER, 55)


def _unsolved(found: Findings) -> Iterator[Decision]:
    still = found.troubles.open
    if still:
        yield _decided(said.UNSOLVED, {"n": still, "all": found.troubles.total.total}, found, Role.ORDER_HEAD, SOON, 50)


def _crowded(found: Findings) -> Iterator[Decision]:
    first = found.buyers[0] if found.buyers else None
    whole = sum((row.now for row in found.buyers), ZERO)
    share = share_of(first.now, whole) if first else None
    if first and share is not None and share >= _CROWD and len(found.buyers) > 1:
        told = {"name": first.name, "share": quantity(share)}
        yield _decided(said.CROWDED, told, found, Role.SALES_MANAGER, LATER, 45)


def _decided(words: said.Proposal, told: Mapping[str, object], found: Findings, role: Role, workdays: int, weight: int) -> Decision:
    what, why, gain = (filled(text, **told) for text in words)
    return Decision(what, why, gain, role.text, found.person(role), found.due(workdays), weight)
