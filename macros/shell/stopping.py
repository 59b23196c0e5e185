"""Ctrl+C in a terminal: the first ends a click before its next order and keeps what is done, the second breaks it off."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import typer

from order_logic.text import Lang, Text

_STOPPING = Text(
    "正在停下：手上这一项做完就停，做完的都保留（再按一次 Ctrl+C 立即中断）",
    "stopping after the item at hand; what is done is kept (Ctrl+C again breaks it off)",
)


@contextmanager
def stoppable(lang: Lang) -> Iterator[Callable[[], bool]]:
    """Gives whether Ctrl+C was pressed; only where it reaches us, in the main thread."""
    asked = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield asked.is_set
        return

    def stop(number: int, frame: Any) -> None:
        if asked.is_set():
            raise KeyboardInterrupt
        asked.set()
        typer.echo(_STOPPING.say(lang), err=True)

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield asked.is_set
    finally:
        signal.signal(signal.SIGINT, before)
