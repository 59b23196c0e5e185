"""A figure on 首页: the formula that works it out in the workbook, and what it comes to today."""

from string import Formatter
from typing import Any, NamedTuple


class Fact(NamedTuple):
    """A formula without its equals sign, and its value as the program reckons it."""

    formula: str
    value: Any


def literal(text: str) -> Fact:
    """A text that stands in a formula."""
    return Fact('"' + text.replace('"', '""') + '"', text)


def phrase(words: str, **facts: Fact) -> Fact:
    """``words`` with its facts joined in at ``{name}``."""
    formulas, said = [], []
    for text, name, _, _ in Formatter().parse(words):
        if text:
            formulas.append(literal(text).formula)
            said.append(text)
        if name:
            formulas.append(f"({facts[name].formula})" if "," in facts[name].formula else facts[name].formula)
            said.append(str(facts[name].value))
    return Fact("&".join(formulas), "".join(said))


def either(test: Fact, yes: Fact, no: Fact) -> Fact:
    """``yes`` where the test holds, else ``no``."""
    return Fact(f"IF({test.formula},{yes.formula},{no.formula})", yes.value if test.value else no.value)


def shown(fact: Fact, number_format: str, text: str) -> Fact:
    """The number as text: Excel's ``number_format``, and what that gives."""
    return Fact(f'TEXT({fact.formula},"{number_format}")', text)
