"""orderdesk upgrade: copies the book, brings it up to date, notes it in the journal; on any refusal the file stays as it was."""

import secrets
import tempfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from python_calamine import CalamineWorkbook

from order_logic.book import Add, Book
from order_logic.press import Numbers
from order_logic.records import RECORDS, JournalRow, Order, Setting
from order_logic.records.choices import Level
from order_logic.sample.standing import setting_rows
from order_logic.settings import Settings, read_settings
from order_logic.text import Text
from workbook.file import CHANGED_MEANWHILE, CHECK_PATH, GONE, FileWorkbook
from workbook.gateway import Reach, Stale, Unusable
from workbook.grid import locate, read_rows
from workbook.journal import first_row
from workbook.journal.segments import read_segments
from workbook.journal.verify import verify
from workbook.keeping.anchor import Entry, Way, anchor_path, append, fresh_numbers, read_anchor
from workbook.keeping.backup import snapshot
from workbook.nameplate import PLATE, Nameplate, no_nameplate, read_nameplate, refuse_newer
from workbook.opening import open_cells, open_package
from workbook.package import Package, fingerprint
from workbook.schema import OURS_SINCE, SCHEMA, SHEET_OF, sheet_named
from workbook.template.build import build
from workbook.template.faces import ButtonFace
from workbook.template.plate import STARTER
from workbook.upgrade.gaps import Gaps, gaps_of, rows_of
from workbook.upgrade.holding import held
from workbook.upgrade.staging import Wanted, stage
from workbook.vba import Host

Cells = dict[str, dict[int, dict[int, Any]]]

BUTTON = "upgrade"
_AGAIN = Text("请再运行一次 orderdesk upgrade", "run orderdesk upgrade again")
_NO_COPY = Text("备份写不进去：{why}", "the backup cannot be written: {why}")
_MAKE_ROOM = Text("请检查「备份」文件夹的权限和磁盘空间", "check permissions and space of the folder 备份")
_FROM_TO = Text("版本 {before} → {after}", "schema {before} → {after}")
_DIFFERED = Text("；升级前核对有 {count} 处不符", "; {count} differences were found before")


@dataclass(frozen=True, slots=True)
class Today:
    """What the program is today, and who upgrades when; ``launcher`` is the interpreter that buttons start."""

    faces: Sequence[ButtonFace]
    app: str
    launcher: str
    user: str
    now: datetime
    replace_macros: bool = False


class Upgraded(NamedTuple):
    """What an upgrade did; ``found`` counts the blocking differences between book and journal before it."""

    before: Nameplate
    after: Nameplate
    gaps: Gaps = Gaps((), ())
    settings: tuple[str, ...] = ()
    buttons: bool = False
    launcher: bool = False
    backup: Path | None = None
    found: int = 0

    @property
    def changed(self) -> bool:
        """Whether the file was written at all."""
        return self.backup is not None


def upgrade(path: Path, today: Today) -> Upgraded:
    """Brings the book at ``path`` to today's schema, buttons and macros, in one step, with a backup before.

    A book that lacks nothing is left alone. Raises Unusable for a newer or damaged book, while it is open, for people's own macros
    unless they may be replaced, and where their own cells stand in the way; the file then is as it was.
    """
    if not path.is_file():
        raise Unusable(GONE, CHECK_PATH, path=path)
    refuse_newer(_nameplate(path))
    with held(path), tempfile.TemporaryDirectory(prefix="orderdesk-", ignore_cleanup_errors=True) as folder:
        return _upgraded(path, today, Path(folder))


def _upgraded(path: Path, today: Today, folder: Path) -> Upgraded:
    seen, plate = fingerprint(path), _nameplate(path)
    after = plate._replace(schema=SCHEMA, app=today.app)
    with closing(open_cells(path)) as cells:
        gaps, settings = gaps_of(cells, plate.lang), _settings(cells)
    model, staged = folder / f"model{path.suffix}", folder / f"staged{path.suffix}"
    build(model, Book.of(), after, today.faces, settings, today.now.date(), today.launcher)
    done = stage(path, model, staged, gaps, plate.lang, _wanted(today, plate, after))
    reader = FileWorkbook(staged)
    reader.nameplate = after
    book = reader.read(dict.fromkeys(RECORDS, Reach.WHOLE))
    known = {row.key for row in book.all(Setting)}
    more = [Add(Setting, row) for row in setting_rows(plate.lang) if row.key not in known]
    hidden = _hidden_cells(staged, after, today.launcher)
    if not (gaps or done or more or hidden):
        return Upgraded(plate, after)
    opening, found = _opening(path, book, more, plate, after, today)
    reader.write([*more, opening])
    backup = _put_in_place(path, staged, seen, hidden, settings.backups_kept, today.now)
    _note(path, book, opening.row, after, today.now)
    return Upgraded(plate, after, gaps, tuple(add.row.label for add in more), done.buttons, STARTER in hidden, backup, found)


