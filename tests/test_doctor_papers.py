"""环境检查 of the papers: what draws them, their fonts, a page to try them, and the company's own templates."""

from pathlib import Path

import pytest

from macros.checkup import Around, Light
from reports import browser, native, served, specimen
from tests.lights import NOW, lights, only
from tests.papers.own_folder import filled_folder
from tests.papers.reading import pages_of

Patch = pytest.MonkeyPatch


def test_a_missing_native_library_is_red_with_its_own_remedy(monkeypatch: Patch) -> None:
    def missing() -> None:
        raise native.NativeMissing(native.REMEDIES["linux"], "libpango")

    monkeypatch.setattr(native, "weasyprint", missing)

    assert only("pdf").remedy == native.REMEDIES["linux"]


@pytest.mark.parametrize("file", ["NotThere.ttf", "none.conf"])
def test_a_font_that_is_missing_or_no_font_is_red(file: str, monkeypatch: Patch) -> None:
    monkeypatch.setattr(served, "FACES", {**served.FACES, file: ("Paper", 400)})

    assert only("fonts").facts["name"] == file


def test_with_edge_in_place_of_the_library_there_is_a_note(monkeypatch: Patch, tmp_path: Path) -> None:
    def missing() -> None:
        raise native.NativeMissing(native.REMEDIES["win32"], "libpango")

    monkeypatch.setattr(native, "weasyprint", missing)
    for module in (browser, specimen):
        monkeypatch.setattr(module, "browser", lambda: tmp_path / "msedge.exe")

    line = only("pdf")
    assert line.light is Light.YELLOW
    assert "msedge.exe" in line.say("en")


def test_the_test_page_is_printed_and_kept_where_it_is_wanted(tmp_path: Path) -> None:
    place = tmp_path / "测试页.pdf"

    both = [lights("page", Around(NOW, page=place)) for _ in range(2)]

    assert both == [[Light.GREEN, Light.GREEN]] * 2
    assert [file.name for file in tmp_path.iterdir()] == [place.name]
    text = pages_of(place.read_bytes())[0]
    assert "WeasyPrint" in text
    assert "朱镕基" in text


def test_own_templates_are_named_and_a_stray_or_broken_one_is_told(tmp_path: Path) -> None:
    around = Around(NOW, tmp_path / "账.xlsm")
    assert lights("templates", around) == [Light.GREEN]

    filled_folder(tmp_path, carton_label__html="x", cartn__html="x")
    assert lights("templates", around) == [Light.GREEN, Light.YELLOW]

    filled_folder(tmp_path, carton_label__html="中".encode("gbk"))
    assert lights("templates", around) == [Light.RED]
