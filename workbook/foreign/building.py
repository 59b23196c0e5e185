"""Turns drawn values into rows of ours, record by record, so that a row finds what it refers to."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from order_logic.book import Key
from order_logic.columns import column_of, columns_of, key_fields
from order_logic.press import Numbers
from order_logic.records import Customer, Order, OrderLine, Product
from workbook.foreign.drawing import Drawn, text_of
from workbook.foreign.intake import At, Candidate, Intake
from workbook.foreign.opening import Opening
from workbook.foreign.report import Why
from workbook.foreign.words import TARGETS

_OF_ORDERS = {Order: "number", Opening: "order", OrderLine: "order"}
_MAY_BE_BLANK = frozenset({"lot", "line_no"})


def take_in(intake: Intake, all_drawn: Sequence[Drawn], numbers: Numbers, today: date) -> None:
    """Makes every row that can be made; the others are turned away with their reasons."""
    for d in all_drawn:
        _refuse_misread(intake, d)
        _note_orders(intake, d, numbers, today)
    _refuse_wide(intake)
    intake.leave_out_broken_orders()
    for record in TARGETS:
        for d in all_drawn:
            if d.feed.record is record:
                _make(intake, d)
        intake.leave_out_broken_orders()
    _refuse_existing(intake, all_drawn)
    intake.leave_out_broken_orders()


def _refuse_misread(intake: Intake, d: Drawn) -> None:
    for bad in d.misread:
        if not _not_opened(d, bad.row):
            reason = bad.why.reason
            said = type(reason)(reason.say("zh", shown=bad.shown), reason.say("en", shown=bad.shown))
            intake.reject((d.number, bad.row), bad.heading, Why.UNREADABLE, reason=said, value=bad.shown)


def _refuse_wide(intake: Intake) -> None:
    """Cells beyond the headings mean that quotes or separators went wrong, and every value may stand in the wrong column."""
    for number, plan in enumerate(intake.plans):
        width = len(plan.table.headings)
        for at, row in enumerate(plan.table.rows):
            extra = [cell for cell in row[width:] if cell not in (None, "")]
            if plan.source is None:
                intake.reject((number, at), "", Why.UNUSED)
            elif extra:
                intake.reject((number, at), "", Why.TOO_WIDE, count=len(extra), value=text_of(extra[0])[:60])


def _note_orders(intake: Intake, d: Drawn, numbers: Numbers, today: date) -> None:
    """Which order each row belongs to; rows of a table without order numbers are an order each, and get a draft number."""
    name = _OF_ORDERS.get(d.feed.record, "")
    if not name:
        return
    values = d.values.get(name)
    for row in range(len(d.plan.table.rows)):
        at = (d.number, row)
        if values is not None and values[row]:
            intake.orders.setdefault(at, values[row])
        elif values is None and at not in intake.orders:
            intake.orders[at] = numbers.next("D", today)


def _not_opened(d: Drawn, row: int) -> bool:
    """Whether a row tells nothing of an opening: with "shipped" only rows with a day of shipment do."""
    if d.feed.record is not Opening or d.plan.source is None or d.plan.source.opening == "all":
        return False
    return not d.values.get("shipped_on", [None] * (row + 1))[row]


def _make(intake: Intake, d: Drawn) -> None:
    for row in range(len(d.plan.table.rows)):
        at = (d.number, row)
        if at in intake.rejected or _not_opened(d, row):
            continue
        candidate = _candidate(intake, d, at)
        key = _key(intake, candidate) if candidate else None
        if candidate and key:
            _admit(intake, candidate, key)


def _candidate(intake: Intake, d: Drawn, at: At) -> Candidate | None:
    """The values of a row with constants and references; None when it was turned away."""
    values = {name: cells[at[1]] for name, cells in d.values.items()}
    own = _OF_ORDERS.get(d.feed.record, "")
    if own and own not in values:
        values[own] = intake.orders[at]
    defaults: list[str] = []
    for name, constant in d.feed.constants.items():
        spec = d.feed.fields.get(name)
        if values.get(name) in (None, "") and not (spec and spec.lookup):
            values[name] = constant
            defaults.append(name)
    for column in columns_of(d.feed.record):
        if column.refers_to is None or not values.get(column.name):
            continue
        found = intake.find(column.refers_to, values[column.name])
        if found is not None:
            values[column.name] = found
        elif column.refers_to in TARGETS or intake.book is not None:
            intake.reject(at, d.heading(column.name), Why.UNKNOWN, value=values[column.name])
            return None
    return Candidate(at, d, values, defaults)


def _key(intake: Intake, candidate: Candidate) -> Key | None:
    """The key of a row; None when it lacks one or belongs to an order that the book has."""
    record, values, at = candidate.drawn.feed.record, candidate.values, candidate.at
    if record in (OrderLine, Opening) and intake.exists(Order, (values.get("order") or "",)):
        intake.there.add(at)
        return None
    if record is OrderLine:
        _number_line(intake, values)
        opening = intake.made.get(Opening, {}).get((values.get("order"),))
        if values.get("shipped") and not (opening and opening.values.get("shipped_on")):
            intake.reject(at, candidate.drawn.heading("shipped"), Why.NO_SHIP_DAY)
            return None
    blank = next((n for n in key_fields(record) if values.get(n) in (None, "") and n not in _MAY_BE_BLANK), None)
    if blank:
        intake.reject(at, candidate.drawn.heading(blank), Why.EMPTY_KEY)
        return None
    return tuple(values.get(n, column_of(record, n).blank) for n in key_fields(record))


def _number_line(intake: Intake, values: dict[str, Any]) -> None:
    """Lines without a number of their own are counted as they come."""
    order = values.get("order", "")
    if values.get("line_no") is None:
        values["line_no"] = intake.last_line.get(order, 0) + 1
    intake.last_line[order] = max(intake.last_line.get(order, 0), values["line_no"])


def _admit(intake: Intake, candidate: Candidate, key: Key) -> None:
    record, at, d = candidate.drawn.feed.record, candidate.at, candidate.drawn
    if intake.exists(record, key):
        intake.there.add(at)
        return
    if _beside_orders(d) and intake.find(record, str(key[0])) is not None:
        return
    made = intake.made.setdefault(record, {})
    first = made.get(key)
    if first is None:
        made[key] = candidate
        intake.know(record, key, candidate.values)
    elif record is Order and first.drawn is d and any(f.record is OrderLine for f in _feeds(d)):
        _refuse_conflict(intake, first, candidate)
    elif not _beside_orders(d):
        why = Why.LINE_TWICE if record is OrderLine else Why.DUPLICATE
        intake.reject(at, d.heading(key_fields(record)[-1]), why, first=intake.number_of(first.at))


def _feeds(d: Drawn) -> tuple[Any, ...]:
    return d.plan.source.feeds if d.plan.source else ()


def _beside_orders(d: Drawn) -> bool:
    """Whether these are the buyers or goods of a table of orders, where they come again and again."""
    return d.feed.record in (Customer, Product, Opening) and any(f.record in (Order, OrderLine) for f in _feeds(d))


def _refuse_conflict(intake: Intake, first: Candidate, again: Candidate) -> None:
    for name, value in again.values.items():
        if value not in (None, "") and first.values.get(name) not in (None, "", value):
            intake.reject(again.at, again.drawn.heading(name), Why.CONFLICT, first=intake.number_of(first.at))
            return


def _refuse_existing(intake: Intake, all_drawn: Sequence[Drawn]) -> None:
    """A row of which everything was in the book already brings nothing."""
    fresh = {c.at for candidates in intake.made.values() for c in candidates.values()}
    headings = {d.number: d.heading(key_fields(d.feed.record)[0]) for d in reversed(all_drawn)}
    for at in sorted(intake.there - fresh):
        intake.reject(at, headings[at[0]], Why.EXISTS)
