"""What a journal row has to say, packed; cut into several rows when one cell cannot hold it."""

from collections.abc import Iterator, Mapping
from typing import Any

from order_logic.text import Text
from workbook.codes import packed
from workbook.gateway import Unusable
from workbook.kinds import LONGEST

AT_KEY = "@key"  # the key before the click
AT_UNDOES = "@undoes"  # the click that an undo takes back; several, the last one first, with blanks between
LINE = "@"  # "@3" in a note: what was typed into line 3
AT_DONE = "@done"  # what people had typed into a document that is carried out
AT_PART = "@part"  # 2 and up: more of the row above

_TOO_LONG = Text("「{field}」的内容太长，操作日志放不下", "what is in {field} is too long for the journal")
_SHORTEN = Text("请缩短，或拆到附件", "shorten it, or move it to an attachment")


def size(text: str) -> int:
    """Characters as Excel counts them: signs beyond the basic plane are two."""
    return len(text) + sum(sign > "\uffff" for sign in text)


def in_parts(fields: Mapping[str, Any], marks: Mapping[str, Any]) -> Iterator[str]:
    """``fields`` and ``marks`` as packed JSON, in as many texts as cells need; raises Unusable when one field fills a cell alone."""
    whole = packed({**marks, **fields})
    if size(whole) <= LONGEST:
        yield whole
        return
    room = LONGEST - size(packed(marks)) - 20
    for number, part in enumerate(_filled(fields, room), 1):
        yield packed({**marks, **part, **({AT_PART: number} if number > 1 else {})})


def _filled(fields: Mapping[str, Any], room: int) -> Iterator[dict[str, Any]]:
    part: dict[str, Any] = {}
    used = 0
    for name, value in fields.items():
        needed = size(packed({name: value}))
        if needed > room:
            raise Unusable(_TOO_LONG, _SHORTEN, field=name)
        if used + needed > room:
            yield part
            part, used = {}, 0
        part[name] = value
        used += needed
    yield part
