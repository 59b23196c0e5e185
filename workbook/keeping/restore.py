"""Puts a backup in the place of the book, after the book itself was backed up."""

import zipfile
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from filelock import FileLock, Timeout

from order_logic.text import Text
from workbook.gateway import Unusable
from workbook.keeping.backup import Backup, backups, snapshot
from workbook.keeping.safely import copy_whole

_NONE = Text("没有备份", "there is no backup")
_LOOK = Text("请查看工作簿旁的「备份」文件夹", "look into the folder 备份 beside the book")
_NO_SUCH = Text("没有第 {to} 号备份", "there is no backup number {to}")
_CHOOSE = Text("现有备份：{numbers}", "there are: {numbers}")
_DAMAGED = Text("第 {to} 号备份已损坏", "backup number {to} is damaged")
_OPEN = Text("工作簿正在 {host} 中打开", "the workbook is open in {host}")
_CLOSE = Text("请先关闭工作簿，再恢复", "close the workbook first, then restore")
_BUSY = Text("另一个订单台程序正在写这个文件", "another order desk is writing this file")
_WAIT = Text("请稍后再试", "try again in a moment")


class Restored(NamedTuple):
    """Which backup now stands in the book's place, and where the book as it was before has been kept."""

    backup: Backup
    kept: Backup | None


def restore(book: Path, keep: int, at: datetime, to: int | None = None) -> Restored:
    """Puts backup number ``to`` (default: the newest) in the book's place; the current file is backed up first.

    The anchor is left alone, so numbers given out stay used; the caller adds an entry ``Way.RESTORED`` for the row at which the book
    now stands. Raises Unusable when there is no such backup, when it is damaged, or while the book is open; nothing was changed then.
    """
    from workbook.opening import open_marks  # reading a workbook's cells comes with it: not needed for a mere list of backups

    for host, _ in open_marks(book):
        raise Unusable(_OPEN, _CLOSE, host=host)
    chosen = _chosen(book, to)
    lock = Path(f"{book}.lock")
    try:
        with FileLock(lock, timeout=5):
            return _swap(book, chosen, keep, at)
    except Timeout:
        raise Unusable(_BUSY, _WAIT) from None
    finally:
        lock.unlink(missing_ok=True)


def _chosen(book: Path, to: int | None) -> Backup:
    every = backups(book)
    if not every:
        raise Unusable(_NONE, _LOOK)
    chosen = every[0] if to is None else next((b for b in every if b.number == to), None)
    if chosen is None:
        raise Unusable(_NO_SUCH, _CHOOSE, to=to, numbers=[b.number for b in every])
    if not _readable(chosen.path):
        raise Unusable(_DAMAGED, _CHOOSE, to=chosen.number, numbers=[b.number for b in every if b != chosen])
    return chosen


def _swap(book: Path, chosen: Backup, keep: int, at: datetime) -> Restored:
    kept = snapshot(book, keep + len(backups(book)), at) if book.exists() else None  # clears nothing away: the chosen one may be the oldest
    copy_whole(chosen.path, book)
    return Restored(chosen, kept)


def _readable(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as package:
            return package.testzip() is None
    except (OSError, zipfile.BadZipFile, EOFError, ValueError):
        return False
