"""From the book to files: gathers each sheet, prints it, holds back what must not leave the house."""

import secrets
import traceback
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from macros.file_names import keep, safe_name
from macros.held_back import held, held_for_signs
from macros.numbers import numbers_in
from order_logic.book import Book
from order_logic.press import Press
from order_logic.records import Customer, Order, Setting, User
from order_logic.rule import Finding
from order_logic.settings import read_settings
from order_logic.text import Lang, Text
from order_logic.verbs.refusals import Refusal, refused
from reports.faults import MEND_OWN, TemplateFault
from reports.figures import filled
from reports.own import Own, own_beside
from reports.report import Refused, Report, Topic, paper_named
from workbook.file import FileWorkbook
from workbook.gateway import Reach, Unusable
from workbook.keeping.state import click_log

if TYPE_CHECKING:
    from reports.batch import Outcome, Sheet

FOLDER = "单据"
NO_NATIVE = Text("缺少绘制 PDF 的系统库", "the system library that draws PDFs is missing")
_OWN = Text("{fault}", "{fault}")
_NUMBERED = Text("{why}（编号 {number}）", "{why} (no. {number})")


@dataclass(slots=True)
class Printed:
    """The files that are there now, those among them that were there already, and why sheets were held back."""

    files: list[Path] = field(default_factory=list)
    held: list[Finding] = field(default_factory=list)
    unchanged: list[Path] = field(default_factory=list)


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


def print_topics(report: Report, book: Book, topics: Sequence[Topic], press: Press, out: Path, own: Own | None = None) -> Printed:
    """Prints a sheet a topic into ``out``; one bad sheet never stops the rest. Raises Unusable when nothing can be printed or written."""
    from reports.batch import Sheet, made

    done = Printed()
    for at, topic in enumerate(topics):
        if not press.watch(at, len(topics)):
            done.held.append(refused(Refusal.STOPPED, left=len(topics) - at))
            break
        sheet = gathered(report, book, topic, press, own)
        outcome = made(sheet) if isinstance(sheet, Sheet) else sheet
        if found := reasons(report, outcome, book):
            done.held += found
        elif outcome.paper:
            done.files.append(keep(out, file_name(report, topic, press.lang), outcome.paper.pdf))
    return done


def gathered(report: Report, book: Book, topic: Topic, press: Press, own: Own | None) -> "Sheet | Outcome":
    """The sheet to print for a topic; or its end, where the book as it stands makes none or the program fails over it."""
    from reports.batch import Outcome, Sheet, failed

    try:
        view = report.gather(book, topic, press)
    except Exception:  # one broken row must not cost the others their paper
        return failed(topic, traceback.format_exc())
    return Outcome(topic, why=(view.why, view.remedy)) if isinstance(view, Refused) else Sheet(topic, report.name, press.lang, view, own)


def reasons(report: Report, outcome: "Outcome", book: Book) -> list[Finding]:
    """Why a paper is held back, nothing where it may leave the house; the program's own failure is in the log, under the number told.

    Raises Unusable when no paper at all can be printed.
    """
    if outcome.stop:
        raise Unusable(NO_NATIVE, outcome.stop)
    if outcome.paper and outcome.paper.missing:
        return held_for_signs(report, outcome.topic, outcome.paper, book, reads_of(report))
    if outcome.why is None:
        return []
    why, remedy = outcome.why
    if outcome.fault:
        number = secrets.token_hex(4)
        click_log().error("paper %s failed, no. %s\n%s", report.name, number, outcome.fault)
        why = filled(_NUMBERED, why=why, number=number)
    return [held(report, outcome.topic, why, remedy)]


def own_of(book: Path | None) -> Own | None:
    """The company's own templates beside a workbook. Raises Unusable when they cannot be read."""
    try:
        return own_beside(book) if book else None
    except TemplateFault as why:
        raise Unusable(_OWN, MEND_OWN, fault=why.text) from None


def file_name(report: Report, topic: Topic, lang: Lang) -> str:
    """A safe name inside the folder, whatever the key says."""
    parts = (report.title.say(lang), topic.key, f"{topic.period[0]:%Y-%m}" if topic.period else "")
    return f"{safe_name(' '.join(filter(None, parts)))}.pdf"


def report_named(name: str) -> Report | None:
    """The paper of this name, or None."""
    return paper_named(name)
