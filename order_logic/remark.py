"""Small phrases that notes, notices and facts are made of: a move and why, one remark more, a quantity with its unit."""

from decimal import Decimal

from order_logic.text import Lang, Text

_WHY = Text("{what}：{why}", "{what}: {why}")
_MORE = Text("{before}；{said}", "{before}; {said}")


def remark(what: object, why: str, lang: Lang) -> str:
    """A move and its reason, such as 不接单：价格谈不拢; ``what`` may be words or something that has some."""
    return _WHY.say(lang, what=what, why=why)


def noted(before: str, said: str, lang: Lang) -> str:
    """A note with one remark more."""
    return _MORE.say(lang, before=before, said=said) if before else said


def measured(quantity: Decimal, unit: str) -> Text:
    """A quantity with its unit, such as 3只, or 3 pcs in English."""
    return Text(f"{quantity.normalize():f}{unit}", f"{quantity.normalize():f} {unit}")
