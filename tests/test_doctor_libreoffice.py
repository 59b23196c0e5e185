"""环境检查 of a book for LibreOffice: bridge, trusted folder, starter, the macro that keeps buttons."""

import shutil
import sys
from pathlib import Path

import pytest

from macros.checkup import Around, Light
from macros.making import make_book
from order_logic.sample import standing_rows
from tests.lights import NOW, lights, only
from tests.shell.desk import Shell
from tests.shell.started_libreoffice import a_started_libreoffice
from workbook.calc import bridge
from workbook.calc.binder import WHEN_OPENED
from workbook.calc.bridge import Bridge
from workbook.calc.profile import profile_folder, run_no_longer, run_when_opened
from workbook.calc.starter import put_starter

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="LibreOffice presses buttons on Linux and macOS")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "订单台账.xlsm"
    make_book(path, standing_rows("zh", "admin"), lang="zh", host="libreoffice", maker="admin", now=NOW)
    return path


@pytest.fixture
def book(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The book in a folder of its own; the home, the settings and the bridge are those of this test."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr(bridge, "find_bridge", lambda: Bridge(Path("/opt/libreoffice"), Path("/opt/uno.py"), bridge._OWN))
    folder = tmp_path / "订单 一"
    folder.mkdir()
    return Path(shutil.copy(made, folder))


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(monkeypatch, capsys)


@pytest.fixture
def installed(book: Path, shell: Shell) -> Path:
    """The book, after ``orderdesk install-libreoffice`` for its folder."""
    a_started_libreoffice(profile_folder())
    assert shell("install-libreoffice", book.parent).code == 0
    return book


def test_where_nothing_was_installed_folder_starter_and_the_macro_that_keeps_buttons_are_red(book: Path) -> None:
    assert lights("libreoffice", Around(NOW, book)) == [Light.GREEN, Light.RED, Light.RED, Light.RED]


def test_pressed_in_the_open_book_it_does_not_say_that_macros_do_not_run(book: Path) -> None:
    assert lights("libreoffice", Around(NOW, book, live=True)) == [Light.GREEN, Light.GREEN, Light.RED]


def test_after_the_installation_all_is_green(installed: Path) -> None:
    assert lights("libreoffice", Around(NOW, installed)) == [Light.GREEN] * 4


def test_after_taking_it_back_the_same_is_red_as_before(installed: Path, shell: Shell) -> None:
    shell("install-libreoffice", installed.parent, "--undo")

    assert lights("libreoffice", Around(NOW, installed)) == [Light.GREEN, Light.RED, Light.RED, Light.RED]


def test_a_trusted_folder_above_that_of_the_book_is_enough(installed: Path) -> None:
    below = installed.parent / "二月"
    below.mkdir()

    assert lights("libreoffice", Around(NOW, Path(shutil.copy(installed, below)))) == [Light.GREEN] * 4


def test_json_gives_each_line_of_libreoffice_in_the_language_asked_for(installed: Path, shell: Shell) -> None:
    (profile_folder() / "basic" / "OrderDesk" / "Buttons.xba").unlink()

    told = {lang: shell("doctor", installed, "--json", "--lang", lang).said["lines"] for lang in ("zh", "en")}

    (red,) = [line for line in told["zh"] if (line["check"], line["light"]) == ("libreoffice", "RED")]
    assert "install-libreoffice" in red["remedy"]
    assert red["found"] not in [line["found"] for line in told["en"]]


def test_a_macro_of_yesterdays_version_is_red(installed: Path) -> None:
    macro = profile_folder() / "basic" / "OrderDesk" / "Buttons.xba"
    macro.write_text(macro.read_text("utf-8").replace("Click_", "Press_"), "utf-8")

    assert only("libreoffice", Around(NOW, installed)).light is Light.RED


def test_a_macro_that_libreoffice_does_not_list_is_red(installed: Path) -> None:
    a_started_libreoffice(profile_folder())

    assert only("libreoffice", Around(NOW, installed)).light is Light.RED


def test_a_macro_that_is_bound_to_nothing_is_red(installed: Path) -> None:
    run_no_longer(profile_folder(), WHEN_OPENED)

    assert only("libreoffice", Around(NOW, installed)).light is Light.RED


def test_a_macro_of_their_own_at_opening_is_to_be_noted(installed: Path) -> None:
    run_no_longer(profile_folder(), WHEN_OPENED)
    run_when_opened(profile_folder(), "vnd.sun.star.script:Standard.Module1.Main?language=Basic&location=application")

    assert only("libreoffice", Around(NOW, installed)).light is Light.YELLOW


def test_a_starter_whose_python_is_gone_is_red(installed: Path) -> None:
    put_starter(python=str(installed.parent / "旧 环境" / "python"))

    line = only("libreoffice", Around(NOW, installed))

    assert (line.light, line.facts["python"]) == (Light.RED, installed.parent / "旧 环境" / "python")


def test_settings_that_nobody_can_read_are_red_and_the_rest_is_looked_at(installed: Path) -> None:
    (profile_folder() / "registrymodifications.xcu").write_bytes(b"<broken")

    assert lights("libreoffice", Around(NOW, installed)) == [Light.GREEN, Light.RED, Light.GREEN, Light.RED]


def test_without_the_bridge_it_is_red(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bridge, "find_bridge", lambda: None)

    assert lights("libreoffice", Around(NOW, book))[0] is Light.RED


def test_a_book_that_cannot_be_read_is_told_elsewhere(book: Path) -> None:
    book.write_bytes(b"")

    assert lights("libreoffice", Around(NOW, book)) == []
