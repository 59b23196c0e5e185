"""Words in the two languages of the office, kept side by side."""

from enum import Enum
from typing import Literal, NamedTuple

Lang = Literal["zh", "en"]


class Text(NamedTuple):
    """One phrase in both languages; ``{name}`` marks a fact that is filled in when it is said."""

    zh: str
    en: str

    def say(self, lang: Lang, **facts: object) -> str:
        """The phrase in ``lang`` with its facts; a fact that itself is a Text or has a ``text`` is said in ``lang`` too."""
        phrase = self.zh if lang == "zh" else self.en
        if not facts:  # words that people typed may hold braces of their own
            return phrase
        return phrase.format(**{name: _word(fact, lang) for name, fact in facts.items()})


def _word(fact: object, lang: Lang) -> str:
    if isinstance(fact, Text):
        return fact.say(lang)
    if isinstance(fact, list | tuple):
        return ("、" if lang == "zh" else ", ").join(_word(part, lang) for part in fact)
    inner = getattr(fact, "text", None)
    return inner.say(lang) if isinstance(inner, Text) else str(fact)


class Word(Enum):
    """A choice whose value is its two words; the member's name is its code in the journal and in JSON."""

    __hash__ = object.__hash__  # a member equals itself alone, so its identity will do; hashing its name costs ten times as much

    @property
    def text(self) -> Text:
        return Text(*self.value)

    @property
    def code(self) -> str:
        return self.name
