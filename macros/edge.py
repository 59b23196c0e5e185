"""The one place where things may go wrong and are told in plain words: nothing raised here reaches a person."""

import getpass
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from macros.button import Button
from macros.desk import Desk, Pressed
from macros.found import sentence
from macros.keeping import Keeper
from macros.pointing import first_of, marks_of
from macros.progress import Progress
from order_logic.collector import without_collector
from order_logic.records.choices import Level
from order_logic.rule import Finding
from order_logic.text import Lang, Text
from workbook.gateway import Gateway, Mark, News, Stale, Unusable

_TRIES = 3
_NO_BUTTON = Text("没有按钮「{name}」", "there is no button {name}")
_TYPED_WRONG = Text("全部按钮名见 docs/buttons.md", "docs/buttons.md lists the names of all buttons")
_MEANT = Text("是不是 {near}？全部按钮名见 docs/buttons.md", "is it {near}? docs/buttons.md lists the names of all buttons")
_BROKEN = Text("程序出错（编号 {id}），工作簿未改动", "the program failed (no. {id}); the workbook was not changed")
_SEND_LOG = Text("请把日志文件发给管理员：{log}", "send the log file to the administrator: {log}")
_HIDDEN = Text("（筛选隐藏的 {hidden} 行未动）", " ({hidden} rows that a filter hides were left alone)")
DONE, BLOCKED, USAGE, IN_THE_WAY = 0, 1, 2, 3
"""Exit codes: done; done or refused with blocking findings; wrong usage; the machine or file is in the way."""

Opener = Callable[[], tuple[Gateway, Keeper | None]]


@dataclass(slots=True)
class Wish:
    """What a person typed or chose before the click."""

    login: str = ""
    now: datetime | None = None
    reason: str = ""
    on: date | None = None
    options: dict[str, Any] | None = None
    quantity: Decimal | None = None
    lang: Lang | None = None  # of what is told; cells are written in the book's
    wants_stop: Callable[[], bool] = lambda: False  # whether the person wants the click to end early


@dataclass(slots=True)
class Said:
    """The end of a click: its exit code, what is told, and the whole result where there is one."""

    code: int
    news: News
    pressed: Pressed | None = None
    stop: Unusable | None = None  # what was in the way, when nothing could be pressed


@cache
def buttons() -> dict[str, Button]:
    """Every button, by name."""
    from macros import buttons as folder
    from order_logic.register import register_of

    return register_of(folder, Button)


def press(name: str, open_book: Opener, wish: Wish, lang: Lang, path: Path | None = None) -> Said:
    """Presses one button; a file that changed under the click is read again, three times at most."""
    if name not in buttons():
        near = near_names(name)
        stop = Unusable(_NO_BUTTON, _MEANT if near else _TYPED_WRONG, name=name, near=near)
        return Said(USAGE, News(stop.say(lang), good=False), stop=stop)
    number, begun, spoken = secrets.token_hex(4), time.perf_counter(), [lang]

    def opened() -> tuple[Gateway, Keeper | None]:
        found = open_book()
        spoken.append(found[0].lang)
        return found

    try:
        said = _pressed(name, opened, wish, path)
    except Unusable as why:
        said = _stopped(why, wish.lang or spoken[-1])
    except Exception:  # a broken program must not frighten a clerk: the log keeps the trace
        stop = Unusable(_BROKEN, _SEND_LOG, id=number, log=note_failure(number, f"click {name}"))
        said = _stopped(stop, wish.lang or spoken[-1])
    _note(number, name, said, time.perf_counter() - begun)
    return said


def near_names(typed: str) -> list[str]:
    """The buttons that somebody may have meant: by the caption, else by a name like what was typed."""
    from difflib import get_close_matches

    called = [name for name, one in buttons().items() if typed in one.caption]
    return called or get_close_matches(typed, buttons(), n=3)


def _stopped(stop: Unusable, lang: Lang) -> Said:
    """The end of a click that could not be made, told in the language of the book as soon as that is known."""
    return Said(IN_THE_WAY, News(stop.say(lang), good=False), stop=stop)


def _note(number: str, name: str, said: Said, seconds: float) -> None:
    """One line a click in the log: its number, the button, how it ended, how long it took; no names, no prices."""
    from workbook.keeping.state import click_log

    changes = said.pressed.changes if said.pressed else 0
    click_log().info("click %s %s: code %d, %d changes, %.2f s", number, name, said.code, changes, seconds)


def _pressed(name: str, open_book: Opener, wish: Wish, path: Path | None) -> Said:
    with without_collector():
        return _tried(name, open_book, wish, path)


def _tried(name: str, open_book: Opener, wish: Wish, path: Path | None) -> Said:
    for left in range(_TRIES, 0, -1):
        gateway, keeper = open_book()
        now = (wish.now or datetime.now()).replace(microsecond=0)
        login = wish.login or getpass.getuser()
        where = path or getattr(gateway, "path", None)
        progress = Progress(buttons()[name].caption, wish.lang or gateway.lang, gateway.progress, wish.wants_stop)
        gateway.heard = progress.at
        desk = Desk(gateway, login, now, name, wish.reason, wish.on, wish.quantity, keeper, where, wish.options or {}, progress)
        try:
            pressed = buttons()[name].press(desk)
        except Stale:
            if left == 1:
                raise
            continue
        finally:
            progress.end()
        lang = wish.lang or gateway.lang
        news = told(pressed, lang)
        warned = [warning.say(lang) for warning in (*getattr(gateway, "warnings", ()), *(keeper.warnings if keeper else ()))]
        if warned:
            news = news._replace(sentence="\n".join((*warned, news.sentence)), good=False)
        gateway.tell(news)
        return Said(BLOCKED if pressed.blocked else DONE, news, pressed)
    raise AssertionError("unreachable")


def told(pressed: Pressed, lang: Lang) -> News:
    """One sentence and the first findings, in the person's language."""
    blocks = any(f.level is Level.BLOCK for f in pressed.findings)
    said = sentence(pressed.sentence, pressed.facts, pressed.findings, lang)
    details = tuple(_line(f, lang) for f in pressed.findings[:20])
    first, rest = (said, details) if said else (next(iter(details), ""), details[1:])
    hidden = pressed.facts.get("hidden")
    shown = first + _HIDDEN.say(lang, hidden=hidden) if hidden else first
    cell = first_of(pressed.findings, moved=bool(pressed.moved))
    at = Mark(cell.record, cell.key, cell.field) if cell else pressed.next
    return News(shown, rest, not blocks, at, marks_of(pressed.findings, lang), pressed.about)


def _line(finding: Finding, lang: Lang) -> str:
    """A finding in one line; a row of a list is all there is to say."""
    if not finding.rule:
        return finding.say(lang)
    return f"{finding.order} {finding.rule} {finding.say(lang)}｜{finding.advice(lang)}".strip()


def note_failure(number: str, what: str) -> Path:
    """Puts the trace of what failed into the log, under its number; gives the log's path."""
    from workbook.keeping.state import click_log, log_path

    click_log().exception("%s failed, no. %s", what, number)
    return log_path()
