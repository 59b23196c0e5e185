"""A house for walks: a workbook in memory, its people, a clock, and every click journalled as the edge does it."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from macros.edge import Said, Wish, press
from order_logic.book import Add, Book, Change, Edit
from order_logic.flows.roles import Role
from order_logic.press import Numbers, Press
from order_logic.records import RECORDS, JournalRow, User
from order_logic.text import Text
from tests.logic.builders import login
from workbook.gateway import Reach
from workbook.journal import first_row, journal_rows
from workbook.journal.prints import Print
from workbook.journal.verdict import Verdict
from workbook.journal.verify import verify
from workbook.keeping.anchor import Anchor, Entry, Way
from workbook.memory import MemoryWorkbook
from workbook.nameplate import Nameplate
from workbook.schema import SCHEMA

PLATE = Nameplate("walk-1", SCHEMA, "0.1.0", "zh", "excel")


@dataclass
class Keeper:
    """Journals each click in memory, as the keeper of a file does it on disk."""

    plate: Nameplate
    entries: list[Entry] = field(default_factory=list)
    numbers: Numbers = field(default_factory=Numbers)
    warnings: list[Text] = field(default_factory=list)
    undoes: str = ""
    _last: tuple[JournalRow, str] | None = None

    def highest(self) -> dict[tuple[str, str], int]:
        return dict(self.numbers.highest)

    def journal(self, before: Book, after: Book, changes: Sequence[Change], press: Press, button: str) -> list[Change]:
        last = max(before.present(JournalRow), key=lambda row: row.number or 0, default=None)
        said: dict[str, Any] = {"at": press.now, "user": press.user.login, "button": button, "click": secrets.token_hex(4)}
        rows: list[Add] = journal_rows(changes, before, after, last, **said, reason=press.reason, undoes=self.undoes)
        self.numbers.reach(press.numbers.highest)
        self._last, self.undoes = ((rows[-1].row, button) if rows else None), ""
        return list(rows)

    def printed_before(self) -> dict[str, int]:
        return {}

    def prints(self, book: Book, prints: Sequence[Print], press: Press) -> list[Change]:
        raise AssertionError("nobody prints on a walk")

    def undoing(self, clicks: Iterable[str]) -> None:
        self.undoes = " ".join(clicks)

    def before_write(self) -> None:
        """Nothing lies on disk."""

    def done(self) -> None:
        if self._last:
            row, button = self._last
            self.entries.append(Entry(self.plate.book, row.number or 0, row.link, Way.FILE, row.at or datetime.min, button))


@dataclass
class House:
    """One workbook in memory and everybody who works with it."""

    gateway: MemoryWorkbook
    now: datetime = datetime(2026, 11, 2, 8, 40)
    keeper: Keeper = field(default_factory=lambda: Keeper(PLATE))
    partly: float = 0.2  # how often people move only a part of the goods
    _copy: Book = field(default_factory=Book.of)
    _copied: int = -1

    @classmethod
    def opened(cls, *rows: Any) -> "House":
        """A house whose journal begins with these rows."""
        house = cls(MemoryWorkbook(Book.of(*rows)))
        opening = first_row(house.book, PLATE, at=house.now, user="admin", button="new", click="c0")
        house.gateway.write([opening])
        house.keeper.entries.append(Entry(PLATE.book, opening.row.number, opening.row.link, Way.FILE, house.now, "new"))
        return house

    @property
    def book(self) -> Book:
        """The book as it stands, good for ever; copied once after each write."""
        if self._copied != self.gateway.writes:
            self._copy, self._copied = self.gateway.read(dict.fromkeys(RECORDS, Reach.WHOLE)), self.gateway.writes
        return self._copy

    def press(self, who: str, button: str, *picks: str, reason: str = "", on: date | None = None, quantity: Decimal | None = None) -> Said:
        """A person presses a button with these rows selected."""
        self.now += timedelta(minutes=7)
        self.gateway.picks = picks
        wish = Wish(who, self.now, reason, on, quantity=quantity)
        return press(button, lambda: (self.gateway, self.keeper), wish, "zh")

    def types(self, record: Any, key: tuple[Any, ...], values: Mapping[str, Any]) -> None:
        """A person types into cells of one row."""
        row: Any = self.gateway.book.get(record, *key)
        edits = [Edit(record, key, n, getattr(row, n), v) for n, v in values.items() if getattr(row, n) != v]
        if edits:
            self.gateway.write(edits)

    def adds(self, *rows: Any) -> None:
        """A person types new rows."""
        self.gateway.write([Add(type(row), row) for row in rows])

    def next_month(self) -> None:
        """The morning of the second day of the month that follows."""
        self.now = (self.now.replace(day=1) + timedelta(days=32)).replace(day=2, hour=8, minute=40)

    def days_later(self, days: int) -> None:
        """A morning some days later."""
        self.now = (self.now + timedelta(days=days)).replace(hour=8, minute=40)

    def verdict(self) -> Verdict:
        """What verify says of book, journal and anchor."""
        return verify(self.book, list(self.gateway.book.all(JournalRow)), Anchor(tuple(self.keeper.entries)))


def may_press(roles: Iterable[Role], book: Book) -> list[str]:
    """The logins of all who hold one of the roles, and of the general manager who stands in for anybody."""
    wanted = set(roles)
    return [*(u.login for u in book.all(User) if set(u.roles) & wanted), person(Role.GENERAL_MANAGER)]


def person(role: Role) -> str:
    """The login of the one who holds a role."""
    return login(role)
