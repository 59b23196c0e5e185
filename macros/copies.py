"""Makes the price-less copy of a book: a workbook of its own without macros, marked so that no button works on it (R-86)."""

from datetime import datetime
from pathlib import Path
from uuid import uuid4

from order_logic.book import Book
from order_logic.derived.secrecy import without_prices
from order_logic.records import RECORDS
from order_logic.settings import Settings
from order_logic.text import Lang, Text
from order_logic.version import VERSION
from workbook.file import FileWorkbook
from workbook.gateway import Reach, Unusable
from workbook.nameplate import Nameplate
from workbook.schema import SCHEMA
from workbook.template.build import build

WHOLE_BOOK = dict.fromkeys(RECORDS, Reach.WHOLE)
KIND = "priceless"
_ENDING = Text("副本的文件名应以 .xlsx 结尾：{path}", "a copy's name ends in .xlsx: {path}")
_RENAME = Text("请改文件名（副本不带宏）", "change the name: a copy holds no macros")
_THERE = Text("{path} 已经存在，而且不是无价副本", "{path} exists and is no price-less copy")
_OTHER = Text("请换一个文件名", "choose another name")
_NO_PLACE = Text("写不进 {path}：{why}", "{path} cannot be written: {why}")
_CHECK = Text("请关闭已打开的副本，检查文件夹权限", "close the copy if it is open, and check the folder's permissions")


def write_priceless(book: Book, path: Path, settings: Settings, lang: Lang, now: datetime) -> int:
    """Writes the copy of a whole book; gives the number of rows. An older copy is replaced, any other file is left alone: Unusable."""
    if path.suffix.lower() != ".xlsx":
        raise Unusable(_ENDING, _RENAME, path=path.name)
    if path.exists() and not _is_copy(path):
        raise Unusable(_THERE, _OTHER, path=path.name)
    rows = list(without_prices(book))
    plate = Nameplate(uuid4().hex, SCHEMA, VERSION, lang, "excel", copy=KIND)
    try:
        build(path, Book.of(*rows), plate, [], settings, now.date())
    except OSError as why:
        raise Unusable(_NO_PLACE, _CHECK, path=path, why=why.strerror or why) from None
    return len(rows)


def _is_copy(path: Path) -> bool:
    try:
        return FileWorkbook(path).nameplate.copy == KIND
    except Unusable:
        return False
