"""The ways to press a button: in memory, on a file, in the workbook open in Excel or LibreOffice, from the command line."""

import json
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import pytest
import xlwings

from macros.edge import Said, Wish, press
from macros.keeper import BookKeeper, keeper_of
from macros.shell.app import run
from order_logic.flows.roles import Role
from order_logic.records import Order
from order_logic.sample.standing import standing_rows
from tests.gateways.calc_office import opened_in_office
from tests.gateways.live_office import DRAFTS, LiveOffice, a_day
from tests.gateways.vba.office import running_office
from tests.logic.builders import login, staff
from tests.stories.office import Office
from tests.walks.house import House
from workbook.file import FileWorkbook
from workbook.gateway import Reach
from workbook.keeping.anchor import Way
from workbook.live import LiveWorkbook
from workbook.schema import FIRST_ROW

ROWS = [replace(row, customer="C999") if isinstance(row, Order) and row.number == DRAFTS[2] else row for row in a_day()]
"""Three drafts, the last of a customer whom nobody knows."""
NINE = datetime(2026, 11, 20, 9, 0)


class End(NamedTuple):
    """How a click ended: its exit code, what moved, the rules that stood in the way."""

    code: int
    moved: tuple[str, ...]
    rules: frozenset[str]


class Door(Protocol):
    """A way to press buttons on a book, and to read it."""

    def press(self, who: str, button: str, *picks: str) -> End: ...

    def rows(self, record: Any) -> list[Any]: ...


def end_of(said: Said) -> End:
    pressed = said.pressed
    assert pressed is not None, said.news
    return End(said.code, pressed.moved, frozenset(f.rule for f in pressed.findings if f.blocks))


@dataclass
class InMemory:
    house: House

    def press(self, who: str, button: str, *picks: str) -> End:
        return end_of(self.house.press(who, button, *picks))

    def rows(self, record: Any) -> list[Any]:
        return list(self.house.book.all(record))


@dataclass
class OnFile:
    office: Office

    def press(self, who: str, button: str, *picks: str) -> End:
        roles = {login(role): role for role in Role}
        return end_of(self.office.presses(roles[who], button, *picks))

    def rows(self, record: Any) -> list[Any]:
        return rows_in(self.office.path, record)


@dataclass
class InExcel:
    office: LiveOffice

    def press(self, who: str, button: str, *picks: str) -> End:
        numbers = self.office.reads(Order, "number")
        self.office.selects(Order, *([numbers.index(pick) for pick in picks] or [40]))
        return end_of(self.office.presses(who, button))

    def rows(self, record: Any) -> list[Any]:
        return list(LiveWorkbook(self.office.excel).read({record: Reach.WHOLE}).all(record))


@dataclass
class InLibreOffice:
    """The workbook open in LibreOffice, on the other side of its pipe; every box that comes up is answered with its first button."""

    excel: xlwings.Book
    now: datetime = NINE

    def press(self, who: str, button: str, *picks: str) -> End:
        self.now += timedelta(minutes=20)
        numbers = [order.number for order in self.rows(Order)]
        sheet = self.excel.sheets["订单"]
        sheet.activate()
        sheet.range(",".join(f"B{FIRST_ROW + at}" for at in [numbers.index(pick) for pick in picks] or [40])).select()
        return end_of(press(button, self._opened, Wish(who, self.now), "zh"))

    def rows(self, record: Any) -> list[Any]:
        return list(LiveWorkbook(self.excel).read({record: Reach.WHOLE}).all(record))

    def _opened(self) -> tuple[LiveWorkbook, BookKeeper]:
        workbook = LiveWorkbook(self.excel)
        return workbook, keeper_of(workbook, Way.LIVE, self.now)


@dataclass
class FromTheShell:
    """The command line in this process: ``main(argv)``, the answer as JSON."""

    path: Path
    patch: pytest.MonkeyPatch
    printed: list[str]

    def press(self, who: str, button: str, *picks: str) -> End:
        arguments = ["orderdesk", "click", button, str(self.path), "--pick", ",".join(picks), "--user", who]
        self.patch.setattr("sys.argv", [*arguments, "--json", "--today", "2026-11-20"])
        self.printed.clear()
        code = run()
        return answered(code, "".join(self.printed))

    def rows(self, record: Any) -> list[Any]:
        return rows_in(self.path, record)


def answered(code: int, out: str) -> End:
    said = json.loads(out)
    assert said["code"] == code
    return End(code, tuple(said["moved"]), frozenset(f["rule"] for f in said["findings"] if f["level"] == "BLOCK"))


def rows_in(path: Path, record: Any) -> list[Any]:
    return list(FileWorkbook(path).read({record: Reach.WHOLE}).all(record))


def in_memory(folder: Path, patch: pytest.MonkeyPatch, ends: ExitStack) -> Door:
    del folder, patch, ends
    house = House.opened(*standing_rows("zh", None), *staff(), *ROWS)
    house.now = NINE
    return InMemory(house)


def on_file(folder: Path, patch: pytest.MonkeyPatch, ends: ExitStack) -> Door:
    del patch, ends
    return OnFile(Office.opened(folder, *ROWS))


def in_excel(folder: Path, patch: pytest.MonkeyPatch, ends: ExitStack) -> Door:
    del patch, ends
    return InExcel(LiveOffice.opened(folder, *ROWS))


def in_libreoffice(folder: Path, patch: pytest.MonkeyPatch, ends: ExitStack) -> Door:
    office = ends.enter_context(running_office(folder / "profile", {}))
    patch.setattr("workbook.calc.program.ask", lambda *_: "ok")  # without a window nobody can press it
    return InLibreOffice(opened_in_office(office.pipe, Office.opened(folder, *ROWS, host="libreoffice").path))


def from_the_shell(folder: Path, patch: pytest.MonkeyPatch, ends: ExitStack) -> Door:
    del ends
    printed: list[str] = []
    patch.setattr("typer.echo", lambda words="", err=False, **_: None if err else printed.append(str(words)))
    return FromTheShell(Office.opened(folder, *ROWS).path, patch, printed)


DOORS: dict[str, Callable[[Path, pytest.MonkeyPatch, ExitStack], Door]] = {
    "memory": in_memory,
    "file": on_file,
    "live": in_excel,
    "libreoffice": in_libreoffice,
    "shell": from_the_shell,
}
