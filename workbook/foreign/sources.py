"""Opens what a shop or platform hands over: a file, or a folder of files, as plain tables."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from order_logic.text import Text
from workbook.foreign.delimited import read_delimited
from workbook.foreign.report import REPORT_NAME
from workbook.foreign.words import known_heading
from workbook.gateway import Unusable

_TEXT_FILES = frozenset({".csv", ".tsv", ".txt"})
_SHEET_FILES = frozenset({".xls", ".xlsx", ".xlsm", ".xlsb", ".ods"})
_SEARCHED = 12
_GONE = Text("找不到 {path}", "{path} is not there")
_CHECK = Text("请核对路径", "check the path")
_NO_TABLE = Text("{path} 里没有可导入的表（csv、xls、xlsx）", "{path} holds no table to import (csv, xls, xlsx)")
_GIVE_TABLE = Text("请给出有标题行和数据的文件，或装有这些文件的文件夹", "give a file with headings and rows, or a folder of such files")
_DAMAGED = Text("文件 {path} 打不开，可能已损坏或加了密码", "{path} cannot be opened: damaged, or under a password")
_SAVE_AGAIN = Text("请在 Excel 里打开后另存为 xlsx 再导入", "open it in Excel, save it as xlsx and import that")
_UNKNOWN_KIND = Text("{path} 不是 csv、xls 或 xlsx 文件", "{path} is no csv, xls or xlsx file")

Cells = list[Any]


class SourceTable(NamedTuple):
    """One table of a file: headings, then rows with the numbers under which people see them."""

    file: str
    sheet: str  # "" for a text file
    headings: tuple[str, ...]
    numbers: tuple[int, ...]
    rows: tuple[Cells, ...]

    @property
    def name(self) -> str:
        """How reports call it."""
        return f"{self.file}·{self.sheet}" if self.sheet else self.file


def read_source(path: Path, encoding: str = "") -> list[SourceTable]:
    """The tables of a csv, xls or xlsx file or of a folder of them (not of its folders); blank rows and hidden sheets are left out.

    ``encoding`` is that of text files; without it UTF-8, UTF-16, GBK and Big5 are recognised.
    Raises Unusable for a missing, damaged or empty source.
    """
    if not path.exists():
        raise Unusable(_GONE, _CHECK, path=path)
    found = [table for file in _files(path) for table in _tables(file, encoding)]
    if not found:
        raise Unusable(_NO_TABLE, _GIVE_TABLE, path=path)
    return found


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    suffixes = _TEXT_FILES - {".txt"} | _SHEET_FILES
    return sorted(
        p for p in path.iterdir() if p.suffix.lower() in suffixes and not p.name.startswith(("~$", ".")) and p.name != REPORT_NAME
    )


def _tables(file: Path, encoding: str) -> Iterator[SourceTable]:
    if file.suffix.lower() in _TEXT_FILES:
        sheets = [("", read_delimited(file, encoding))]
    elif file.suffix.lower() in _SHEET_FILES:
        sheets = list(_sheets(file))
    else:
        raise Unusable(_UNKNOWN_KIND, _GIVE_TABLE, path=file)
    for sheet, rows in sheets:
        table = _table(file.name, sheet, rows)
        if table:
            yield table


def _sheets(file: Path) -> Iterator[tuple[str, list[Cells]]]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_path(str(file))
        for about in book.sheets_metadata:
            if about.visible == SheetVisibleEnum.Visible and about.typ == SheetTypeEnum.WorkSheet:
                yield about.name, _unmerged(book.get_sheet_by_name(about.name))
    except Exception as fault:  # calamine raises its own kinds and Rust panics for damaged files
        raise Unusable(_DAMAGED, _SAVE_AGAIN, path=file) from fault


def _unmerged(sheet: Any) -> list[Cells]:
    """The rows of a sheet; a cell merged over several rows stands for each of them."""
    rows: list[Cells] = sheet.to_python(skip_empty_area=False)
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        for row in range(top + 1, min(bottom + 1, len(rows))):
            if left == right and left < len(rows[row]):
                rows[row][left] = rows[top][left]
    return rows


def _table(file: str, sheet: str, rows: Sequence[Cells]) -> SourceTable | None:
    """The rows below the headings, or None when there are none."""
    at = _heading_row(rows)
    if at is None:
        return None
    headings = [str(cell).strip() if cell is not None else "" for cell in rows[at]]
    while headings and not headings[-1]:
        headings.pop()
    kept = [(number, row) for number, row in enumerate(rows[at + 1 :], at + 2) if any(cell not in (None, "") for cell in row)]
    return SourceTable(file, sheet, tuple(headings), tuple(n for n, _ in kept), tuple(row for _, row in kept))


def _heading_row(rows: Sequence[Cells]) -> int | None:
    """The row among the first ones that names most columns we know; where none does, the first that holds two words."""
    words = [[cell for cell in row if isinstance(cell, str) and cell.strip()] for row in rows[:_SEARCHED]]
    known = [sum(map(known_heading, row)) for row in words]
    if known and max(known) > 1:
        return known.index(max(known))
    return next((at for at, row in enumerate(words) if len(row) > 1), None)
