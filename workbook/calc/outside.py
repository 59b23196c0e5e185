"""Says a sentence where no workbook is reached: in a window of the desktop itself, since LibreOffice shows nothing that Python prints."""

import os
import shutil
from collections.abc import Callable

from order_logic.text import Lang, Text

_TITLE = Text("订单台", "OrderDesk")
_PROGRAMS: dict[str, Callable[[str, str], list[str]]] = {
    "zenity": lambda title, words: ["--error", "--no-markup", f"--title={title}", f"--text={words}"],
    "kdialog": lambda title, words: ["--title", title, "--error", words],
    "notify-send": lambda title, words: ["--urgency=critical", title, words],
    "xmessage": lambda title, words: ["-center", "-title", title, words],
}
"""Those that desktops bring along, the most telling first."""


def say_outside(words: str, lang: Lang = "zh") -> bool:
    """Shows the words with the first program that is there, and does not wait; False when there is none."""
    for program, arguments in _PROGRAMS.items():
        if (found := shutil.which(program)) is not None:
            os.spawnv(os.P_NOWAIT, found, [found, *arguments(_TITLE.say(lang), words)])  # noqa: S606 - a program of the system, no shell
            return True
    return False
