"""Which required fields of a row are empty, read off its columns."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from order_logic.columns import Column, columns_of, values_of
from order_logic.text import Text


def is_blank(value: Any) -> bool:
    """Whether a cell holds nothing, or blanks only."""
    return value is None or value == () or (isinstance(value, str) and not value.strip())


def blank_fields(row: Any, rule: str) -> Iterator[tuple[str, Text]]:
    """Name and heading of every field of ``row`` that ``rule`` requires and that is blank."""
    record: Any = type(row)
    columns, take = _required(record, rule)
    for column, value in zip(columns, take(row), strict=True):
        if (not value or (type(value) is str and value.isspace())) and is_blank(value):  # most are filled: seen without a call
            yield column.name, column.label


@cache
def _required(record: Any, rule: str) -> tuple[tuple[Column, ...], Callable[[Any], tuple[Any, ...]]]:
    """The columns that ``rule`` requires, and what takes their values off a row."""
    columns = tuple(column for column in columns_of(record) if column.required == rule)
    return columns, values_of(column.name for column in columns)
