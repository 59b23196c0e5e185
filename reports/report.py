"""The register of papers: each names itself, and the folder they lie in is the list."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from order_logic.text import Text

Gather = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Report:
    """A paper: its name (of its two files), its title, and the function that gathers its view from the book."""

    name: str
    title: Text
    gather: Gather


def report(zh: str, en: str) -> Callable[[Gather], Report]:
    """Makes a gather function a paper; the function's name is the paper's and that of its page."""

    def made(gather: Gather) -> Report:
        return Report(gather.__name__, Text(zh, en), gather)

    return made
