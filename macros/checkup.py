"""What a checkup of the machine is: a name, and a function that says line by line what it found."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from macros.registry import Registry, this_registry
from order_logic.text import Lang, Text, Word

if TYPE_CHECKING:
    from workbook.gateway import Gateway


NOTHING = Text("", "")


class Light(Word):
    """How a line stands."""

    GREEN = ("正常", "fine")
    YELLOW = ("留意", "note")
    RED = ("须处理", "to be mended")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing looked at: its light, what was found, and what to do about it; a green line needs no remedy."""

    light: Light
    found: Text
    remedy: Text = NOTHING
    facts: dict[str, object] = field(default_factory=dict)

    def say(self, lang: Lang) -> str:
        """What was found, in words."""
        return self.found.say(lang, **self.facts)

    def advice(self, lang: Lang) -> str:
        """What to do, in words."""
        return self.remedy.say(lang, **self.facts)


def green(found: Text, **facts: object) -> Line:
    """A line with nothing to do."""
    return Line(Light.GREEN, found, facts=facts)


def yellow(found: Text, remedy: Text, **facts: object) -> Line:
    """A line that stops nobody."""
    return Line(Light.YELLOW, found, remedy, facts)


def red(found: Text, remedy: Text, **facts: object) -> Line:
    """A line that stops some work until it is mended."""
    return Line(Light.RED, found, remedy, facts)


@dataclass(frozen=True, slots=True)
class Around:
    """What is looked at: this machine, and the book where one is named; ``gateway`` is given when the book is in use already."""

    now: datetime
    book: Path | None = None
    gateway: "Gateway | None" = None
    live: bool = False  # open in Excel, where the button was pressed
    system: str = sys.platform
    interpreter: str = sys.executable
    page: Path | None = None  # where the test page of the papers shall lie
    lang: Lang = "zh"  # of that page
    registry: Registry = field(default_factory=this_registry)


Look = Callable[[Around], Iterator[Line]]


class Checkup(NamedTuple):
    """One checkup."""

    name: str
    title: Text
    look: Look


def checkup(name: str, zh: str, en: str) -> Callable[[Look], Checkup]:
    """Declares the function below as the checkup ``name``."""
    return lambda look: Checkup(name, Text(zh, en), look)
