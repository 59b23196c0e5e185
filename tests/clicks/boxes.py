"""The message boxes of the desk that stand on the screen."""

from typing import Any

from tests.clicks.parts import has_role, parts
from tests.clicks.patience import SECONDS, eventually

TITLE = "订单台"


def boxes(view: Any) -> list[tuple[Any, str]]:
    """Those that are open, each with all that it says but the words on its buttons."""
    return [(box, words) for box in _open(view) if (words := _words(box))]


def _open(view: Any) -> list[Any]:
    toolkit = view.Frame.ContainerWindow.getToolkit()
    windows = [toolkit.getTopWindow(at) for at in range(toolkit.getTopWindowCount())]
    found = [window.getAccessibleContext() for window in windows if window is not None]
    return [one for one in found if one is not None and one.getAccessibleName() == TITLE]


def first_box(view: Any, seconds: float = SECONDS) -> tuple[Any, str]:
    """The box that comes up, with what it says; fails when none does."""
    return eventually(lambda: next(iter(boxes(view)), None), seconds)


def answer(view: Any, box: Any, button: int = 0) -> None:
    """Presses a button of the box, OK being the first, and waits until the box is gone."""
    [one for one in parts(box) if has_role(one, "PUSH_BUTTON")][button].doAccessibleAction(0)
    eventually(lambda: True if box not in _open(view) else None)


def _words(box: Any) -> str:
    return "\n".join(name for one in parts(box) if not has_role(one, "PUSH_BUTTON") and (name := one.getAccessibleName()))
