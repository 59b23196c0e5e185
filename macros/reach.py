"""Which sheets a click reads: the union of what its verb and its rules declare."""

from collections.abc import Iterable

from order_logic.book import order_field
from order_logic.derived.refresh import reads_of_computed
from order_logic.flows.moves import Move
from order_logic.records import (
    Customer,
    FoundProblem,
    JournalRow,
    Opinion,
    Order,
    OrderLine,
    OrderType,
    OutboundNote,
    Product,
    Promise,
    Receipt,
    Setting,
    Signature,
    User,
)
from order_logic.verbs.effects import READS
from order_logic.verbs.rulebook import guards_of
from workbook.gateway import Reach, Wanted

ALWAYS: dict[type, Reach] = {
    Order: Reach.WHOLE,
    OrderLine: Reach.PICKED,
    Signature: Reach.PICKED,
    Opinion: Reach.PICKED,
    Promise: Reach.PICKED,
    Customer: Reach.WHOLE,
    Product: Reach.WHOLE,
    OrderType: Reach.WHOLE,
    Setting: Reach.WHOLE,
    User: Reach.WHOLE,
    FoundProblem: Reach.WHOLE,
    JournalRow: Reach.TAIL,
}
"""What every click on orders needs."""


_MONEY = frozenset({Receipt, OutboundNote})
"""Looked at whole: what a customer owes spans all their orders."""


def reach_of(record: type) -> Reach:
    """A record's rows that a click needs: those of the picked orders where rows belong to orders, else all; money is looked at whole."""
    field = order_field(record)
    return Reach.WHOLE if record is Order or not field or record in _MONEY else Reach.PICKED


def base_reach(more: Wanted) -> dict[type, Reach]:
    """What every click needs and what computed columns look at, with what this one asks for on top."""
    wanted = {record: reach_of(record) for record in reads_of_computed()}
    return {**wanted, **ALWAYS, **more}


def reach_of_moves(moves: Iterable[Move]) -> dict[type, Reach]:
    """What these moves and the rules that guard them look at."""
    looked_at = {record for move in moves for reads in (READS.get(move, ()), *(r.reads for r in guards_of(move))) for record in reads}
    return {record: reach_of(record) for record in looked_at - ALWAYS.keys()}
