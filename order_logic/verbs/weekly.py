"""排周计划 and 确认周计划: writes the schedule of a week, and signs it by department (R-39)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from order_logic.book import Add, Book, Change, Edit, key_of
from order_logic.computed import Glance
from order_logic.derived.capacity import WEEK
from order_logic.derived.people import holders
from order_logic.derived.weekly import FACTS, monday_of, rows_of_week, same_plan, wanted_rows
from order_logic.flows.roles import Role
from order_logic.press import Press
from order_logic.records import Order, PlanRow
from order_logic.rule import NO_ORDER, Case, Finding
from order_logic.verbs.deeds import Deed
from order_logic.verbs.moving import Moved, one_by_one
from order_logic.verbs.outcome import Outcome
from order_logic.verbs.permission import signing_role
from order_logic.verbs.picks import orders_of, resolved
from order_logic.verbs.refusals import Refusal, refused

CONFIRMED_BY: dict[Role, str] = {Role.PRODUCTION: "production_by", Role.PURCHASING: "purchasing_by", Role.QUALITY: "quality_by"}
"""Which department confirms a row of the schedule in which column."""


def plan_week(book: Book, picked: Sequence[str], press: Press) -> Outcome:
    """Writes the schedule of the week of 本次日期, else of the coming week; rows that say something else than before are void.

    A row that stays as it was keeps its confirmations; a new or changed one asks for them.
    """
    role = signing_role(Case(NO_ORDER, book, press), Deed.PLAN_WEEK, (Role.PMC,))
    if isinstance(role, Finding):
        return Outcome(findings=(role,))
    monday = _week(book, picked, press)
    wanted, there = wanted_rows(monday, book, Glance(press.now, press.settings, press.lang)), rows_of_week(monday, book)
    kept = {row.job: row for row in there if any(row.job == new.job and same_plan(row, new) for new in wanted)}
    changes: list[Change] = [Edit(PlanRow, key_of(row), "voided", row.voided, True) for row in there if kept.get(row.job) is not row]
    number = max((row.number or 0 for row in book.by(PlanRow, "week", monday)), default=0)
    fresh = [row for row in wanted if row.job not in kept]
    changes += [edit for new in wanted if new.job in kept for edit in _brought_to(kept[new.job], new)]
    changes += [Add(PlanRow, replace(row, number=number + n)) for n, row in enumerate(fresh, 1)]
    return Outcome(tuple(changes), (), tuple(dict.fromkeys(row.order for row in wanted)))


def _brought_to(row: PlanRow, new: PlanRow) -> Iterator[Edit]:
    """What a row tells beside its plan, as it is now; the confirmations stay."""
    for name in FACTS:
        if getattr(row, name) != getattr(new, name):
            yield Edit(PlanRow, key_of(row), name, getattr(row, name), getattr(new, name))


def _week(book: Book, picked: Sequence[str], press: Press) -> date:
    """The Monday of the week asked for: by the day typed with the press or on a picked order, else the coming one."""
    orders = (book.get(Order, number) for number in orders_of(resolved(book, picked)))
    day = press.on or next((order.on for order in orders if order and order.on), None)
    return monday_of(day) if day else monday_of(press.today) + timedelta(days=WEEK)


def confirm_week(book: Book, picked: Sequence[str], press: Press) -> Outcome:
    """Signs the rows of the picked orders, from this week on, for the departments of the person."""
    return one_by_one(book, orders_of(resolved(book, picked)), press, lambda now, number: _confirmed(now, number, press))


def _confirmed(book: Book, number: str, press: Press) -> Moved:
    order = book.get(Order, number)
    if order is None:
        return Moved(book, [], [refused(Refusal.UNKNOWN, number)])
    fields = list(_columns_of(order, book, press))
    if not fields:
        refusal = signing_role(Case(order, book, press), Deed.CONFIRM_WEEK, tuple(CONFIRMED_BY))
        return Moved(book, [], [refusal] if isinstance(refusal, Finding) else [])
    this_week = monday_of(press.today)
    rows = [row for row in book.by(PlanRow, "order", number) if not row.voided and row.week and row.week >= this_week]
    changes: list[Change] = [
        Edit(PlanRow, key_of(row), name, "", press.user.login) for row in rows for name in fields if not getattr(row, name)
    ]
    if not changes:
        return Moved(book, [], [refused(Refusal.NO_DOCUMENT, number, move=Deed.CONFIRM_WEEK)])
    return Moved(book.after(changes), changes, [], number)


def _columns_of(order: Order, book: Book, press: Press) -> Iterator[str]:
    """The columns that a person may sign: those of the departments that they hold or stand in for."""
    for role, name in CONFIRMED_BY.items():
        people = holders((role,), order, book, press.today, ())[1]
        if Role.ADMIN in press.user.roles or any(person.login == press.user.login for person in people):
            yield name
