"""A click in an open workbook that broke off half-way: the next click there ends it, a closed file waits until then."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from order_logic.records import JournalRow
from order_logic.text import Text
from workbook.gateway import Unusable
from workbook.grid import Places

STARTED, DONE = "开始", "完成"
"""The codes of 写入状态 in the journal."""

BROKE_OFF = Text("上一次点击写到一半断了（断电，或程序被结束）", "the last click broke off half-way: the power or the program went")
FINISH_THERE = Text(
    "请在 Excel 或 LibreOffice 中打开，点一次「检查」，它会补完或还原；然后保存",
    "open it in Excel or LibreOffice and press Check, which finishes it or takes it back; then save",
)


class Halfway:
    """Whether the journal of a file tells of such a click."""

    def __init__(self) -> None:
        self._found = False

    def watched(self, places: Places, rows: Iterable[Sequence[Any]]) -> Iterable[Sequence[Any]]:
        """The same rows, looked at on their way where they are those of the journal."""
        return self._looked_at(places.columns["state"] - 1, rows) if places.sheet.record is JournalRow else rows

    def _looked_at(self, state: int, rows: Iterable[Sequence[Any]]) -> Iterator[Sequence[Any]]:
        for row in rows:
            if row[state] == STARTED:
                self._found = True
            yield row

    def __bool__(self) -> bool:
        return self._found

    def refuse(self) -> None:
        """Raises Unusable where there is one: what is missing of it must not be written over."""
        if self._found:
            raise Unusable(BROKE_OFF, FINISH_THERE)
