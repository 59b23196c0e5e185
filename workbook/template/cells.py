"""Spells the cells of a column as a workbook stores them, many at a time."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import cache, partial
from html import escape
from typing import Any

from order_logic.columns import Column, Kind
from order_logic.days import NotADay, moment_serial, serial
from order_logic.text import Lang
from workbook.kinds import LONGEST, cell_of
from workbook.package.cells import escape_text

_BLANK = (None, "", ())
_EXACT_DIGITS = 15  # what a cell's number keeps
_TEXTS = frozenset({Kind.CODE, Kind.TEXT, Kind.DATA})
_WORDS = frozenset({Kind.FLAG, Kind.CHOICE, Kind.CHOICES})
_SPECIAL = re.compile("[&<>\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]|_x")
Spell = Callable[[Any], str]


class TooLong(ValueError):
    """A text that no cell can hold."""


def spelled(column: Column, values: Iterable[Any], letter: str, style: str, first: int, lang: Lang) -> Iterator[str]:
    """The ``<c>`` elements of a column from row ``first`` (from 1) down, "" for blanks, which take the look of the column.

    Raises TooLong above 32,767 signs. Source: ECMA-376 Part 1, 18.3.1.4.
    """
    spell = speller(column, lang)
    for row, value in enumerate(values, first):
        if value in _BLANK:
            yield ""
            continue
        try:
            yield f'<c r="{letter}{row}" s="{style}"{spell(value)}'
        except TooLong:
            raise TooLong(f"{letter}{row}: text above 32,767 signs") from None


@cache
def speller(column: Column, lang: Lang) -> Spell:
    """What follows the address of a cell for a value of this column."""
    if column.kind in _TEXTS:
        return _text
    if column.kind in _WORDS:
        return cache(partial(_word, lang))
    return _SPELLERS.get(column.kind, _number)


def _text(value: str) -> str:
    if len(value) > LONGEST // 2 and len(value.encode("utf-16-le", "surrogatepass")) // 2 > LONGEST:
        raise TooLong
    written = escape(escape_text(value), quote=False) if _SPECIAL.search(value) else value
    kept = "" if written == written.strip() else ' xml:space="preserve"'
    return f' t="inlineStr"><is><t{kept}>{written}</t></is></c>'


def _word(lang: Lang, value: Any) -> str:
    return _text(str(cell_of(value, lang)))


def _number(value: Decimal | int) -> str:
    """A figure beyond what a cell keeps stands as text, so that no digit is lost."""
    exact = Decimal(value)
    written = f"{exact:f}"
    return _text(written) if len(exact.as_tuple().digits) > _EXACT_DIGITS else f"><v>{written}</v></c>"


@cache
def _day(value: date) -> str:
    """Days before Excel's own calendar begins stand as text, where the reader reports them."""
    try:
        return f"><v>{serial(value)}</v></c>"
    except NotADay:
        return _text(value.isoformat())


def _moment(value: datetime) -> str:
    try:
        return f"><v>{moment_serial(value)!r}</v></c>"
    except NotADay:
        return _text(value.isoformat(" ", "seconds"))


_SPELLERS: dict[Kind, Spell] = {Kind.DAY: _day, Kind.MOMENT: _moment}
