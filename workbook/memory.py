"""A workbook that is only a book: for tests, and for trying things out."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from order_logic.book import Book, Change, Edit, Table, key_of, order_field
from order_logic.text import Lang, Text
from workbook.gateway import NOTHING, Heard, News, Picked, Reach, Shown, Stale, Wanted, unheard
from workbook.schema import FIRST_ROW, SHEET_OF

_CHANGED = Text("{record} {key} 的「{field}」已被别人改动", "{field} of {record} {key} has been changed meanwhile")
_AGAIN = Text("请重新按一次按钮", "press the button again")


@dataclass
class MemoryWorkbook:
    """Holds a book; reads give the declared part of it."""

    book: Book
    picks: Sequence[str] = ()
    lang: Lang = "zh"
    told: list[News] = field(default_factory=list)
    writes: int = 0
    shown: dict[str, str | int] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    answer: bool = True  # what the person says when asked
    progressed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.heard: Heard = unheard

    def picked(self) -> Picked:
        return Picked(tuple(dict.fromkeys(self.picks)))

    def read(self, wanted: Wanted, orders: Iterable[str] = ()) -> Book:
        chosen = frozenset(orders)
        tables = {record: self._part(record, reach, chosen) for record, reach in wanted.items()}
        only = {record: chosen for record, reach in wanted.items() if reach is not Reach.WHOLE}
        return Book(tables, [f for f in self.book.faults if f.record in wanted], only)

    def _part(self, record: type, reach: Reach, orders: frozenset[str]) -> Table:
        rows: list[Any] = list(self.book.all(record))
        if reach is Reach.TAIL:
            rows = rows[-1:]
        elif reach is Reach.PICKED:
            rows = [row for row in rows if getattr(row, order_field(record)) in orders]
        return Table({key_of(row): row for row in rows})

    def write(self, changes: Sequence[Change], shown: Shown = NOTHING, ready: Callable[[], None] = lambda: None) -> None:
        book = self.book.after(())
        for change in changes:
            if isinstance(change, Edit):
                row = book.get(change.record, *change.key)
                if row is None or getattr(row, change.field) != change.before:
                    raise Stale(_CHANGED, _AGAIN, record=change.record.__name__, key=change.key, field=change.field)
            book = book.after([change])
        ready()
        self.shown |= shown
        self.book = Book({record: self._whole(book, record) for record in book.records()}, self.book.faults)
        self.writes += 1

    def _whole(self, book: Book, record: Any) -> Table:
        return Table({key_of(row): row for row in book.all(record)})

    def show(self, shown: Shown) -> None:
        self.shown |= shown

    def place(self, record: type, key: tuple[object, ...], field: str) -> str:
        for row, known in enumerate(self.book.keys(record), FIRST_ROW):
            if known == key:
                return f"'{SHEET_OF[record].label.say(self.lang)}'!{field}{row}"
        return ""

    def sure(self, question: Text, **facts: object) -> bool:
        self.asked.append(question.say(self.lang, **facts))
        return self.answer

    def progress(self, words: str) -> None:
        self.progressed.append(words)

    def tell(self, news: News) -> None:
        self.told.append(news)
