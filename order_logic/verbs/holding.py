"""Holds as findings: what stops a move, where it comes from, and how it ends."""

from order_logic.book import key_of
from order_logic.derived.holds import holds_of
from order_logic.flows.holds import NEVER_STOPPED
from order_logic.flows.moves import AnyMove
from order_logic.rule import Case, Finding
from order_logic.verbs.refusals import Refusal, refused


def held(case: Case, move: AnyMove) -> list[Finding]:
    """The holds that stop ``move`` for this order and the lines it is about; none for what cures a hold."""
    if move in NEVER_STOPPED:
        return []
    lines = {portion.line.line_no for portion in case.portions}
    return [
        refused(Refusal.HELD, case.order.number, "number", type(h.row), key_of(h.row), hold=h.hold, move=move, document=h.row.number)
        for h in holds_of(case.order, case.book)
        if h.stops(move) and (not h.lines or not lines or h.lines & lines)
    ]
