"""An office for stories: people press buttons on a file, type into cells, and a second reader looks at the result."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from macros.edge import Said, Wish, press
from macros.keeper import keeper_of
from macros.making import make_book
from order_logic.book import Add
from order_logic.columns import column_of, key_fields
from order_logic.flows.roles import Role
from order_logic.records import FoundProblem
from order_logic.sample.standing import standing_rows
from tests.logic.builders import login, staff
from workbook.file import FileWorkbook
from workbook.gateway import Reach
from workbook.keeping.anchor import Way
from workbook.kinds import cell_of
from workbook.package import Package
from workbook.schema import SHEET_OF
from workbook.vba import Host

FIRST = 5
"""The first row of data on every sheet."""


@dataclass
class Office:
    """One workbook, its people, and a clock that goes on with every press."""

    path: Path
    now: datetime = field(default_factory=lambda: datetime(2026, 11, 20, 9, 0))

    @classmethod
    def opened(cls, folder: Path, *rows: Any, host: Host = "excel") -> "Office":
        """A new workbook with one person a role and these rows."""
        office = cls(folder / "订单台账 演示.xlsm")
        make_book(office.path, [*standing_rows("zh", None), *staff(), *rows], lang="zh", host=host, maker="admin", now=office.now)
        return office

    def presses(
        self, who: Role, button: str, *orders: str, reason: str = "", on: date | None = None, quantity: int | str | None = None
    ) -> Said:
        """A person presses a button with these orders, lines (``SO…/2``) or documents selected."""
        self.now += timedelta(minutes=20)
        wanted = None if quantity is None else Decimal(quantity)

        def opened() -> tuple[FileWorkbook, Any]:
            workbook = FileWorkbook(self.path, orders)
            return workbook, keeper_of(workbook, Way.FILE, self.now)

        return press(button, opened, Wish(login(who), self.now, reason, on, quantity=wanted), "zh", self.path)

    def moves(self, who: Role, button: str, order: str, **typed: Any) -> str:
        """Presses and expects that the order moves; gives its number afterwards."""
        said = self.presses(who, button, order, **typed)
        assert said.pressed is not None, said.news
        assert said.pressed.moved, said.news.details
        return said.pressed.moved[0]

    def refused(self, who: Role, button: str, order: str, **typed: Any) -> set[str]:
        """Presses and expects a refusal; gives the rules that stand in the way. The order stays as it was."""
        before = self.path.read_bytes()
        said = self.presses(who, button, order, **typed)
        assert said.pressed is not None, said.news
        assert not said.pressed.moved
        assert said.code == 1
        assert self.path.read_bytes() != before, "the findings are written into the sheet"
        return {finding.rule for finding in said.pressed.findings if finding.blocks}

    def checks(self, who: Role = Role.ORDER_CLERK) -> set[tuple[str, str]]:
        """Presses 检查; gives (rule, order) of everything that it has to say."""
        said = self.presses(who, "check")
        assert said.pressed is not None, said.news
        return {(finding.rule, finding.order) for finding in said.pressed.findings}

    def shows(self, who: Role, button: str, *picks: str) -> dict[str, list[str]]:
        """Presses a button that only looks; gives what it writes into 检查结果, the lines of each list by its title."""
        assert self.presses(who, button, *picks).code == 0
        found: dict[str, list[str]] = {}
        for row in self.lists(FoundProblem):
            if row["问题"]:
                found.setdefault(row["怎么办"], []).append(row["问题"])
        return found

    def types(self, record: Any, *key: Any, **values: Any) -> None:
        """A person types into cells, as Excel would store it."""
        heads, rows = self._sheet(record)
        at = self._found(record, key, heads, rows)
        cells = {heads.index(column_of(record, name).label.zh) + 1: cell_of(value, "zh") for name, value in values.items()}
        with Package(self.path) as package:
            package.rewrite(self.path, {SHEET_OF[record].label.zh: {at + FIRST: cells}})

    def adds(self, *rows: Any) -> None:
        """A person types new rows below the last ones."""
        book = FileWorkbook(self.path)
        book.read(dict.fromkeys(map(type, rows), Reach.WHOLE))
        book.write([Add(type(row), row) for row in rows])

    def reads(self, record: Any, *key: Any) -> dict[str, Any]:
        """The row with this key as openpyxl sees it, by Chinese heading."""
        heads, rows = self._sheet(record)
        return dict(zip(heads, rows[self._found(record, key, heads, rows)], strict=True))

    def lists(self, record: Any, **fields: Any) -> list[dict[str, Any]]:
        """Every row with these values, by Chinese heading."""
        heads, rows = self._sheet(record)
        wanted = {column_of(record, name).label.zh: str(cell_of(value, "zh")) for name, value in fields.items()}
        found = [dict(zip(heads, row, strict=True)) for row in rows]
        return [row for row in found if row[heads[0]] is not None and all(str(row[h]) == v for h, v in wanted.items())]

    def _sheet(self, record: Any) -> tuple[list[str], list[tuple[Any, ...]]]:
        """Headings and rows of a sheet."""
        book = load_workbook(self.path, read_only=True, data_only=True)
        head, *rows = book[SHEET_OF[record].label.zh].iter_rows(min_row=FIRST - 1, values_only=True)
        book.close()
        return [str(cell) for cell in head], rows

    def _found(self, record: Any, key: tuple[Any, ...], heads: list[str], rows: list[tuple[Any, ...]]) -> int:
        """Where the row with this key stands, counted from the first."""
        at = [heads.index(column_of(record, name).label.zh) for name in key_fields(record)]
        said = [_shown(part) for part in key]
        found = [n for n, row in enumerate(rows) if [_shown(row[c]) for c in at] == said]
        assert len(found) == 1, (SHEET_OF[record].label.zh, key, found)
        return found[0]


def _shown(value: Any) -> str:
    """A part of a key as it is compared, whether a test gives it or a cell holds it."""
    return f"{value:%Y-%m-%d}" if isinstance(value, date) else str(cell_of(value, "zh"))
