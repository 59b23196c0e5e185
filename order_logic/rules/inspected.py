"""Which inspections a move is about, and what was found in them."""

from dataclasses import replace
from decimal import Decimal

from order_logic.columns import values_of
from order_logic.flows.moves import Shifting
from order_logic.records import Inspection
from order_logic.records.choices import Point
from order_logic.rule import Case

ZERO = Decimal(0)
RESULTS = ("passed", "rework", "scrap", "as_is")
"""The columns into which quality types what it found."""
_typed = values_of(RESULTS)


def is_open(row: Inspection) -> bool:
    """Whether an inspection still waits for its result."""
    return row.inspected_at is None and not row.voided


def is_typed(row: Inspection) -> bool:
    """Whether quality has typed a result."""
    return any(getattr(row, name) is not None for name in RESULTS)


def found_in(row: Inspection) -> Decimal:
    """What the results of an inspection come to."""
    return sum(filter(None, _typed(row)), ZERO)


def below_zero(row: Inspection) -> bool:
    """Whether a result lies below zero."""
    return any(figure < 0 for figure in filter(None, _typed(row)))


def failed_in(row: Inspection) -> Decimal:
    """How much did not conform: to rework, scrap, or used as it is."""
    return (row.rework or ZERO) + (row.scrap or ZERO) + (row.as_is or ZERO)


def open_inspections(case: Case) -> list[Inspection]:
    """The inspections of goods that wait for a result: the one that was picked, else those of the lines that the move is about."""
    if isinstance(case.row, Inspection):
        return [case.row]
    lines = {part.line.line_no for part in case.portions}
    rows = case.book.by(Inspection, "order", case.order.number) if case.portions else ()
    return [row for row in rows if is_open(row) and row.line_no in lines and row.point is not Point.PROCESS]


def in_question(case: Case) -> list[Inspection]:
    """The inspections that a move closes, or the one that check looks at; a quantity given with the press is the passed one."""
    if case.move is None:
        return [case.row] if isinstance(case.row, Inspection) and case.row.inspected_at and not case.row.voided else []
    if case.move is not Shifting.INSPECT:
        return []
    rows = open_inspections(case)
    if case.press.quantity is not None and len(rows) == 1 and not is_typed(rows[0]):
        return [replace(rows[0], passed=case.press.quantity)]
    return [row for row in rows if is_typed(row)]
