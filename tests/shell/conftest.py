"""What every test of the shell begins with: a command line, and a fresh copy of a book with one draft."""

from pathlib import Path

import pytest

from tests.gateways.tampering import a_desk
from tests.shell.desk import Shell
from tests.stories.office import Office


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Shell:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return Shell(monkeypatch, capsys)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return a_desk(tmp_path)


@pytest.fixture
def book(office: Office) -> Path:
    return office.path
