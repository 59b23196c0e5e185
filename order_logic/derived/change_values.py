"""How the new value in a row of a change is read: by the kind of the column that it is for."""

from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal
from typing import Any

from order_logic.book import Book
from order_logic.characters import clean, heading_key
from order_logic.columns import Column, Kind
from order_logic.days import NotADay, day_from
from order_logic.derived.approval import filled
from order_logic.money import decimals, exact
from order_logic.settings import Settings
from order_logic.text import Lang, Text, Word

_YES_NO = {"是": True, "yes": True, "y": True, "否": False, "no": False, "n": False}
_SHOWN = {True: Text("是", "Yes"), False: Text("否", "No")}
_NOT_A_NUMBER = Text("不是数字", "is not a number")
_YES_OR_NO = Text("不是「是」或「否」", "is neither yes nor no")
_NOT_LISTED = Text("不在列表中：{words}", "is not one of {words}")
_UNKNOWN = Text("查无此编号", "is not known")
_TOO_FINE = Text("多于 {places} 位小数", "has more than {places} decimals")
_LIMITS: dict[Kind, tuple[Callable[[Decimal], bool], Text]] = {
    Kind.QUANTITY: (lambda value: value > 0, Text("须大于 0；不要这一行请填 取消", "lies above 0; to drop the line type Cancel")),
    Kind.PRICE: (lambda value: value >= 0, Text("不小于 0", "is 0 or more")),
    Kind.PERCENT: (lambda value: 0 <= value <= 100, Text("须在 0 到 100 之间", "lies from 0 to 100")),
}


class NotReadable(ValueError):
    """A new value that its column cannot hold; ``reason`` says why in both languages."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


def value_from(text: str, column: Column, book: Book, settings: Settings) -> Any:
    """What ``text`` stands for in ``column``; raises NotReadable."""
    if column.refers_to is not None and book.get(column.refers_to, text.strip()) is None:
        raise NotReadable(_UNKNOWN)
    if column.kind is Kind.DAY:
        try:
            return day_from(text)
        except NotADay as fault:
            raise NotReadable(fault.reason) from None
    if column.kind is Kind.FLAG:
        return _found(_YES_NO, clean(text).casefold(), _YES_OR_NO)
    if column.kind is Kind.CHOICE:
        words = {heading_key(word): choice for choice in column.choices for word in (choice.code, *choice.text)}
        return _found(words, heading_key(text), filled(_NOT_LISTED, words=list(column.choices)))
    return _number(text, column.kind, settings) if column.kind in _LIMITS else text.strip()


def _found(words: dict[str, Any], word: str, otherwise: Text) -> Any:
    if word not in words:
        raise NotReadable(otherwise)
    return words[word]


def _number(text: str, kind: Kind, settings: Settings) -> Decimal:
    number: Decimal | None = None
    with suppress(ValueError):
        number = exact(text)
    if number is None:
        raise NotReadable(_NOT_A_NUMBER)
    fits, otherwise = _LIMITS[kind]
    if not fits(number):
        raise NotReadable(otherwise)
    places = {Kind.PRICE: settings.price_decimals, Kind.QUANTITY: settings.quantity_decimals}.get(kind)
    if places is not None and decimals(number) > places:
        raise NotReadable(filled(_TOO_FINE, places=places))
    return number


def shown_value(value: Any, lang: Lang) -> str:
    """A value as it stands under 变更前 and in notices."""
    if isinstance(value, bool):
        return _SHOWN[value].say(lang)
    if isinstance(value, Word):
        return value.text.say(lang)
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return "" if value is None else str(value)
