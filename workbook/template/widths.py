"""How wide a column must be for its heading and for what stands in it."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from order_logic.columns import Column, Kind
from order_logic.records import FoundProblem, JournalRow, Memo, Notice, Opinion, Order, Setting
from order_logic.text import Lang
from workbook.kinds import LOOKS, cell_of
from workbook.template.faces import Face
from workbook.template.palette import family_of
from workbook.template.pen import wide

WIDEST, WORDS, SENTENCE = 33, 40, 56
SAMPLE = 300  # rows that are measured
_UNUSED = 7  # a column that nobody uses yet
_REMARK, _SENTENCE = 14, 27  # the same where people write words, a few or more
_FEW = frozenset({"style", "colour", "size", "unit", "salesperson", "contact", "person", "way"})
SENTENCES = frozenset(
    {"place", "problem", "remedy", "effect", "facts", "special", "text", "subject", "clause", "evidence", "address", "materials"}
)
LATER = {
    Order: {"problem": 33},
    FoundProblem: {"place": 27, "rule": 16, "problem": 44, "remedy": 40},
    JournalRow: {"user": 14, "button": 23, "record": 17, "order": 18, "reason": 30},
}
"""Blank in a new book, and read first once they are filled."""
LINES = {FoundProblem: 2, Opinion: 2, Notice: 2, Memo: 3}
"""Sheets whose rows are all so many lines high, so that sentences can break whoever writes them."""
_NUMBER = 15  # signs of a document's number, such as SO20261121-0001
_NUMBERED = re.compile("(单号|单据号|相关单据|草稿号)$")  # Chinese headings of what holds one
_DIGITS = {"invoice_no": 20, "red_of": 20, "confirmation": 20, "tax_number": 18, "account": 19, "phone": 13, "lot": 10}


def width_of(face: Face, rows: Sequence[Any], lang: Lang) -> int:
    """Characters for the heading with its filter arrow and for the values of some rows; never above what a page bears."""
    column, heading = face.column, face.column.label.say(lang)
    shown = [_shown(value, lang) for row in rows if (value := getattr(row, column.name)) not in (None, "", ())]
    content = max((wide(line) for said in shown for line in said.splitlines()), default=_unfilled(face, bool(rows)))
    if column.kind is Kind.CHOICE:
        content = max(wide(choice.text.say(lang)) for choice in column.choices)
    if column.choices and family_of(column.choices[0]):
        content += 3
    if column.name == "days_left":
        content += 5
    return min(max(_headed(heading), content + 3, _later(face) or _least(column)), _limit(face))


def _headed(heading: str) -> int:
    """Room for a heading and the arrow of its filter; bold Latin letters are broader than half a Chinese sign."""
    return round(len(heading) * 1.08) + 6 if heading.isascii() else wide(heading) + 5


def _later(face: Face) -> int:
    return LATER.get(face.record, {}).get(face.column.name, 0)


def _unfilled(face: Face, others: bool) -> int:
    """Characters kept free in a column that is still blank; ``others`` in its sheet may be filled."""
    column = face.column
    if _later(face):
        return 0
    if column.name in SENTENCES and face.record is not Order:
        return _SENTENCE
    if not others:
        return LOOKS[column.kind].width - 3
    return _REMARK if column.kind is Kind.TEXT and column.name not in _FEW and not face.program else _UNUSED


def _limit(face: Face) -> int:
    """Orders have so many columns that only their addresses get more than the usual."""
    if face.record is Order:
        return WORDS if face.column.name == "address" else WIDEST
    if face.column.name in SENTENCES:
        return SENTENCE
    return WORDS if face.column.kind is Kind.TEXT or face.record is Setting else WIDEST


def _least(column: Column) -> int:
    if column.kind is Kind.CODE:
        number = _NUMBER if _NUMBERED.search(column.label.zh) or column.refers_to is Order else 0
        return max(number, _DIGITS.get(column.name, 0), 5) + 3
    return 8 if column.kind in (Kind.TEXT, Kind.DATA, Kind.CHOICE, Kind.CHOICES) else LOOKS[column.kind].width


def _shown(value: Any, lang: Lang) -> str:
    said = cell_of(value, lang)
    if isinstance(said, Decimal):
        return f"{said:,.2f}"
    if isinstance(said, datetime):
        return f"{said:%Y-%m-%d %H:%M}"
    return said.isoformat() if isinstance(said, date) else str(said)
