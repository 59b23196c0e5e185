"""Looks through the bytes of a sheet before it is parsed: formulas, error values, and cells too far out to be held in memory."""

import re
import sys
from collections.abc import Iterator
from typing import Final, NamedTuple

from order_logic.text import Text
from workbook.gateway import Unusable
from workbook.package import Package
from workbook.package.areas import cell_name, column_number
from workbook.package.tags import check_encoding

MOST_CELLS: Final = 60_000_000  # a reader keeps a sheet as one full rectangle, at 32 bytes a cell
_TAIL: Final = 256  # a cell's start tag and the beginning of its content are never longer
# Within 104 columns and 600,000 rows a rectangle is never too large; only cells beyond are looked at one by one.
_FAR: Final = re.compile(rb"""r="(?=[A-Za-z]{2}|\d{6})(?:(?:[A-Za-z]{3}|[D-Zd-z][A-Za-z])\d|[6-9]\d{5}|\d{7})""")
_FAR_QUOTED: Final = re.compile(_FAR.pattern.replace(b'"', b"'"))  # the other quotation mark, which hardly any program writes
_FILLED: Final = re.compile(rb"""<c\b[^>]*?\br=["']([A-Za-z]{1,6})(\d{1,12})["'](?:[^>]*[^>/])?>""")
_ANY_FORMULA: Final = re.compile(rb"<f\b")  # a pattern finds short words three times as fast as ``in``
_ANY_ERROR: Final = re.compile(rb' t="e"')
_FORMULA: Final = re.compile(rb'<c\b[^>]*?\br="([A-Z]+)(\d+)"[^>]*>\s*<f\b')
_ERROR: Final = re.compile(rb'<c\b[^>]*?\br="([A-Z]+)(\d+)"[^>]*?\bt="e"[^>]*>(?:\s*<f\b[^<]*(?:</f>)?)?\s*<v>([^<]*)')

TOO_FAR = Text("工作表「{sheet}」的 {cell} 离表格太远，整张表读不下", "cell {cell} of {sheet} is too far out: the sheet cannot be read")
CLEAR_IT = Text("请删除该处多余的内容（选中整行整列后删除），保存后再试", "delete what stands there, rows or columns, save and try again")
FORMULA: Final = "="


class Spot(NamedTuple):
    """A cell that holds a formula (``shown`` is "=") or an error value such as #N/A; row and column count from 1."""

    row: int
    column: int
    shown: str


def scan_sheet(package: Package, sheet: str) -> list[Spot]:
    """The formulas and error values of one sheet, each cell once.

    The sheet is streamed, never held. Raises Unusable for a cell too far out, Refusal for a part that is damaged or hostile.
    """
    spots: dict[tuple[int, int], str] = {}
    far = False
    for text in _windows(package, sheet):
        far = far or bool(_FAR.search(text)) or (b"'" in text and bool(_FAR_QUOTED.search(text)))
        if _ANY_ERROR.search(text):
            spots |= {_place(letters, row): shown.decode("utf-8", "replace") for letters, row, shown in _ERROR.findall(text)}
        if b"f" in text and _ANY_FORMULA.search(text):  # most sheets of figures and Chinese words hold no f at all
            spots |= dict.fromkeys((_place(letters, row) for letters, row in _FORMULA.findall(text)), FORMULA)
    if far:
        _refuse_far(package, sheet)
    return [Spot(row, column, shown) for (row, column), shown in spots.items()]


def _windows(package: Package, sheet: str) -> Iterator[bytes]:
    """The sheet piece by piece, each with the end of the one before."""
    rest = b""
    for piece in package.chunks(package.sheets[sheet]):
        if not rest:
            check_encoding(piece[:4096])
        yield rest + piece
        rest = piece[-_TAIL:]


def _refuse_far(package: Package, sheet: str) -> None:
    """Raises Unusable when the rectangle around all filled cells is too large, naming the cell farthest out."""
    top = left = sys.maxsize
    bottom = right = 0
    corner = (0, 0)
    for text in _windows(package, sheet):
        for row, column in {_place(letters, row) for letters, row in _FILLED.findall(text)}:
            top, left, bottom, right = min(top, row), min(left, column), max(bottom, row), max(right, column)
            corner = max(corner, (row, column), key=lambda place: place[0] * place[1])
    if (bottom - top + 1) * (right - left + 1) > MOST_CELLS:
        raise Unusable(TOO_FAR, CLEAR_IT, sheet=sheet, cell=cell_name(*corner))


def _place(letters: bytes, row: bytes) -> tuple[int, int]:
    return int(row), column_number(letters.decode().upper())
