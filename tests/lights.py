"""The lights of one checkup, for tests of the doctor."""

from datetime import datetime

from macros.checkup import Around, Light, Line
from macros.doctor import checkups, examine

NOW = datetime(2026, 11, 20, 12, 0)


def lights(name: str, around: Around | None = None) -> list[Light]:
    """The lights of one checkup."""
    return [seen.line.light for seen in examine(around or Around(NOW), [checkups()[name]])]


def only(name: str, around: Around | None = None, worst: Light | None = None) -> Line:
    """The one line of a checkup that has something to do; with ``worst``, the one of this light."""
    seen = [s.line for s in examine(around or Around(NOW), [checkups()[name]])]
    (line,) = [line for line in seen if (line.light is worst if worst else line.light is not Light.GREEN)]
    for lang in ("zh", "en"):
        assert line.say(lang)
        assert line.advice(lang)
    return line
