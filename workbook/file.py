"""A workbook on disk: python-calamine reads it, the package writer changes only what changed."""

from collections.abc import Iterable, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from openpyxl.utils.cell import get_column_letter
from python_calamine import CalamineSheet, CalamineWorkbook

from order_logic.book import Book, Change, Fault, Key, Table
from order_logic.text import Lang, Text
from workbook.edits import Sheeted, planned
from workbook.formulas import formula_faults
from workbook.gateway import News, Picked, Reach, Stale, Unusable, Wanted
from workbook.grid import Places, locate, read_rows
from workbook.nameplate import PLATE, Nameplate, no_nameplate, read_nameplate, refuse_other_schema
from workbook.package import Package, Refusal, fingerprint
from workbook.schema import SHEET_OF, sheet_named

_GONE = Text("找不到文件 {path}", "there is no file {path}")
_CHECK_PATH = Text("请核对路径", "check the path")
_DAMAGED = Text("文件 {path} 打不开，可能已损坏或未存完", "{path} cannot be opened: damaged, or only half written")
_RESTORE = Text("原文件未动；请用备份恢复（orderdesk restore）", "it was left as it is; restore a backup (orderdesk restore)")
_NO_SHEET = Text("缺少工作表「{sheet}」", "the sheet {sheet} is missing")
_PUT_BACK = Text("请恢复该工作表，或运行 orderdesk upgrade 补上", "put it back, or run orderdesk upgrade to add it")
_OPEN = Text("工作簿正在 {host} 中打开（{mark}）", "the workbook is open in {host} ({mark})")
_CLOSE = Text("请先保存并关闭，或在打开的工作簿里点按钮；若程序已异常退出，请删除该锁文件", "save and close it, or press the button in the open book; after a crash delete that lock file")
_BUSY = Text("另一个订单台程序正在写这个文件", "another order desk is writing this file")
_WAIT = Text("请稍后再试", "try again in a moment")
_CHANGED = Text("文件在处理期间被别人改过", "somebody changed the file meanwhile")
_AGAIN = Text("请重新按一次按钮", "press the button again")
_REFUSED = Text("不能安全地写入：{why}", "it cannot be written safely: {why}")
_UNTOUCHED = Text("原文件未动；请按原因处理后再试", "it was left as it is; mend the cause and try again")


def open_marks(path: Path) -> list[tuple[str, Path]]:
    """(program, lock file) for each office program that has the book open."""
    marks = [("LibreOffice", path.with_name(f".~lock.{path.name}#")), ("Excel", path.with_name(f"~${path.name}"))]
    return [(host, mark) for host, mark in marks if mark.exists()]


class FileWorkbook:
    """The gateway to a closed file; reads once, writes once."""

    def __init__(self, path: Path, picks: Sequence[str] = ()) -> None:
        self.path, self._picks = path, tuple(dict.fromkeys(picks))
        if not path.is_file():
            raise Unusable(_GONE, _CHECK_PATH, path=path)
        self._print = fingerprint(path)
        try:
            self._cells = CalamineWorkbook.from_path(str(path))
            names = self._cells.sheet_names
            self.nameplate = self._plate(names)
        except Unusable:
            raise
        except Exception as fault:  # calamine raises its own kinds and Rust panics for damaged files
            raise Unusable(_DAMAGED, _RESTORE, path=path) from fault
        self.lang: Lang = self.nameplate.lang
        self.places: dict[type, Places] = {}
        self.told: list[News] = []

    def _plate(self, names: Sequence[str]) -> Nameplate:
        if PLATE not in names:
            raise no_nameplate()
        return read_nameplate(self._cells.get_sheet_by_name(PLATE).to_python())

    def picked(self) -> Picked:
        return Picked(self._picks)

    def read(self, wanted: Wanted, orders: Iterable[str] = ()) -> Book:
        refuse_other_schema(self.nameplate)
        chosen, faults = frozenset(orders), list[Fault]()
        tables: dict[type, Table] = {}
        for record, reach in wanted.items():
            tables[record], bad = self._sheet(record, reach, chosen)
            faults += bad
        whole = [self.places[record] for record, reach in wanted.items() if reach is Reach.WHOLE]
        only = {record: chosen for record, reach in wanted.items() if reach is not Reach.WHOLE}
        return Book(tables, faults + formula_faults(self.path, whole), only)

    def _sheet(self, record: type, reach: Reach, orders: frozenset[str]) -> tuple[Table, list[Fault]]:
        sheet = SHEET_OF[record]
        name = sheet_named(sheet.label, self._cells.sheet_names)
        if name is None:
            raise Unusable(_NO_SHEET, _PUT_BACK, sheet=sheet.label)
        try:
            rows = _all_rows(self._cells.get_sheet_by_name(name))
            head = list(islice(rows, 12))
        except Exception as fault:  # a damaged sheet shows itself only here
            raise Unusable(_DAMAGED, _RESTORE, path=self.path) from fault
        places = locate(sheet, name, head)
        self.places[record] = places
        return read_rows(places, chain(head[places.header :], rows), reach, orders)

    def write(self, changes: Sequence[Change]) -> None:
        if not changes:
            return
        for host, mark in open_marks(self.path):
            raise Unusable(_OPEN, _CLOSE, host=host, mark=mark.name)
        try:
            with FileLock(f"{self.path}.lock", timeout=5):
                self._rewrite(changes)
        except Timeout:
            raise Unusable(_BUSY, _WAIT) from None
        finally:
            Path(f"{self.path}.lock").unlink(missing_ok=True)

    def _rewrite(self, changes: Sequence[Change]) -> None:
        if fingerprint(self.path) != self._print:
            raise Stale(_CHANGED, _AGAIN)
        plan: Sheeted = planned(changes, self.places, self.lang)
        try:
            with Package(self.path) as package:
                package.rewrite(self.path, plan.cells, plan.stretched({t.sheet: n for n, t in package.tables.items()}))
        except Refusal as why:
            raise Unusable(_REFUSED, _UNTOUCHED, why=why.say(self.lang)) from why
        self._print = fingerprint(self.path)

    def place(self, record: type, key: Key, field: str) -> str:
        places = self.places.get(record)
        row = places.rows.get(key) if places else None
        if places is None or row is None:
            return ""
        return f"'{places.name}'!{get_column_letter(places.columns.get(field, 1))}{row}"

    def tell(self, news: News) -> None:
        self.told.append(news)


def _all_rows(sheet: CalamineSheet) -> Iterable[list[Any]]:
    """Every row from the first on, each from the first column on."""
    pad: list[Any] = [""] * (sheet.start[1] if sheet.start else 0)
    return ([*pad, *row] for row in sheet.iter_rows()) if pad else iter(sheet.iter_rows())
