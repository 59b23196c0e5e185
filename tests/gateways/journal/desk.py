"""A small desk for tests: a book, clicks that journal and anchor themselves, and the tampering that people try."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from order_logic.book import Add, Book, Change, Edit
from order_logic.flows.commercial import Commercial
from order_logic.flows.moves import Move
from order_logic.records import RECORDS, Customer, JournalRow, Order, OrderLine, Signature
from order_logic.records.choices import LineKind
from order_logic.seals import sealing
from workbook.gateway import Reach
from workbook.journal import first_row, journal_rows
from workbook.journal.verdict import Verdict
from workbook.journal.verify import verify
from workbook.keeping.anchor import Anchor, Entry, Way
from workbook.memory import MemoryWorkbook
from workbook.nameplate import Nameplate
from workbook.schema import SCHEMA

PLATE = Nameplate("book-7f3a", SCHEMA, "0.1.0", "zh", "excel")
DRAFT, NUMBER, OLD = "D20261121-0001", "SO20261121-0001", "SO20261101-0009"
MORNING = datetime(2026, 11, 21, 9, 0)


def draft(**values: Any) -> Order:
    """An order that sales typed and no button has seen."""
    return Order(**{"number": DRAFT, "customer": "C-1", "contact": "林女士", "requested_on": date(2026, 12, 1), **values})


def lines_of(number: str) -> list[OrderLine]:
    return [
        OrderLine(order=number, line_no=1, kind=LineKind.GOODS, product="P-1", name="衬衫", quantity=Decimal("10"), price=Decimal("3.5")),
        OrderLine(order=number, line_no=2, kind=LineKind.GOODS, product="P-2", name="外套", quantity=Decimal("4"), price=Decimal("120")),
    ]


def settled_order() -> Order:
    """An order that stood in the book before the journal began."""
    return Order(number=OLD, customer="C-1", commercial=Commercial.CONFIRMED, entered_by="wang", note="老单")


def rows_at_the_start() -> list[Any]:
    customer = Customer(code="C-1", name="城南服装行", credit_limit=Decimal("50000"))
    return [draft(), *lines_of(DRAFT), settled_order(), *lines_of(OLD), customer]


@dataclass
class Desk:
    """A memory workbook whose clicks are journalled as the edge does it."""

    gateway: MemoryWorkbook = field(default_factory=lambda: MemoryWorkbook(Book.of(*rows_at_the_start())))
    now: datetime = MORNING
    clicks: int = 0
    way: Way = Way.FILE
    entries: list[Entry] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.gateway.write([first_row(self.book, PLATE, at=self.now, user="wang", button="new", click="c0")])
        self.anchored("new")

    @property
    def book(self) -> Book:
        """A book of its own at each call, good for ever."""
        return self.gateway.read(dict.fromkeys(RECORDS, Reach.WHOLE))

    @property
    def journal(self) -> list[JournalRow]:
        return list(self.gateway.book.all(JournalRow))

    @property
    def last(self) -> JournalRow:
        return self.journal[-1]

    def click(self, button: str, *changes: Change, orders: Sequence[str] = (NUMBER,), undoes: str = "") -> list[JournalRow]:
        """Presses a button that makes ``changes``; gives back the new journal rows."""
        self.clicks += 1
        self.now += timedelta(minutes=10)
        every = [*changes, *sealing(self.book.after(changes), orders, self.book)]
        named: dict[str, Any] = {"at": self.now, "user": "wang", "button": button, "click": f"c{self.clicks}", "undoes": undoes}
        rows = journal_rows(every, self.book, self.book.after(every), self.last, **named)
        self.gateway.write([*rows, *every])
        if rows:
            self.anchored(button)
        return [row.row for row in rows]

    def register(self) -> list[JournalRow]:
        return self.click(
            "register",
            Edit(Order, (DRAFT,), "draft_no", "", DRAFT),
            Edit(Order, (DRAFT,), "number", DRAFT, NUMBER),
            *(Edit(OrderLine, (DRAFT, n), "order", DRAFT, NUMBER) for n in (1, 2)),
            Edit(Order, (NUMBER,), "commercial", Commercial.DRAFT, Commercial.PENDING),
            Edit(Order, (NUMBER,), "entered_by", "", "wang"),
        )

    def audit(self) -> list[JournalRow]:
        signature = Signature(order=NUMBER, number=1, move=Move.FIRST_AUDIT, person="li", signed_at=self.now)
        return self.click("first_audit", Add(Signature, signature), Edit(Order, (NUMBER,), "since", None, self.now))

    def second_audit(self) -> list[JournalRow]:
        signature = Signature(order=NUMBER, number=2, move=Move.SECOND_AUDIT, person="zhao", signed_at=self.now)
        moved = Edit(Order, (NUMBER,), "commercial", Commercial.PENDING, Commercial.AUDITED)
        return self.click("second_audit", Add(Signature, signature), moved)

    def anchored(self, button: str) -> None:
        self.entries.append(Entry(PLATE.book, self.last.number or 0, self.last.link, self.way, self.now, button))

    def verdict(self) -> Verdict:
        return verify(self.book, self.journal, Anchor(tuple(self.entries)))

    def type_in(self, record: type, key: tuple[Any, ...], name: str, value: Any) -> None:
        """A hand in the sheet: no button, no journal."""
        row: Any = self.book.get(record, *key)
        self.gateway.write([Edit(record, key, name, getattr(row, name), value)])

    def rewrite(self, change: Callable[[list[Any]], list[Any]]) -> None:
        """The book with its rows as ``change`` makes them: what a person with patience could do to the file."""
        rows: list[Any] = []
        for record in self.book.records():
            rows += self.book.all(record)
        self.gateway.book = Book.of(*change(rows))
