"""A LibreOffice of the test's own: its profile, its pipe, its time limit, and its end."""

import json
import os
import shutil
import signal
import subprocess
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

SYSTEM_PYTHON = "/usr/bin/python3"  # LibreOffice's ``uno`` belongs to the system's Python
READER = Path(__file__).with_name("office_reader.py")
SECONDS = 90


def skip_without_office() -> None:
    """Skips the test, with the reason, where LibreOffice or its Python bridge is missing."""
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed: no program soffice on the path")
    bridge = [SYSTEM_PYTHON, "-c", "import uno"]
    if not Path(SYSTEM_PYTHON).exists() or subprocess.run(bridge, capture_output=True, timeout=SECONDS, check=False).returncode:
        pytest.skip(f"{SYSTEM_PYTHON} has no module uno: the package python3-uno is missing")


@contextmanager
def running_office(profile: Path, environment: Mapping[str, str]) -> Iterator[str]:
    """Starts LibreOffice without a window; gives the name of its pipe. Ends the process group that it started, and no other."""
    skip_without_office()
    pipe = f"orderdesk{uuid.uuid4().hex}"
    options = ["--headless", "--norestore", "--nologo", f"--accept=pipe,name={pipe};urp;"]
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", *options]
    inherited = {name: value for name, value in os.environ.items() if name != "ORDERDESK_PYTHON"} | {"HOME": str(profile.parent)}
    with (profile.parent / "office.log").open("wb") as log:
        office = subprocess.Popen(command, env={**inherited, **environment}, stdout=log, stderr=log, start_new_session=True)
    try:
        yield pipe
    finally:
        os.killpg(office.pid, signal.SIGKILL)
        office.wait(timeout=SECONDS)


def ask_office(pipe: str, book: Path, sub: str = "") -> dict[str, Any]:
    """What the LibreOffice behind the pipe sees in a book; with ``sub`` it runs that Sub first."""
    command = [SYSTEM_PYTHON, str(READER), pipe, str(book), sub]
    answer = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    assert answer.returncode == 0, answer.stderr
    facts: dict[str, Any] = json.loads(answer.stdout)
    return facts
