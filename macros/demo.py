"""A morning at a sample company: its workbook is made, checked, worked with, printed and verified."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from macros.edge import Said, Wish, press
from macros.keeper import keeper_of
from macros.making import make_book
from macros.printing import FOLDER, look, print_topics
from macros.topics import topics_of
from order_logic.book import Book, Edit, key_of
from order_logic.derived.people import excluded_from, holders
from order_logic.derived.steps import next_move, open_opinions
from order_logic.flows.commercial import Commercial, steps
from order_logic.flows.moves import Move
from order_logic.flows.roles import Role
from order_logic.records import RECORDS, ChangeRequest, JournalRow, Opinion, Order, OrderType, Promise, Setting, Signature, User
from order_logic.records.choices import Verdict
from order_logic.sample import sample_company
from order_logic.settings import Settings, read_settings
from order_logic.text import Lang, Text
from reports.report import papers
from workbook.file import FileWorkbook
from workbook.gateway import Reach
from workbook.journal.segments import read_segments
from workbook.journal.verify import verify
from workbook.keeping.anchor import Way, anchor_path, read_anchor

SEED, ORDERS, NAME = 20261, 300, "订单台账.xlsm"
_SEEN = (Order, ChangeRequest, Opinion, OrderType, Promise, Setting, Signature, User)


@dataclass(slots=True)
class Part:
    """One line of the closing table."""

    what: Text
    passed: int = 0
    warned: int = 0
    failed: int = 0
    seconds: float = 0.0
    files: list[Path] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Demo:
    """The sample company's office; ``told`` hears after each press how far the work is."""

    folder: Path
    now: datetime
    lang: Lang
    maker: str
    host: str = "excel"
    parts: list[Part] = field(default_factory=list)
    planted: int = 0
    example: str = ""
    worked: list[str] = field(default_factory=list)

    @property
    def path(self) -> Path:
        return self.folder / NAME

    @property
    def papers(self) -> Path:
        return self.folder / FOLDER

    def timed(self, what: Text, work: Callable[[Part], None]) -> Part:
        """Does a part of the morning and keeps its time."""
        part, begun = Part(what), time.perf_counter()
        work(part)
        part.seconds = time.perf_counter() - begun
        self.parts.append(part)
        return part

    def make(self, part: Part) -> None:
        """The workbook with its company."""
        self.folder.mkdir(parents=True, exist_ok=True)
        sample = sample_company(SEED, ORDERS, self.now.date(), lang=self.lang, maker=self.maker, at=self.now.time())
        rows, seed = sample.book_rows, str(SEED)
        make_book(self.path, rows, lang=self.lang, host=self.host, maker=self.maker, now=self.now, button="demo", sample=seed)
        part.passed, part.files, self.planted = ORDERS, [self.path], len(sample.mistakes)
        part.facts = {"orders": ORDERS}

    def check(self, part: Part) -> None:
        """Every rule on every order."""
        said = self.press("check", (), self.maker)
        findings = said.pressed.findings if said.pressed else ()
        part.failed = sum(f.blocks for f in findings)
        part.warned, part.passed = len(findings) - part.failed, ORDERS - len({f.order for f in findings})
        part.facts = {"planted": self.planted}

    def press(self, button: str, orders: Sequence[str], login: str, reason: str = "", quantity: Decimal | None = None) -> Said:
        """A person presses a button with these orders selected; the clock goes on."""
        self.now += timedelta(minutes=3)

        def opened() -> tuple[FileWorkbook, Any]:
            workbook = FileWorkbook(self.path, orders)
            return workbook, keeper_of(workbook, Way.FILE, self.now)

        day = self.now.date() + timedelta(days=20)
        wish = Wish(login, self.now, reason, day if button == "promise" else None, quantity=quantity)
        return press(button, opened, wish, self.lang, self.path)

    def work(self, part: Part, told: Callable[[int, int], None], most: int = 12) -> None:
        """Takes orders through audit, review and approval, each press by somebody who may; what is refused stays where it is."""
        chosen, stopped = self._chosen(most), set[str]()
        moved = 0
        for turn in range(_TURNS):
            waiting = self._waiting([n for n in chosen if n not in stopped])
            if not waiting:
                break
            for (button, login), orders in waiting.items():
                said = self.press(button, orders, login)
                done = set(said.pressed.moved) if said.pressed else set()
                moved += len(done)
                stopped |= set(orders) - done
            told(turn + 1, _TURNS)
        part.passed, part.failed = len(chosen) - len(stopped), len(stopped)
        part.facts = {"orders": len(chosen), "moves": moved}
        self.example, self.worked = next(iter([*sorted(stopped), *chosen]), ""), self._reviewed(chosen)

    def print(self, part: Part, name: str, orders: bool = False) -> None:
        """The papers of the orders that were worked on, or those that are due, into the folder 单据."""
        report = papers()[name]
        seen = look(self.path, report, self.maker, self.now, self.lang)
        topics = topics_of(report, seen.book, seen.press, self.worked if orders else ())
        done = print_topics(report, seen.book, topics, seen.press, self.papers, seen.run())
        seen.journal(done)
        part.passed, part.failed, part.files = len(done.files), len(done.held), done.files

    def verify(self, part: Part) -> None:
        """Journal, anchor and seals; what is found is what was planted."""
        workbook = FileWorkbook(self.path)
        book = workbook.read(dict.fromkeys(RECORDS, Reach.WHOLE))
        rows, sealed = list(book.all(JournalRow)), read_segments(self.path, workbook.nameplate.book)
        found = verify(book, rows, read_anchor(anchor_path(self.path)), sealed).findings
        part.passed, part.failed = max((row.number or 0 for row in rows), default=0), len(found)

    def _look(self) -> tuple[FileWorkbook, Book, Settings]:
        workbook = FileWorkbook(self.path)
        book = workbook.read(dict.fromkeys(_SEEN, Reach.WHOLE))
        return workbook, book, read_settings(book.all(Setting))[0]

    def _reviewed(self, orders: Iterable[str]) -> list[str]:
        _, book, _ = self._look()
        return [n for n in orders if any(book.by(Opinion, "order", n))]

    def _chosen(self, most: int) -> list[str]:
        _, book, _ = self._look()
        under_way = [o for o in book.all(Order) if o.commercial in _BEGUN and not o.problem.startswith("■")]
        return [o.number for o in under_way[:most]]

    def _waiting(self, orders: Iterable[str]) -> dict[tuple[str, str], list[str]]:
        """(button, login) -> the orders that wait for it; opinions that are asked for are typed first, as their departments would."""
        workbook, book, settings = self._look()
        found: dict[tuple[str, str], list[str]] = {}
        typed: list[Edit] = []
        for number in orders:
            order = book.get(Order, number)
            move = next_move(order, book, settings) if order else None
            if order is None or move not in _PRESSED:
                continue
            typed += _verdicts(order, book) if move is Move.GIVE_OPINION else []
            for login in _logins(order, move, book, settings, self.now):
                found.setdefault((move.name.lower(), login), []).append(number)
        workbook.write(typed)
        return found


