"""The printer: warm once, with our fonts and style sheet, and deaf to everything outside."""

import functools
import gc
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module, resources
from typing import Any, Final, NamedTuple

from order_logic.text import Text
from reports.figures import filled
from reports.native import only_our_fonts, weasyprint

FACES: Final = {"NotoSansSC-Regular.ttf": ("Paper", 400), "NotoSansSC-Bold.ttf": ("Paper", 700), "NotoSansSC-Rare.ttf": ("Paper Rare", 400)}
SCHEME: Final = "paper-font:"
NOTDEF: Final = re.compile(r"notdef.*\(U\+([0-9A-F]{4,6})\)")
SWEEP_EVERY: Final = 20  # papers; a box tree is full of cycles, and sweeping after each one costs a tenth of the time
MISSING = Text(
    "字体里没有这些字，印出来会是空框：{signs}；请改用常用字",
    "No font has these characters, they would print as empty boxes: {signs}; please write them another way",
)


class Paper(NamedTuple):
    """A printed paper: its HTML, its PDF, the number of pages, and the characters (one each) that no font could print."""

    html: str
    pdf: bytes
    pages: int
    missing: tuple[str, ...]

    @property
    def refusal(self) -> Text | None:
        """Why this paper must not leave the house, naming each character and its code; None when it may."""
        return filled(MISSING, signs=[f"「{sign}」U+{ord(sign):04X}" for sign in self.missing]) if self.missing else None


def printed(*sheets: str) -> Paper:
    """One PDF of pages of HTML, in the house's style sheet and fonts and nothing from outside; each sheet counts its own pages."""
    return printer().print(*sheets)


@functools.cache
def printer() -> "Printer":
    """The one printer of this process; the first call takes about a second. Raises NativeMissing."""
    return Printer()


class Printer:
    """Keeps the fonts and the style sheet ready between papers."""

    def __init__(self) -> None:
        self._maker = weasyprint()
        self._fetcher = _fetcher()
        with only_our_fonts():
            self._fonts = import_module("weasyprint.text.fonts").FontConfiguration()
        sheet = _faces() + resources.files("reports").joinpath("paper.css").read_text("utf-8")
        self._css = self._maker.CSS(string=sheet, font_config=self._fonts, url_fetcher=self._fetcher)
        self._count = 0

    def print(self, *sheets: str) -> Paper:
        """Lays out and draws one paper of one or more sheets."""
        with _listening() as said, self._unswept():
            document, *more = [self._laid_out(html) for html in sheets]
            if more:
                document = document.copy([page for one in (document, *more) for page in one.pages])
            pdf = document.write_pdf()
            return Paper("\n".join(sheets), pdf, len(document.pages), _missing(document, said))

    def _laid_out(self, html: str) -> Any:
        page = self._maker.HTML(string=html, url_fetcher=self._fetcher)
        return page.render(font_config=self._fonts, stylesheets=[self._css])

    @contextmanager
    def _unswept(self) -> Iterator[None]:
        """Holds Python's garbage collection back while a paper is made, and makes up for it now and then."""
        was_on = gc.isenabled()
        gc.disable()
        try:
            yield
        finally:
            self._count += 1
            if self._count % SWEEP_EVERY == 0:
                gc.collect()
            if was_on:
                gc.enable()


def _missing(document: Any, said: list[str]) -> tuple[str, ...]:
    """Characters without a glyph, found three ways: what the log names, what a font was asked for in vain, what a stranger's font drew."""
    named = {chr(int(found[1], 16)) for message in said if (found := NOTDEF.search(message))}
    asked = {chr(code) for font in document.fonts.values() for code in font.missing}
    ours = {family for family, _ in FACES.values()}
    strange = {sign for font in document.fonts.values() if font.family not in ours for text in font.to_unicode.values() for sign in text}
    return tuple(sorted(named | asked | strange))


@contextmanager
def _listening() -> Iterator[list[str]]:
    logger, ear = logging.getLogger("weasyprint"), _Ear()
    logger.addHandler(ear)
    try:
        yield ear.said
    finally:
        logger.removeHandler(ear)


class _Ear(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


def _faces() -> str:
    face = '@font-face{{font-family:"{}";font-weight:{};src:url({}{})}}'
    return "".join(face.format(family, weight, SCHEME, file) for file, (family, weight) in FACES.items())


def _fetcher() -> Any:
    """Serves the bundled fonts; a template that asks for anything else is broken and stops the printer."""
    urls = import_module("weasyprint.urls")

    class BundledOnly(urls.URLFetcher):  # type: ignore[misc, name-defined]  # weasyprint ships no types
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            if url.removeprefix(SCHEME) not in FACES:
                raise ValueError(f"not served: {url}")
            return urls.URLFetcherResponse(url, resources.files("reports").joinpath("fonts", url.removeprefix(SCHEME)).read_bytes())

    return BundledOnly(fail_on_errors=True)
