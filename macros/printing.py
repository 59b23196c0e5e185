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
from macros.keeper import BookKeeper, keeper_of
from macros.numbers import numbers_in
from macros.print_run import PrintRun, print_of, run_of
from order_logic.book import Book
from order_logic.press import Press
from order_logic.records import Customer, JournalRow, Order, Setting, User
from order_logic.records.choices import Level
from order_logic.rule import Finding
from order_logic.settings import read_settings
from order_logic.text import Lang, Text
from order_logic.verbs.refusals import Refusal, refused
from reports.copied import copied
from reports.faults import MEND_OWN, TemplateFault
from reports.figures import filled
from reports.own import Own, own_beside
from reports.report import Refused, Report, Topic, paper_named
from workbook.file import FileWorkbook
from workbook.gateway import Reach, Unusable
from workbook.journal.prints import Print
from workbook.keeping.anchor import Way
from workbook.keeping.state import click_log

if TYPE_CHECKING:
    from reports.batch import Outcome, Sheet

FOLDER = "单据"
NO_NATIVE = Text("缺少绘制 PDF 的系统库", "the system library that draws PDFs is missing")
_OWN = Text("{fault}", "{fault}")
_ARCHIVE = Text("存档", "archive")
_UNKEPT = Text("已打印，但未能记入操作日志：{why}", "printed, but not noted in the journal: {why}")
_KEEP = Text("需要留记录的，请关闭工作簿后重新打印", "close the workbook and print again where a record is needed")
_NUMBERED = Text("{why}（编号 {number}）", "{why} (no. {number})")


@dataclass(slots=True)
class Printed:
    """The files that are there now, those among them that were there already, why sheets were held back, what the journal is to keep."""

    files: list[Path] = field(default_factory=list)
    held: list[Finding] = field(default_factory=list)
    unchanged: list[Path] = field(default_factory=list)
    prints: list[Print] = field(default_factory=list)
    warned: list[Finding] = field(default_factory=list)


def reads_of(report: Report) -> dict[type, Reach]:
    """What a paper reads, whole; orders and customers are always read, to know what was picked, and the last link of the journal."""
    wanted = dict.fromkeys((*report.reads, *((report.about,) if report.about else ()), Order, Customer, Setting, User), Reach.WHOLE)
    return {JournalRow: Reach.TAIL, **wanted}


class Look(NamedTuple):
    """A closed book read for printing, who prints when, and what keeps the journal."""

    workbook: FileWorkbook
    book: Book
    press: Press
    keeper: BookKeeper

    def run(self, archive: bool = False, copies: bool = False) -> PrintRun:
        """What all papers printed from this book share."""
        return run_of(self.book, self.press, self.keeper, archive, copies)

    def journal(self, printed: Printed) -> None:
        """Writes what was printed into the journal; where the book cannot be written, that is told, for the papers are out already."""
        rows = self.keeper.prints(self.book, printed.prints, self.press)
        try:
            self.workbook.write(rows)
        except Unusable as why:
            told = Text(why.say("zh"), why.say("en"))
            printed.warned.append(Finding("P-02", Level.WARN, filled(_UNKEPT, why=told), _KEEP, {}))
        else:
            self.keeper.done()


def look(path: Path, report: Report, login: str, now: datetime, lang: Lang | None = None) -> Look:
    """Reads what a paper needs from a closed book; somebody who is not in 用户 prints under their login."""
    workbook = FileWorkbook(path)
    book = workbook.read(reads_of(report))
    person = book.get(User, login) or User(login=login, name=login)
    settings = read_settings(book.all(Setting))[0]
    press = Press(person, now.replace(microsecond=0), settings, numbers_in(book), lang=lang or workbook.lang)
    return Look(workbook, book, press, keeper_of(workbook, Way.FILE, press.now))


def print_topics(
    report: Report, book: Book, topics: Sequence[Topic], press: Press, out: Path, run: PrintRun, own: Own | None = None
) -> Printed:
    """Prints a sheet a topic into ``out``; one bad sheet never stops the rest. Raises Unusable when nothing can be printed or written."""
    from reports.batch import Sheet, made

    done = Printed()
    for at, topic in enumerate(topics):
        if not press.watch(at, len(topics)):
            done.held.append(refused(Refusal.STOPPED, left=len(topics) - at))
            break
        sheet = gathered(report, book, topic, press, run, own)
        outcome = made(sheet) if isinstance(sheet, Sheet) else sheet
        if found := reasons(report, outcome, book):
            done.held += found
        elif outcome.paper and isinstance(sheet, Sheet):
            done.files.append(keep(out, file_name(report, topic, press.lang), outcome.paper.pdf))
            done.prints.append(print_of(report, sheet, outcome.paper.pdf))
    return done


def gathered(report: Report, book: Book, topic: Topic, press: Press, run: PrintRun, own: Own | None) -> "Sheet | Outcome":
    """The sheet to print for a topic; or its end, where the book as it stands makes none or the program fails over it."""
    from reports.batch import Outcome, Sheet, failed

    try:
        view = report.gather(book, topic, press)
    except Exception:  # one broken row must not cost the others their paper
        return failed(topic, traceback.format_exc())
    if isinstance(view, Refused):
        return Outcome(topic, why=(view.why, view.remedy))
    view = copied(report, view) if run.copies else view
    return Sheet(topic, report.name, press.lang, view, own, run.edition(report, view))


def reasons(report: Report, outcome: "Outcome", book: Book) -> list[Finding]:
    """Why a paper is held back, nothing where it may leave the house; the program's own failure is in the log, under the number told.

    Raises Unusable when no paper at all can be printed.
    """
    if outcome.stop:
        raise Unusable(NO_NATIVE, outcome.stop)
    if outcome.paper and outcome.paper.missing:
        return held_for_signs(report, outcome.topic, outcome.paper, book, [r for r in reads_of(report) if r is not JournalRow])
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


def file_name(report: Report, topic: Topic, lang: Lang, archive: bool = False) -> str:
    """A safe name inside the folder, whatever the key says."""
    parts = (report.title.say(lang), topic.key, f"{topic.period[0]:%Y-%m}" if topic.period else "", _ARCHIVE.say(lang) if archive else "")
    return f"{safe_name(' '.join(filter(None, parts)))}.pdf"


def report_named(name: str) -> Report | None:
    """The paper of this name, or None."""
    return paper_named(name)
