"""What the lines of a move would get out of stock, for the rules that look at it."""

from decimal import Decimal

from order_logic.derived.allotting import Allotment, allot
from order_logic.records import OrderLine
from order_logic.records.choices import Level
from order_logic.rule import Case


def plan_of(case: Case) -> list[Allotment]:
    """What the lines of this move would get."""
    wanted: dict[tuple[str, int | None], tuple[OrderLine, Decimal]] = {}
    for line, _, quantity in case.portions:
        before = wanted[line.order, line.line_no][1] if (line.order, line.line_no) in wanted else Decimal(0)
        wanted[line.order, line.line_no] = (line, before + quantity)
    return allot(wanted.values(), case.book)


def level_in(plan: list[Allotment]) -> Level:
    """A line that gets nothing stops the others only when none of them gets anything."""
    return Level.WARN if any(one.takes for one in plan) else Level.BLOCK


def told(quantity: Decimal) -> str:
    """A quantity as people write it."""
    return f"{quantity.normalize():f}"
