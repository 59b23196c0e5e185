"""From the book to files: gathers each sheet, prints it, holds back what must not leave the house."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from macros.file_names import keep, safe_name
from macros.held_back import held, held_for_signs
from macros.numbers import numbers_in
from order_logic.book import Book
from order_logic.press import Press
from order_logic.records import Customer, Order, Setting, User
from order_logic.rule import Finding
from order_logic.settings import read_settings
from order_logic.text import Lang, Text
from reports.faults import TemplateFault
from reports.own import Own, own_beside
from reports.report import Refused, Report, Topic, papers
from workbook.file import FileWorkbook
from workbook.gateway import Reach, Unusable

FOLDER = "单据"
_NATIVE = Text("缺少绘制 PDF 的系统库", "the system library that draws PDFs is missing")
_OWN = Text("{fault}", "{fault}")
_MEND_OWN = Text("请修改模板，或把它移出「模板」文件夹后重新打印", "mend the template, or take it out of the folder 模板, and print again")


@dataclass(slots=True)
class Printed:
    """The files that were written, and a finding for each sheet that was held back."""

    files: list[Path] = field(default_factory=list)
    held: list[Finding] = field(default_factory=list)


def reads_of(report: Report) -> dict[type, Reach]:
    """What a paper reads, whole; orders and customers are always read, to know what was picked."""
    return dict.fromkeys((*report.reads, *((report.about,) if report.about else ()), Order, Customer, Setting, User), Reach.WHOLE)


class Look(NamedTuple):
    """A closed book read for printing, and who prints when."""

    workbook: FileWorkbook
    book: Book
    press: Press


def look(path: Path, report: Report, login: str, now: datetime, lang: Lang | None = None) -> Look:
    """Reads what a paper needs from a closed book; somebody who is not in 用户 prints under their login."""
    workbook = FileWorkbook(path)
    book = workbook.read(reads_of(report))
    person = book.get(User, login) or User(login=login, name=login)
    settings = read_settings(book.all(Setting))[0]
    return Look(workbook, book, Press(person, now.replace(microsecond=0), settings, numbers_in(book), lang=lang or workbook.lang))


def print_topics(
    report: Report,
    book: Book,
    topics: Sequence[Topic],
    press: Press,
    out: Path,
    told: Callable[[int, int], None] = lambda done, of: None,
    own: Own | None = None,
) -> Printed:
    """Prints a sheet a topic into ``out``; one bad sheet never stops the rest. Raises Unusable when nothing can be printed or written."""
    from reports.native import NativeMissing

    done = Printed()
    for n, topic in enumerate(topics, 1):
        try:
            _print(report, book, topic, press, out, own, done)
        except NativeMissing as why:
            raise Unusable(_NATIVE, why.text) from why
        except TemplateFault as why:
            done.held.append(held(report, topic, why.text, _MEND_OWN))
        told(n, len(topics))
    return done


def _print(report: Report, book: Book, topic: Topic, press: Press, out: Path, own: Own | None, done: Printed) -> None:
    from reports.render import render

    view = report.gather(book, topic, press)
    if isinstance(view, Refused):
        done.held.append(held(report, topic, view.why, view.remedy))
        return
    paper = render(report, view, press.lang, own)
    if paper.missing:
        done.held += held_for_signs(report, topic, paper, book, reads_of(report))
    else:
        done.files.append(keep(out, file_name(report, topic, press.lang), paper.pdf))


def own_of(book: Path | None) -> Own | None:
    """The company's own templates beside a workbook. Raises Unusable when they cannot be read."""
    try:
        return own_beside(book) if book else None
    except TemplateFault as why:
        raise Unusable(_OWN, _MEND_OWN, fault=why.text) from None


def file_name(report: Report, topic: Topic, lang: Lang) -> str:
    """A safe name inside the folder, whatever the key says."""
    parts = (report.title.say(lang), topic.key, f"{topic.period[0]:%Y-%m}" if topic.period else "")
    return f"{safe_name(' '.join(filter(None, parts)))}.pdf"


def report_named(name: str) -> Report | None:
    """The paper of this name, or None."""
    return papers().get(name)
