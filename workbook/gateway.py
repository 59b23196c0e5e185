"""What the macros need of a workbook, whoever holds it open."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple, Protocol

from order_logic.book import Book, Change
from order_logic.text import Lang, Text


class Reach(Enum):
    """How much of a sheet a click needs."""

    WHOLE = "whole"
    PICKED = "picked"  # the rows of the picked orders
    TAIL = "tail"  # the last row


Wanted = Mapping[type, Reach]
Shown = Mapping[str, str | int]
NOTHING: Shown = MappingProxyType({})


Heard = Callable[[str], None]


def unheard(sheet: str) -> None:
    """Nobody wants to know."""


class Picked(NamedTuple):
    """What a person chose, each once: orders, lines (SO…/2), other documents by number; and how many rows a filter hid.

    Where nothing can be picked, ``word`` is what stands in the first selected cell, wherever it lies.
    """

    orders: tuple[str, ...]
    hidden: int = 0
    word: str = ""


class Mark(NamedTuple):
    """A cell that something is said about, by what names it, and the order that it belongs to."""

    record: type | None
    key: tuple[object, ...]
    field: str
    order: str = ""
    text: str = ""


class News(NamedTuple):
    """What a person is told after a click: one sentence, the details, and whether all went well.

    ``first`` is the cell to look at; ``marks`` are notes on cells, in place of all those on the orders that the click was ``about``
    (None: all orders).
    """

    sentence: str
    details: tuple[str, ...] = ()
    good: bool = True
    first: Mark | None = None
    marks: tuple[Mark, ...] = ()
    about: frozenset[str] | None = frozenset()


class Unusable(Exception):
    """The book or the machine is in the way: nothing was changed; says why and what to do."""

    def __init__(self, reason: Text, remedy: Text, **facts: object) -> None:
        super().__init__(reason.say("en", **facts))
        self.reason, self.remedy, self.facts = reason, remedy, facts

    def say(self, lang: Lang) -> str:
        """Reason and remedy in one sentence each."""
        said = [self.reason.say(lang, **self.facts), self.remedy.say(lang, **self.facts)]
        if lang == "zh":
            return "".join(f"{part}。" for part in said)
        return " ".join(f"{part[:1].upper()}{part[1:]}." for part in said)


class Stale(Unusable):
    """Cells that this click read have been changed by somebody else meanwhile."""


class Gateway(Protocol):
    """Memory, a file, or an open workbook."""

    lang: Lang
    heard: Heard  # hears the name of each sheet before it is read or written

    def picked(self) -> Picked:
        """The orders that the person selected."""

    def read(self, wanted: Wanted, orders: Iterable[str] = ()) -> Book:
        """One block read per sheet; raises Unusable for a missing sheet or column or a damaged book."""

    def write(self, changes: Sequence[Change], shown: Shown = NOTHING, ready: Callable[[], None] = lambda: None) -> None:
        """All or nothing, in one pass per sheet, every ``before`` checked; raises Stale or Unusable with nothing written.

        ``shown`` are values of named cells, such as the message on 首页; ``ready`` is called once nothing stands in the way any more.
        """

    def show(self, shown: Shown) -> None:
        """Puts these values into the named cells and changes nothing else; what cannot be shown now is left."""

    def place(self, record: type, key: tuple[object, ...], field: str) -> str:
        """Where a cell stands, such as ``'订单'!C7``; "" when it has no place."""

    def sure(self, question: Text, **facts: object) -> bool:
        """Asks before much is done; where nobody looks on, what was asked for is meant."""

    def progress(self, words: str) -> None:
        """Shows how far a click is while it works; "" takes it away."""

    def tell(self, news: News) -> None:
        """Says one sentence."""
