"""A click's changes go into the open workbook: all of them, or none."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from order_logic.book import Add, Change, key_of
from order_logic.records import JournalRow
from order_logic.text import Lang, Text
from workbook.edits import Sheeted, planned
from workbook.gateway import Heard, Unusable, unheard
from workbook.halfway import DONE, STARTED
from workbook.live.excel import quietly
from workbook.live.pages import Page
from workbook.live.runs import Cells
from workbook.live.strokes import Growth, Proof, Stroke, growth_of, strokes_on

if TYPE_CHECKING:
    import xlwings

_REFUSED = Text("Excel 拒绝写入（{why}）", "Excel refused to write ({why})")
_UNTOUCHED = Text(
    "工作簿已恢复原样；请检查工作表保护后再按一次按钮", "the workbook is as it was; look at the sheet protection, then press again"
)
_HALF = Text("写入中断（{why}），部分单元格已改", "writing broke off ({why}) with some cells changed")
_FINISH = Text(
    "请不保存就关闭并重新打开；若已保存，下一次点击会按操作日志补完",
    "close without saving and open again; once saved, the next click finishes it",
)


def write(book: "xlwings.Book", changes: Sequence[Change], pages: Mapping[type, Page], lang: Lang, heard: Heard = unheard) -> None:
    """The journal says that writing starts, then come the cells, then it says that all is done.

    ``pages`` are the sheets as they are now, and learn where new and renamed rows stand; ``heard`` hears each sheet's name.
    Raises Unusable with nothing changed.
    """
    plan = planned(changes, {record: page.places for record, page in pages.items()}, lang)
    by_name = {page.places.name: page for page in pages.values()}
    closing = _bracketed(plan, changes, pages)
    journal = pages[JournalRow].places.name if JournalRow in pages else ""
    names = sorted(plan.cells, key=lambda name: name != journal)  # the journal first, the others as they come
    passes = [_pass_over(by_name[name], plan.cells[name]) for name in names]
    growths = [growth for name, last in plan.last.items() for growth in growth_of(by_name[name], last)]
    last_word = strokes_on(pages[JournalRow], closing) if closing else []
    with quietly(book):
        _all_or_nothing([step for steps in passes for step in steps], growths, last_word, heard)


def _pass_over(page: Page, cells: Cells) -> list[Stroke | Proof]:
    """All that is written into one sheet, and one look at it afterwards."""
    strokes = sorted(strokes_on(page, cells), key=_turn)
    return [*strokes, Proof(page, strokes)]


def _bracketed(plan: Sheeted, changes: Sequence[Change], pages: Mapping[type, Page]) -> dict[int, dict[int, str]]:
    """Lets the new journal rows begin as started; returns the cells that say at the end that they are done."""
    closing: dict[int, dict[int, str]] = {}
    for change in changes:
        if change.record is not JournalRow:
            continue
        places = pages[JournalRow].places
        if isinstance(change, Add):
            row, word = places.rows[key_of(change.row)], change.row.state or DONE
        elif change.field == "state":  # the end of a click that broke off
            row, word = places.rows[change.key], change.after
        else:
            continue
        plan.put(places.name, row, places.columns["state"], STARTED)
        closing[row] = {places.columns["state"]: word}
    return closing


def _turn(stroke: Stroke) -> int:
    """Key columns first, so that a row can be found if writing breaks off; a journal row begins with its state and ends with its link."""
    record, field = stroke.page.places.sheet.record, stroke.column.name
    if record is JournalRow:
        return {"state": 0, "link": 2}.get(field, 1)
    return 0 if stroke.column.key else 1


def _all_or_nothing(strokes: Sequence[Stroke | Proof], growths: Sequence[Growth], last_word: Sequence[Stroke], heard: Heard) -> None:
    begun: list[Stroke] = []
    steps: list[Stroke | Proof | Growth] = [*strokes, *growths, *last_word]
    try:
        for step in steps:
            if isinstance(step, Stroke):
                heard(step.page.places.name)
                begun.append(step)  # noted first: a stroke that fails half-way is taken back too
            step.make()
    except Exception as fault:
        _take_back([*reversed(begun), *growths], fault)  # every table: Excel may have made one longer by itself
        if isinstance(fault, Unusable):
            raise
        raise Unusable(_REFUSED, _UNTOUCHED, why=_why(fault)) from fault


def _take_back(steps: Iterable[Stroke | Growth], fault: Exception) -> None:
    try:
        for step in steps:
            step.take_back()
    except Exception as second:
        raise Unusable(_HALF, _FINISH, why=_why(second)) from fault


def _why(fault: Exception) -> str:
    """Excel's own words where it gave some."""
    inner = getattr(fault, "excepinfo", None)
    return str(inner[2] or fault) if inner else str(fault)
