"""How wide a column must be for its heading and for what stands in it."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from order_logic.columns import Kind
from order_logic.records import FoundProblem, Order
from order_logic.text import Lang
from workbook.kinds import LOOKS, cell_of
from workbook.template.faces import Face
from workbook.template.palette import family_of
from workbook.template.pen import wide

WIDEST, SENTENCE = 33, 56
SAMPLE = 300  # rows that are measured
_EMPTY = 7  # a column that nobody uses yet
SENTENCES = frozenset({"problem", "remedy", "effect", "facts", "special", "text"})
LATER = frozenset({"problem", "remedy"})  # blank in a new book, and read first once they are filled
WRAPPED = frozenset({FoundProblem})
"""Sheets whose rows are all two lines high, so that sentences can break whoever writes them."""


def width_of(face: Face, rows: Sequence[Any], lang: Lang) -> int:
    """Characters for the heading with its filter arrow and for the values of some rows; never above what a page bears."""
    column = face.column
    shown = [_shown(value, lang) for row in rows if (value := getattr(row, column.name)) not in (None, "", ())]
    content = max(map(wide, shown), default=_EMPTY if rows else LOOKS[column.kind].width - 3) + 3
    if column.choices and family_of(column.choices[0]):
        content += 3
    if column.name == "days_left":
        content += 5
    limit = SENTENCE if column.name in SENTENCES and face.record is not Order else WIDEST
    least = WIDEST if column.name in LATER else _least(column.kind)
    return min(max(wide(column.label.say(lang)) + 5, content, least), limit)


def _least(kind: Kind) -> int:
    return LOOKS[kind].width if kind in (Kind.DAY, Kind.MOMENT, Kind.FLAG) else 8


def _shown(value: Any, lang: Lang) -> str:
    said = cell_of(value, lang)
    if isinstance(said, Decimal):
        return f"{said:,.2f}"
    if isinstance(said, datetime):
        return f"{said:%Y-%m-%d %H:%M}"
    return said.isoformat() if isinstance(said, date) else str(said)
