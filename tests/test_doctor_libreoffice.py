"""环境检查 of a book for LibreOffice: bridge, trusted folder, starter."""

import shutil
import sys
from pathlib import Path

import pytest

from macros.checkup import Around, Light
from macros.making import make_book
from order_logic.sample import standing_rows
from tests.lights import NOW, lights
from workbook.calc import bridge
from workbook.calc.bridge import Bridge
from workbook.calc.profile import profile_folder, trust
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


def test_a_machine_on_which_nothing_was_installed_is_red_for_folder_and_starter(book: Path) -> None:
    assert lights("libreoffice", Around(NOW, book)) == [Light.GREEN, Light.RED, Light.RED]


def test_after_the_installation_all_is_green(book: Path) -> None:
    trust(profile_folder(), book.parent.parent)
    put_starter()

    assert lights("libreoffice", Around(NOW, book)) == [Light.GREEN, Light.GREEN, Light.GREEN]


def test_without_the_bridge_it_is_red(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bridge, "find_bridge", lambda: None)

    assert lights("libreoffice", Around(NOW, book))[0] is Light.RED


def test_a_book_that_cannot_be_read_is_told_elsewhere(book: Path) -> None:
    book.write_bytes(b"")

    assert lights("libreoffice", Around(NOW, book)) == []
