"""The program keeps its own log, small and out of the way."""

import logging
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from workbook.keeping.state import click_log, log_path, state_folder

AT = datetime(2026, 11, 21, 15, 30, 7)


@pytest.mark.parametrize(
    ("system", "environment", "expected"),
    [
        ("win32", {"LOCALAPPDATA": "/users/wang/local"}, "/users/wang/local/OrderDesk"),
        ("win32", {}, "/home/wang/AppData/Local/OrderDesk"),
        ("darwin", {}, "/home/wang/Library/Logs/OrderDesk"),
        ("linux", {}, "/home/wang/.local/state/orderdesk"),
        ("linux", {"XDG_STATE_HOME": "/state"}, "/state/orderdesk"),
        ("linux", {"XDG_STATE_HOME": "relative"}, "/home/wang/.local/state/orderdesk"),
    ],
)
def test_each_system_has_its_own_place_for_logs(system: str, environment: dict[str, str], expected: str) -> None:
    assert state_folder(system, environment, Path("/home/wang")) == Path(expected)


@pytest.fixture
def log(tmp_path: Path) -> Iterator[logging.Logger]:
    log = click_log(tmp_path / "state")
    yield log
    for handler in list(log.handlers):
        log.removeHandler(handler)
        handler.close()


def test_a_click_is_logged_once_however_often_the_log_is_asked_for(log: logging.Logger, tmp_path: Path) -> None:
    click_log(tmp_path / "state")

    log.info("登记 SO20261121-0001")

    assert log_path(tmp_path / "state").read_text("utf-8").count("登记 SO20261121-0001") == 1


def test_the_log_never_grows_beyond_five_files(log: logging.Logger, tmp_path: Path) -> None:
    for _ in range(70):
        log.info("很长的一行" * 20_000)

    files = list((tmp_path / "state").iterdir())
    assert len(files) == 5


def test_a_log_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")

    log = click_log(tmp_path / "taken")
    log.info("登记")

    assert [type(handler) for handler in log.handlers] == [logging.NullHandler]