_TURNS = 9
_BEGUN = (Commercial.PENDING, Commercial.AUDITED, Commercial.IN_REVIEW, Commercial.IN_APPROVAL)
_PRESSED = frozenset(
    {Move.FIRST_AUDIT, Move.SECOND_AUDIT, Move.SEND_TO_REVIEW, Move.GIVE_OPINION, Move.PROMISE, Move.SUBMIT, Move.APPROVE, Move.BOOK}
)


def _verdicts(order: Order, book: Book) -> list[Edit]:
    return [Edit(Opinion, key_of(o), "verdict", None, Verdict.YES) for o in open_opinions(order, book) if o.verdict is None]


def _logins(order: Order, move: Move, book: Book, settings: Settings, now: datetime) -> list[str]:
    """Who presses next: one person, or one a department where opinions are asked for."""
    excluded = excluded_from(order, move, book)
    if move is Move.GIVE_OPINION:
        groups: list[tuple[Role, ...]] = [(o.department,) for o in open_opinions(order, book) if o.department]
    else:
        signers = steps(order.commercial, move)[0].signers
        given = sum(s.move is move and not s.voided for s in book.by(Signature, "order", order.number))
        groups = [signers[min(given, len(signers) - 1)].roles]
    found = [holders(group, order, book, now.date(), excluded)[1] for group in groups]
    return list(dict.fromkeys(people[0].login for people in found if people))
