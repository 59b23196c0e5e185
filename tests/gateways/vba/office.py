"""A LibreOffice of the test's own: its profile, its pipe, its time limit, and its end."""

import json
import os
import shutil
import signal
import subprocess
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

SYSTEM_PYTHON = "/usr/bin/python3"  # LibreOffice's ``uno`` belongs to the system's Python
READER = Path(__file__).with_name("office_reader.py")
SECONDS = 90
SILENT = 124  # the exit code of who gave no answer in time


def skip_without_office() -> None:
    """Skips the test, with the reason, where LibreOffice or its Python bridge is missing."""
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed: no program soffice on the path")
    bridge = [SYSTEM_PYTHON, "-c", "import uno"]
    if not Path(SYSTEM_PYTHON).exists() or subprocess.run(bridge, capture_output=True, timeout=SECONDS, check=False).returncode:
        pytest.skip(f"{SYSTEM_PYTHON} has no module uno: the package python3-uno is missing")


class RunningOffice:
    """A LibreOffice without a window, on the other side of ``pipe``."""

    def __init__(self, profile: Path, environment: Mapping[str, str]) -> None:
        self.pipe = f"orderdesk{uuid.uuid4().hex}"
        self._log = profile.parent / "office.log"
        options = ["--headless", "--norestore", "--nologo", f"--accept=pipe,name={self.pipe};urp;"]
        self._command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", *options]
        inherited = {name: value for name, value in os.environ.items() if name != "ORDERDESK_PYTHON"} | {"HOME": str(profile.parent)}
        self._environment = {**inherited, **environment}
        self._process = self._started()

    def _started(self) -> "subprocess.Popen[bytes]":
        with self._log.open("ab") as log:
            return subprocess.Popen(self._command, env=self._environment, stdout=log, stderr=log, start_new_session=True)

    def fell_over(self) -> bool:
        """Whether it has gone by itself; its last words take a moment."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=5)
        return self._process.returncode is not None

    def end(self) -> None:
        """Ends the process group that was started, and no other."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(timeout=SECONDS)

    def anew(self) -> None:
        """Starts it once more, behind the same pipe."""
        self.end()
        self._process = self._started()

    def last_words(self) -> str:
        return self._log.read_text("utf-8", errors="replace")[-2000:]


@contextmanager
def running_office(profile: Path, environment: Mapping[str, str]) -> Iterator[RunningOffice]:
    """Starts LibreOffice without a window, and ends it."""
    skip_without_office()
    office = RunningOffice(profile, environment)
    try:
        yield office
    finally:
        office.end()


def ask_office(office: RunningOffice, book: Path, sub: str = "") -> dict[str, Any]:
    """What LibreOffice sees in a book; with ``sub`` it runs that Sub first. One that falls over or silent is asked once more."""
    command = [SYSTEM_PYTHON, str(READER), office.pipe, str(book), sub]
    answer = _asked(command)
    if answer.returncode == SILENT or (answer.returncode and office.fell_over()):
        office.anew()
        answer = _asked(command)
    assert answer.returncode == 0, answer.stderr + office.last_words()
    facts: dict[str, Any] = json.loads(answer.stdout)
    return facts


def _asked(command: list[str]) -> "subprocess.CompletedProcess[str]":
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, SILENT, "", f"no answer in {SECONDS} seconds\n")
