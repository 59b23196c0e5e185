"""Prints the same pages with the Edge that every Windows has, for a machine on which the library that draws PDFs will not start."""

import base64
import html as entities
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Final

from order_logic.text import Text
from reports import native
from reports.own import EXTRA, PICTURES, SHEET, Own, ending
from reports.served import FACES, font_file, house_sheet

BY_BROWSER = Text("；由 Edge 打印（缺绘图库）", "; by Edge, as the drawing library is missing")
HOMES: Final = ("ProgramFiles(x86)", "ProgramFiles", "LOCALAPPDATA")
PROGRAM: Final = Path("Microsoft/Edge/Application/msedge.exe")
SWITCHES: Final = (
    "--headless", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-extensions", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--font-render-hinting=none", "--no-pdf-header-footer",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)  # fmt: skip
SECONDS: Final = 90
POLICY: Final = (
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:\">"
)
"""Nothing runs and nothing is fetched: what the page shows, it brings along."""
COUNTED: Final = "一二三四五六七八九十" + "".join(map(chr, range(0x20, 0x7F)))  # counters make signs that stand nowhere in the page
OVERLAP: Final = 0x40  # OpenType, glyf, OVERLAP_SIMPLE: browsers refuse a font in which another flag than a glyph's first has it


class BrowserFailed(Exception):
    """The browser is there and gave no PDF; the text is what it said last."""


def browser(system: str = sys.platform) -> Path | None:
    """Where Edge lies on a Windows machine; None elsewhere, where a library can always be installed."""
    if system != "win32":
        return None
    places = [Path(home) / PROGRAM for name in HOMES if (home := os.environ.get(name))]
    return next((place for place in places if place.is_file()), None)


def aside() -> Text:
    """That papers are printed by Edge, to be added to a sentence; nothing where they are not. Looking costs nothing without an Edge."""
    if browser() is None:
        return Text("", "")
    try:
        native.weasyprint()
    except native.NativeMissing:
        return BY_BROWSER
    return Text("", "")


def printed_by(program: Path, sheets: Sequence[str], own: Own | None = None, *more: str) -> bytes:
    """One PDF of these pages, in our fonts and style; ``more`` are further switches. Raises BrowserFailed."""
    pdfs = [_printed(program, standalone(sheet, own), more) for sheet in sheets]
    return pdfs[0] if len(pdfs) == 1 else _joined(pdfs)


def unknown_signs(page: str) -> tuple[str, ...]:
    """The characters of a page that our fonts lack."""
    text = _Words(page).text
    known = {code for file in FACES for code in _codes(file)}
    return tuple(sorted({sign for sign in text if ord(sign) not in known and not sign.isspace()}))


def standalone(page: str, own: Own | None = None) -> str:
    """The page with its style, pictures and the signs it needs of our fonts in it, so that it asks for nothing."""
    sheet = (own and own.words(SHEET)) or house_sheet()
    style = _said(sheet + ((own and own.words(EXTRA)) or ""), page)
    inside = f'{POLICY}<meta charset="utf-8"><style>{_faces(page + style)}{style}</style>'
    doctype, head, rest = page.partition("<head>")
    return _with_pictures(f"{doctype}{head}{inside}{rest}" if head else f"{inside}{page}", own)


def _said(style: str, page: str) -> str:
    """The style with what the page says of itself in its margins: browsers know ``string()`` not, so its words stand there outright."""
    pairs = dict(pair for one in re.findall(r"string-set:([^;}]*)", style) for pair in re.findall(r"([\w-]+)\s+attr\(([\w-]+)\)", one))

    def words(named: re.Match[str]) -> str:
        found = re.search(rf'\b{pairs.get(named[1], "-")}="([^"]*)"', page)
        text = entities.unescape(found[1]) if found else ""
        return '"' + "".join(sign if sign.isalnum() else f"\\{ord(sign):x} " for sign in text) + '"'

    return re.sub(r"string\(([\w-]+)[^)]*\)", words, style)


def _with_pictures(page: str, own: Own | None) -> str:
    for name, content in (own.pictures if own else {}).items():
        data = f"data:{PICTURES[ending(name)]};base64,{base64.b64encode(content).decode()}"
        page = re.sub(rf"""(?<=["'(]){re.escape(name)}(?=["')])""", data, page)
    return page


def _faces(text: str) -> str:
    face = '@font-face{{font-family:"{}";font-weight:{};src:url(data:font/ttf;base64,{})}}'
    cuts = ((family, weight, _cut(file, text + COUNTED)) for file, (family, weight) in FACES.items())
    return "".join(face.format(family, weight, base64.b64encode(cut).decode()) for family, weight, cut in cuts if cut)


def _cut(file: str, text: str) -> bytes:
    """A font of the signs in ``text`` alone; empty where the font has none of them."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    font = TTFont(BytesIO(font_file(file)), lazy=True, recalcTimestamp=False)
    if not set(map(ord, text)) & set(font.getBestCmap()):
        return b""
    cutter = subset.Subsetter(subset.Options(layout_features=[], hinting=False, notdef_outline=True))
    cutter.populate(text=text)
    cutter.subset(font)
    glyphs = font["glyf"]
    for glyph in glyphs.glyphs.values():
        glyph.expand(glyphs)
        if glyph.numberOfContours > 0:
            glyph.flags = bytearray(flag & ~OVERLAP for flag in glyph.flags)
    made = BytesIO()
    font.save(made)
    return made.getvalue()


def _codes(file: str) -> frozenset[int]:
    from fontTools.ttLib import TTFont

    with TTFont(BytesIO(font_file(file)), lazy=True) as font:
        return frozenset(font.getBestCmap())


def _printed(program: Path, page: str, more: Sequence[str]) -> bytes:
    with tempfile.TemporaryDirectory(prefix="orderdesk-", ignore_cleanup_errors=True) as folder:
        source, made = Path(folder) / "page.html", Path(folder) / "page.pdf"
        source.write_text(page, "utf-8")
        where = (f"--user-data-dir={Path(folder) / 'profile'}", f"--print-to-pdf={made}", source.as_uri())
        try:
            ended = subprocess.run([program, *SWITCHES, *more, *where], capture_output=True, timeout=SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired) as why:
            raise BrowserFailed(str(why)) from why
        if not made.is_file():
            raise BrowserFailed(ended.stderr.decode("utf-8", "replace")[-300:].strip() or f"code {ended.returncode}")
        return _timeless(made.read_bytes())


def _timeless(pdf: bytes) -> bytes:
    """The PDF without the moment it was made at, so that the same view gives the same bytes."""
    return re.sub(rb"/(CreationDate|ModDate) \(D:\d+", lambda m: re.sub(rb"\d", b"0", m[0]), pdf)


def _joined(pdfs: Sequence[bytes]) -> bytes:
    from pypdf import PdfWriter

    writer, made = PdfWriter(), BytesIO()
    for pdf in pdfs:
        writer.append(BytesIO(pdf))
    writer.metadata = None
    writer.write(made)
    return made.getvalue()


class _Words(HTMLParser):
    """The text of a page that is printed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text, self._silent = "", 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in ("title", "style")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("title", "style")

    def handle_data(self, data: str) -> None:
        self.text += "" if self._silent else data
