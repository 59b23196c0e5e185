"""A click inside Excel or LibreOffice, from the button there to the end that is told there."""

import getpass
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from datetime import datetime
from typing import NoReturn

from macros.edge import USAGE, Wish, buttons, press
from macros.keeper import keeper_of
from macros.keeping import Keeper
from order_logic.text import Lang
from workbook.gateway import Gateway, News, Unusable
from workbook.keeping.anchor import Way
from workbook.keeping.jobs import Job, alone

_LANGS: tuple[Lang, ...] = ("zh", "en")


def press_live(name: str, arguments: Sequence[str]) -> None:
    """Attaches to the calling workbook, presses the button, and tells the end there; leaves with a sentence where none is reached."""
    from workbook.live import LiveWorkbook, calling_workbook

    now = datetime.now().replace(microsecond=0)
    opened: list[LiveWorkbook] = []
    stops: list[Callable[[], bool]] = []
    pressing = buttons().get(name)

    def opener() -> tuple[Gateway, Keeper]:
        if not opened:
            opened.append(calling_workbook(arguments))
            if pressing and not pressing.beside:
                stops.append(held.enter_context(alone(opened[0].path, Job(pressing.caption, getpass.getuser(), now))))
        return opened[0], keeper_of(opened[0], Way.LIVE, now)

    with ExitStack() as held:
        said = press(name, opener, Wish(now=now, wants_stop=lambda: any(asked() for asked in stops)), "zh")
    if said.code == USAGE:  # a button of another version: its book is there all the same
        with suppress(Unusable):
            opener()
    if said.stop and not opened:
        _leave("\n".join(said.stop.say(lang) for lang in _LANGS), arguments)  # nobody knows which language that book has
    if said.stop:
        opened[0].tell(News(said.stop.say(opened[0].lang), good=False))


def _leave(sentence: str, arguments: Sequence[str]) -> NoReturn:
    """The sentence is shown by xlwings' macro; beside LibreOffice a window of the desktop does."""
    if any(argument.startswith("--pipe=") for argument in arguments):  # LibreOffice shows nothing that Python prints
        from workbook.calc.outside import say_outside

        say_outside(sentence)
    raise SystemExit(sentence)
