"""A made workbook open in Excel, and people who select rows and press its buttons."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlwings

from macros.edge import Said, Wish, press
from macros.keeper import BookKeeper, keeper_of
from order_logic.columns import column_of, key_fields
from order_logic.flows.roles import Role
from tests.gateways.engine import open_book
from tests.logic.builders import a_customer, a_line, a_product, a_stock, an_order, login
from tests.stories.office import Office
from workbook.keeping.anchor import Way
from workbook.kinds import cell_of
from workbook.live import LiveWorkbook
from workbook.schema import FIRST_ROW, HEADER_ROW, SHEET_OF

DRAFTS = tuple(f"D20261120-{n:04d}" for n in (1, 2, 3))
NUMBERS = tuple(f"SO20261120-{n:04d}" for n in (1, 2, 3))


@dataclass
class LiveOffice:
    """One workbook open in an Excel of its own, and a clock that goes on with every press."""

    path: Path
    excel: xlwings.Book
    now: datetime = field(default_factory=lambda: datetime(2026, 11, 20, 9, 0))

    @classmethod
    def opened(cls, folder: Path, *rows: Any) -> "LiveOffice":
        """A book made as ``orderdesk new`` makes it, with one person a role and these rows, open with 订单 in front."""
        return cls.of(Office.opened(folder, *rows).path)

    @classmethod
    def of(cls, path: Path) -> "LiveOffice":
        """The book at ``path``, opened by the person."""
        excel = open_book(path)
        excel.sheets["订单"].activate()
        return cls(path, excel)

    def sheet(self, record: type) -> xlwings.Sheet:
        return self.excel.sheets[SHEET_OF[record].label.zh]

    def selects(self, record: type, *positions: int) -> None:
        """The person selects the rows at these positions, 0 for the first below the headings."""
        sheet = self.sheet(record)
        sheet.activate()
        sheet.range(",".join(f"B{FIRST_ROW + at}" for at in positions)).select()

    def presses(self, who: Role | str, button: str, reason: str = "", on: date | None = None) -> Said:
        """A person presses a button on what is selected; counted crossings and dialogs begin anew."""
        self.now += timedelta(minutes=20)
        self.excel.impl.trips.clear()
        self.excel.app.impl.alerts.clear()

        def opened() -> tuple[LiveWorkbook, BookKeeper]:
            workbook = LiveWorkbook(self.excel)
            return workbook, keeper_of(workbook, Way.LIVE, self.now)

        return press(button, opened, Wish(login(who) if isinstance(who, Role) else who, self.now, reason, on), "zh")

    def types(self, record: type, position: int, **values: Any) -> None:
        """The person types into cells of a row."""
        for name, value in values.items():
            self.sheet(record).range((FIRST_ROW + position, self._column(record, name))).value = cell_of(value, "zh")

    def reads(self, record: type, name: str) -> list[Any]:
        """A field of every row that has a key, as the cells show it."""
        (key, *_) = key_fields(record)
        page = self.excel.impl.pages[SHEET_OF[record].label.zh].sheet
        rows = range(FIRST_ROW, page.max_row + 1)
        at, shown = self._column(record, key), self._column(record, name)
        return [page.cell(row, shown).value for row in rows if page.cell(row, at).value is not None]

    def trips(self, kind: str) -> dict[str, int]:
        """How often the last click crossed into Excel, by sheet."""
        return {name: counted[kind] for name, counted in self.excel.impl.trips.items() if counted[kind]}

    @property
    def dialogs(self) -> list[str]:
        """What the last click's dialogs said."""
        return [said for said, *_ in self.excel.app.impl.alerts]

    def saves(self) -> None:
        """The person presses Ctrl+S."""
        self.excel.impl.keep(self.path)

    def _column(self, record: type, name: str) -> int:
        page = self.excel.impl.pages[SHEET_OF[record].label.zh].sheet
        heads = {cell.value: cell.column for cell in page[HEADER_ROW]}
        return int(heads[column_of(record, name).label.zh])


def a_day() -> list[Any]:
    """Three drafts that nobody would take for one another."""
    orders = [an_order(draft, customer_po=f"PO-{n}") for n, draft in enumerate(DRAFTS)]
    lines = [a_line(draft, no, quantity=Decimal(100 * no + n)) for n, draft in enumerate(DRAFTS) for no in (1, 2)]
    return [a_customer(), a_product(), a_stock(9000), *orders, *lines]


def cells(office: LiveOffice) -> dict[tuple[str, str], object]:
    """Every cell of the open book that holds anything."""
    pages = {name: page.sheet for name, page in office.excel.impl.pages.items()}
    return {(name, c.coordinate): c.value for name, page in pages.items() for row in page.iter_rows() for c in row if c.value is not None}
