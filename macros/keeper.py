"""Keeps what a click did: a copy of the file before, the journal rows, and the anchor after."""

import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from order_logic.book import Add, Book, Change
from order_logic.press import Numbers, Press
from order_logic.records import JournalRow
from order_logic.settings import Settings
from order_logic.text import Text
from workbook.gateway import Unusable
from workbook.journal import journal_rows
from workbook.journal.evidence import standing
from workbook.journal.prints import Print, counted, print_rows
from workbook.journal.rows import LIMIT
from workbook.journal.verdict import Code
from workbook.keeping.anchor import Anchor, Entry, Way, anchor_path, append, fresh_numbers, read_anchor
from workbook.keeping.backup import snapshot
from workbook.nameplate import Nameplate

_NO_COPY = Text("备份写不进去：{why}", "the backup cannot be written: {why}")
_MAKE_ROOM = Text("请检查「备份」文件夹的权限和磁盘空间", "check permissions and space of the folder 备份")


@dataclass(slots=True)
class BookKeeper:
    """The keeper of one click on one book."""

    path: Path
    plate: Nameplate
    way: Way
    now: datetime
    keep: int = Settings().backups_kept
    undoes: str = ""
    anchor: Anchor = field(default_factory=Anchor)
    warnings: list[Text] = field(default_factory=list)
    held: Callable[[], int] = lambda: 0  # how many rows the journal sheet holds
    limit: int = LIMIT
    _resume: Entry | None = None
    click: str = field(default_factory=lambda: secrets.token_hex(4))
    _last: JournalRow | None = None
    _numbers: Numbers | None = None
    _button: str = ""
    _prints: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.anchor = read_anchor(anchor_path(self.path))

    def highest(self) -> dict[tuple[str, str], int]:
        return self.anchor.highest

    def journal(self, before: Book, after: Book, changes: Sequence[Change], press: Press, button: str) -> list[Change]:
        """The journal rows of these changes, chained to the last row of the book."""
        last = _last_row(before)
        self._look(last)
        said: dict[str, Any] = {"at": press.now, "user": press.user.login, "button": button, "click": self.click}
        rows: list[Add] = journal_rows(changes, before, after, last, **said, reason=press.reason, undoes=self.undoes)
        self.keep, self._numbers, self._button = press.settings.backups_kept, press.numbers, button
        self._last = rows[-1].row if rows else None
        return list(rows)

    def printed_before(self) -> dict[str, int]:
        return self.anchor.prints

    def prints(self, book: Book, prints: Sequence[Print], press: Press) -> list[Change]:
        """The journal rows of papers that were printed from ``book``, chained to its last row."""
        last, known = _last_row(book), self.anchor.prints
        self._look(last)
        rows = print_rows(prints, last, at=press.now, user=press.user.login, click=self.click, known=known)
        self._numbers, self._button, self._prints = press.numbers, "print", counted(prints, known)
        self._last = rows[-1].row if rows else None
        return list(rows)

    def _look(self, last: JournalRow | None) -> None:
        """Whether the book at hand is the newest: clicks that were lost are told, and the work goes on from here."""
        if last is None:
            return
        for found in standing([last], self.anchor, self.plate.book).findings:
            if found.code in (Code.UNSAVED, Code.OLDER_COPY, Code.FORKED):
                self.warnings.append(Text(f"{found.say('zh')}。{found.advice('zh')}", f"{found.say('en')}. {found.advice('en')}"))
            if found.code in (Code.UNSAVED, Code.OLDER_COPY):
                self._resume = Entry(self.plate.book, last.number or 0, last.link, Way.RESUMED, self.now.replace(microsecond=0), "resume")

    def undoing(self, clicks: Iterable[str]) -> None:
        """The rows of this click are those of an undo of these clicks, the last one first."""
        self.undoes = " ".join(clicks)

    def before_write(self) -> None:
        try:
            snapshot(self.path, self.keep, self.now)
        except OSError as why:
            raise Unusable(_NO_COPY, _MAKE_ROOM, why=why.strerror or why) from None

    def done(self) -> None:
        """Notes in the anchor how far the journal has come."""
        if self._last is None or self._numbers is None:
            return
        if self._resume:
            append(anchor_path(self.path), self._resume)
        fresh = fresh_numbers(self.anchor.highest, self._numbers.highest)
        row, moment = self._last, self.now.replace(microsecond=0)
        entry = Entry(self.plate.book, row.number or 0, row.link, self.way, moment, self._button, fresh, self._prints)
        append(anchor_path(self.path), entry)
        if self.way is Way.FILE and self.held() > self.limit:
            self._shorten()

    def _shorten(self) -> None:
        """A journal that has grown too long gives its oldest rows to a sealed segment; a workbook that is open keeps them."""
        from workbook.journal.shortening import shorten, too_long

        if too_long(self.path, self.held(), self.limit):
            shorten(self.path, self.limit, self.limit // 2)


def _last_row(book: Book) -> JournalRow | None:
    """The last row of the journal that was read."""
    return max(book.present(JournalRow), key=lambda row: row.number or 0, default=None)


def keeper_of(gateway: Any, way: Way, now: datetime) -> BookKeeper:
    """The keeper for a gateway that has a path and a nameplate."""
    return BookKeeper(gateway.path, gateway.nameplate, way, now, held=lambda: _rows_held(gateway))


def _rows_held(gateway: Any) -> int:
    """How many rows the journal sheet of a file holds after the write; 0 where it was not read."""
    places = getattr(gateway, "places", {}).get(JournalRow)
    return places.last - places.header if places else 0
