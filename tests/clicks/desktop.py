"""A Linux desktop for clicks: a screen, LibreOffice with a window on it, and the Python that its buttons start."""

import os
import shutil
import signal
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.clicks.screen import Screen, a_screen
from tests.clicks.warm_python import GATE, SITTING, WAITS, warm_python
from workbook.calc.binder import WHEN_OPENED, put_binder
from workbook.calc.bridge import desktop_behind, load_uno, suitable_bridge
from workbook.calc.profile import run_when_opened, trust

LOGIN = "admin"
"""Who sits at the computer; an administrator may press every move."""
_QUIET = {
    "/org.openoffice.Office.Common/Misc": ("FirstRun", "ShowTipOfTheDay"),
    "/org.openoffice.Office.UI.Infobar": ("Enabled",),
}
_AS_CONFIGURED = 5  # com.sun.star.document.MacroExecMode: USE_CONFIG_REJECT_CONFIRMATION
SECONDS = 60


@dataclass(frozen=True)
class Desktop:
    """LibreOffice as it runs for all tests of the session."""

    screen: Screen
    folder: Path  # trusted: macros of workbooks in it run
    office: Any = field(repr=False)  # com.sun.star.frame.Desktop
    ends: Callable[[], None] = field(repr=False)  # the plug: whoever waits for LibreOffice then hears that it is gone

    def opens(self, path: Path, **options: Any) -> Any:
        """The person opens a workbook; its macros run where the settings let them."""
        uno, values = load_uno(), []
        for name, value in {"MacroExecutionMode": _AS_CONFIGURED, **options}.items():
            one = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
            one.Name, one.Value = name, value
            values.append(one)
        return self.office.loadComponentFromURL(path.as_uri(), "_blank", 0, tuple(values))

    def sits(self, login: str, now: datetime, token: str) -> None:
        """From now on this person sits at the computer, its clock stands still at ``now``, and clicks are given this token."""
        (self.folder.parent / SITTING).write_text(f"{login} {now.isoformat()} {token}", "utf-8")

    def rises(self) -> None:
        """LOGIN sits there again, and the clock goes on."""
        (self.folder.parent / SITTING).unlink(missing_ok=True)

    @contextmanager
    def holds_clicks(self, order: int) -> Iterator[Path]:
        """Meanwhile a click stands still before its order number ``order``, counted from 0; gives the file that is there once it does."""
        gate, waits = (self.folder.parent / name for name in (GATE, WAITS))
        gate.write_text(str(order), "utf-8")
        try:
            yield waits
        finally:
            for sign in (gate, waits):
                sign.unlink(missing_ok=True)


@contextmanager
def a_desktop(folder: Path, cold: bool = False) -> Iterator[Desktop]:
    """Starts everything, each with a time limit; ends what it started and nothing else. A ``cold`` click starts a Python of its own."""
    books, state, profile = folder / "订单 台账", folder / "state", folder / "profile"
    for made in (books, state):
        made.mkdir()
    put_binder(suitable_bridge().program, profile / "user")
    trust(profile / "user", books)
    run_when_opened(profile / "user", WHEN_OPENED)
    _be_quiet(profile / "user")
    with a_screen(folder) as screen:
        ours = {**screen.environment, "LOGNAME": LOGIN, "XDG_STATE_HOME": str(state), "HOME": str(folder), "PYTHONIOENCODING": "utf-8"}
        with warm_python(folder, ours) as script:
            ours["ORDERDESK_PYTHON"] = sys.executable if cold else str(script)
            with _libreoffice(profile, ours) as (pipe, ends):
                yield Desktop(screen, books, desktop_behind(pipe, SECONDS), ends)


def _be_quiet(profile: Path) -> None:
    """Nothing but our own words comes up on the screen."""
    path = profile / "registrymodifications.xcu"
    items = "".join(
        f'<item oor:path="{place}"><prop oor:name="{name}" oor:op="fuse"><value>false</value></prop></item>'
        for place, names in _QUIET.items()
        for name in names
    )
    path.write_text(path.read_text("utf-8").replace("</oor:items>", f"{items}</oor:items>"), "utf-8")


@contextmanager
def _libreoffice(profile: Path, environment: dict[str, str]) -> Iterator[tuple[str, Callable[[], None]]]:
    pipe = f"orderdeskclicks{uuid.uuid4().hex}"
    program = shutil.which("soffice") or "soffice"
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--norestore", "--nologo", f"--accept=pipe,name={pipe};urp;", "--calc"]
    with (profile.parent / "office.log").open("wb") as log:
        office = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)

    def end() -> None:
        if office.poll() is None:
            os.killpg(office.pid, signal.SIGKILL)

    try:
        yield pipe, end
    finally:
        end()
        office.wait(SECONDS)
