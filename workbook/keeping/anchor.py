"""The anchor: a file beside the book that remembers how far the journal had come, and every number given out."""

import json
import os
from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from workbook.keeping.safely import sync_folder

Highest = Mapping[tuple[str, str], int]
"""(prefix, day as 20261121) -> the highest number given out."""


class Way(Enum):
    """How the book came to stand at this row of its journal."""

    LIVE = "live"  # a click in the open workbook, which Excel saves or not
    FILE = "file"  # a click on a closed file, which lies on the disk
    RESTORED = "restored"  # a backup was put back on purpose
    RESUMED = "resumed"  # clicks were lost with a workbook closed unsaved; the person was told and went on


BACKWARDS = frozenset({Way.RESTORED, Way.RESUMED})


class Entry(NamedTuple):
    """One line of the anchor: the last journal row of a click; ``prints`` tells how often each paper has been printed by then."""

    book: str
    number: int
    link: str
    way: Way
    at: datetime
    button: str = ""
    highest: Highest = MappingProxyType({})
    prints: Mapping[str, int] = MappingProxyType({})


class Anchor(NamedTuple):
    """What the file says, and the numbers of lines that could not be read; ``cut`` tells that the last one broke off."""

    entries: tuple[Entry, ...] = ()
    bad_lines: tuple[int, ...] = ()
    cut: bool = False

    def of(self, book: str) -> list[Entry]:
        """The entries that belong to this book."""
        return [entry for entry in self.entries if entry.book == book]

    @property
    def highest(self) -> dict[tuple[str, str], int]:
        """The highest number per prefix and day over the whole file, restored or not: numbers are never taken back (R-06)."""
        merged: dict[tuple[str, str], int] = {}
        for entry in self.entries:
            for at, number in entry.highest.items():
                merged[at] = max(merged.get(at, 0), number)
        return merged

    @property
    def prints(self) -> dict[str, int]:
        """How often each final paper was printed, by its name and number: what was printed stays printed, whatever is restored."""
        merged: dict[str, int] = {}
        for entry in self.entries:
            merged |= {name: max(merged.get(name, 0), count) for name, count in entry.prints.items()}
        return merged


def anchor_path(book: Path) -> Path:
    """Where the anchor of a book lies."""
    return book.with_name(f"{book.name}.anchor")


def read_anchor(path: Path) -> Anchor:
    """The anchor in ``path``, empty when there is no such file; lines that cannot be read are counted, not dropped in silence."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return Anchor()
    entries: list[Entry] = []
    bad: list[int] = []
    lines = raw.split(b"\n")
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            entries.append(_entry(json.loads(line)))
        except (ValueError, KeyError, TypeError, AttributeError):
            bad.append(number)
    return Anchor(tuple(entries), tuple(bad), bool(bad) and bad[-1] == len(lines))


def append(path: Path, entry: Entry) -> None:
    """Writes one more line and waits until it is on the disk; a last line that broke off is left standing on its own."""
    line = json.dumps(_said(entry), ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    new = not path.exists()
    with path.open("ab") as file:
        if file.tell() and not _ends_whole(path):
            line = b"\n" + line
        file.write(line)
        file.flush()
        os.fsync(file.fileno())
    if new:
        sync_folder(path.parent)


def fresh_numbers(known: Highest, now: Highest) -> dict[tuple[str, str], int]:
    """The numbers of ``now`` that go beyond ``known``: all that a new entry needs to carry."""
    return {at: number for at, number in now.items() if number > known.get(at, 0)}


def in_force(entries: Iterable[Entry]) -> list[Entry]:
    """The entries that still count: those behind a row to which the book was taken back knowingly do not."""
    kept: list[Entry] = []
    for entry in entries:
        if entry.way in BACKWARDS:
            kept = [e for e in kept if e.number <= entry.number]
        kept.append(entry)
    return kept


def _ends_whole(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"


def _said(entry: Entry) -> dict[str, Any]:
    highest = {prefix + day: number for (prefix, day), number in sorted(entry.highest.items())}
    said = {**entry._asdict(), "way": entry.way.value, "at": entry.at.isoformat(timespec="seconds"), "highest": highest}
    return said | {"prints": dict(entry.prints)} if entry.prints else {name: value for name, value in said.items() if name != "prints"}


def _entry(said: Any) -> Entry:
    highest = {(name[:-8], name[-8:]): int(number) for name, number in said.get("highest", {}).items()}
    at, prints = datetime.fromisoformat(said["at"]), {str(name): int(count) for name, count in said.get("prints", {}).items()}
    button = str(said.get("button", ""))
    return Entry(str(said["book"]), int(said["number"]), str(said["link"]), Way(said["way"]), at, button, highest, prints)
