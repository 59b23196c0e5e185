"""What is handed to Excel so that the cell then holds exactly what was meant, and what it then holds."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from order_logic.columns import Kind
from order_logic.money import exact
from order_logic.text import Text
from workbook.gateway import Unusable
from workbook.kinds import LONGEST, LOOKS
from workbook.live.pages import block, whole_second
from workbook.live.runs import Run
from workbook.package.cells import Link

if TYPE_CHECKING:
    import xlwings

TEXT, GENERAL = "@", "General"
_GUESSING = (GENERAL, TEXT, None)  # formats, or a mixture of them, that would make something else of a number or a day

_TOO_LONG = Text(
    "「{shown}」等文字超过 32,767 字，单元格放不下", "the text beginning with {shown} is longer than the 32,767 characters of a cell"
)
_SHORTEN = Text("请缩短，或拆到附件", "shorten it or move it to an attachment")
_TOO_EXACT = Text("数字 {shown} 超过 15 位有效数字，Excel 存不下", "the number {shown} has more than the 15 digits that Excel keeps")
_CHECK_IT = Text("请核对该数字", "check that number")


class NotKept(Exception):
    """Excel holds something else than what was written."""


def _formula(link: Link) -> str:
    """As Excel takes it; a quotation mark inside is doubled."""
    parts = ('"' + part.replace('"', '""') + '"' for part in (f"#{link.target}", link.text))
    return f"=HYPERLINK({','.join(parts)})"


def held(value: Any) -> Any:
    """What a cell gives back once it holds ``value``; raises Unusable for what no cell can hold."""
    if isinstance(value, Link):
        return value.text
    if isinstance(value, str) and len(value.encode("utf-16-le", "surrogatepass")) // 2 > LONGEST:  # as Excel counts
        raise Unusable(_TOO_LONG, _SHORTEN, shown=value[:20])
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value or None if isinstance(value, str) else value
    if isinstance(value, Decimal | int):
        if exact(float(value)) != value:
            raise Unusable(_TOO_EXACT, _CHECK_IT, shown=value)
        return float(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime(value.year, value.month, value.day)
    return whole_second(**_parts(value)) if isinstance(value, datetime) else value


def _parts(moment: datetime) -> dict[str, int]:
    return {part: getattr(moment, part) for part in ("year", "month", "day", "hour", "minute", "second", "microsecond")}


def put(sheet: "xlwings.Sheet", run: Run, kind: Kind) -> None:
    """Writes a run in one crossing; what Excel made of it is for ``prove`` to see."""
    cells = sheet.range((run.row, run.column), (run.bottom, run.column))
    jumps = any(isinstance(value, Link) for value in run.values)
    is_text = _dress(cells, GENERAL if jumps else LOOKS[kind].number_format)
    cells.value = [[_formula(value) if isinstance(value, Link) else _typed(held(value), is_text)] for value in run.values]


def prove(sheet: "xlwings.Sheet", runs: Sequence[Run]) -> None:
    """Looks once at all that was written; raises NotKept when Excel made something else of it."""
    for row, column, value, found in _odd(sheet, runs):
        if isinstance(value, str) and value.startswith("'"):
            sheet.range((row, column)).value = value  # where a text cell keeps its first apostrophe after all
            found = block(sheet, row, column, row, column)[0][0]  # noqa: PLW2901 - what stands there now
        if found != value:
            raise NotKept(f"{sheet.name} row {row} column {column}: {value!r} became {found!r}")


def _odd(sheet: "xlwings.Sheet", runs: Sequence[Run]) -> list[tuple[int, int, Any, Any]]:
    """(row, column, what was meant, what is there) of every cell of these runs that holds something else, by one look at them all."""
    top, left = min(run.row for run in runs), min(run.column for run in runs)
    now = block(sheet, top, left, max(run.bottom for run in runs), max(run.column for run in runs))
    cells = [(row, run.column, held(value)) for run in runs for row, value in zip(run.rows, run.values, strict=True)]
    there = [(row, column, value, now[row - top][column - left]) for row, column, value in cells]
    return [cell for cell in there if cell[2] != cell[3]]


def _dress(cells: "xlwings.Range", wanted: str) -> bool:
    """Gives the cells a format that keeps the value; says whether it is that of text. A person's own number format stays."""
    found = cells.number_format
    if (wanted == TEXT and found != TEXT) or (wanted != TEXT and found in _GUESSING and found != wanted):
        cells.number_format = wanted
    return wanted == TEXT


def _typed(value: Any, is_text: bool) -> Any:
    """An apostrophe in front keeps text from being read as a number, a day or a formula; in a text cell only an apostrophe needs one."""
    if isinstance(value, str) and (not is_text or value.startswith("'")):
        return f"'{value}"
    return value


def seen(sheet: "xlwings.Sheet", run: Run) -> list[Any]:
    """What the cells of a run hold now."""
    return [row[0] for row in block(sheet, run.row, run.column, run.bottom, run.column)]
