"""Shows a paper with sample data, in the house's look or the company's own, before anything real is printed with it."""

from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, Final

from macros.file_names import keep, safe_name
from macros.preview_rows import happenings
from order_logic.book import Book, key_of
from order_logic.columns import key_fields
from order_logic.flows.roles import Role
from order_logic.press import Press
from order_logic.records import Setting, User
from order_logic.settings import read_settings
from order_logic.text import Lang, Text
from reports.own import Own
from reports.pages import house_page, page_of
from reports.printer import Paper
from reports.report import Refused, Report, Topic, papers

SEED: Final = 7  # one of the companies in which every paper has something to tell
TODAY, ORDERS, LOOKED_AT = date(2026, 11, 20), 60, 20
PREVIEW = Text("样张 {title}", "preview of {title}")
STRAY = Text("「{file}」没有单据用到，请核对文件名", "no paper uses {file}: check its name")
MARK: Final = b"% a preview by OrderDesk\n"
"""Stands after the end of a preview's PDF: such a file is replaced by the next preview, any other is left alone."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A company's book with something for every paper to tell, and who looks at it."""

    book: Book
    press: Press


@cache
def sample(lang: Lang) -> Sample:
    """The sample company on one certain day (0.5 s the first time)."""
    from order_logic.sample import sample_company

    rows = sample_company(SEED, ORDERS, TODAY, lang=lang, mistakes=False).book_rows
    kept: dict[Any, Any] = {(type(row), key_of(row)): row for row in rows}
    kept |= {(type(row), key_of(row)): row for row in happenings(Book.of(*rows), TODAY, lang)}
    book = Book.of(*kept.values())
    settings = read_settings(book.all(Setting))[0]
    return Sample(book, Press(User(login="", roles=(Role.ADMIN,)), datetime.combine(TODAY, time(9, 30)), settings, lang=lang))


def sample_view(report: Report, lang: Lang) -> object | None:
    """What a paper says of the sample company: the fullest of the first sheets that can be made; None when there is none."""
    seen = sample(lang)
    picked = list(report.due(seen.book, seen.press))
    if report.about:
        rows: Any = seen.book.all(report.about)
        picked += [topic_of(row, report.about) for row in rows]
    views = (report.gather(seen.book, topic, seen.press) for topic in picked)
    made = islice((view for view in views if not isinstance(view, Refused)), LOOKED_AT)
    return max(made, key=lambda view: len(repr(view)), default=None)


def topic_of(row: Any, record: type) -> Topic:
    """The sheet that is about one row."""
    return Topic("/".join(str(getattr(row, name)) for name in key_fields(record)))


def preview(report: Report, lang: Lang, own: Own | None = None) -> Paper | None:
    """The paper with sample data; None when the sample has nothing for it. Raises TemplateFault and NativeMissing."""
    from reports.render import render

    view = sample_view(report, lang)
    return None if view is None else render(report, view, lang, own)


def keep_preview(report: Report, paper: Paper, out: Path, lang: Lang) -> Path:
    """Writes a preview to ``out``, a PDF or a folder; an earlier preview of that name is replaced, nothing else is."""
    name = f"{safe_name(PREVIEW.say(lang, title=report.title))}.pdf"
    place = out if out.suffix.lower() == ".pdf" else out / name
    return keep_over(place, paper.pdf)


def keep_over(place: Path, pdf: bytes) -> Path:
    """Writes a PDF that is only looked at; one of the same kind there is replaced, any other file is left alone."""
    if place.is_file() and place.read_bytes().endswith(MARK):
        place.unlink()
    return keep(place.parent, place.name, pdf + MARK)


def begin(report: Report, folder: Path) -> Path | None:
    """Puts our page of a paper among the own templates, to be changed; None, and nothing done, where one lies there. Raises Unusable."""
    place, page = folder / f"{report.name}.html", house_page(page_of(report.name)) or ""
    return None if place.exists() else keep(folder, place.name, page.encode())


def strays(own: Own) -> list[Text]:
    """The own pages that no paper is set from, for a mistyped name changes nothing and says nothing."""
    known = {f"{name}.html" for name in papers()}
    named = "\n".join(own.words(page) or "" for page in own.pages)
    lost = [page for page in own.pages if page not in known and house_page(page) is None and page not in named]
    return [Text(*(STRAY.say(lang, file=page) for lang in ("zh", "en"))) for page in lost]
