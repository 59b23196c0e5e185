"""The mistakes that are put into the sample company on purpose, so that a check has something to find."""

from collections.abc import Sequence
from random import Random
from typing import Any, NamedTuple

from order_logic.computed import Glance
from order_logic.sample.computing import completed
from order_logic.text import Text


class Mistake(NamedTuple):
    """What was planted: the rule that finds it, the cell, and what is wrong there."""

    rule: str
    record: type
    key: tuple[Any, ...]
    field: str
    what: Text


def planted(rng: Random, rows: Sequence[Any], glance: Glance) -> tuple[list[Any], tuple[Mistake, ...]]:
    """The finished rows with the mistakes in them, and the list of the mistakes."""
    return completed(rows, glance), ()
