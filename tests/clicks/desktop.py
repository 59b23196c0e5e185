"""A Linux desktop for clicks: a screen, LibreOffice with a window on it, and the Python that its buttons start."""

import os
import shutil
import signal
import subprocess
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.clicks.screen import Screen, a_screen
from tests.clicks.warm_python import warm_python
from workbook.calc.bridge import desktop_behind, load_uno
from workbook.calc.profile import trust

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
    script: Path  # what LibreOffice starts in place of Python; replaced by one test

    def opens(self, path: Path, **options: Any) -> Any:
        """The person opens a workbook; its macros run where the settings let them."""
        uno, values = load_uno(), []
        for name, value in {"MacroExecutionMode": _AS_CONFIGURED, **options}.items():
            one = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
            one.Name, one.Value = name, value
            values.append(one)
        return self.office.loadComponentFromURL(path.as_uri(), "_blank", 0, tuple(values))


@contextmanager
def a_desktop(folder: Path) -> Iterator[Desktop]:
    """Starts everything, each with a time limit; ends what it started and nothing else."""
    books, state, profile = folder / "订单 台账", folder / "state", folder / "profile"
    for made in (books, state):
        made.mkdir()
    trust(profile / "user", books)
    _be_quiet(profile / "user")
    with a_screen(folder) as screen:
        ours = {**screen.environment, "LOGNAME": LOGIN, "XDG_STATE_HOME": str(state), "HOME": str(folder), "PYTHONIOENCODING": "utf-8"}
        with warm_python(folder, ours) as script, _libreoffice(profile, {**ours, "ORDERDESK_PYTHON": str(script)}) as pipe:
            yield Desktop(screen, books, desktop_behind(pipe, SECONDS), script)


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
def _libreoffice(profile: Path, environment: dict[str, str]) -> Iterator[str]:
    pipe = f"orderdeskclicks{uuid.uuid4().hex}"
    program = shutil.which("soffice") or "soffice"
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--norestore", "--nologo", f"--accept=pipe,name={pipe};urp;", "--calc"]
    with (profile.parent / "office.log").open("wb") as log:
        office = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
    try:
        yield pipe
    finally:
        os.killpg(office.pid, signal.SIGKILL)
        office.wait(SECONDS)
