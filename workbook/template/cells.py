"""Writes one column of rows, each value as its kind asks for."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from order_logic.columns import Column, Kind
from order_logic.days import NotADay, moment_serial, serial
from order_logic.text import Lang
from workbook.kinds import cell_of

_TOO_LONG = -2
_BLANK = (None, "", ())
_EXACT_DIGITS = 15  # what a cell's number keeps
_TEXTS = frozenset({Kind.CODE, Kind.TEXT, Kind.DATA})
_WORDS = frozenset({Kind.FLAG, Kind.CHOICE, Kind.CHOICES})
Put = Callable[[Worksheet, int, int, Any, Format], None]


class TooLong(ValueError):
    """A text that no cell can hold."""


def write_column(sheet: Worksheet, first: int, at: int, column: Column, values: Iterable[Any], look: Format, lang: Lang) -> None:
    """One cell per value from row ``first`` (from 0) down; blanks are left to the look of the column. Raises TooLong above 32,767 signs."""
    put = _put_word(lang) if column.kind in _WORDS else _put_text if column.kind in _TEXTS else _PUTS.get(column.kind, _put_number)
    sheet.write_blank(first, at, None, look)  # the first row lends its look to rows that programs add
    for row, value in enumerate(values, first):
        if value not in _BLANK:
            put(sheet, row, at, value, look)


def _put_text(sheet: Worksheet, row: int, at: int, value: Any, look: Format) -> None:
    if sheet.write_string(row, at, value, look) == _TOO_LONG:
        raise TooLong(f"{sheet.get_name()}, row {row + 1}, column {at + 1}: text above 32,767 signs")


def _put_word(lang: Lang) -> Put:
    say = cache(lambda value: cell_of(value, lang))

    def put(sheet: Worksheet, row: int, at: int, value: Any, look: Format) -> None:
        sheet.write_string(row, at, say(value), look)

    return put


def _put_number(sheet: Worksheet, row: int, at: int, value: Any, look: Format) -> None:
    """A figure beyond what a cell keeps stands as text, so that no digit is lost."""
    if isinstance(value, Decimal) and len(value.as_tuple().digits) > _EXACT_DIGITS:
        sheet.write_string(row, at, format(value, "f"), look)
    else:
        sheet.write_number(row, at, float(value), look)


def _put_day(sheet: Worksheet, row: int, at: int, value: date, look: Format) -> None:
    """Days before Excel's own calendar begins stand as text, where the reader reports them."""
    try:
        sheet.write_number(row, at, serial(value), look)
    except NotADay:
        sheet.write_string(row, at, value.isoformat(), look)


def _put_moment(sheet: Worksheet, row: int, at: int, value: datetime, look: Format) -> None:
    try:
        sheet.write_number(row, at, moment_serial(value), look)
    except NotADay:
        sheet.write_string(row, at, value.isoformat(" ", "seconds"), look)


_PUTS: dict[Kind, Put] = {Kind.DAY: _put_day, Kind.MOMENT: _put_moment}
