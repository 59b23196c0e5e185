"""Where the drawing library is missing, one sentence says what to install; our fonts stay our own affair."""

import ctypes.util
import importlib
import importlib.machinery
import os
import sys
from pathlib import Path
from types import ModuleType

import pytest

from reports import native

FOUND = importlib.import_module


def refuse(name: str) -> ModuleType:
    if name != "weasyprint":
        return FOUND(name)
    print("-----\nWeasyPrint could not import some external libraries.")  # noqa: T201 - as WeasyPrint does
    raise OSError(f"cannot load library '{name}'\nlong advice")


@pytest.mark.parametrize(("platform", "remedy"), [("linux", "apt install"), ("darwin", "brew install pango"), ("win32", "gstreamer-libs")])
def test_a_missing_library_is_told_with_its_remedy_and_nothing_else(
    platform: str, remedy: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(importlib, "import_module", refuse)
    monkeypatch.setattr(sys, "platform", platform)

    with pytest.raises(native.NativeMissing) as missing:
        native.weasyprint()

    assert remedy in missing.value.text.zh
    assert remedy in missing.value.text.en
    assert "long advice" not in str(missing.value)
    assert capsys.readouterr().out == ""


def test_libraries_are_known_by_name_before_anything_searches_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    searches = []

    def note(name: str) -> ModuleType:
        if name != "weasyprint":
            return FOUND(name)
        searches.append(ctypes.util.find_library)
        return ModuleType(name) if len(searches) == 2 else refuse(name)

    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(importlib, "import_module", note)
    monkeypatch.setattr(sys, "platform", "linux")
    search = ctypes.util.find_library

    found = native.weasyprint()

    assert found.__name__ == "weasyprint"
    assert searches[0]("pango-1.0") is None  # known by name only
    assert searches[1] is search  # where that fails
    assert ctypes.util.find_library is search


def test_the_environment_is_as_before_once_our_fonts_are_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", "/etc/fonts/fonts.conf")

    with native.only_our_fonts():
        inside = os.environ["FONTCONFIG_FILE"]

    assert inside.endswith("none.conf")
    assert os.environ["FONTCONFIG_FILE"] == "/etc/fonts/fonts.conf"


def test_the_bundled_libraries_come_first_on_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = ModuleType("gstreamer_libs")
    package.__path__ = [str(tmp_path)]
    package.__spec__ = importlib.machinery.ModuleSpec("gstreamer_libs", None, is_package=True)
    package.__spec__.submodule_search_locations = [str(tmp_path)]
    bin_folder = tmp_path / "bin"
    bin_folder.mkdir()
    monkeypatch.setitem(sys.modules, "gstreamer_libs", package)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("PATH", "before")
    monkeypatch.setenv("WEASYPRINT_DLL_DIRECTORIES", "C:\\mine")

    native.show_bundled_libraries()

    assert os.environ["PATH"] == os.pathsep.join([str(bin_folder), "before"])
    assert os.environ["WEASYPRINT_DLL_DIRECTORIES"] == f"{bin_folder};C:\\mine"
