"""orderdesk install-libreoffice changes little, says what, and takes it back."""

import shlex
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.shell.desk import Shell
from tests.shell.started_libreoffice import a_started_libreoffice
from workbook.calc.binder import WHEN_OPENED
from workbook.calc.bridge import Bridge, suitable_bridge
from workbook.calc.outside import say_outside
from workbook.calc.profile import profile_folder, run_when_opened, trusted_folders
from workbook.calc.starter import STARTER, put_starter
from workbook.gateway import Unusable

OWN = f"{sys.version_info[0]}.{sys.version_info[1]}"
OTHERS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="SecureURL" oor:op="fuse"><value>\
<it>file:///data/others</it></value></prop></item>
<item oor:path="/org.openoffice.Setup/Product"><prop oor:name="ooSetupLastVersion" oor:op="fuse"><value>7.4</value></prop></item>
</oor:items>
"""


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A person's home on a machine with a LibreOffice for this Python."""
    home = tmp_path / "家"
    (home / "订单 台账").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    a_started_libreoffice(home / ".config" / "libreoffice" / "4" / "user")
    bridge = Bridge(tmp_path / "program", tmp_path / "program" / "uno.py", OWN)
    monkeypatch.setattr("workbook.calc.bridge.find_bridge", lambda: bridge)
    return home


def settings_of(home: Path) -> Path:
    return home / ".config" / "libreoffice" / "4" / "user" / "registrymodifications.xcu"


def test_it_trusts_the_folder_and_puts_a_starter_in_place(shell: Shell, home: Path) -> None:
    folder = home / "订单 台账"

    answer = shell("install-libreoffice", folder, "--json")

    assert answer.code == 0
    assert [unquote(url) for url in trusted_folders(profile_folder())] == [f"file://{folder}"]
    assert str(settings_of(home)) in "".join(answer.said["said"])
    assert str(home / STARTER) in "".join(answer.said["said"])


def test_the_starter_starts_this_python(home: Path) -> None:
    path = put_starter(home)

    assert path is not None
    told = subprocess.run([path, "-c", "import sys; print(sys.argv[1], sys.prefix)", "甲 乙"], capture_output=True, text=True, check=True)
    assert told.stdout.split("\n")[0] == f"甲 乙 {sys.prefix}"


def test_a_second_time_nothing_changes(shell: Shell, home: Path) -> None:
    shell("install-libreoffice", home / "订单 台账")
    before = settings_of(home).read_bytes()

    answer = shell("install-libreoffice", home / "订单 台账", "--json")

    assert settings_of(home).read_bytes() == before
    assert str(settings_of(home)) not in "".join(answer.said["said"])


def test_the_line_that_takes_it_back_can_be_copied_though_the_folder_has_a_blank(shell: Shell, home: Path) -> None:
    answer = shell("install-libreoffice", home / "订单 台账", "--json")

    *_, back = answer.said["said"]
    assert shlex.split(back)[-3:] == ["install-libreoffice", str(home / "订单 台账"), "--undo"]


def test_what_others_have_set_stays_and_is_kept_as_it_was(shell: Shell, home: Path) -> None:
    settings_of(home).write_text(OTHERS, "utf-8")

    shell("install-libreoffice", home / "订单 台账")
    kept = settings_of(home).with_name("registrymodifications.xcu.before-orderdesk")
    trusted = trusted_folders(profile_folder())
    shell("install-libreoffice", home / "订单 台账", "--undo")

    assert kept.read_text("utf-8") == OTHERS
    assert (trusted[0], len(trusted)) == ("file:///data/others", 2)
    assert trusted_folders(profile_folder()) == ["file:///data/others"]
    assert "ooSetupLastVersion" in settings_of(home).read_text("utf-8")


def test_undo_leaves_nothing_behind(shell: Shell, home: Path) -> None:
    shell("install-libreoffice", home / "订单 台账")

    answer = shell("install-libreoffice", home / "订单 台账", "--undo")

    assert answer.code == 0
    assert trusted_folders(profile_folder()) == []
    assert not (home / STARTER).exists()
    assert "OrderDesk" not in settings_of(home).read_text("utf-8")
    assert not (profile_folder() / "basic" / "OrderDesk").exists()
    assert "OrderDesk" not in (profile_folder() / "basic" / "script.xlc").read_text("utf-8")


def test_the_macro_that_keeps_buttons_stands_beside_the_persons_own(shell: Shell, home: Path) -> None:
    shell("install-libreoffice", home / "订单 台账")

    index = (profile_folder() / "basic" / "script.xlc").read_text("utf-8")

    assert index.index('"Standard"') < index.index('"OrderDesk"')
    assert "Sub Bind" in (profile_folder() / "basic" / "OrderDesk" / "Buttons.xba").read_text("utf-8")
    assert "OrderDesk.Buttons.Bind" in settings_of(home).read_text("utf-8")


def test_a_macro_of_their_own_at_opening_stays(shell: Shell, home: Path) -> None:
    run_when_opened(profile_folder(), "vnd.sun.star.script:Standard.Module1.Main?language=Basic&location=application")

    shell("install-libreoffice", home / "订单 台账")

    assert "Standard.Module1.Main" in settings_of(home).read_text("utf-8")
    assert not run_when_opened(profile_folder(), WHEN_OPENED)


def test_while_libreoffice_runs_nothing_is_changed(shell: Shell, home: Path) -> None:
    lock = settings_of(home).parent.parent / ".lock"
    lock.touch()

    answer = shell("install-libreoffice", home / "订单 台账")

    assert answer.code == 3
    assert str(lock) in answer.err
    assert not (home / STARTER).exists()


@pytest.mark.parametrize("folder", ["/", "~"])
def test_the_whole_disk_or_home_is_not_trusted(folder: str, shell: Shell, home: Path) -> None:
    answer = shell("install-libreoffice", Path(folder).expanduser())

    assert answer.code == 3
    assert not settings_of(home).exists()


@pytest.mark.parametrize("bridge", [None, Bridge(Path("/x"), Path("/x/uno.py"), "3.9")])
def test_without_a_bridge_for_this_python_it_says_what_to_install(
    bridge: Bridge | None, shell: Shell, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbook.calc.bridge.find_bridge", lambda: bridge)

    answer = shell("install-libreoffice", home / "订单 台账")

    assert answer.code == 3
    assert not settings_of(home).exists()
    with pytest.raises(Unusable):
        suitable_bridge()


def test_settings_that_nobody_can_read_are_left_alone(shell: Shell, home: Path) -> None:
    settings_of(home).write_bytes(b"<broken")

    answer = shell("install-libreoffice", home / "订单 台账")

    assert answer.code == 3
    assert settings_of(home).read_bytes() == b"<broken"


def test_where_no_workbook_is_reached_a_window_of_the_desktop_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program, heard = tmp_path / "xmessage", tmp_path / "heard"
    program.write_text(f"#!/bin/sh\nprintf '%s' \"$4\" > '{heard}.part'\n/bin/mv '{heard}.part' '{heard}'\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    shown = say_outside("LibreOffice 没有应答。")

    deadline = time.monotonic() + 20
    while not heard.exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert shown
    assert heard.read_text("utf-8") == "LibreOffice 没有应答。"
