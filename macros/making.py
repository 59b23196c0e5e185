"""Makes a company's workbook: rows, nameplate, buttons, the first row of the journal and the anchor."""

import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from xlsxwriter.exceptions import FileCreateError

from macros.button import GROUPS, ICONS, Button
from macros.edge import buttons
from macros.numbers import numbers_in
from order_logic.book import Book
from order_logic.records import Setting
from order_logic.settings import read_settings
from order_logic.text import Lang, Text
from order_logic.version import VERSION
from workbook.gateway import Unusable
from workbook.journal import first_row
from workbook.keeping.anchor import Entry, Way, anchor_path, append
from workbook.nameplate import Nameplate
from workbook.schema import SCHEMA
from workbook.template.build import build
from workbook.template.faces import ButtonFace

_THERE = Text("{path} 已经存在", "{path} exists already")
_OTHER_NAME = Text("请换一个文件名，或先移走它", "choose another name, or move it away first")
_ENDING = Text("工作簿的文件名应以 .xlsm 或 .xlsx 结尾：{path}", "a workbook's name ends in .xlsm or .xlsx: {path}")
_RENAME = Text("请改文件名", "change the name")
_NO_PLACE = Text("写不进 {path}：{why}", "{path} cannot be written: {why}")
_NO_FOLDER = Text("没有文件夹 {folder}", "there is no folder {folder}")
_MAKE_FOLDER = Text("请先建立该文件夹，或换一个位置", "make it first, or choose another place")
_CHECK_FOLDER = Text("请检查文件夹权限和磁盘空间", "check the folder's permissions and the disk's space")


def button_faces() -> list[ButtonFace]:
    """Every button at every place where it stands: on 首页 by its number, on sheets in the order of an order's life."""
    places = [(b, sheet) for b in buttons().values() for sheet in (b.sheet, *b.also)]
    return [_face(b, sheet) for b, sheet in sorted(places, key=_rank)]


def _rank(place: tuple[Button, type | None]) -> tuple[int, int]:
    button, sheet = place
    number, group = button.place or len(_NUMBERS) + 1, GROUPS.index(button.group)
    return (number, group) if sheet is None else (group, number)


_NUMBERS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫"


def _face(b: Button, sheet: type | None) -> ButtonFace:
    sign = f"{_NUMBERS[b.place - 1]} " if sheet is None and b.place else ""
    caption = Text(sign + b.caption.zh, sign + b.caption.en)
    return ButtonFace(b.name, caption, b.tip, sheet, b.group, b.primary, b.icon, ICONS.get(b.group, ""), b.place > 0)


def make_book(
    path: Path, rows: Iterable[Any], *, lang: Lang, host: str, maker: str, now: datetime, button: str = "new", sample: str = ""
) -> Nameplate:
    """Writes a new workbook with these rows and opens its journal; raises Unusable when the file is there or cannot be written."""
    refuse_place(path)
    book = Book.of(*rows)
    plate = Nameplate(uuid4().hex, SCHEMA, VERSION, lang, host, sample)
    opening = first_row(book, plate, at=now, user=maker, button=button, click="")
    settings = read_settings(book.all(Setting))[0]
    try:
        build(path, book.after([opening]), plate, button_faces(), settings, now.date(), sys.executable)
    except (OSError, FileCreateError) as why:
        cause = why.args[0] if isinstance(why, FileCreateError) else why  # XlsxWriter wraps the system's own
        raise Unusable(_NO_PLACE, _CHECK_FOLDER, path=path, why=getattr(cause, "strerror", "") or why) from None
    highest, row = numbers_in(book).highest, opening.row
    append(anchor_path(path), Entry(plate.book, row.number, row.link, Way.FILE, now.replace(microsecond=0), button, highest))
    return plate


def refuse_place(path: Path) -> None:
    """Raises Unusable when a new book cannot be put there."""
    if path.suffix.lower() not in (".xlsm", ".xlsx"):
        raise Unusable(_ENDING, _RENAME, path=path.name)
    if path.exists():
        raise Unusable(_THERE, _OTHER_NAME, path=path)
    if not path.parent.is_dir():
        raise Unusable(_NO_FOLDER, _MAKE_FOLDER, folder=path.parent)
