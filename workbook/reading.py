"""How a cell becomes a value again, and why one cannot be read."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from math import isfinite
from typing import Any

from order_logic.characters import clean, control_characters, heading_key
from order_logic.columns import Column, Kind
from order_logic.days import NotADay, day_from, moment_from
from order_logic.money import exact
from order_logic.text import Text, Word
from workbook import unreadable as why
from workbook.kinds import EXACT, LONGEST
from workbook.plain_cells import WRITTEN, figures_as_they_are, moments_as_they_are, texts_as_they_are
from workbook.unreadable import Unreadable

_BEYOND, _MANY = Decimal(10) ** 16, 100_000
"""No figure of an order desk comes near the first, no count of days, parcels or lines near the second."""
_YES = frozenset({"是", "y", "yes", "true", "1", "对", "有", "已"})
_NO = frozenset({"否", "n", "no", "false", "0", "无", "未"})


def _text(cell: Any) -> str:
    if isinstance(cell, str):
        if len(cell) > LONGEST:
            raise Unreadable(why.TOO_LONG, why.SHORTEN)
        if not cell.isprintable() and (signs := control_characters(cell)):
            raise Unreadable(Text(*(w.format(signs=" ".join(signs)) for w in why.CONTROLS)), why.RETYPE)
        return cell
    if isinstance(cell, bool):
        raise Unreadable(why.TRUTH, why.RETYPE_TEXT)
    if isinstance(cell, int | float):
        if not isfinite(cell):
            raise Unreadable(why.NOT_A_NUMBER, why.RETYPE_TEXT)
        if abs(cell) >= 1e15:
            raise Unreadable(why.LOST_DIGITS, why.RETYPE_TEXT)
        return f"{cell:.15g}"
    if isinstance(cell, datetime) and not (cell.hour or cell.minute or cell.second):
        return cell.date().isoformat()
    return str(cell)


def _number(cell: Any) -> Decimal | None:
    if not isinstance(cell, int | float | str | Decimal):  # a date, a time of day, or a span of time
        raise Unreadable(why.NOT_A_NUMBER, why.RETYPE_NUMBER)
    try:
        number = exact(cell)
    except ValueError:
        raise Unreadable(why.NOT_A_NUMBER, why.RETYPE_NUMBER) from None
    if abs(number) >= _BEYOND:
        raise Unreadable(why.TOO_LARGE, why.RETYPE_NUMBER)
    return number


def _whole(cell: Any) -> int | None:
    number = _number(cell)
    if number is not None and number != number.to_integral_value():
        raise Unreadable(why.NOT_WHOLE, why.RETYPE_NUMBER)
    return None if number is None else int(number)


def _count(cell: Any) -> int | None:
    number = _whole(cell)
    if number is not None and abs(number) >= _MANY:
        raise Unreadable(why.TOO_LARGE, why.RETYPE_NUMBER)
    return number


def _flag(cell: Any) -> bool | None:
    if isinstance(cell, bool):
        return cell
    if isinstance(cell, str) and not cell.strip():
        return None
    word = clean(_text(cell)).casefold()
    if word in _YES or word in _NO:
        return word in _YES
    raise Unreadable(why.NOT_YES_NO, why.CHOOSE)


def _day(cell: Any) -> date | None:
    try:
        return day_from(cell)
    except NotADay as fault:
        raise Unreadable(fault.reason, why.FIX_DAY) from None


def _moment(cell: Any) -> datetime | None:
    try:
        return moment_from(cell)
    except NotADay as fault:
        raise Unreadable(fault.reason, why.FIX_DAY) from None


@cache
def _words(choices: tuple[Word, ...]) -> dict[str, Word]:
    return {heading_key(word): choice for choice in choices for word in (choice.code, *choice.text)}


@cache
def _listed(column: Column) -> dict[Any, Any]:
    """The choices of a column as its dropdown writes them, and its blank."""
    return {word: choice for choice in column.choices for word in choice.text} | {None: column.blank, "": column.blank}


def _choice(column: Column) -> Callable[[Any], Any]:
    words = _listed(column)
    loose = _words(column.choices)

    def read(cell: Any) -> Word:
        found = words.get(cell) if isinstance(cell, str) else None
        found = found or loose.get(heading_key(_text(cell)))
        if found is None:
            raise Unreadable(why.NOT_LISTED, why.CHOOSE)
        return found

    return read


def _choices(column: Column) -> Callable[[Any], Any]:
    one = _choice(column)

    def read(cell: Any) -> tuple[Word, ...]:
        parts = _text(cell).replace("，", "、").replace(",", "、").replace(";", "、").replace("；", "、").split("、")
        return tuple(one(part.strip()) for part in parts if part.strip())

    return read


_READERS: dict[Kind, Callable[[Any], Any]] = {
    Kind.CODE: lambda cell: _text(cell).strip(),
    Kind.TEXT: _text,
    Kind.DATA: _text,
    Kind.DAY: _day,
    Kind.MOMENT: _moment,
    Kind.COUNT: _count,
    Kind.FLAG: _flag,
    **dict.fromkeys(EXACT, _number),
}


@cache
def reader_of(column: Column) -> Callable[[Any], Any]:
    """The function that turns one non-blank cell of this column into its value; it raises Unreadable."""
    if column.kind is Kind.CHOICE:
        return _choice(column)
    if column.kind is Kind.COUNT and column.key:  # rows are numbered without end
        return _whole
    return _choices(column) if column.kind is Kind.CHOICES else _READERS[column.kind]


def read_cells(column: Column, cells: Sequence[Any]) -> tuple[list[Any], list[tuple[int, Unreadable, Any]]]:
    """The values of a column of cells, blanks as the column's blank, and (position, why, cell) of each unreadable one."""
    if column.kind in WRITTEN and (texts := texts_as_they_are(column, cells)) is not None:
        return texts, []
    if column.kind is Kind.MOMENT and (moments := moments_as_they_are(cells)):
        return moments, []
    if column.kind is Kind.CHOICE:
        with suppress(KeyError):  # another spelling, or none at all
            return list(map(_listed(column).__getitem__, cells)), []
    read: dict[Any, Any] = {None: column.blank, "": column.blank}
    different = set(cells)
    if different <= read.keys():
        return [column.blank] * len(cells), []
    if different & {0, 1} and bool in set(map(type, cells)):  # True and 1.0 are one key but not one cell
        return _each(column, cells)
    if column.kind in EXACT and (figures := figures_as_they_are(different - read.keys())) is not None:
        return list(map((read | figures).__getitem__, cells)), []
    reader, refused = reader_of(column), dict[Any, Unreadable]()
    for cell in different - read.keys():
        try:
            read[cell] = reader(cell)
        except Unreadable as fault:
            read[cell], refused[cell] = column.blank, fault
    values = list(map(read.__getitem__, cells))
    return values, [(at, refused[cell], cell) for at, cell in enumerate(cells) if cell in refused] if refused else []


def _each(column: Column, cells: Sequence[Any]) -> tuple[list[Any], list[tuple[int, Unreadable, Any]]]:
    blank, reader, values = column.blank, reader_of(column), list[Any]()
    faults: list[tuple[int, Unreadable, Any]] = []
    for at, cell in enumerate(cells):
        try:
            values.append(blank if cell is None or cell == "" else reader(cell))
        except Unreadable as fault:
            values.append(blank)
            faults.append((at, fault, cell))
    return values, faults
