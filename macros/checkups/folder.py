"""Where the book lies: may we write there, is there room, is the path one that Excel can bear, does somebody hold the book?"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from macros.checkup import Around, Line, checkup, green, red, yellow
from order_logic.text import Text

LONGEST_BOOK, LONGEST_PATH = 218, 259  # characters: Excel's limit for a workbook's path; MAX_PATH of Windows less its closing zero
_COPY = len("备份/.20261120-093000.0001")  # what the path of a backup has more than that of its book
ROOM = 64 << 20  # bytes beyond three copies of the book: the one being written, the backup, and a paper or two

_WRITES = Text("文件夹 {folder} 可写", "the folder {folder} can be written")
_WRITES_NOT = Text("文件夹 {folder} 写不进去：{why}", "the folder {folder} cannot be written: {why}")
_RIGHTS = Text("请检查文件夹权限，或把工作簿移到可写的文件夹", "check its permissions, or move the workbook to another folder")
_SPACE = Text("磁盘剩余 {free} MB", "{free} MB free on the disk")
_NO_SPACE = Text("磁盘只剩 {free} MB，至少要 {need} MB", "only {free} MB free on the disk, at least {need} MB are needed")
_CLEAR = Text("请清理磁盘，或在「设置」里少留几份备份", "clear the disk, or keep fewer backups (sheet Settings)")
_PATH = Text("路径 {path}", "path {path}")
_URL = Text("工作簿的位置是网址：{path}", "the workbook's place is a web address: {path}")
_SYNCED = Text("工作簿在同步文件夹里（{name}）", "the workbook lies in a synchronised folder ({name})")
_LOCAL = Text("请移到本机的普通文件夹，例如 D:\\订单", "move it to a plain folder of this computer, such as D:\\orders")
_EQUALS = Text("文件名带有「=」，按钮找不到工作簿", "the file name has = in it, and the button cannot find the workbook")
_RENAME = Text("请关闭工作簿，改名后再打开", "close the workbook, rename it and open it again")
_LONG = Text(
    "路径有 {length} 个字，Excel 或备份会失败（最多 {most}）",
    "the path has {length} characters; Excel or the backups fail ({most} at most)",
)
_SHORTEN = Text("请移到层级浅、名字短的文件夹", "move it to a folder with a shorter path")
_FREE = Text("没有别的程序占用工作簿", "no other program holds the workbook")
_HELD = Text("工作簿正在 {host} 中打开（{mark}），命令写不进去", "the workbook is open in {host} ({mark}); commands cannot write it")
_CLOSE = Text(
    "请关闭它，或在打开的工作簿里点按钮；若程序已异常退出，请删除该锁文件",
    "close it or press its buttons; after a crash delete that lock file",
)
_BACKUPS = Text("备份 {count} 份，最新 {newest}", "{count} backups, the newest of {newest}")
_NO_BACKUPS = Text("还没有备份，第一次点击时建立", "no backups yet; the first click makes one")
_NO_FOLDER = Text("「{folder}」不是可写的文件夹，备份存不进去", "{folder} is no folder that can be written; no backup can be kept")
_MAKE_WAY = Text(
    "请移走同名文件或改好权限；没有备份就不能点击", "move that file away or mend its permissions; without a backup no click is done"
)


@checkup("folder", "文件夹", "Folder")
def folder(around: Around) -> Iterator[Line]:
    if around.book is None or _is_url(around.book):
        return
    place = around.book.absolute().parent
    why = refusal(place)
    yield red(_WRITES_NOT, _RIGHTS, folder=place, why=why) if why else green(_WRITES, folder=place)
    if not place.is_dir():
        return
    size = around.book.stat().st_size if around.book.is_file() else 0
    free, need = shutil.disk_usage(place).free, 3 * size + ROOM
    facts = {"free": free >> 20, "need": need >> 20}
    yield green(_SPACE, **facts) if free >= need else red(_NO_SPACE, _CLEAR, **facts)


def refusal(place: Path) -> str:
    """Why nothing can be written into a folder, found out by writing; "" when it can."""
    try:
        with tempfile.TemporaryFile(dir=place):
            return ""
    except OSError as why:
        return why.strerror or str(why)


@checkup("path", "路径", "Path")
def path(around: Around) -> Iterator[Line]:
    if around.book is None:
        return
    if _is_url(around.book):
        yield red(_URL, _LOCAL, path=around.book)
        return
    book = around.book.absolute()
    lines = [*_synced(book), *([red(_EQUALS, _RENAME)] if "=" in book.name else [])]
    length = len(str(book))
    if around.system == "win32" and (length > LONGEST_BOOK or length + _COPY > LONGEST_PATH):
        lines.append(red(_LONG, _SHORTEN, length=length, most=LONGEST_BOOK))
    yield from lines or [green(_PATH, path=book)]


def _is_url(book: Path) -> bool:
    return str(book).lower().startswith(("http:", "https:"))


def _synced(book: Path) -> Iterator[Line]:
    """OneDrive turns the paths of open workbooks into web addresses, and writes beneath us."""
    roots = [Path(root) for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer") if (root := os.environ.get(name))]
    named = next((part for part in book.parent.parts if part.lower().startswith("onedrive")), "")
    if named or any(book.is_relative_to(root) for root in roots):
        yield yellow(_SYNCED, _LOCAL, name=named or "OneDrive")


@checkup("lock", "占用", "Lock")
def lock(around: Around) -> Iterator[Line]:
    if around.book is None or around.live or _is_url(around.book):
        return
    from workbook.opening import open_marks

    held = [red(_HELD, _CLOSE, host=host, mark=mark.name) for host, mark in open_marks(around.book)]
    yield from held or [green(_FREE)]


@checkup("backups", "备份", "Backups")
def kept(around: Around) -> Iterator[Line]:
    if around.book is None or _is_url(around.book):
        return
    from workbook.keeping.backup import backup_folder, backups

    place = backup_folder(around.book)
    if place.exists() and refusal(place):
        yield red(_NO_FOLDER, _MAKE_WAY, folder=place)
        return
    copies = backups(around.book)
    yield green(_BACKUPS, count=len(copies), newest=f"{copies[0].made:%Y-%m-%d %H:%M}") if copies else green(_NO_BACKUPS)
