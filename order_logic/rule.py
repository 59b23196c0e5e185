"""What a rule is: an id, the moves it guards, its words, and one function."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple

from order_logic.book import Book, Key, key_of
from order_logic.derived.steps import signed
from order_logic.flows.moves import AnyMove, Move
from order_logic.flows.quantity import Stage
from order_logic.press import Press
from order_logic.records import Customer, Opinion, Order, OrderLine, OrderType, Promise, Signature
from order_logic.records.choices import Level
from order_logic.text import Lang, Text


class Portion(NamedTuple):
    """A quantity of one order line that a move takes out of a stage."""

    line: OrderLine
    stage: Stage
    quantity: Decimal


NO_ORDER = Order(number="")
"""The order of a document that belongs to none."""


@dataclass(frozen=True)  # no slots: what a dozen rules ask of one order is looked up once and kept
class Case:
    """One order before one move, with everything a rule may look at; ``move`` is None when check looks again.

    ``row`` is the document that the move is about (a purchase order, a change request, an outbound note …), None for moves of the order
    itself; ``portions`` is what a move of goods is about to take out of which stage.
    """

    order: Order
    book: Book
    press: Press
    move: AnyMove | None = None
    row: Any = None
    portions: tuple[Portion, ...] = ()
    stands: "Case | None" = None
    """While a change goes round: the case as the book has it, where this one looks at the order as it will be."""

    @cached_property
    def lines(self) -> tuple[OrderLine, ...]:
        return self.book.by(OrderLine, "order", self.order.number) if self.order.number else ()  # NO_ORDER has none

    @cached_property
    def customer(self) -> Customer | None:
        return self.book.get(Customer, self.order.customer)

    @cached_property
    def order_type(self) -> OrderType | None:
        return self.book.get(OrderType, self.order.order_type)

    @cached_property
    def signatures(self) -> list[Signature]:
        """The signatures of this order that still count."""
        return [s for s in self.book.by(Signature, "order", self.order.number) if not s.voided]

    def signed(self, move: Move) -> list[Signature]:
        """The signatures of one move that still count."""
        return signed(self.order, self.book, move)

    @cached_property
    def opinions(self) -> list[Opinion]:
        """The opinions of the round that goes on."""
        return [o for o in self.book.by(Opinion, "order", self.order.number) if not o.voided]

    @cached_property
    def promises(self) -> list[Promise]:
        """The dates that we gave, oldest first; those that are only proposed are not among them."""
        return [p for p in self.book.by(Promise, "order", self.order.number) if not p.voided and not p.pending]


class Breach(NamedTuple):
    """A rule that did not hold: on which row and field, with which facts; other words or level than the rule's own when given."""

    row: Any
    field: str
    facts: dict[str, Any]
    text: Text | None
    remedy: Text | None
    level: Level | None = None


def breach(
    row: Any = None, field: str = "", *, text: Text | None = None, remedy: Text | None = None, level: Level | None = None, **facts: Any
) -> Breach:
    """A breach on ``row`` (default: the order) and ``field``, in words and at a level (default: the rule's)."""
    return Breach(row, field, facts, text, remedy, level)


Check = Callable[[Case], Iterator[Breach]]
_SEED = re.compile(r"\s(S\d+)\b")


class Finding(NamedTuple):
    """Something that does not hold, where it stands and what to do; words are said at the edge."""

    rule: str
    level: Level
    text: Text
    remedy: Text
    facts: dict[str, Any]
    record: type | None = None
    key: Key = ()
    field: str = ""
    order: str = ""

    def say(self, lang: Lang) -> str:
        return self.text.say(lang, **self.facts)

    def advice(self, lang: Lang) -> str:
        return self.remedy.say(lang, **self.facts)

    @property
    def blocks(self) -> bool:
        return self.level is Level.BLOCK


@dataclass(frozen=True, slots=True)
class Rule:
    """One regulation rule as the desk enforces it."""

    name: str
    policy: Text  # the rule in words
    seeds: tuple[str, ...]  # the regulations that it comes from
    guards: tuple[AnyMove, ...]
    reads: tuple[type, ...]
    field: str
    level: Level
    text: Text
    remedy: Text
    about: type  # whose rows check looks at: orders, or documents of one kind
    lasting: bool  # holds for good once passed, so check looks at it again; else it counts at the moment of the move only
    check: Check

    def findings(self, case: Case) -> list[Finding]:
        """Every way in which this order breaks the rule."""
        breaches = [*self.check(case)]  # hardly ever any
        return [self._finding(case, b) for b in breaches] if breaches else []

    def _finding(self, case: Case, b: Breach) -> Finding:
        row = b.row if b.row is not None else case.row if self.about is not Order and case.row is not None else case.order
        words = (b.text or self.text, b.remedy or self.remedy)
        field = b.field or (self.field if hasattr(type(row), self.field) else "")  # the rule's own field, where the row has it
        return Finding(self.name, b.level or self.level, *words, b.facts, type(row), key_of(row), field, case.order.number)


def rule(
    name: str, *, guards: Iterable[AnyMove] = (), reads: Iterable[type] = (), field: str = "number", level: Level = Level.BLOCK,
    about: type = Order, lasting: bool = True, policy: str, zh: str, en: str, fix: tuple[str, str],
) -> Callable[[Check], Rule]:  # fmt: skip
    """Declares a rule; ``fix`` says in both languages what to do.

    ``about`` is the record whose rows the rule judges: then ``case.row`` is the row, and breaches stand on it unless they say otherwise.
    ``policy`` is the rule in Chinese; the docstring of the check is the same in English, with the seeds S1 to S17 named in it.
    """

    def declare(check: Check) -> Rule:
        told = " ".join((check.__doc__ or "").split())
        words, seeds = Text(policy, _SEED.sub("", told)), tuple(dict.fromkeys(_SEED.findall(told)))
        return Rule(name, words, seeds, tuple(guards), tuple(reads), field, level, Text(zh, en), Text(*fix), about, lasting, check)

    return declare
