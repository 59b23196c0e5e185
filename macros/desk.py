"""The desk at one click: the gateway, the person, the words typed, and the way from a verb to cells."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

from macros.found import findings_sheet, problem_edits, sentence
from macros.keeping import Keeper
from macros.numbers import numbers_in
from macros.progress import Progress
from macros.reach import base_reach
from order_logic.book import Book, Change
from order_logic.computed import Glance
from order_logic.days import serial
from order_logic.derived.punctuality import MESSAGE, TODAY
from order_logic.derived.refresh import looked_on, refreshed
from order_logic.press import Numbers, Press, undisturbed
from order_logic.records import Order, Setting, User
from order_logic.records.choices import Level
from order_logic.rule import Finding
from order_logic.seals import sealing
from order_logic.settings import Settings, read_settings
from order_logic.text import Lang, Text
from order_logic.verbs.outcome import Outcome, touched_orders
from order_logic.verbs.picks import order_in, orders_behind, orders_of, resolved
from order_logic.verbs.refusals import Refusal, refused
from workbook.gateway import NOTHING, Gateway, Mark, Picked, Shown, Unusable, Wanted

Verb = Callable[[Book, Sequence[str], Press], Outcome]
Further = Callable[[Book, Sequence[str]], Wanted]
NO_MORE: Mapping[str, object] = MappingProxyType({})
MANY = 50
"""Rows that a click works on without asking (SPEC 5)."""
_SURE = Text("选中了 {count} 行，全部处理吗？", "{count} rows are selected: go on with all of them?")
_NOWHERE = Text("这本账还没有存成文件，没有地方放结果", "this book lies in no file: there is no place for the result")
_SAVE_FIRST = Text("请先保存工作簿，再按一次按钮", "save the workbook first, then press again")
_SAME = Text("，原已办好，没有要改的", "; it stood so already, nothing to change")
_LEFT = Text("没有执行：选中的 {count} 行均未改动", "nothing was done: the {count} rows selected stay as they are")


@dataclass(slots=True)
class Pressed:
    """What became of a click: for the message, the exit code and JSON."""

    moved: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    files: tuple[Path, ...] = ()
    sentence: Text = field(default_factory=lambda: Text("", ""))
    facts: dict[str, object] = field(default_factory=dict)
    changes: int = 0
    about: frozenset[str] | None = frozenset()  # the orders that were looked at; None for all of them
    next: Mark | None = None  # where the person goes on, when nothing was found amiss

    @property
    def blocked(self) -> bool:
        return any(f.level is Level.BLOCK for f in self.findings)


@dataclass(slots=True)
class Desk:
    """Everything that a button gets; ``keeper`` journals and keeps, and is None where nothing is kept."""

    gateway: Gateway
    login: str
    now: datetime
    button: str = ""
    reason: str = ""
    on: date | None = None
    quantity: Decimal | None = None
    keeper: Keeper | None = None
    path: Path | None = None
    options: dict[str, str] = field(default_factory=dict)
    progress: Progress | None = None

    @property
    def lang(self) -> Lang:
        return self.gateway.lang

    def beside(self, name: str) -> Path:
        """A file or folder beside the workbook; raises Unusable for a book that lies nowhere."""
        if self.path is None:
            raise Unusable(_NOWHERE, _SAVE_FIRST)
        return self.path.with_name(name)

    def run(
        self, verb: Verb, wanted: Wanted, said: Text, *, alone: bool = False, rows: bool = False, more: Mapping[str, object] = NO_MORE,
        further: Further | None = None,
    ) -> Pressed:  # fmt: skip
        """Read, decide, write: the way of every button that changes something; ``alone`` is for those that need no selection.

        It is given the orders picked, with ``rows`` the rows themselves; ``further`` tells what else must be read of them. ``more`` are
        facts of the sentence ``said`` that it finds out.
        """
        picked = self.gateway.picked()
        if not alone and not self.agreed(picked):
            return self.left(picked)
        book = self.gateway.read(base_reach(wanted), tuple(dict.fromkeys(map(order_in, picked.orders))))
        if (user := book.get(User, self.login)) is None:
            return Pressed(findings=(refused(Refusal.NO_USER, login=self.login),))
        if not picked.orders and not alone:
            return Pressed(findings=(refused(Refusal.NOTHING),), facts={"hidden": picked.hidden})
        press = self.press(user, self.settings(book), book)
        chosen, book = self._chosen(book, picked, wanted, further)
        outcome = verb(book, asked := picked.orders if rows else chosen, press)
        said = Text(said.zh + _SAME.zh, said.en + _SAME.en) if outcome.moved and not outcome.changes else said
        left = max(len(asked) - len(outcome.moved), 0)
        facts = {"done": len(outcome.moved), "asked": len(asked), "left": left, "hidden": picked.hidden, **more}
        changes = self.carry_out(book, outcome, chosen, press, self.message(said, facts, outcome.findings))
        return Pressed(outcome.moved, outcome.findings, (), said, facts, changes, frozenset((*picked.orders, *chosen, *outcome.moved)))

    def agreed(self, picked: Picked) -> bool:
        """Whether the person wants all that is selected; asked only where it is more than ``MANY`` rows."""
        return len(picked.orders) <= MANY or self.gateway.sure(_SURE, count=len(picked.orders))

    def left(self, picked: Picked) -> Pressed:
        """The end of a click that the person did not want after all."""
        return Pressed(sentence=_LEFT, facts={"count": len(picked.orders), "hidden": picked.hidden})

    def _chosen(self, book: Book, picked: Picked, wanted: Wanted, further: Further | None) -> tuple[Sequence[str], Book]:
        """The orders that were picked, and the book with all that must be read of them."""
        picks = resolved(book, picked.orders)
        chosen, behind = orders_of(picks), orders_behind(picks, book)
        if not set(behind) <= set(map(order_in, picked.orders)):  # by a draft number or a document: the order's rows stand under its own
            book = self.gateway.read(base_reach(wanted), behind)
        beside = {record: reach for record, reach in (further(book, chosen) if further else {}).items() if record not in book.records()}
        return chosen, book.joined(self.gateway.read(beside, behind)) if beside else book

    def carry_out(self, book: Book, outcome: Outcome, chosen: Sequence[str], press: Press, shown: Shown = NOTHING) -> int:
        """Writes an outcome with all that follows from it; gives the number of changes."""
        changes = self._completed(book, outcome, chosen, press)
        self.write(changes, shown)
        return len(changes)

    def write(self, changes: Sequence[Change], shown: Shown = NOTHING) -> None:
        """Writes with a snapshot before and the anchor after; where nothing changes, 首页 still hears what became of the click."""
        said: dict[str, str | int] = {TODAY: serial(self.now.date()), **shown}
        if not changes:
            self.gateway.show(said)
            return
        self.gateway.write(changes, said, self.keeper.before_write if self.keeper else _go)
        if self.keeper:
            self.keeper.done()

    def message(self, said: Text, facts: Mapping[str, object], findings: Sequence[Finding]) -> dict[str, str | int]:
        """What 首页 shows of this click."""
        return {MESSAGE: f"{self.now:%m-%d %H:%M}  {sentence(said, facts, findings, self.lang)}"}

    def settings(self, book: Book) -> Settings:
        return read_settings(book.all(Setting))[0]

    def press(self, user: User, settings: Settings, book: Book, *, gives_numbers: bool = True) -> Press:
        """Who presses when, with what; numbers in use are looked up for what gives new ones only."""
        numbers = numbers_in(book) if gives_numbers else Numbers()
        if self.keeper:
            numbers.reach(self.keeper.highest())
        watch = self.progress.between if self.progress else undisturbed
        return Press(user, self.now, settings, numbers, self.reason, self.on, self.quantity, self.lang, watch)

    def _completed(self, book: Book, outcome: Outcome, chosen: Sequence[str], press: Press) -> list[Change]:
        """The verb's changes with all that follows: typed notes, seals, computed columns, 问题, 检查结果, the journal."""
        glance = Glance(press.now, press.settings, press.lang)
        changes: list[Change] = list(outcome.changes)
        after = book.after(changes)
        touched = touched_orders(changes, after)
        seals = sealing(after, touched, book)
        after = after.after(seals)
        changes += seals
        journal = self.keeper.journal(book, after, changes, press, self.button) if self.keeper else []
        wanted = dict.fromkeys([*touched, *(n for n in chosen if after.get(Order, n))])
        fresh: list[Change] = list(refreshed(after, wanted, glance, looked_on(after, changes)))
        after = after.after(fresh)
        fresh += problem_edits(after, [*chosen, *outcome.moved], outcome.findings, press.lang)
        fresh += findings_sheet(book, outcome.findings, press.lang, self.gateway.place)
        return [*changes, *fresh, *journal]


def _go() -> None:
    """Nothing is kept of this book."""
