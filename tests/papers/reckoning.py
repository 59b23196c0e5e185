"""What the tests of the monthly report reckon with: the rows of the year in plain loops, without a table or a frame."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from order_logic.flows.commercial import Commercial
from order_logic.records import Order, OrderLine, OutboundLine, OutboundNote
from tests.papers.sample_year import MONTHS, october, year

OCT = MONTHS[-1]
TENTH, CENT = Decimal("0.1"), Decimal("0.01")


def half_up(value: Decimal, step: Decimal = TENTH) -> Decimal:
    return value.quantize(step, ROUND_HALF_UP)


def share(part: int | Decimal, whole: int | Decimal) -> Decimal:
    return half_up(Decimal(part) * 100 / Decimal(whole))


def month(day: date | None) -> date | None:
    return day.replace(day=1) if day else None


def rows(record: type) -> list[Any]:
    found: Iterable[Any] = year().all(record)
    return list(found)


ORDERS = {order.number: order for order in rows(Order) if order.commercial is Commercial.CONFIRMED}
NOTES = {note.number: note for note in rows(OutboundNote)}
CAME: dict[tuple[str, int], list[tuple[date, Decimal]]] = defaultdict(list)
for part in rows(OutboundLine):
    if NOTES[part.note].signed_on:
        CAME[part.order, part.line_no].append((NOTES[part.note].signed_on, part.signed))


def served(of: date, field: str) -> tuple[int, int, int, int]:
    """Lines due in a month, and how many of them came at all, in time, in time and not too many."""
    due = whole = timely = full = 0
    for line in rows(OrderLine):
        day = getattr(ORDERS[line.order], field)
        if month(day) != of:
            continue
        came = CAME[line.order, line.line_no]
        in_time, in_all = sum(q for on, q in came if on <= day), sum(q for _, q in came)
        due += 1
        whole += in_all >= line.quantity
        timely += in_time >= line.quantity
        full += in_time >= line.quantity and in_all <= line.quantity
    return due, whole, timely, full


def table(name: str) -> tuple[Any, ...]:
    return next(row.values for row in october().table if row.name.zh == name)
