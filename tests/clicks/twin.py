"""The same workbook in memory, beside a copy of its file: what a button answers there is what it must answer on the screen."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from macros.edge import Said, Wish, press
from macros.keeper import BookKeeper, keeper_of
from order_logic.book import Book, Change, Edit, Table, key_of, order_field
from order_logic.columns import columns_of, key_fields
from order_logic.records import RECORDS, JournalRow, Memo, Notice, OrderLine, PurchaseLine
from order_logic.spelling import spelled
from order_logic.verbs.picks import is_document, line_pick
from workbook.calc.address import Box, address_of
from workbook.file import FileWorkbook
from workbook.gateway import NOTHING, Picked, Reach, Shown
from workbook.keeping.anchor import Way, anchor_path
from workbook.live.picking import can_be_picked
from workbook.live.telling import dialog
from workbook.memory import MemoryWorkbook
from workbook.nameplate import Nameplate
from workbook.schema import FIRST_ROW, SHEET_OF

WHOLE = dict.fromkeys(RECORDS, Reach.WHOLE)


@dataclass
class Beside(MemoryWorkbook):
    """A workbook in memory that stands for one at a path, with its nameplate and the word in the selected cell."""

    path: Path = Path()
    nameplate: Nameplate | None = None
    word: str = ""
    touched: set[type] = field(default_factory=set)  # the sheets that were written

    def picked(self) -> Picked:
        picks = tuple(dict.fromkeys(self.picks))
        return Picked(picks, 0, "" if picks else self.word)

    def write(self, changes: Sequence[Change], shown: Shown = NOTHING, ready: Any = lambda: None) -> None:
        order: dict[Any, list[Any]] = {record: list(self.book.keys(record)) for record in self.book.records()}
        super().write(changes, shown, ready)
        for change in changes:
            _stand(order[change.record], change)
        written = {change.record for change in changes}
        tables = {
            record: Table({key: _as_cells_keep(row) if record in written else row for key in keys if (row := self.book.get(record, *key))})
            for record, keys in order.items()
        }
        self.book = Book(tables, self.book.faults)
        self.touched |= written

    def place(self, record: type, key: tuple[object, ...], field: str) -> str:
        sheet = SHEET_OF[record]
        column = next((at for at, c in enumerate(sheet.columns, 1) if c.name == field), 1)
        keys: list[Any] = list(self.book.keys(record))
        row = keys.index(key) + FIRST_ROW if key in keys else None
        return f"'{sheet.label.zh}'!{address_of([Box(row, column)], row=False, column=False)}" if row else ""


@dataclass
class Twin:
    """The workbook in memory, and a second copy of its file for trials that must leave nothing behind."""

    gateway: Beside
    now: datetime
    draft: Path
    clicks: int = 0

    @classmethod
    def of(cls, path: Path, now: datetime) -> "Twin":
        """The twin of the book at ``path``, as another reader finds it there."""
        copies = [path.parent.with_name(f"{path.parent.name}-{name}") for name in ("twin", "draft")]
        twin, draft = (shutil.copytree(path.parent, copy) / path.name for copy in copies)
        file = FileWorkbook(twin)
        return cls(Beside(file.read(WHOLE), path=twin, nameplate=file.nameplate), now, draft)

    def presses(self, who: str, command: str, picks: Sequence[str], word: str = "") -> Said:
        """A person presses a button here, with these rows selected or a cell that holds ``word``."""
        gateway, token = self.gateway, self.token
        gateway.picks, gateway.word = picks, word
        gateway.touched = set()
        self.clicks += 1

        def opened() -> tuple[Beside, BookKeeper]:
            keeper = keeper_of(gateway, Way.LIVE, self.now)
            keeper.click = token
            return gateway, keeper

        return press(command, opened, Wish(who, self.now), "zh", gateway.path)

    @property
    def token(self) -> str:
        """What the next click is given, in place of a token drawn by lot."""
        return f"{self.clicks:08x}"

    def tries(self, who: str, command: str, picks: Sequence[str], typed: Sequence[Change]) -> Said:
        """What the button would answer once this was typed; all stays as it was."""
        gateway = self.gateway
        kept = gateway.book, gateway.path, gateway.picks
        gateway.path, gateway.picks = self.draft, picks
        try:
            gateway.write(typed)
            return press(command, lambda: (gateway, None), Wish(who, self.now), "zh", self.draft)
        finally:
            gateway.book, gateway.path, gateway.picks = kept

    def types(self, changes: Sequence[Change]) -> None:
        """People type into cells."""
        if changes:
            self.gateway.write(changes)

    def says(self, said: Said) -> str:
        """The words of its message box."""
        return dialog(said.news, "zh")

    def rows(self, record: Any) -> list[Any]:
        return list(self.gateway.book.all(record))

    def picks_on(self, record: Any) -> dict[str, int]:
        """What the rows of a sheet stand for, each with the first row of the sheet that does."""
        if not can_be_picked(record):
            return {}
        found: dict[str, int] = {}
        for at, row in enumerate(self.rows(record), FIRST_ROW):
            if pick := pick_of(record, row):
                found.setdefault(pick, at)
        return found

    def takes(self, book: Book, path: Path) -> None:
        """Goes on from these rows and their anchor: a difference was found and told."""
        self.gateway.book = book
        shutil.copyfile(anchor_path(path), anchor_path(self.gateway.path))


def _as_cells_keep(row: Any) -> Any:
    """A cell keeps no zeros behind the point: 6.00 is 6 for the next click."""
    record: Any = type(row)
    figures = {c.name: value for c in columns_of(record) if isinstance(value := getattr(row, c.name), Decimal)}
    kept = {name: Decimal(spelled(value)) for name, value in figures.items() if spelled(value) != str(value)}
    return replace(row, **kept) if kept else row


def _stand(keys: list[Any], change: Change) -> None:
    """Rows stand where they stood, also under a new number; new ones come last."""
    if not isinstance(change, Edit):
        keys.append(key_of(change.row))
    elif change.field in (names := key_fields(change.record)):
        keys[keys.index(change.key)] = tuple(change.after if n == change.field else k for n, k in zip(names, change.key, strict=True))


def pick_of(record: Any, row: Any) -> str:
    """What is picked with a row of a record: its order, a line of it, or the document that it is."""
    if number := _NUMBERED.get(record):
        return line_pick(row.order, getattr(row, number)) if row.order else ""
    own = key_fields(record)[0] if is_document(record) else order_field(record)
    return str(getattr(row, _LINES_OF.get(record, own)) or "")


_NUMBERED: dict[Any, str] = {OrderLine: "line_no", Notice: "number", Memo: "number"}
_LINES_OF: dict[Any, str] = {PurchaseLine: "purchase"}


def lasting(row: Any) -> dict[str, Any]:
    """The fields of a row that are the same wherever the button was pressed; only an open workbook tells how far a click was written."""
    record: Any = type(row)
    return {c.name: getattr(row, c.name) for c in columns_of(record) if (record, c.name) != (JournalRow, "state")}
