"""Opens a workbook for reading, but only after its container has been found sound and of a size that can be held."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from python_calamine import CalamineSheet, CalamineWorkbook

from order_logic.text import Text
from workbook.gateway import Unusable
from workbook.package import Package, Refusal
from workbook.package.refusal import DTD, TOO_LARGE
from workbook.scan import Spot, scan_sheet

_OURS: Final = (KeyboardInterrupt, SystemExit, Unusable)
_SHEET_LIMIT: Final = 640 << 20  # unpacked; cells in memory take three to four times as much
_OTHER_LIMIT: Final = 384 << 20
_BOUNDED: Final = 16 << 10  # packed bytes; deflate makes at most a thousand times as much of them

RESTORE = Text(
    "若 Excel 也打不开，请用备份恢复（orderdesk restore）", "when Excel cannot open it either, restore a backup (orderdesk restore)"
)
BROKEN_SHEET = Text("工作表「{sheet}」读不出来，内容可能已损坏", "sheet {sheet} cannot be read: perhaps damaged")
REPAIR = Text(
    "原文件未动；请用 Excel 打开修复后另存，或用备份恢复（orderdesk restore）",
    "let Excel repair it, or restore a backup with orderdesk restore",
)
NOT_READABLE = Text("文件 {path} 读不了：{why}", "{path} cannot be read: {why}")
CHECK_RIGHTS = Text("请检查文件权限，或等占用它的程序结束", "check the file's permissions, or wait until the program that holds it ends")
DAMAGED_BOOK = Text("文件 {path} 打不开，可能已损坏或未存完", "{path} cannot be opened: damaged, or only half written")
RESTORE_BOOK = Text("原文件未动；请用备份恢复（orderdesk restore）", "it was left as it is; restore a backup (orderdesk restore)")


def open_package(path: Path) -> Package:
    """The container at ``path``, to be closed by the caller. Raises Unusable when it is damaged, hostile or out of reach."""
    try:
        package = Package(path)
    except Refusal as why:
        raise refused(why) from why
    except OSError as why:
        raise Unusable(NOT_READABLE, CHECK_RIGHTS, path=path.name, why=why.strerror or why) from why
    try:
        _check_sizes(package)
    except Refusal as why:
        package.close()
        raise refused(why.with_facts(file=path.name)) from why
    return package


def open_cells(path: Path) -> CalamineWorkbook:
    """The reader of the cells; raises Unusable for what it cannot read."""
    try:
        return CalamineWorkbook.from_path(str(path))
    except BaseException as fault:  # Rust panics are no Exceptions
        if isinstance(fault, _OURS):
            raise
        raise Unusable(DAMAGED_BOOK, RESTORE_BOOK, path=path.name) from fault


def broken_sheet(sheet: str, fault: BaseException) -> BaseException:
    """What to raise for a sheet that its reader gave up on; what a person or the system asks for stays as it is."""
    return fault if isinstance(fault, _OURS) else Unusable(BROKEN_SHEET, REPAIR, sheet=sheet)


def scanned(package: Package, sheet: str) -> list[Spot]:
    """Formulas and error values of a sheet; raises Unusable when it cannot be read safely."""
    try:
        return scan_sheet(package, sheet)
    except Refusal as why:
        raise refused(why.with_facts(file=package.path.name, part=package.sheets[sheet], sheet=sheet)) from why


def refused(why: Refusal) -> Unusable:
    """What the container's refusal says, as the gateway says it: its last sentence is the remedy."""
    zh, zh_remedy = _halves(why.say("zh"), "。", RESTORE.zh)
    en, en_remedy = _halves(why.say("en"), ". ", RESTORE.en)
    return Unusable(Text(zh, en), Text(zh_remedy, en_remedy))


def _halves(words: str, stop: str, remedy: str) -> tuple[str, str]:
    """Reason and remedy; braces in a file's name are no blanks to fill, and the stop at the end comes again when it is said."""
    reason, found, rest = words.replace("{", "{{").replace("}", "}}").rstrip("。.").rpartition(stop)
    return (reason, rest) if found else (rest, remedy)


def _check_sizes(package: Package) -> None:
    """Raises Refusal when a part is too large for memory, or holds more than it declares.

    Sheets are looked through when they are read; the reader loads the other parts at once.
    """
    sheets = {part.lower() for part in package.sheets.values()}
    for part, (packed, size) in package.sizes.items():
        is_sheet = part.lower() in sheets
        if size > (_SHEET_LIMIT if is_sheet else _OTHER_LIMIT):
            raise Refusal(TOO_LARGE, part=part)
        loaded = part.lower().endswith((".xml", ".rels")) and (packed > _BOUNDED or part.count("/") == 1)
        if loaded and not is_sheet:
            for piece in package.chunks(part):
                if b"<!DOCTYPE" in piece:
                    raise Refusal(DTD, part=part)


def all_rows(sheet: CalamineSheet) -> Iterable[list[Any]]:
    """Every row from the first on, each from the first column on."""
    pad: list[Any] = [""] * (sheet.start[1] if sheet.start else 0)
    return ([*pad, *row] for row in sheet.iter_rows()) if pad else iter(sheet.iter_rows())


def open_marks(path: Path) -> list[tuple[str, Path]]:
    """(program, lock file) for each office program that has the book open."""
    marks = [("LibreOffice", path.with_name(f".~lock.{path.name}#")), ("Excel", path.with_name(f"~${path.name}"))]
    return [(host, mark) for host, mark in marks if mark.exists()]
