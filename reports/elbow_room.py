"""Room for the frames of a deep call, taken once instead of again and again."""

from collections.abc import Callable
from typing import Final, TypeVar

T = TypeVar("T")
WORDS: Final = 70_000
"""Of a frame so large that Python, which doubles until it fits, takes 1 MB for it: what is left over holds the deepest call allowed."""


def with_room(act: Callable[[], T]) -> T:
    """What ``act`` gives, called where its frames lie side by side.

    CPython takes memory for frames in pieces of 16 KB. A loop that happens to call across the edge of a piece takes and gives back one
    each time, which costs a long table a tenth of its time; how deep the edge lies depends on who called.
    """
    return act()


with_room.__code__ = with_room.__code__.replace(co_stacksize=WORDS)
