"""One version of the desk, wherever it is shown."""

import re
import tomllib
from datetime import datetime
from pathlib import Path

import pytest

from macros.checkup import Around
from macros.doctor import checkups, examine
from macros.making import make_book
from order_logic.sample.standing import standing_rows
from order_logic.version import VERSION
from tests.shell.desk import Shell
from workbook.file import FileWorkbook

REPOSITORY = Path(__file__).parents[1]


def test_the_newest_changes_are_those_of_this_version() -> None:
    headings = re.findall(r"^## ([\d.]+)", (REPOSITORY / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)

    assert headings[0] == VERSION


def test_the_package_takes_its_version_from_the_one_place() -> None:
    told = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
    source = REPOSITORY / told["tool"]["hatch"]["version"]["path"]

    assert "version" in told["project"]["dynamic"]
    assert re.findall(r'^VERSION = "(.+)"$', source.read_text("utf-8"), re.MULTILINE) == [VERSION]


def test_the_command_says_it(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    answer = Shell(monkeypatch, capsys)("--version")

    assert (answer.code, answer.out.split()) == (0, ["orderdesk", VERSION])


def test_the_checkup_says_it() -> None:
    (seen,) = examine(Around(datetime(2026, 11, 20)), [checkups()["origin"]])

    assert seen.line.facts["version"] == VERSION


def test_a_new_book_carries_it(tmp_path: Path) -> None:
    path = tmp_path / "订单台账.xlsm"
    make_book(path, standing_rows("zh", "admin"), lang="zh", host="excel", maker="admin", now=datetime(2026, 11, 20))

    assert FileWorkbook(path).nameplate.app == VERSION
