"""Which required fields of a row are empty, read off its columns."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from order_logic.columns import Column, columns_of
from order_logic.text import Text


def is_blank(value: Any) -> bool:
    """Whether a cell holds nothing, or blanks only."""
    return value is None or value == () or (isinstance(value, str) and not value.strip())


def blank_fields(row: Any, rule: str) -> Iterator[tuple[str, Text]]:
    """Name and heading of every field of ``row`` that ``rule`` requires and that is blank."""
    record: Any = type(row)
    for column in _required_columns(record, rule):
        if is_blank(getattr(row, column.name)):
            yield column.name, column.label


@cache
def _required_columns(record: Any, rule: str) -> tuple[Column, ...]:
    return tuple(column for column in columns_of(record) if column.required == rule)
