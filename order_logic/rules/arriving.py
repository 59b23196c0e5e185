"""How much of each line of a purchase order is coming in."""

from decimal import Decimal

from order_logic.derived.purchases import lines_of, rest_of
from order_logic.flows.moves import Passing
from order_logic.records import PurchaseLine
from order_logic.rule import Case


def expected_lines(case: Case) -> list[PurchaseLine]:
    """The lines of the purchase order of which something is still to come."""
    return [line for line in lines_of(case.row, case.book) if rest_of(line, case.book) > 0]


def arriving(case: Case) -> list[tuple[PurchaseLine, Decimal]]:
    """What comes in of each line: 本次数量, or what was given with the press for a single line.

    Where nothing is typed all that is still to come, or nothing when only a part comes in.
    """
    lines = expected_lines(case)
    given = case.press.quantity if len(lines) == 1 else None
    found: list[tuple[PurchaseLine, Decimal]] = []
    for line in lines:
        typed = line.this_quantity if line.this_quantity is not None else given
        if typed is not None:
            found.append((line, typed))
        elif case.move is Passing.PURCHASE_RECEIVE:
            found.append((line, rest_of(line, case.book)))
    return found
