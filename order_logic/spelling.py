"""How the filled values of a row are spelled for a seal: the same before and after they lay in cells."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from operator import getitem
from typing import Any

from order_logic.columns import Column, values_of
from order_logic.text import Word

_BLANK = (None, "", ())
_MOST_SPELLINGS = 10_000


class _Spellings(dict[Any, str]):
    """How a seal spells the values of one column, blanks as "". Equal values of one column have one type, so one spelling.

    They are kept because words, names and days come again and again, and thrown away before they become many.
    """

    __slots__ = ("_head",)

    def __init__(self, name: str) -> None:
        super().__init__(dict.fromkeys(_BLANK, ""))
        self._head = f"({name!r}, "

    def __missing__(self, value: Any) -> str:
        if type(value) is datetime:  # hardly two alike
            return f"{self._head}'{_moment(value)}')"
        if len(self) >= _MOST_SPELLINGS:
            self.clear()
            self.update(dict.fromkeys(_BLANK, ""))
        told = self[value] = f"{self._head}{value if type(value) is str else spelled(value)!r})"
        return told


Speller = Callable[[Any], str]
"""Spells a whole row."""


@cache
def speller(record: type, columns: tuple[Column, ...]) -> Speller:
    """What spells the filled values of these columns; bound once, because a check of a year's orders spells 200,000 rows."""
    names, name = [c.name for c in columns], record.__name__
    take, spellings = values_of(names), tuple(map(_Spellings, names))
    return lambda row: f"{name} [{', '.join(filter(None, map(getitem, spellings, take(row))))}]"


def spelled(value: Any) -> str:
    """One spelling for each value, the same before and after it lay in a cell."""
    known = _SPELLINGS.get(type(value))
    return known(value) if known else value.code if isinstance(value, Word) else str(value)


def _decimal(value: Decimal) -> str:
    return format(value.normalize(), "f") if value else "0"


_TO_THE_SECOND = len("2026-11-21 09:30:00")


def _moment(value: datetime) -> str:
    text = value.isoformat(" ")
    return text if len(text) == _TO_THE_SECOND else value.replace(microsecond=0, tzinfo=None).isoformat(" ")


_SPELLINGS: dict[type, Callable[[Any], str]] = {
    Decimal: _decimal,
    datetime: _moment,
    date: date.isoformat,
    tuple: lambda value: " ".join(map(spelled, value)),
}
