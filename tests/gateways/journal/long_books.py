"""Books whose journal has grown long, what lies sealed beside them, and what people may do to it."""

import gzip
import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

from order_logic.book import Edit
from order_logic.records import JournalRow, Order
from order_logic.settings import Settings
from tests.gateways.journal.desk import MORNING, OLD, PLATE
from tests.gateways.journal.test_on_disk import WHOLE, anchored, made, press, register
from workbook.file import FileWorkbook
from workbook.journal.segments import Sealed, read_segments, segment_folder
from workbook.journal.verdict import Verdict
from workbook.journal.verify import verify
from workbook.keeping.anchor import anchor_path, read_anchor
from workbook.template import build


def long_book(path: Path) -> Path:
    """A book of 14 journal rows, the last four of one click."""
    build(path, made(), PLATE, [], Settings(company_name="城南服装厂"), MORNING.date())
    anchored(path, "new")
    notes(path, 8)
    register(path)
    return path


def notes(book: Path, count: int) -> None:
    """``count`` clicks of one row each."""
    for _ in range(count):
        row = FileWorkbook(book).read(WHOLE).get(Order, OLD)
        assert row is not None
        press(book, "note", Edit(Order, (OLD,), "note", row.note, f"{row.note}+"), order=OLD)


def in_sheet(book: Path) -> list[JournalRow]:
    return list(FileWorkbook(book).read(WHOLE).all(JournalRow))


def numbers(book: Path) -> list[int | None]:
    return [row.number for row in in_sheet(book)]


def sealed(book: Path) -> Sealed:
    return read_segments(book, PLATE.book)


def files(book: Path) -> list[Path]:
    return sorted(segment_folder(book).iterdir())


def verdict(book: Path) -> Verdict:
    whole = FileWorkbook(book).read(WHOLE)
    return verify(whole, list(whole.all(JournalRow)), read_anchor(anchor_path(book)), sealed(book))


def rewritten(file: Path, change: Callable[[list[Any]], list[Any]], *, digest: bool = True) -> None:
    """A segment as somebody with patience would change it: its rows by ``change``, with a digest that fits."""
    lines = [json.loads(line) for line in gzip.decompress(file.read_bytes()).splitlines()]
    told = change(lines[:-1])
    raw = b"".join(json.dumps(line, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n" for line in told)
    last = sha256(raw).hexdigest() if digest else lines[-1]["sha256"]
    file.write_bytes(gzip.compress(raw + json.dumps({"sha256": last}).encode() + b"\n"))


def reasoned(lines: list[Any]) -> list[Any]:
    lines[3]["said"]["reason"] = "别的理由"
    return lines