def _nameplate(path: Path) -> Nameplate:
    """Raises Unusable for what is no book of the desk."""
    with open_package(path), closing(open_cells(path)) as cells:
        if PLATE not in cells.sheet_names:
            raise no_nameplate()
        return read_nameplate(rows_of(cells, PLATE))


def _wanted(today: Today, plate: Nameplate, after: Nameplate) -> Wanted:
    host: Host = "libreoffice" if plate.host == "libreoffice" else "excel"
    commands = list(dict.fromkeys(face.name for face in today.faces))
    return Wanted(commands, host, today.launcher, plate != after, today.replace_macros)


def _settings(cells: CalamineWorkbook) -> Settings:
    """The company's settings as far as the old book tells them."""
    sheet = SHEET_OF[Setting]
    name = sheet_named(sheet.label, cells.sheet_names)
    rows = rows_of(cells, name) if name else []
    try:
        places = locate(sheet, name or "", rows[:12])
    except Unusable:  # the sheet itself, or a column, is what the book lacks
        return Settings()
    return read_settings(read_rows(places, rows[places.header :], Reach.WHOLE, frozenset())[0].rows.values())[0]


def _opening(path: Path, book: Book, more: Sequence[Add], old: Nameplate, new: Nameplate, today: Today) -> tuple[Add, int]:
    """The row that opens a new chapter of the journal, and how many differences the chapter before ends with."""
    rows = list(book.all(JournalRow))
    verdict = verify(book, rows, read_anchor(anchor_path(path)), read_segments(path, old.book))
    ours = {record for record, since in OURS_SINCE.items() if since > old.schema}  # people typed these: no journal knows of them
    found = sum(finding.level is Level.BLOCK and finding.record not in ours for finding in verdict.findings)
    reason = _FROM_TO.say(old.lang, before=old.schema, after=new.schema)
    reason += _DIFFERED.say(old.lang, count=found) if found else ""
    last = max(rows, key=lambda row: row.number or 0, default=None)
    said: dict[str, Any] = {"at": today.now, "user": today.user, "button": BUTTON, "click": secrets.token_hex(4)}
    return first_row(book.after(more), new, last=last, reason=reason, **said), found


def _hidden_cells(staged: Path, plate: Nameplate, launcher: str) -> Cells:
    """The cells of the nameplate, and of the sheet that tells Excel's macros the interpreter, that are to be others."""
    wanted = {PLATE: dict(plate.rows()), STARTER: dict.fromkeys(("Interpreter_Win", "Interpreter_Mac"), launcher)}
    found: Cells = {}
    with closing(open_cells(staged)) as cells:
        for name in wanted.keys() & set(cells.sheet_names):
            rows = rows_of(cells, name)
            at = {str(row[0]): number for number, row in enumerate(rows, 1) if row and row[0]}
            for number, (fact, value) in enumerate(wanted[name].items(), len(rows) + 1):
                place = at.get(fact, number)
                if place > len(rows) or str(rows[place - 1][1]) != value:
                    found.setdefault(name, {})[place] = {1: fact, 2: value}
    return found


def _put_in_place(path: Path, staged: Path, seen: str, hidden: Cells, keep: int, now: datetime) -> Path:
    """The backup, and then the whole upgrade in one step."""
    try:
        copy = snapshot(path, keep, now)
    except OSError as why:
        raise Unusable(_NO_COPY, _MAKE_ROOM, why=why.strerror or why) from None
    if fingerprint(path) != seen:
        raise Stale(CHANGED_MEANWHILE, _AGAIN, path=path.name)
    with Package(staged) as package:
        package.rewrite(path, hidden)
    return copy.path


def _note(path: Path, book: Book, row: JournalRow, plate: Nameplate, now: datetime) -> None:
    """The anchor learns how far the journal has come, and every number that it does not know yet."""
    numbers = Numbers()
    for order in book.all(Order):
        numbers.seen(order.number)
        numbers.seen(order.draft_no)
    fresh = fresh_numbers(read_anchor(anchor_path(path)).highest, numbers.highest)
    append(anchor_path(path), Entry(plate.book, row.number or 0, row.link, Way.FILE, now.replace(microsecond=0), BUTTON, fresh))
