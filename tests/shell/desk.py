"""The command line as a person or a program uses it, without starting a process for each command."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from macros.shell.app import run
from tests.logic.builders import NUMBER

TODAY = "2026-11-20"
SECOND = f"{NUMBER[:-4]}0002"


class Answer(NamedTuple):
    """What a command gave back."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> Any:
        """The object that --json printed."""
        return json.loads(self.out)

    @property
    def rules(self) -> set[str]:
        """The rules that stood in the way."""
        return {f["rule"] for f in self.said["findings"] if f["level"] == "BLOCK"}


@dataclass
class Shell:
    """Runs commands; a process has one command line and one output, so they are put in the place of the test's own."""

    patch: pytest.MonkeyPatch
    caught: pytest.CaptureFixture[str]

    def __call__(self, *arguments: str | Path) -> Answer:
        """The command as typed."""
        self.patch.setattr("sys.argv", ["orderdesk", *map(str, arguments)])
        self.caught.readouterr()
        code = run()
        out, err = self.caught.readouterr()
        assert "Traceback" not in out + err
        return Answer(code, out, err)

    def json(self, *arguments: str | Path, user: str = "sales", today: str = TODAY) -> Answer:
        """The command with JSON asked for, on a day of its own."""
        return self(*arguments, "--json", "--user", user, "--today", today)

    def click(self, button: str, book: Path, *orders: str, user: str = "sales", more: tuple[str, ...] = ()) -> Answer:
        """A button with these orders picked."""
        return self.json("click", button, book, "--pick", ",".join(orders), *more, user=user)
