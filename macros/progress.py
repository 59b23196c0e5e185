"""While a click goes on: after a second the person sees how far it is, and it listens for a wish to stop."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from order_logic.text import Lang, Text

PATIENCE, PAUSE = 1.0, 0.4  # seconds before the first word, and between two of them
_AT = Text("⏳ {button}：{done}/{of}", "⏳ {button}: {done} of {of}")
_SHEET = Text("⏳ {button}：{sheet}", "⏳ {button}: {sheet}")


def _never() -> bool:
    return False


@dataclass(slots=True)
class Progress:
    """What a person hears of one click while it works; ``show`` puts words where they are seen, "" takes them away."""

    button: Text
    lang: Lang
    show: Callable[[str], None]
    wants_stop: Callable[[], bool] = _never
    clock: Callable[[], float] = time.monotonic
    stopped: bool = False
    began: float = field(init=False)
    _last: float = field(init=False, default=0.0)
    _shown: bool = False

    def __post_init__(self) -> None:
        self.began = self.clock()

    def between(self, done: int, of: int) -> bool:
        """Between two orders: says how far the work is, and whether it goes on."""
        self._say(_AT, done=done, of=of)
        self.stopped = self.stopped or self.wants_stop()
        return not self.stopped

    def at(self, sheet: str) -> None:
        """Before a sheet is read or written."""
        self._say(_SHEET, sheet=sheet)

    def end(self) -> None:
        """Takes the words away again."""
        if self._shown:
            self.show("")

    def _say(self, words: Text, **facts: object) -> None:
        now = self.clock()
        if now - self.began >= PATIENCE and now - self._last >= PAUSE:
            self._last, self._shown = now, True
            self.show(words.say(self.lang, button=self.button, **facts))
