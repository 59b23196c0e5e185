"""Which sheets a click reads: the union of what its verb and its rules declare."""

from collections.abc import Iterable

from order_logic.book import order_field
from order_logic.columns import key_fields
from order_logic.derived.refresh import OF_ORDERS, reads_of_computed
from order_logic.flows.moves import AnyMove
from order_logic.records import (
    Allocation,
    ChangeField,
    Customer,
    FoundProblem,
    JournalRow,
    Opinion,
    Order,
    OrderLine,
    OrderType,
    PaymentStep,
    Product,
    Promise,
    PurchaseLine,
    Setting,
    Signature,
    User,
)
from order_logic.verbs.effectbook import reads_of
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


_SPANNING = frozenset({Allocation, ChangeField, PaymentStep, PurchaseLine})
"""Rows that may belong to no order, though they have a column for one, and those that a customer's account looks at over all orders."""


def reach_of(record: type) -> Reach:
    """A record's rows that a click needs: those of the picked orders where rows belong to orders, else all.

    Documents with a number of their own are looked at whole: a new number must not meet an old one, and what a customer owes or a work
    centre carries spans all orders.
    """
    field = order_field(record)
    alone = key_fields(record) == ("number",) or record in _SPANNING
    return Reach.WHOLE if not field or alone else Reach.PICKED


def base_reach(more: Wanted) -> dict[type, Reach]:
    """What every click needs and what computed columns look at, with what this one asks for on top."""
    wanted = {**ALWAYS, **more}
    looked_at = reads_of_computed(frozenset(wanted.keys() | OF_ORDERS))
    return {record: reach_of(record) for record in looked_at} | wanted


def reach_of_moves(moves: Iterable[AnyMove]) -> dict[type, Reach]:
    """What these moves and the rules that guard them look at."""
    looked_at = {record for move in moves for reads in (reads_of(move), *(r.reads for r in guards_of(move))) for record in reads}
    return {record: reach_of(record) for record in looked_at - ALWAYS.keys()}
