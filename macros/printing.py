"""From the book to files: gathers each sheet, prints it, holds back what must not leave the house."""

import re
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from macros.numbers import numbers_in
from order_logic.book import Book
from order_logic.columns import key_fields
from order_logic.press import Press
from order_logic.records import Customer, Order, Setting, User
from order_logic.records.choices import Level
from order_logic.rule import Finding
from order_logic.settings import read_settings
from order_logic.text import Lang, Text
from order_logic.verbs.picks import order_in
from reports.report import Refused, Report, Topic, papers
from workbook.file import FileWorkbook
from workbook.gateway import Reach, Unusable

FOLDER = "单据"
_HELD_BACK = Text("按提示修改后重新打印", "mend it and print again")
_NO_PLACE = Text("写不进文件夹 {folder}：{why}", "the folder {folder} cannot be written: {why}")
_CHECK = Text("请检查权限和磁盘空间", "check permissions and space")
_NATIVE = Text("缺少绘制 PDF 的系统库", "the system library that draws PDFs is missing")
_TABOO = re.compile(r'[\x00-\x1f<>:"/\\|?*\u200b-\u200f\u2028-\u202e]+')
_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})


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
    report: Report, book: Book, topics: Sequence[Topic], press: Press, out: Path, told: Callable[[int, int], None] = lambda done, of: None
) -> Printed:
    """Prints a sheet a topic into ``out``; one bad sheet never stops the rest. Raises Unusable when nothing can be printed or written."""
    from reports.native import NativeMissing
    from reports.render import render

    done = Printed()
    for n, topic in enumerate(topics, 1):
        view = report.gather(book, topic, press)
        if isinstance(view, Refused):
            done.held.append(_held(report, topic, view.why, view.remedy))
            continue
        try:
            paper = render(report, view, press.lang)
        except NativeMissing as why:
            raise Unusable(_NATIVE, why.text) from why
        if paper.refusal:
            done.held.append(_held(report, topic, paper.refusal, _HELD_BACK))
        else:
            done.files.append(keep(out, file_name(report, topic, press.lang), paper.pdf))
        told(n, len(topics))
    return done


def _held(report: Report, topic: Topic, why: Text, remedy: Text) -> Finding:
    record = report.about
    key = (topic.key,) if record and len(key_fields(record)) == 1 else ()
    order = order_in(topic.key) if record is Order or not key else ""
    return Finding("P-01", Level.BLOCK, why, remedy, {}, record, key, key_fields(record)[0] if record else "", order)


def file_name(report: Report, topic: Topic, lang: Lang) -> str:
    """A safe name inside the folder, whatever the key says."""
    parts = (report.title.say(lang), topic.key, f"{topic.period[0]:%Y-%m}" if topic.period else "")
    plain = _TABOO.sub("_", " ".join(filter(None, parts))).strip(" .")[:120]
    return f"{'_' if plain.split('.')[0].lower() in _RESERVED else ''}{plain}.pdf"


def keep(folder: Path, name: str, content: bytes) -> Path:
    """Writes a file whole; one that is there with other content is left alone and the new one gets a number."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = _free(folder / name, content)
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".~", suffix=".tmp", delete=False) as draft:
            draft.write(content)
        Path(draft.name).replace(path)
    except OSError as why:
        raise Unusable(_NO_PLACE, _CHECK, folder=folder, why=why.strerror or why) from None
    return path


def _free(path: Path, content: bytes) -> Path:
    for n in range(2, 10_000):
        if not path.exists() or path.read_bytes() == content:
            return path
        path = path.with_name(f"{re.sub(r' [(][0-9]+[)]$', '', path.stem)} ({n}){path.suffix}")
    return path


def report_named(name: str) -> Report | None:
    """The paper of this name, or None."""
    return papers().get(name)
