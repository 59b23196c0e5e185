"""The ways to press a button: in memory, on a file, in the open workbook, from the command line."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import pytest

from macros.edge import Said
from macros.shell.app import run
from order_logic.flows.roles import Role
from order_logic.records import Order
from order_logic.sample.standing import standing_rows
from tests.gateways.live_office import DRAFTS, LiveOffice, a_day
from tests.logic.builders import login, staff
from tests.stories.office import Office
from tests.walks.house import House
from workbook.file import FileWorkbook
from workbook.gateway import Reach
from workbook.live import LiveWorkbook

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


def in_memory(folder: Path, patch: pytest.MonkeyPatch) -> Door:
    del folder, patch
    house = House.opened(*standing_rows("zh", None), *staff(), *ROWS)
    house.now = NINE
    return InMemory(house)


def on_file(folder: Path, patch: pytest.MonkeyPatch) -> Door:
    del patch
    return OnFile(Office.opened(folder, *ROWS))


def in_excel(folder: Path, patch: pytest.MonkeyPatch) -> Door:
    del patch
    return InExcel(LiveOffice.opened(folder, *ROWS))


def from_the_shell(folder: Path, patch: pytest.MonkeyPatch) -> Door:
    printed: list[str] = []
    patch.setattr("typer.echo", lambda words="", err=False, **_: None if err else printed.append(str(words)))
    return FromTheShell(Office.opened(folder, *ROWS).path, patch, printed)


DOORS: dict[str, Callable[[Path, pytest.MonkeyPatch], Door]] = {
    "memory": in_memory,
    "file": on_file,
    "live": in_excel,
    "shell": from_the_shell,
}
