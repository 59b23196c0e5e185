"""Which column people mean by the words that they type under 变更项."""

from functools import cache
from typing import Any

from order_logic.characters import heading_key
from order_logic.columns import Column, columns_of

_CANCEL = frozenset(map(heading_key, ("取消", "Cancel")))


def says_cancel(words: str) -> bool:
    """Whether a line or the whole order is to be cancelled."""
    return heading_key(words) in _CANCEL


def column_named(heading: str, record: type) -> Column | None:
    """The column of ``record`` with this heading, in either language and in any spelling of it; None when there is none."""
    return _columns(record).get(heading_key(heading))


@cache
def _columns(record: Any) -> dict[str, Column]:
    """The columns of a record by everything they are called."""
    return {heading_key(word): c for c in columns_of(record) for word in (c.name, *c.formerly, *c.label)}
