"""The parts of a window as LibreOffice tells them to those who cannot see it."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from workbook.calc.bridge import load_uno


def parts_below(context: Any) -> Iterator[Any]:
    """The parts that a part is made of."""
    for at in range(context.getAccessibleChildCount()):
        child = context.getAccessibleChild(at)  # None where the window is closing
        if child is not None and (found := child.getAccessibleContext()) is not None:
            yield found


def parts(context: Any) -> Iterator[Any]:
    """All parts within a part, however deep."""
    for one in parts_below(context):
        yield one
        yield from parts(one)


def has_role(context: Any, name: str) -> bool:
    """Whether it is a PUSH_BUTTON, a PANEL …, as com.sun.star.accessibility.AccessibleRole calls them."""
    return bool(context.getAccessibleRole() == _role(name))


@cache
def _role(name: str) -> int:
    return int(load_uno().getConstantByName(f"com.sun.star.accessibility.AccessibleRole.{name}"))
