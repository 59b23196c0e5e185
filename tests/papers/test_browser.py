"""Where the drawing library will not start, Edge prints the same page, alone and in our fonts; Chromium stands in for it here."""

import base64
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfWriter

from reports import browser, native, printer
from reports.browser import BY_BROWSER, OVERLAP, BrowserFailed, aside, printed_by, standalone, unknown_signs
from reports.papers.settlement_statement import settlement_statement
from reports.render import html_of, render
from tests.papers import samples
from tests.papers.own_folder import a_picture, own_of
from tests.papers.reading import embedded, families_of, pages_of

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
ROOM = ("--no-sandbox",)  # tests run as root
Patch = pytest.MonkeyPatch


@pytest.fixture(scope="module")
def page() -> str:
    return html_of(settlement_statement, samples.statement(3))


@pytest.fixture
def edge(tmp_path: Path, monkeypatch: Patch) -> Callable[[str], Path]:
    """A Windows machine without the library, with an Edge that does what it is told to: Python lines, given page and PDF."""

    def installed(does: str) -> Path:
        script = tmp_path / "msedge.py"
        lines = ["import sys, pathlib", "made = pathlib.Path(sys.argv[-2].partition('=')[2])", does]
        script.write_text("\n".join(lines), "utf-8")
        program = tmp_path / ("msedge.bat" if sys.platform == "win32" else "msedge")
        start = '@"{}" "{}" %*' if sys.platform == "win32" else '#!/bin/sh\nexec "{}" "{}" "$@"'
        program.write_text(start.format(sys.executable, script), "utf-8")
        program.chmod(0o755)
        monkeypatch.setattr(browser, "browser", lambda: program)
        monkeypatch.setattr(printer, "browser", lambda: program)
        return program

    def missing() -> Any:
        raise native.NativeMissing(native.REMEDIES["win32"], "libpango")

    monkeypatch.setattr(native, "weasyprint", missing)
    monkeypatch.setattr(printer, "printer", lambda own: missing())
    return installed


def blank() -> bytes:
    """A PDF of one empty page."""
    writer, made = PdfWriter(), BytesIO()
    writer.add_blank_page(100, 100)
    writer.write(made)
    return made.getvalue()


def test_edge_is_looked_for_on_windows_alone(tmp_path: Path, monkeypatch: Patch) -> None:
    program = tmp_path / browser.PROGRAM
    program.parent.mkdir(parents=True)
    program.write_bytes(b"")
    monkeypatch.setenv("ProgramFiles(x86)", str(tmp_path))

    assert browser.browser("win32") == program
    assert browser.browser("linux") is None
    monkeypatch.setenv("ProgramFiles(x86)", str(tmp_path / "nowhere"))
    assert browser.browser("win32") is None


def test_a_page_for_edge_brings_everything_along_and_may_fetch_nothing(page: str, tmp_path: Path) -> None:
    own = own_of(tmp_path, extra__css="p { background:url('章.png') }", 章__png=a_picture())

    whole = standalone(page, own)

    addresses = re.findall(r"""url\(\s*['"]?([^'")]*)""", whole) + re.findall(r"""(?:src|href)=["']([^"']*)""", whole)
    assert {address.partition(",")[0] for address in addresses} == {"data:font/ttf;base64", "data:image/png;base64"}
    assert "default-src 'none'" in whole
    assert "string(" not in whole


def test_the_fonts_for_edge_are_cut_to_the_page_and_bear_a_browsers_look(page: str) -> None:
    fonts = [TTFont(BytesIO(base64.b64decode(data))) for data in re.findall(r"font/ttf;base64,([^)]+)", standalone(page))]

    assert [len(font.getBestCmap()) < 600 for font in fonts] == [True] * len(fonts)
    for font in fonts:
        glyphs = [font["glyf"][name] for name in font.getGlyphOrder()]
        assert not any(flag & OVERLAP for glyph in glyphs if glyph.numberOfContours > 0 for flag in glyph.flags)


def test_characters_that_our_fonts_lack_are_known_beforehand(page: str) -> None:
    assert unknown_signs(page) == ()
    assert unknown_signs("<title>𠀀</title><style>𠀁</style><p title='𠀂'>&#x20BB7;㐂</p>") == ("𠮷",)


def test_without_the_library_edge_prints_and_it_is_said(edge: Callable[[str], Path]) -> None:
    edge(f"made.write_bytes({blank()!r})")

    paper = render(settlement_statement, (samples.statement(1), samples.statement(2, buyer=replace(samples.BUYER, name="𠮷"))))

    assert paper.pages == 2
    assert paper.missing == ("𠮷",)
    assert aside() == BY_BROWSER


@pytest.mark.parametrize("does", ["sys.exit('broken')", "pass"])
def test_an_edge_that_fails_leads_to_the_remedy_for_the_library(does: str, edge: Callable[[str], Path]) -> None:
    edge(does)

    with pytest.raises(native.NativeMissing) as told:
        render(settlement_statement, samples.statement(1))
    assert "gstreamer-libs" in told.value.text.zh


def test_an_edge_that_does_not_end_is_stopped(edge: Callable[[str], Path], monkeypatch: Patch) -> None:
    monkeypatch.setattr(browser, "SECONDS", 0.5)

    with pytest.raises(BrowserFailed):
        printed_by(edge("import time; time.sleep(30)"), ["<p>x</p>"])


def test_where_the_library_is_nothing_is_said_of_edge() -> None:
    assert aside().zh == ""


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
def test_a_browser_prints_the_page_in_our_fonts_with_its_words_and_margins(page: str) -> None:
    assert CHROMIUM is not None

    pdf = printed_by(Path(CHROMIUM), [page], None, *ROOM)

    text = pages_of(pdf)[0]
    assert samples.BUYER.name in text
    assert "第1页，共" in text
    assert embedded(pdf)
    assert {name.partition("-")[0] for name in families_of(pdf)} == {"NotoSansSC"}
