"""The printer: warm once, with our fonts and style sheet, and deaf to everything outside."""

import atexit
import functools
import gc
import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, Final, NamedTuple

from order_logic.text import Text
from reports.archived import Inside, archived
from reports.browser import BrowserFailed, browser, printed_by, unknown_signs
from reports.complaints import faults, remarks
from reports.elbow_room import with_room
from reports.figures import filled
from reports.native import REMEDIES, NativeMissing, only_our_fonts, weasyprint
from reports.own import EXTRA, SHEET, Own
from reports.served import BASE, FACES, faces, fetcher, house_sheet
from reports.trimmed import classes_of, trimmed

NOTDEF: Final = re.compile(r"notdef.*\(U\+([0-9A-F]{4,6})\)")
LEAF: Final = re.compile(rb"/Type ?/Page\b")
MUCH: Final = 300_000  # objects that papers left behind, six of two pages: box trees are full of cycles, sweeping each costs a twentieth
MISSING = Text(
    "字体里没有这些字，印出来会是空框：{signs}",
    "no font has these characters, they would print as empty boxes: {signs}",
)


class Paper(NamedTuple):
    """A printed paper: its HTML, its PDF, the number of pages, and the characters (one each) that no font could print.

    ``remarks`` say what in the company's own style sheets is not understood and was passed over.
    """

    html: str
    pdf: bytes
    pages: int
    missing: tuple[str, ...]
    remarks: tuple[Text, ...] = ()

    @property
    def refusal(self) -> Text | None:
        """Why this paper must not leave the house, naming each character and its code; None when it may."""
        return unprintable(self.missing) if self.missing else None


def unprintable(signs: Iterable[str]) -> Text:
    """That no font has these characters, each with its code."""
    return filled(MISSING, signs=[f"「{sign}」U+{ord(sign):04X}" for sign in signs])


def printed(*sheets: str, own: Own | None = None, files: Inside | None = None) -> Paper:
    """One PDF of pages of HTML, in the house's style sheet and fonts or the company's own; each sheet counts its own pages.

    With ``files`` it is a PDF/A-3u for the archive, and they travel inside it: that is beyond a browser.
    """
    try:
        return printer(own).print(*sheets, files=files)
    except NativeMissing:
        if files is not None or (program := browser()) is None:
            raise
    return _by_browser(program, sheets, own)


def _by_browser(program: Path, sheets: Sequence[str], own: Own | None) -> Paper:
    """The same pages by Edge. Raises NativeMissing where it fails too."""
    try:
        pdf = printed_by(program, sheets, own)
    except BrowserFailed as why:
        raise NativeMissing(REMEDIES["win32"], str(why)) from why
    page = "\n".join(sheets)
    return Paper(page, pdf, len(LEAF.findall(pdf)), unknown_signs(page))


@functools.lru_cache(maxsize=4)
def printer(own: Own | None = None) -> "Printer":
    """The one printer of this process for these templates; the first call takes about a second. Raises NativeMissing."""
    return Printer(own)


@functools.cache
def _fonts() -> tuple[Any, Any]:
    """The bundled fonts and the style sheet that names them, loaded once for every printer."""
    maker = weasyprint()
    with only_our_fonts():
        fonts = import_module("weasyprint.text.fonts").FontConfiguration()
    atexit.register(
        fonts.__del__
    )  # takes its copies of our fonts (17 MB) out of the temporary folder, which the end of Python leaves undone
    return fonts, maker.CSS(string=faces(), font_config=fonts, url_fetcher=fetcher(None))


def put_fonts_away() -> None:
    """Takes the copies of our fonts out of the temporary folder, for a process that goes without Python's own end."""
    if _fonts.cache_info().currsize:
        _fonts()[0].__del__()


class Printer:
    """Keeps the fonts and the style sheets ready between papers."""

    def __init__(self, own: Own | None = None) -> None:
        self._maker, self._own = weasyprint(), own
        self._fetcher, self._base = fetcher(own), BASE if own else None
        self._fonts, named = _fonts()
        self._remarks: tuple[Text, ...] = ()
        self._named, self._house = named, house_sheet()
        self._mine = [self._sheet(words, name) if own and (words := own.words(name)) else None for name in (SHEET, EXTRA)]
        self._cut: dict[frozenset[str], Any] = {}
        self._left = 0

    def print(self, *sheets: str, files: Inside | None = None) -> Paper:
        """Lays out and draws one paper of one or more sheets. Raises TemplateFault when an own template asks for what it may not have."""
        with _listening() as said, faults(self._own, said, self._fetcher.refused), self._unswept():
            document, pdf = with_room(lambda: self._drawn(sheets, files))
        return Paper("\n".join(sheets), pdf, len(document.pages), _missing(document, said), self._remarks + remarks(said, self._own))

    def _drawn(self, sheets: Sequence[str], files: Inside | None) -> tuple[Any, bytes]:
        document, *more = [self._laid_out(html) for html in sheets]
        if more:
            document = document.copy([page for one in (document, *more) for page in one.pages])
        return document, document.write_pdf() if files is None else archived(document, files, self._fetcher)

    def _laid_out(self, html: str) -> Any:
        page = self._maker.HTML(string=html, base_url=self._base, url_fetcher=self._fetcher)
        sheet, extra = self._mine
        styles = (self._named, self._house_for(html) if sheet is None else sheet, extra)
        return page.render(font_config=self._fonts, stylesheets=[style for style in styles if style is not None])

    def _house_for(self, html: str) -> Any:
        """The house's style sheet as far as this page needs it."""
        classes = classes_of(html, self._house)
        if classes not in self._cut:
            self._cut[classes] = self._maker.CSS(string=trimmed(self._house, classes), font_config=self._fonts, url_fetcher=self._fetcher)
        return self._cut[classes]

    def _sheet(self, rules: str, name: str) -> Any:
        with _listening() as said, faults(self._own, said, self._fetcher.refused):
            sheet = self._maker.CSS(string=rules, base_url=self._base, font_config=self._fonts, url_fetcher=self._fetcher)
        self._remarks += remarks(said, self._own, name)
        return sheet

    @contextmanager
    def _unswept(self) -> Iterator[None]:
        """Holds Python's garbage collection back while a paper is made; what those before it left is swept first, once it is much."""
        if self._left > MUCH:
            gc.collect()
            self._left = 0
        was_on, before = gc.isenabled(), gc.get_count()[0]
        gc.disable()
        try:
            yield
        finally:
            self._left += max(gc.get_count()[0] - before, 0)
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
