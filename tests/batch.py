"""A walk through a Windows batch file with the outcomes of its programs given: the few words that our two files use."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

LABEL, JUMP = re.compile(r"^:(\w+)$"), re.compile(r"^goto (\w+)$")
_SET, _VARIABLE = re.compile(r'^set "(\w+)=(.*)"$'), re.compile(r"%(\w+)%|%~(?:f1|1|dp0)")
_IF = re.compile(
    r"^if (?P<no>not )?"
    r'(?:errorlevel (?P<level>\d+)|exist "(?P<path>[^"]+)"|defined (?P<name>\w+)|"(?P<a>[^"]*)"=="(?P<b>[^"]*)")'
    r" (?P<then>.+)$"
)
_MOST = 200  # steps; a file that goes on longer turns in a circle

Outcome = Callable[[str], int]


@dataclass
class Walk:
    """What happened: every command in its order, what was set, the exit code."""

    lines: list[str]
    outcome: Outcome
    files: set[str] = field(default_factory=set)
    variables: dict[str, str] = field(default_factory=dict)
    argument: str = ""
    ran: list[str] = field(default_factory=list)
    level: int = 0
    code: int | None = None

    def go(self) -> "Walk":
        """From the first line to ``exit /b``."""
        at = 0
        for _ in range(_MOST):
            if self.code is not None:
                return self
            at = self._step(self.lines[at], at)
        raise AssertionError("the file does not come to an end")

    def _step(self, line: str, at: int) -> int:
        command = self._filled(line)
        while found := _IF.match(command):
            if self._holds(found) == bool(found["no"]):
                return at + 1
            command = found["then"]
        if jump := JUMP.match(command):
            return self.lines.index(f":{jump[1]}") + 1
        self._do(command)
        return at + 1

    def _holds(self, found: re.Match[str]) -> bool:
        if found["level"]:
            return self.level >= int(found["level"])
        if found["path"]:
            return found["path"] in self.files
        return found["name"] in self.variables if found["name"] else found["a"] == found["b"]

    def _do(self, command: str) -> None:
        if not command or command.startswith(("rem ", ":", "@echo off", "setlocal ", "echo ")):
            return
        if put := _SET.match(command):
            self.variables.pop(put[1], None)
            self.variables.update({put[1]: put[2]} if put[2] else {})
        elif command.startswith("exit /b "):
            self.code = int(command[len("exit /b ") :])
        else:
            self.ran.append(command)
            self.level = self.outcome(command)

    def _filled(self, line: str) -> str:
        return _VARIABLE.sub(self._value, line)

    def _value(self, found: re.Match[str]) -> str:
        if found[1]:
            return self.variables.get(found[1], "")
        return "C:\\desk\\" if found[0] == "%~dp0" else self.argument


def walked(text: str, outcome: Outcome, files: set[str], variables: Mapping[str, str], argument: str = "") -> Walk:
    """A walk through the text of a batch file."""
    return Walk(text.split("\r\n"), outcome, set(files), dict(variables), argument).go()
