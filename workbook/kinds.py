"""How each kind of value looks in a cell: its number format, its width, its words."""

from typing import Any, NamedTuple

from order_logic.columns import Kind
from order_logic.text import Lang, Text, Word

LONGEST = 32_767
"""Characters that a cell can hold."""
EXACT = frozenset({Kind.MONEY, Kind.PRICE, Kind.QUANTITY, Kind.PERCENT})
"""The kinds that are exact decimal numbers."""
YES_NO = {True: Text("是", "Yes"), False: Text("否", "No")}


class Look(NamedTuple):
    """Number format, width in characters and alignment of a kind."""

    number_format: str
    width: int
    right: bool = False


LOOKS: dict[Kind, Look] = {
    Kind.CODE: Look("@", 16),
    Kind.TEXT: Look("@", 20),
    Kind.DATA: Look("@", 16),
    Kind.DAY: Look("yyyy-mm-dd", 12),
    Kind.MOMENT: Look("yyyy-mm-dd hh:mm", 17),
    Kind.MONEY: Look("#,##0.00_ ", 15, right=True),
    Kind.PRICE: Look("#,##0.00####_ ", 13, right=True),
    Kind.QUANTITY: Look("#,##0.####_ ", 11, right=True),
    Kind.PERCENT: Look("0.##_ ", 9, right=True),
    Kind.COUNT: Look("0_ ", 8, right=True),
    Kind.FLAG: Look("@", 8),
    Kind.CHOICE: Look("@", 12),
    Kind.CHOICES: Look("@", 18),
}


def cell_of(value: Any, lang: Lang) -> Any:
    """What is written into a cell for ``value``: words in the book's language, everything else as it is."""
    if value is None or value in ("", ()):
        return None
    if isinstance(value, bool):
        return YES_NO[value].say(lang)
    if isinstance(value, Word):
        return value.text.say(lang)
    if isinstance(value, tuple):
        return ("、" if lang == "zh" else ", ").join(part.text.say(lang) for part in value)
    return value
