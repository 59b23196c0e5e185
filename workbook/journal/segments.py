"""Sealed segments: the oldest rows of the journal, in files beside the book that are never changed again."""

import gzip
import json
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from order_logic.columns import columns_of
from order_logic.records import JournalRow
from workbook.codes import decoded, packed
from workbook.journal.chain import said_by
from workbook.journal.verdict import Code, Found
from workbook.keeping.safely import sync_folder, write_whole

_NAMED = re.compile(r"[0-9]{4,}\.jsonl\.gz")
_LONGEST_LINE = 1_000_000  # several times what the cells of a row can hold


class Segment(NamedTuple):
    """One file: its name, the numbers of its first and last row as its first line says, the rows that could be read, is it as written?"""

    name: str
    first: int
    last: int
    rows: tuple[JournalRow, ...]
    whole: bool


class Sealed(NamedTuple):
    """The segments beside the book with this id, in the order in which they were written, and what is wrong with their files."""

    book: str
    folder: str
    segments: tuple[Segment, ...] = ()
    findings: tuple[Found, ...] = ()

    @property
    def rows(self) -> list[JournalRow]:
        """Every row, as the files follow each other; one may stand in two of them."""
        return [row for segment in self.segments for row in segment.rows]


def segment_folder(book: Path) -> Path:
    """The folder beside the book in which its sealed segments lie."""
    return book.with_name(f"{book.name}.日志")


def write_segment(book: Path, own: str, rows: Sequence[JournalRow], previous: str) -> Path:
    """Seals ``rows``, the next of the chain behind the link ``previous``, in a new file; waits until it is on the disk.

    ``own`` is the book's id. The same rows always make the same bytes. Raises OSError.
    """
    folder = segment_folder(book)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)
    number = max((int(path.name.partition(".")[0]) for path in _files(book)), default=0) + 1
    target = folder / f"{number:04d}.jsonl.gz"
    write_whole(target, lambda out: _write(out, _lines(own, rows, previous)))
    return target


def _files(book: Path) -> list[Path]:
    folder = segment_folder(book)
    named = [path for path in folder.iterdir() if _NAMED.fullmatch(path.name)] if folder.is_dir() else []
    return sorted(named, key=lambda path: (len(path.name), path.name))


def _lines(own: str, rows: Sequence[JournalRow], previous: str) -> Iterator[str]:
    """The header; each row as it was hashed, with its link and state beside it."""
    yield packed({"book": own, "first": rows[0].number, "last": rows[-1].number, "previous": previous})
    for row in rows:
        yield packed({"link": row.link, "said": said_by(row), "state": row.state})


def _write(out: BinaryIO, lines: Iterable[str]) -> None:
    digest = sha256()
    with gzip.GzipFile(filename="", mode="wb", fileobj=out, compresslevel=6, mtime=0) as zipped:
        for line in lines:
            raw = line.encode() + b"\n"
            digest.update(raw)
            zipped.write(raw)
        zipped.write(packed({"sha256": digest.hexdigest()}).encode() + b"\n")


def read_segments(book: Path, own: str, since: int = 0) -> Sealed:
    """The segments beside the book with the id ``own``; files that end before the row ``since`` are left closed.

    What can be read of a damaged file is kept; a file of another book is only told of.
    """
    found: list[Segment] = []
    faults: list[Found] = []
    for path in _files(book):
        name = f"{path.parent.name}/{path.name}"
        try:
            with gzip.open(path) as file:
                header = _header(file.readline(_LONGEST_LINE))
                if header["book"] != own:
                    faults.append(Found(Code.SEGMENT_FOREIGN, {"file": name}))
                    continue
            if header["last"] >= since:
                found.append(_segment(path, name, header))
        except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError):
            found.append(Segment(name, 0, 0, (), whole=False))
    faults += [Found(Code.SEGMENT_DAMAGED, {"file": segment.name}) for segment in found if not segment.whole]
    return Sealed(own, segment_folder(book).name, tuple(found), tuple(faults))


def _header(line: bytes) -> dict[str, Any]:
    """Raises ValueError, KeyError or TypeError when it is none."""
    said = json.loads(line)
    return {"book": str(said["book"]), "first": int(said["first"]), "last": int(said["last"]), "line": line}


def _segment(path: Path, name: str, header: dict[str, Any]) -> Segment:
    """The rows of one file as far as they can be read."""
    rows: list[JournalRow] = []
    digest, told, broken = sha256(), "", False
    try:
        with gzip.open(path) as file:
            digest.update(file.readline(_LONGEST_LINE))
            while line := file.readline(_LONGEST_LINE):
                broken |= bool(told)  # nothing may follow the digest
                if line.startswith(b'{"sha256":'):
                    told = str(json.loads(line)["sha256"])
                    continue
                digest.update(line)
                rows.append(_row(json.loads(line)))
    except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError):
        broken = True
    numbers = [row.number for row in rows]
    whole = not broken and told == digest.hexdigest() and numbers == list(range(header["first"], header["last"] + 1))
    return Segment(name, header["first"], header["last"], tuple(rows), whole)


def _row(line: dict[str, Any]) -> JournalRow:
    """Raises ValueError, KeyError or TypeError when the line is no row."""
    said = {**line["said"], "link": line["link"], "state": line["state"]}
    row = JournalRow(**{c.name: decoded(c, said[c.name]) for c in columns_of(JournalRow) if c.name in said})
    kinds: dict[str, type] = {"number": int, "at": object}
    for column in columns_of(JournalRow):
        if not isinstance(getattr(row, column.name), kinds.get(column.name, str)):
            raise TypeError(column.name)
    return row
