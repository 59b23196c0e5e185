"""Columns of cells that mean what they hold: told at one look instead of cell by cell."""

from collections.abc import Sequence, Set
from datetime import datetime
from decimal import Decimal
from itertools import repeat
from operator import attrgetter
from types import NoneType
from typing import Any, Final

from order_logic.columns import Column, Kind
from order_logic.days import FIRST_DAY
from workbook.kinds import LONGEST

SHORT: Final = 16
"""Characters of a figure of fifteen digits and its point: as long as that, Python writes a float as Excel shows it."""
WRITTEN: Final = frozenset({Kind.CODE, Kind.TEXT, Kind.DATA})
"""The kinds whose values are texts."""


def texts_as_they_are(column: Column, cells: Sequence[Any]) -> list[str] | None:
    """The cells as they are, each text kept once, when they hold nothing but texts that mean what they say; else None."""
    once: dict[str, str] = {}
    texts = list(map(once.setdefault, cells, cells))
    try:
        odd = not "".join(once).isprintable() or len(max(once, key=len, default="")) > LONGEST
    except TypeError:  # some cell is no text
        return None
    if odd or (column.blank != "" and "" in once):
        return None
    return texts if column.kind is not Kind.CODE or list(map(str.strip, once)) == list(once) else None


def moments_as_they_are(cells: Sequence[Any]) -> list[datetime | None] | None:
    """The cells as they are, when they hold nothing but moments that Excel can count: hardly two are alike, so each costs its reading."""
    if not set(map(type, cells)) <= {datetime, str, NoneType}:
        return None
    filled = list(filter(None, cells))
    if set(map(type, filled)) != {datetime} or set(map(attrgetter("tzinfo"), filled)) != {None} or min(filled).date() < FIRST_DAY:
        return None
    return list(cells) if len(filled) == len(cells) else [cell or None for cell in cells]


def figures_as_they_are(cells: Set[Any]) -> dict[Any, Decimal] | None:
    """Each of these cells as an exact number, when they are nothing but floats of at most fifteen digits and no great size; else None."""
    if set(map(type, cells)) != {float}:
        return None
    written = list(map(repr, cells))
    if len(max(written, key=len)) > SHORT or not {"e", "n"}.isdisjoint("".join(written)):  # 1e+16, nan and inf
        return None
    exact = dict(zip(cells, map(Decimal, map(str.removesuffix, written, repeat(".0"))), strict=True))
    return exact | {0.0: Decimal(0)} if 0.0 in exact else exact  # minus zero is zero
