"""Papers in batches from a closed book: what is done and unchanged is left, the rest is printed, and it goes on where it was stopped."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from macros.file_names import no_place
from macros.manifest import Entry, Manifest, digest, manifest_of, sought
from macros.print_run import PrintRun, print_of
from macros.printing import Printed, file_name, gathered, reasons
from order_logic.book import Book
from order_logic.press import Press
from order_logic.rule import Finding
from order_logic.text import Text
from reports.batch import Crew, Outcome, Sheet, made_from, printed
from reports.crews import NoCrew, crew_of
from reports.own import Own
from reports.printer import Paper
from reports.report import Report, Topic
from workbook.gateway import Unusable
from workbook.journal.prints import Print

_INTERRUPTED = Text("已中断：{of} 份中已处理 {done} 份", "interrupted: {done} of {of} are dealt with")
_LOST = Text("与调度器的连接断了：{of} 份中已处理 {done} 份", "the scheduler is gone: {done} of {of} are dealt with")
_GO_ON = Text("再执行一次同样的命令就会接着印，已完成的不会重印", "run the same command again to go on; what is done is not printed again")
Told = Callable[[int, int], None]


def print_batch(
    report: Report, book: Book, topics: Sequence[Topic], press: Press, out: Path, crew: Crew, run: PrintRun,
    told: Told = lambda done, of: None, own: Own | None = None,
) -> Printed:  # fmt: skip
    """Prints what is new or changed among ``topics`` into ``out``; one bad sheet never stops the rest.

    Raises Unusable when nothing can be printed or written, Interrupted when it is stopped: what is done by then is noted in the manifest.
    """
    if not topics:
        return Printed()
    batch = Batch(report, book, topics, press, out, run, told, own)
    try:
        with manifest_of(out) as manifest:
            batch.run(manifest, crew)
    except OSError as why:
        raise no_place(out, why) from None
    except (KeyboardInterrupt, CancelledError) as end:
        words = _LOST if isinstance(end, CancelledError) else _INTERRUPTED
        raise Interrupted(words, _GO_ON, batch.printed, done=batch.count, of=len(topics)) from None
    return batch.printed


class Interrupted(Unusable):
    """A batch was stopped; ``printed`` is what is done."""

    def __init__(self, reason: Text, remedy: Text, printed: Printed, **facts: object) -> None:
        super().__init__(reason, remedy, **facts)
        self.printed = printed


@contextmanager
def hands(jobs: int, scheduler: str) -> Iterator[Crew]:
    """Who prints: ``jobs`` processes or the cluster behind a scheduler. Raises Unusable."""
    try:
        with crew_of(jobs, scheduler) as crew:
            yield crew
    except NoCrew as why:
        raise Unusable(why.text, why.remedy, **why.facts) from None


@dataclass(slots=True)
class Batch:
    """One run: where each topic's paper lies, or why there is none."""

    report: Report
    book: Book
    topics: Sequence[Topic]
    press: Press
    out: Path
    of: PrintRun
    told: Told
    own: Own | None
    files: dict[Topic, Path] = field(default_factory=dict)
    held: dict[Topic, list[Finding]] = field(default_factory=dict)
    unchanged: list[Path] = field(default_factory=list)
    origins: dict[Topic, str] = field(default_factory=dict)
    sheets: dict[Topic, Sheet] = field(default_factory=dict)
    prints: dict[Topic, Print] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many topics are dealt with."""
        return len(self.files) + len(self.held)

    @property
    def printed(self) -> Printed:
        """What came of it, in the order of the topics, however many workers there were."""
        files = [self.files[topic] for topic in self.topics if topic in self.files]
        prints = [self.prints[topic] for topic in self.topics if topic in self.prints]
        return Printed(files, [found for topic in self.topics for found in self.held.get(topic, ())], self.unchanged, prints)

    def run(self, manifest: Manifest, crew: Crew) -> None:
        """Sends what must be printed to the crew and puts away what comes back. Raises OSError, CancelledError, Unusable."""
        for outcome in printed(self._sheets(manifest), crew):
            if not self._held(outcome) and outcome.paper:
                self._put(outcome.topic, outcome.paper, manifest)
            self.told(self.count, len(self.topics))

    def _sheets(self, manifest: Manifest) -> Iterator[Sheet]:
        """The sheets that are new or changed since they were printed."""
        for topic in self.topics:
            sheet = gathered(self.report, self.book, topic, self.press, self.of, self.own)
            if isinstance(sheet, Outcome):
                self._held(sheet)
            elif not self._stands(sheet, manifest):
                self.sheets[topic] = sheet
                yield sheet
            self.told(self.count, len(self.topics))

    def _stands(self, sheet: Sheet, manifest: Manifest) -> bool:
        """Whether the paper lies there, just as it would be printed now."""
        self.origins[sheet.topic] = origin = made_from(sheet)
        entry = manifest.entries.get(sought(self.report, sheet.topic, sheet.lang, self.of.archive))
        there = manifest.ours(entry) if entry and entry.made_from == origin else None
        if there:
            self.files[sheet.topic] = there
            self.unchanged.append(there)
        return there is not None

    def _held(self, outcome: Outcome) -> bool:
        if found := reasons(self.report, outcome, self.book):
            self.held[outcome.topic] = found
        return bool(found)

    def _put(self, topic: Topic, paper: Paper, manifest: Manifest) -> None:
        """The file first, then the note: what is noted is there. Our own older print gives way, anybody else's file does not."""
        about = self.report, topic, self.press.lang, self.of.archive
        at, name = sought(*about), file_name(*about)
        path = manifest.put(name, paper.pdf, manifest.ours(manifest.entries.get(at)))
        manifest.note(Entry(*at, path.name, digest(paper.pdf), self.origins[topic], paper.pages))
        self.files[topic] = path
        self.prints[topic] = print_of(self.report, self.sheets.pop(topic), paper.pdf)
