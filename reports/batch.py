"""Many papers in one go: plain views go to workers, printed papers come back in the same order."""

import functools
import traceback
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Future
from dataclasses import dataclass
from hashlib import sha256
from importlib import metadata, resources
from threading import Lock
from typing import NamedTuple, Protocol

from order_logic.text import Lang, Text
from reports.edition import PLAIN, Edition
from reports.faults import MEND_OWN, TemplateFault
from reports.own import Own
from reports.printer import Paper
from reports.report import Report, Topic, paper_named

_DIED = Text("打印这份单据的进程中途退出（多半是内存不足）", "the process that printed this paper ended half way, likely short of memory")
_FAILED = Text("程序没能做出这份单据", "the program could not make this paper")
_CLOSE = Text("请关掉别的程序，减小 --jobs，再打印一次", "close other programs, use fewer --jobs, and print again")
_SEND_LOG = Text("其余单据不受影响；请把日志发给管理员", "the other papers are not affected; send the log to the administrator")
_ENGINES = ("weasyprint", "pydyf", "tinycss2", "fonttools", "segno", "jinja2")
_ONE_AT_A_TIME = Lock()  # a worker of a cluster may have several threads, a printer has one


class Sheet(NamedTuple):
    """What a worker needs for one paper: its name and language, the view, which knows no book, own templates, which print it is."""

    topic: Topic
    paper: str
    lang: Lang
    view: object
    own: Own | None = None
    edition: Edition = PLAIN


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a sheet: a paper, whose HTML is kept only where characters are missing; or why there is none and what to do.

    ``fault`` is the trace where the program itself failed, ``stop`` why that worker can print no paper at all.
    """

    topic: Topic
    paper: Paper | None = None
    why: tuple[Text, Text] | None = None
    fault: str = ""
    stop: Text | None = None


class Crew(Protocol):
    """Whoever prints: this process, processes beside it, or a cluster."""

    ahead: int
    """How many sheets may wait for a free worker."""

    def submit(self, sheet: Sheet) -> "Future[Outcome]":
        """Hands a sheet to the next free worker."""

    def renew(self) -> None:
        """Takes new workers where one has died and taken the others along."""

    def leave(self) -> None:
        """Drops what has not been begun, and ends."""


def made(sheet: Sheet) -> Outcome:
    """Prints one sheet in a worker; whatever goes wrong is told, never raised: an error might not survive the way back."""
    from reports.native import NativeMissing
    from reports.render import render

    try:
        with _ONE_AT_A_TIME:
            paper = render(_paper(sheet.paper), sheet.view, sheet.lang, sheet.own, sheet.edition)
    except NativeMissing as missing:
        return Outcome(sheet.topic, stop=missing.text)
    except TemplateFault as wrong:
        return Outcome(sheet.topic, why=(wrong.text, MEND_OWN))
    except Exception:
        return failed(sheet.topic, traceback.format_exc())
    return Outcome(sheet.topic, paper._replace(pdf=b"") if paper.missing else paper._replace(html=""))


def _paper(name: str) -> Report:
    if found := paper_named(name):
        return found
    raise LookupError(name)


def failed(topic: Topic, fault: str) -> Outcome:
    """The program itself failed over this sheet; the log gets the trace."""
    return Outcome(topic, why=(_FAILED, _SEND_LOG), fault=fault)


def printed(sheets: Iterable[Sheet], crew: Crew) -> Iterator[Outcome]:
    """An outcome for each sheet, in their order; only as many sheets are asked for as the crew can hold.

    Raises CancelledError when the cluster that was to print them is gone.
    """
    waiting: deque[tuple[Sheet, Future[Outcome]]] = deque()
    for sheet in sheets:
        waiting.append((sheet, _handed(sheet, crew)))
        if len(waiting) > crew.ahead:
            yield from _next(waiting, crew)
    while waiting:
        yield from _next(waiting, crew)


def _handed(sheet: Sheet, crew: Crew) -> "Future[Outcome]":
    try:
        return crew.submit(sheet)
    except BrokenExecutor as broken:
        lost: Future[Outcome] = Future()
        lost.set_exception(broken)
        return lost


def _next(waiting: "deque[tuple[Sheet, Future[Outcome]]]", crew: Crew) -> Iterator[Outcome]:
    """The next outcome; where a worker has died, those of all sheets under way, each printed alone to find the one that kills."""
    sheet, future = waiting.popleft()
    try:
        yield _result(sheet, future)
    except BrokenExecutor:
        under_way = [sheet, *(other for other, _ in waiting)]
        waiting.clear()
        crew.renew()
        for one in under_way:
            yield _alone(one, crew)


def _result(sheet: Sheet, future: "Future[Outcome]") -> Outcome:
    """What the worker said; an error stands for it where it could not be brought back or the sheet could not be sent."""
    try:
        return future.result()
    except (BrokenExecutor, CancelledError):
        raise
    except Exception:
        return failed(sheet.topic, traceback.format_exc())


def _alone(sheet: Sheet, crew: Crew) -> Outcome:
    try:
        return _result(sheet, crew.submit(sheet))
    except BrokenExecutor:
        crew.renew()
        return Outcome(sheet.topic, why=(_DIED, _CLOSE))


def made_from(sheet: Sheet) -> str:
    """The digest of everything that decides how a sheet comes out: its view, own templates, and our pages, style sheet, fonts and engines.

    Views are made of plain values whose repr says all of them. Which print it would be decides nothing: a paper that lies there is not
    printed again for it.
    """
    return _digest((stamp(), sheet.paper, sheet.lang, sheet.view, sheet.edition.archive, _digest_of_own(sheet.own)))


@functools.lru_cache(maxsize=1)
def _digest_of_own(own: Own | None) -> str:
    return _digest(own)


def _digest(plain: object) -> str:
    return sha256(repr(plain).encode("utf-8", "surrogatepass")).hexdigest()


@functools.cache
def stamp() -> str:
    """The digest of the program as far as it prints; two machines with the same one print the same bytes."""
    digest = sha256(repr([(name, metadata.version(name)) for name in _ENGINES]).encode())
    for name, content in sorted(_bundled(resources.files("reports"))):
        says = str(len(content)).encode() if name.endswith(".ttf") else sha256(content).digest()  # a font cut anew has another length
        digest.update(name.encode() + b"\0" + says)
    return digest.hexdigest()


def _bundled(folder: resources.abc.Traversable, under: str = "") -> Iterator[tuple[str, bytes]]:
    """Every file that lies with the papers, but nothing that Python keeps for itself."""
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _bundled(entry, f"{under}{entry.name}/")
        elif entry.is_file():
            yield f"{under}{entry.name}", entry.read_bytes()
