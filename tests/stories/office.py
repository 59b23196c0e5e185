"""An office for stories: people press buttons on a file, type into cells, and a second reader looks at the result."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from macros.edge import Said, Wish, press
from macros.keeper import keeper_of
from macros.making import make_book
from order_logic.columns import column_of, key_fields
from order_logic.flows.roles import Role
from order_logic.sample.standing import standing_rows
from tests.logic.builders import login, staff
from workbook.file import FileWorkbook
from workbook.keeping.anchor import Way
from workbook.kinds import cell_of
from workbook.package import Package
from workbook.schema import SHEET_OF


@dataclass
class Office:
    """One workbook, its people, and a clock that goes on with every press."""

    path: Path
    now: datetime = field(default_factory=lambda: datetime(2026, 11, 20, 9, 0))

    @classmethod
    def opened(cls, folder: Path, *rows: Any) -> "Office":
        """A new workbook with one person a role and these rows."""
        office = cls(folder / "订单台账 演示.xlsm")
        make_book(office.path, [*standing_rows("zh", None), *staff(), *rows], lang="zh", host="excel", maker="admin", now=office.now)
        return office

    def presses(self, who: Role, button: str, *orders: str, reason: str = "", on: date | None = None) -> Said:
        """A person presses a button with these orders selected."""
        self.now += timedelta(minutes=20)

        def opened() -> tuple[FileWorkbook, Any]:
            workbook = FileWorkbook(self.path, orders)
            return workbook, keeper_of(workbook, Way.FILE, self.now)

        return press(button, opened, Wish(login(who), self.now, reason, on), "zh", self.path)

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

    def types(self, record: Any, *key: Any, **values: Any) -> None:
        """A person types into cells, as Excel would store it."""
        sheet = SHEET_OF[record]
        found = load_workbook(self.path, read_only=False)[sheet.label.zh]
        heads = {str(c.value): c.column or 0 for c in found[4]}
        at = [heads[column_of(record, name).label.zh] for name in key_fields(record)]
        said = [_shown(part) for part in key]
        rows = [r for r in range(5, found.max_row + 1) if [_shown(found.cell(r, c).value) for c in at] == said]
        assert len(rows) == 1, (record, key, rows)
        cells = {heads[column_of(record, name).label.zh]: cell_of(value, "zh") for name, value in values.items()}
        with Package(self.path) as package:
            package.rewrite(self.path, {sheet.label.zh: {rows[0]: cells}})

    def reads(self, record: Any, *key: Any) -> dict[str, Any]:
        """The row with this key as openpyxl sees it, by Chinese heading."""
        sheet = SHEET_OF[record]
        found = load_workbook(self.path, data_only=True)[sheet.label.zh]
        heads = [str(c.value) for c in found[4]]
        names = [column_of(record, name).label.zh for name in key_fields(record)]
        said = [_shown(part) for part in key]
        for row in found.iter_rows(min_row=5, values_only=True):
            told = dict(zip(heads, row, strict=True))
            if [_shown(told[name]) for name in names] == said:
                return told
        raise AssertionError(f"no row {key} on {sheet.label.zh}")


def _shown(value: Any) -> str:
    """A part of a key as it is compared, whether it comes from a test or from a cell."""
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    return str(cell_of(value, "zh"))
