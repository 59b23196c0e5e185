"""环境检查: looks at the machine, the program and the book, and says for each what is well and what to do."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from macros.checkup import Around, Checkup, Light, Line, red
from order_logic.records.choices import Level
from order_logic.rule import Finding
from order_logic.text import Lang, Text

_BROKE = Text("「{title}」没有查成：{why}", "{title} could not be looked at: {why}")
_TELL = Text("请把这一行发给管理员", "send this line to the administrator")
SUMMED = Text(
    "环境检查：{green} 项正常，{yellow} 项留意，{red} 项须处理",
    "checkup: {green} fine, {yellow} to note, {red} to be mended",
)
_CODE = "E-"  # of the environment
_LEVELS = {Light.YELLOW: Level.WARN, Light.RED: Level.BLOCK}


class Seen(NamedTuple):
    """One line and the checkup that found it."""

    name: str
    line: Line


def checkups() -> dict[str, Checkup]:
    """Every checkup, by name."""
    from macros import checkups as folder
    from order_logic.register import register_of

    return register_of(folder, Checkup)


def examine(around: Around, chosen: Iterable[Checkup] | None = None) -> list[Seen]:
    """Looks at everything; one checkup that fails is a red line of its own and never stops the others."""
    return [Seen(one.name, line) for one in (checkups().values() if chosen is None else chosen) for line in _lines(one, around)]


def _lines(one: Checkup, around: Around) -> Iterator[Line]:
    try:
        yield from one.look(around)
    except Exception as why:  # whatever a broken machine brings, the other checkups are wanted all the more
        yield red(_BROKE, _TELL, title=one.title, why=f"{type(why).__name__}: {why}")


def counts(seen: Iterable[Seen]) -> dict[str, int]:
    """How many lines of each light, by its name in small letters."""
    lights = [s.line.light for s in seen]
    return {light.name.lower(): lights.count(light) for light in Light}


def findings(seen: Iterable[Seen]) -> tuple[Finding, ...]:
    """The lines with something to do, as findings under codes such as ``E-PACKAGES``: red ones first."""
    todo = sorted((s for s in seen if s.line.light in _LEVELS), key=lambda s: s.line.light is not Light.RED)
    return tuple(Finding(_CODE + s.name.upper(), _LEVELS[s.line.light], s.line.found, s.line.remedy, s.line.facts) for s in todo)


def as_object(seen: Iterable[Seen], lang: Lang, code: int) -> dict[str, Any]:
    """A checkup as JSON: the exit code, the counts, and every line."""
    kept = list(seen)
    lines = [{"check": s.name, "light": s.line.light.code, "found": s.line.say(lang), "remedy": s.line.advice(lang)} for s in kept]
    return {"code": code, **counts(kept), "lines": lines}
