"""What a verb gives back: changes to write, findings to tell, and which orders moved."""

from typing import NamedTuple

from order_logic.book import Change
from order_logic.rule import Finding


class Outcome(NamedTuple):
    """``moved`` are the orders that got what was asked, under the number they have afterwards; ``changes`` are in order of application."""

    changes: tuple[Change, ...] = ()
    findings: tuple[Finding, ...] = ()
    moved: tuple[str, ...] = ()
