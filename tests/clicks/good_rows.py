"""Finds a row on which a button works: tried in memory, on rows that make sense first, with what people type before they press."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from random import Random
from typing import Any, NamedTuple

from macros.edge import DONE, Said
from order_logic.book import Add, Book, Change, Edit
from order_logic.columns import columns_of
from order_logic.records import Order, OrderLine
from order_logic.verbs.picks import resolve
from tests.clicks.desktop import LOGIN
from tests.clicks.twin import Twin
from tests.walks import hands_goods, hands_papers, hands_returns
from tests.walks.hands import Typed, prepared
from tests.walks.house import House, may_press
from tests.walks.options import options
from workbook.memory import MemoryWorkbook
from workbook.template.faces import ButtonFace

_HANDS = (hands_goods, hands_papers, hands_returns)  # importing them teaches the hands what to type
_TRIALS, _ANYWHERE, _OF_AN_ORDER = 40, 12, 4


class Ends(Enum):
    """How a button ends on the best row that there is for it."""

    MOVES = "something moves"
    ANSWERS = "it answers and moves nothing, as lists and explanations do"
    REFUSES = "it says what stands in the way, on every row"


class Choice(NamedTuple):
    """Who presses, on what, after typing what; and how it ends."""

    who: str
    pick: str
    typed: tuple[Change, ...]
    ends: Ends


@dataclass
class Typist(House):
    """Types into a book that is thrown away; what was typed is kept."""

    typed: list[Change] = field(default_factory=list)

    def types(self, record: Any, key: tuple[Any, ...], values: Any) -> None:
        row: Any = self.gateway.book.get(record, *key)
        self._put([Edit(record, key, n, getattr(row, n), v) for n, v in values.items() if getattr(row, n) != v])

    def adds(self, *rows: Any) -> None:
        self._put([Add(type(row), row) for row in rows])

    def _put(self, changes: Sequence[Change]) -> None:
        if changes:
            self.gateway.write(changes)
            self.typed += changes


def choose(twin: Twin, face: ButtonFace) -> Choice:
    """The first choice on which something moves, else one that is answered, else the first that is refused."""
    found: dict[Ends, Choice] = {}
    for who, pick in _candidates(twin, face):
        typed = _typed(twin, face.name, pick)
        ends = end_of(twin.tries(who, face.name, [pick] if pick else [], typed))
        found.setdefault(ends, Choice(who, pick, typed, ends))
        if ends is Ends.MOVES:
            break
    return next(found[ends] for ends in Ends if ends in found)


def end_of(said: Said) -> Ends:
    """How a press ended."""
    done = said.pressed
    if done and (done.moved or done.files) and (done.changes or done.files):
        return Ends.MOVES
    return Ends.ANSWERS if said.code == DONE else Ends.REFUSES


def _candidates(twin: Twin, face: ButtonFace) -> Iterator[tuple[str, str]]:
    """Who presses on what: those whom the flow tables name on rows that they name, then the administrator on rows from top to bottom."""
    book = twin.gateway.book
    picks = twin.picks_on(face.sheet) if face.sheet else {}
    if not picks:
        yield LOGIN, ""
        return
    ways = [(who, o.pick) for o in options(book) if o.button == face.name for who in may_press(o.roles, book)[:2]]
    likely = [(who, pick) for who, wanted in ways for pick in standing_for(wanted, picks, book)[:_OF_AN_ORDER]][:_TRIALS]
    anywhere = [*picks][:: -(-len(picks) // _ANYWHERE)]
    yield from dict.fromkeys([*likely, *((LOGIN, pick) for pick in anywhere)])


def standing_for(wanted: str, picks: dict[str, int], book: Book) -> list[str]:
    """The rows of a sheet that stand for something: itself, or what belongs to its order."""
    if wanted in picks:
        return [wanted]
    order = resolve(book, wanted).order
    return [pick for pick in picks if order and resolve(book, pick).order == order]


def _typed(twin: Twin, command: str, pick: str) -> tuple[Change, ...]:
    """What people type into cells before they press, the reason, day and quantity of the move among it."""
    typist = Typist(MemoryWorkbook(twin.gateway.book), twin.now, partly=0)
    said = prepared(typist, command, pick, Random(1), forgets=0) if pick else Typed()
    if pick:
        for record, key, values in into_cells(typist.gateway.book, pick, said._replace(reason=said.reason or "客户来电调整")):
            typist.types(record, key, values)
    return tuple(typist.typed)


def into_cells(book: Book, pick: str, said: Typed) -> Iterator[tuple[type, tuple[Any, ...], dict[str, Any]]]:
    """The cells of the rows behind a pick into which people type reason, day and quantity of a move: record, key, values."""
    for record, key in _rows_behind(book, pick):
        names = {column.name for column in columns_of(record)}
        values = {"reason": said.reason, "on": said.on, "this_on": said.on, "this_quantity": said.quantity}
        wanted = {name: value for name, value in values.items() if name in names and value}
        if wanted and book.get(record, *key) is not None:
            yield record, key, wanted


def _rows_behind(book: Book, pick: str) -> list[tuple[type, tuple[Any, ...]]]:
    found = resolve(book, pick)
    document = [(found.record, (found.document,))] if found.record and found.document else []
    line = [(OrderLine, (found.order, found.line_no))] if found.line_no else []
    return [*document, *line, *([(Order, (found.order,))] if found.order else [])]
