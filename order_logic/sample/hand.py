"""The clumsy hand that spoils a cell here and there."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any, NamedTuple

from order_logic.book import Key, key_of
from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Move
from order_logic.records import Order, OutboundNote, Signature
from order_logic.sample.computing import Tables
from order_logic.text import Text

_GONE = frozenset({Commercial.REJECTED, Commercial.CANCELLED})
Fitting = Callable[[Order], bool]


class Mistake(NamedTuple):
    """What was planted: the rule that finds it, the cell, and what is wrong there."""

    rule: str
    record: type
    key: Key
    field: str
    what: Text


def _any(order: Order) -> bool:
    return True


class Hand:
    """Picks an order of a fitting status, another one each time while there are others, and writes over a cell."""

    def __init__(self, rng: Random, tables: Tables) -> None:
        self.tables = tables
        self._orders: list[Order] = rng.sample(list(self.tables[Order].values()), len(self.tables[Order]))
        self._used: set[str] = set()
        self._of: dict[str, list[Order]] = defaultdict(list)
        for order in self._orders:
            self._of[order.customer].append(order)
        self._shipped = {note.order for note in tables[OutboundNote].values()}
        self._audited = {s.order for s in tables[Signature].values() if s.move is Move.FIRST_AUDIT and not s.voided}

    def pick(self, *statuses: Commercial, fitting: Fitting = _any) -> Order | None:
        """An order of one of these statuses that was not touched yet; None when there is none."""
        found = (o for o in self._orders if o.commercial in statuses and o.number not in self._used and fitting(o))
        chosen = next(found, None)
        self._used |= {chosen.number} if chosen else set()
        return chosen

    def shipped(self, order: Order) -> bool:
        """Whether some of the goods have left the house."""
        return order.number in self._shipped

    def audited(self, order: Order) -> bool:
        """Whether the first audit is signed, so that the order is sealed."""
        return order.number in self._audited

    def others(self, order: Order) -> list[Order]:
        """The customer's other orders that are alive, as they stand by now."""
        now = (self.tables[Order][key_of(o)] for o in self._of[order.customer] if o.number != order.number and o.commercial not in _GONE)
        return [o for o in now if o.customer == order.customer]

    def rows(self, record: type, order: Order) -> list[Any]:
        """The rows of ``record`` that belong to an order."""
        return [row for row in self.tables[record].values() if row.order == order.number]

    def spoil(self, rule: str, row: Any, what: Text, **values: Any) -> Mistake:
        """Writes ``values`` over a row; the first of them is the cell that will be told."""
        self.tables[type(row)][key_of(row)] = replace(row, **values)
        if isinstance(row, Order) and values.get("customer", row.customer) != row.customer:
            self._of[values["customer"]].append(row)
        return Mistake(rule, type(row), key_of(row), next(iter(values)), what)
