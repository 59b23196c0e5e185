"""What a folder of papers holds: the digest of each and of what it was made from, so that a batch goes on where it stopped."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path

from filelock import FileLock, Timeout

from macros.file_names import settled
from order_logic.text import Lang, Text
from reports.report import Report, Topic
from workbook.gateway import Unusable
from workbook.keeping.safely import sync_folder, write_whole

FOLDER = ".orderdesk"
NAME = "manifest.jsonl"
_BUSY = Text("另一批单据正在往 {folder} 打印", "another batch is printing into {folder}")
_WAIT = Text("请等它结束，或换一个文件夹", "wait for it to end, or choose another folder")

Sought = tuple[str, str, str, str, Lang]
"""What an entry is found by: paper, key, first and last day, language."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One paper that lies in the folder; ``made_from`` is the digest of the view it was printed from and of the program."""

    paper: str
    key: str
    first: str
    last: str
    lang: Lang
    file: str
    sha256: str
    made_from: str
    pages: int

    @property
    def sought(self) -> Sought:
        return self.paper, self.key, self.first, self.last, self.lang


def sought(report: Report, topic: Topic, lang: Lang, archive: bool = False) -> Sought:
    """What the entry of a sheet is found by; that of the archived paper is another one."""
    first, last = (day.isoformat() for day in topic.period) if topic.period else ("", "")
    return f"{report.name}/archive" if archive else report.name, topic.key, first, last, lang


def digest(content: bytes) -> str:
    """The SHA-256 of a file's content."""
    return sha256(content).hexdigest()


@dataclass(slots=True)
class Manifest:
    """The entries of one folder while a batch prints into it; each new one is on the disk at once."""

    folder: Path
    entries: dict[Sought, Entry] = field(default_factory=dict)

    @property
    def path(self) -> Path:
        return self.folder / FOLDER / NAME

    @property
    def draft(self) -> Path:
        """Where a file is written before it is whole."""
        return self.folder / FOLDER / "draft"

    def ours(self, entry: Entry | None) -> Path | None:
        """The file of an entry as long as it is what was printed; None where it is gone or somebody else's by now."""
        path = self.folder / entry.file if entry and Path(entry.file).name == entry.file else None
        return path if entry and path and path.is_file() and not path.is_symlink() and digest(path.read_bytes()) == entry.sha256 else None

    def put(self, name: str, content: bytes, older: Path | None) -> Path:
        """A file, whole or not at all: in place of our ``older`` print, else under a name that nobody has. Raises OSError."""
        with self.draft.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if older is None:
            return settled(self.draft, self.folder / name)
        return self.draft.replace(older)

    def note(self, entry: Entry) -> None:
        """Adds a line. Raises OSError."""
        with self.path.open("ab") as file:
            file.write(_line(entry))
        self.entries[entry.sought] = entry

    def read(self) -> None:
        """What was noted before; a line that was cut short is as if it were not there."""
        with suppress(FileNotFoundError):
            for line in self.path.read_bytes().splitlines():
                with suppress(ValueError, TypeError):
                    entry = Entry(**json.loads(line))
                    if all(isinstance(value, str) for value in (*entry.sought, entry.file)):
                        self.entries[entry.sought] = entry

    def tidy(self) -> None:
        """Writes each entry once, in order, and drops what an interrupted batch left. Raises OSError."""
        self.draft.unlink(missing_ok=True)
        content = b"".join(_line(self.entries[at]) for at in sorted(self.entries))
        write_whole(self.path, lambda file: file.write(content))
        sync_folder(self.folder)


@contextmanager
def manifest_of(folder: Path) -> Iterator[Manifest]:
    """The manifest of a folder, for one batch at a time. Raises Unusable while another prints there, OSError when it cannot be written."""
    manifest = Manifest(folder)
    manifest.path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / FOLDER / "lock", timeout=0):
            manifest.read()
            manifest.tidy()
            try:
                yield manifest
            finally:
                manifest.tidy()
    except Timeout:
        raise Unusable(_BUSY, _WAIT, folder=folder) from None


def _line(entry: Entry) -> bytes:
    return json.dumps(asdict(entry), ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"
