"""Writes finished orders with everything that belongs to them into the archive workbook of their year, and proves that it is all there."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple
from uuid import uuid4

from order_logic.book import Book, key_of, order_field
from order_logic.columns import columns_of
from order_logic.press import Press
from order_logic.records import RECORDS, Customer, FoundProblem, JournalRow, Order, OrderType, Setting, User
from order_logic.text import Text
from order_logic.version import VERSION
from workbook.file import FileWorkbook
from workbook.gateway import Reach, Unusable
from workbook.journal import first_row
from workbook.keeping.safely import write_whole
from workbook.nameplate import Nameplate
from workbook.schema import SCHEMA
from workbook.template.build import build

FOLDER = "归档"
_NAME = "{stem}-{year}.xlsx"
_WHOLE_BOOK = dict.fromkeys(RECORDS, Reach.WHOLE)
_ALWAYS: tuple[type, ...] = (OrderType, Setting, User)
_NOT_KEPT = frozenset({JournalRow, FoundProblem})
_ALTERED = Text("归档册 {path} 与它的摘要不符", "the archive {path} does not agree with its digest")
_LOOK = Text(
    "请从备份找回原来的归档册，或查明是谁改的；工作簿未改动",
    "bring back the archive from a backup, or find out who changed it; the book was not changed",
)
_LOST = Text(
    "归档册写好后有 {count} 行读回来不一样（如 {record} {key}）", "{count} rows read back from the archive differ, such as {record} {key}"
)
_TELL = Text("工作簿未改动；请把此消息告诉管理员", "the book was not changed; tell the administrator")
_NO_PLACE = Text("写不进 {path}：{why}", "{path} cannot be written: {why}")
_CHECK = Text("请关闭归档册，检查权限和磁盘空间；工作簿未改动", "close the archive, check permissions and space; the book was not changed")


class Archive(NamedTuple):
    """An archive workbook that was written and read back whole."""

    path: Path
    orders: int
    rows: int
    retain_until: int
    digest: str


def archive_path(book: Path, year: int) -> Path:
    """Where the archive of a year lies: in the folder 归档 beside the book."""
    return book.parent / FOLDER / _NAME.format(stem=book.stem, year=year)


def manifest_path(archive: Path) -> Path:
    """What tells the archive's digest and how long it is kept."""
    return archive.with_suffix(".json")


def rows_of_orders(book: Book, orders: Iterable[str]) -> list[Any]:
    """Every row that belongs to these orders, and every row that those refer to, once, in the order of the sheets."""
    wanted = list(orders)
    found: dict[tuple[type, Any], Any] = {}
    for record in RECORDS:
        name = order_field(record)
        if not name or record in _NOT_KEPT:
            continue
        for number in wanted:
            rows: Iterable[Any] = book.by(record, name, number)
            found |= {(record, key_of(row)): row for row in rows}
    for record in _ALWAYS:
        every: Iterable[Any] = book.all(record)
        found |= {(record, key_of(row)): row for row in every}
    waiting = list(found.values())
    while waiting:
        for record, row in _referred(waiting.pop(), book):
            if found.setdefault((record, key_of(row)), row) is row and row not in waiting:
                waiting.append(row)
    places = {record: n for n, record in enumerate(RECORDS)}
    return [found[key] for key in sorted(found, key=lambda key: places[key[0]])]


def _referred(row: Any, book: Book) -> list[tuple[type, Any]]:
    record: Any = type(row)
    references = ((c.refers_to, getattr(row, c.name)) for c in columns_of(record) if c.refers_to and c.refers_to is not Order)
    return [(to, other) for to, value in references if to and value and (other := book.get(to, value)) is not None]


def write_archive(book: Path, year: int, rows: Sequence[Any], press: Press) -> Archive:
    """Adds rows to the archive of a year and reads it back before it takes the old one's place.

    A row that lies there already gives way to its newer self. Raises Unusable with the archive as it was: when it was changed since it was
    written, when it cannot be written, or when a single cell does not come back as it was.
    """
    path = archive_path(book, year)
    try:
        path.parent.mkdir(exist_ok=True)
        kept = {(type(row), key_of(row)): row for row in _lying(path)} | {(type(row), key_of(row)): row for row in rows}
        draft = path.with_name(f".{uuid4().hex}.xlsx")
        try:
            _build(draft, list(kept.values()), press)
            _prove(draft, kept)
            content = draft.read_bytes()
        finally:
            draft.unlink(missing_ok=True)
        write_whole(path, lambda out: out.write(content))
        return _noted(path, content, kept, year, press)
    except OSError as why:
        raise Unusable(_NO_PLACE, _CHECK, path=path, why=why.strerror or why) from None


def _lying(path: Path) -> list[Any]:
    """The rows of the archive that is there; none when there is none."""
    if not path.exists():
        return []
    manifest = json.loads(manifest_path(path).read_text(encoding="utf-8")) if manifest_path(path).exists() else {}
    if manifest.get("sha256") != sha256(path.read_bytes()).hexdigest():
        raise Unusable(_ALTERED, _LOOK, path=path.name)
    return _read(path)


def _read(path: Path) -> list[Any]:
    book = FileWorkbook(path).read(_WHOLE_BOOK)
    rows: list[Any] = []
    for record in RECORDS:
        rows += [] if record in _NOT_KEPT else book.all(record)
    return rows


def _build(path: Path, rows: list[Any], press: Press) -> None:
    book, now = Book.of(*rows), press.now
    plate = Nameplate(uuid4().hex, SCHEMA, VERSION, press.lang, "excel")
    opening = first_row(book, plate, at=now, user=press.user.login, button="archive", click="")
    build(path, book.after([opening]), plate, [], press.settings, now.date())


def _prove(path: Path, kept: dict[tuple[type, Any], Any]) -> None:
    """Every row must come back from the file as it went in."""
    came = {(type(row), key_of(row)): row for row in _read(path)}
    lost = [key for key, row in kept.items() if came.get(key) != row]
    if lost:
        raise Unusable(_LOST, _TELL, count=len(lost), record=lost[0][0].__name__, key=lost[0][1])


def _noted(path: Path, content: bytes, kept: dict[tuple[type, Any], Any], year: int, press: Press) -> Archive:
    """Writes the manifest: what the file must be, what is in it, how long it is kept (SPEC 7, retention)."""
    orders = sorted(key[0] for record, key in kept if record is Order)
    until = year + press.settings.retention_vouchers
    done = Archive(path, len(orders), len(kept), until, sha256(content).hexdigest())
    said = {
        "file": path.name, "sha256": done.digest, "rows": done.rows, "orders": orders, "retain_until": until,
        "written_at": press.now.isoformat(sep=" "), "written_by": press.user.login,
        "customers": sorted(key[0] for record, key in kept if record is Customer),
    }  # fmt: skip
    write_whole(manifest_path(path), lambda out: out.write(json.dumps(said, ensure_ascii=False, indent=1).encode()))
    return done


def year_of(order: Order, now: datetime) -> int:
    """The archive that an order goes to: that of the year in which it ended."""
    return (order.since or now).year
