"""A workbook on disk: python-calamine reads it, the package writer changes only what changed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from itertools import chain, islice
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from python_calamine import CalamineWorkbook

from order_logic.book import Book, Change, Fault, Key, Table
from order_logic.text import Lang, Text
from workbook.edits import Sheeted, planned
from workbook.formulas import spot_faults
from workbook.gateway import NOTHING, Heard, News, Picked, Reach, Shown, Stale, Unusable, Wanted, unheard
from workbook.grid import Places, locate, read_rows
from workbook.halfway import Halfway
from workbook.nameplate import PLATE, Nameplate, no_nameplate, read_nameplate, refuse_other_schema
from workbook.opening import all_rows, broken_sheet, open_cells, open_marks, open_package, refused, scanned
from workbook.package import Package, Refusal, TablePlace, fingerprint
from workbook.package.areas import cell_name
from workbook.package.refusal import CHANGED
from workbook.schema import SHEET_OF, sheet_named

GONE = Text("找不到文件 {path}", "there is no file {path}")
CHECK_PATH = Text("请核对路径", "check the path")
NO_SHEET = Text("缺少工作表「{sheet}」", "the sheet {sheet} is missing")
PUT_BACK = Text("改过表名的请改回；已删除的请运行 orderdesk upgrade 补上", "rename it back, or run orderdesk upgrade to add it")
NO_TABLE = Text("工作表「{sheet}」的行不都在一张表格里", "the rows of the sheet {sheet} are not all in one table")
MAKE_TABLE = Text("请选中标题和全部行，在 Excel 里做成一张表格", "select the headings and all rows and make them one table in Excel")
OPEN = Text("工作簿正在 {host} 中打开（{mark}）", "the workbook is open in {host} ({mark})")
CLOSE = Text(
    "请先保存并关闭，或在打开的工作簿里点按钮；若程序已异常退出，请删除该锁文件",
    "save and close it, or press the button in the open book; after a crash delete that lock file",
)
BUSY = Text("另一个订单台程序正在写 {path}", "another order desk is writing {path}")
WAIT = Text("请稍后再试", "try again in a moment")
NO_LOCK = Text("文件夹 {folder} 写不进去：{why}", "the folder {folder} cannot be written: {why}")
CHECK_RIGHTS = Text("请检查文件夹权限，或把工作簿移到可写的文件夹", "check its permissions, or move the workbook to another folder")
CHANGED_MEANWHILE = Text("{path} 在处理期间被别人改过", "{path} was changed by somebody else meanwhile")
AGAIN = Text("请重新按一次按钮", "press the button again")
PATIENCE = 5.0  # seconds that a click waits for another one to finish


class FileWorkbook:
    """The gateway to a closed file; reads once, writes once."""

    def __init__(self, path: Path, picks: Sequence[str] = ()) -> None:
        self.path, self._picks = path, tuple(dict.fromkeys(picks))
        if not path.is_file():
            raise Unusable(GONE, CHECK_PATH, path=path)
        with open_package(path) as package:
            self._print = package.fingerprint
        self._cells: CalamineWorkbook | None = None
        self.nameplate = self._plate()
        self.lang: Lang = self.nameplate.lang
        self.places: dict[type, Places] = {}
        self.halfway = Halfway()
        self.heard: Heard = unheard
        self.progress: Heard = unheard  # the shell shows it

    @property
    def _reader(self) -> CalamineWorkbook:
        if self._cells is None:
            self._cells = open_cells(self.path)
        return self._cells

    def _plate(self) -> Nameplate:
        if PLATE not in self._reader.sheet_names:
            raise no_nameplate()
        return read_nameplate(self._rows(PLATE))

    def _rows(self, name: str) -> Iterable[list[Any]]:
        """Every row of a sheet; raises Unusable for one that cannot be parsed."""
        try:
            return all_rows(self._reader.get_sheet_by_name(name))
        except BaseException as fault:  # the reader raises its own kinds, and Rust panics
            raise broken_sheet(name, fault) from fault

    def picked(self) -> Picked:
        return Picked(self._picks)

    def read(self, wanted: Wanted, orders: Iterable[str] = ()) -> Book:
        refuse_other_schema(self.nameplate)
        chosen, faults = frozenset(orders), list[Fault]()
        tables: dict[type, Table] = {}
        with open_package(self.path) as package:
            for record, reach in wanted.items():
                self.heard(SHEET_OF[record].label.say(self.lang))
                tables[record], bad = self._sheet(package, record, reach, chosen)
                faults += bad
        return Book(tables, faults, {record: chosen for record, reach in wanted.items() if reach is not Reach.WHOLE})

    def _sheet(self, package: Package, record: type, reach: Reach, orders: frozenset[str]) -> tuple[Table, list[Fault]]:
        sheet = SHEET_OF[record]
        name = sheet_named(sheet.label, self._reader.sheet_names)
        if name is None:
            raise Unusable(NO_SHEET, PUT_BACK, sheet=sheet.label)
        spots = scanned(package, name)
        rows = iter(self._rows(name))
        head = list(islice(rows, 12))
        places = self.places[record] = locate(sheet, name, head)
        below = self.halfway.watched(places, chain(head[places.header :], rows))
        table, faults = read_rows(places, below, reach, orders)
        return table, faults + spot_faults(places, spots)

    def write(self, changes: Sequence[Change], shown: Shown = NOTHING, ready: Callable[[], None] = lambda: None) -> None:
        if changes:
            self.halfway.refuse()
            self._alone(lambda package: self._put(package, changes, shown, ready))

    def show(self, shown: Shown) -> None:
        with suppress(Unusable):
            self._alone(lambda package: self._put(package, (), shown, lambda: None))

    def drop_rows(self, rows: Mapping[type, Iterable[int]], ready: Callable[[], None]) -> None:
        """Takes these rows (by their numbers) out of sheets that were read; those below move up, and all is to be read anew.

        ``ready`` is called just before the new file takes the old one's place. Raises Stale or Unusable with nothing written.
        """
        self._alone(lambda package: package.drop_rows(self.path, self._in_tables(package, rows), ready))

    def _in_tables(self, package: Package, rows: Mapping[type, Iterable[int]]) -> dict[str, Iterable[int]]:
        found: dict[str, Iterable[int]] = {}
        for places, numbers in ((self.places[record], numbers) for record, numbers in rows.items()):
            table = table_of(package, places)
            if table is None or table.last_row < places.last:
                raise Unusable(NO_TABLE, MAKE_TABLE, sheet=places.name)
            found[table.name] = numbers
        return found

    def _alone(self, act: Callable[[Package], None]) -> None:
        """Rewrites the file while nobody else has it."""
        for host, mark in open_marks(self.path):
            raise Unusable(OPEN, CLOSE, host=host, mark=mark.name)
        lock = FileLock(f"{self.path}.lock", timeout=PATIENCE)
        try:
            with lock:
                try:
                    self._rewrite(act)
                finally:
                    with suppress(OSError):  # Windows keeps it while it is held; only its holder may take it away
                        Path(lock.lock_file).unlink()
        except Timeout:
            raise Unusable(BUSY, WAIT, path=self.path.name) from None
        except OSError as why:
            raise Unusable(NO_LOCK, CHECK_RIGHTS, folder=self.path.parent, why=why.strerror or why) from why

    def _rewrite(self, act: Callable[[Package], None]) -> None:
        self._let_go()
        with open_package(self.path) as package:
            if package.fingerprint != self._print:
                raise Stale(CHANGED_MEANWHILE, AGAIN, path=self.path.name)
            try:
                act(package)
            except Refusal as why:
                if why.reason is CHANGED:
                    raise Stale(CHANGED_MEANWHILE, AGAIN, path=self.path.name) from why
                raise refused(why) from why
        self._print = fingerprint(self.path)

    def _put(self, package: Package, changes: Sequence[Change], shown: Shown, ready: Callable[[], None]) -> None:
        read = {places.name: places.last for places in self.places.values()}
        ready()
        plan: Sheeted = planned(changes, self.places, self.lang)
        for name, spot in package.named_cells().items() if shown else ():
            if name in shown and spot.sheet in package.sheets:
                plan.put(spot.sheet, spot.row, spot.column, shown[name])
        tables = {places.name: table.name for places in self.places.values() if (table := table_of(package, places))}
        stretch = {tables[sheet]: row for sheet, row in plan.reaching(read).items() if sheet in tables}
        package.rewrite(self.path, plan.cells, stretch, adopt={table: read[sheet] for sheet, table in tables.items()})

    def _let_go(self) -> None:
        """Closes the reader: Windows does not replace a file that is open."""
        if self._cells is not None:
            self._cells.close()
            self._cells = None

    def place(self, record: type, key: Key, field: str) -> str:
        places = self.places.get(record)
        row = places.row_of(key) if places else None
        if places is None or row is None:
            return ""
        return f"'{places.name}'!{cell_name(row, places.columns.get(field, 1))}"

    def sure(self, question: Text, **facts: object) -> bool:
        return True  # who names the rows one by one means them

    def tell(self, news: News) -> None:
        """The shell prints the end of a click itself."""


def table_of(package: Package, places: Places) -> TablePlace | None:
    """The table whose headings these are; None when somebody turned it into plain cells."""
    first = min(places.columns.values())
    mine = (t for t in package.tables_on(places.name) if t.first_row == places.header and t.first_column <= first <= t.last_column)
    return next(mine, None)
