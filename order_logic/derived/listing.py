"""A list that people look at: its title, its headings and its rows; where it is shown is not its affair."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from order_logic.columns import Kind
from order_logic.money import shown
from order_logic.text import Lang, Text, Word

NOTHING = Text("", "")
_YES, _NO = Text("是", "yes"), Text("否", "no")


class Head(NamedTuple):
    """One column: its name in JSON, its heading, and what its values are."""

    name: str
    label: Text
    kind: Kind = Kind.TEXT


class Row(NamedTuple):
    """One row: a value a heading, and the row of the book that it tells of."""

    cells: tuple[Any, ...]
    record: type | None = None
    key: tuple[Any, ...] = ()
    order: str = ""


class Listing(NamedTuple):
    """A list, ready to be shown; ``summary`` is the one sentence of a reader in a hurry."""

    name: str
    title: Text
    heads: tuple[Head, ...]
    rows: tuple[Row, ...]
    summary: Text = NOTHING


def both(text: Text, **facts: object) -> Text:
    """``text`` with its facts said in both languages, so that it can be kept as it is."""
    return Text(text.say("zh", **facts), text.say("en", **facts))


def cell_words(value: Any, kind: Kind, lang: Lang) -> str:
    """One value as people read it in a list; "" for nothing."""
    if value is None:
        return ""
    if isinstance(value, Word | Text):
        return (value.text if isinstance(value, Word) else value).say(lang)
    if isinstance(value, bool):
        return (_YES if value else _NO).say(lang)
    if isinstance(value, tuple):
        return ("、" if lang == "zh" else ", ").join(cell_words(part, kind, lang) for part in value)
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    return _number(value, kind) if isinstance(value, Decimal) else str(value)


def _number(value: Decimal, kind: Kind) -> str:
    if kind is Kind.MONEY:
        return shown(value)
    return f"{value:.1f} %" if kind is Kind.PERCENT else f"{value.normalize():f}"


_PLAIN = frozenset({Kind.TEXT, Kind.CODE, Kind.MOMENT})
"""Values that say by themselves what they are."""


def row_words(listing: Listing, row: Row, lang: Lang) -> str:
    """A row in one line, for places that have no columns: figures and days behind their headings, blanks left out."""
    said = ((head, cell_words(value, head.kind, lang)) for head, value in zip(listing.heads, row.cells, strict=True))
    return " · ".join(words if head.kind in _PLAIN else f"{head.label.say(lang)} {words}" for head, words in said if words)


def total(values: Iterable[Decimal | None]) -> Decimal:
    """The sum of the values that are there, in their unit."""
    return sum((value for value in values if value is not None), Decimal(0))
