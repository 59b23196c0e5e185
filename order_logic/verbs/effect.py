"""What an effect is: a move, what it looks at, and what it brings about."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from order_logic.book import Add, Change, Edit
from order_logic.flows.moves import AnyMove
from order_logic.flows.quantity import Stage
from order_logic.flows.roles import Role
from order_logic.rule import Case, Finding


class Leg(NamedTuple):
    """A quantity of a line that goes from one stage to another."""

    line_no: int | None
    start: Stage
    end: Stage
    quantity: Decimal


class Made(NamedTuple):
    """What a move brings about: changes, and what it found; a blocking finding stops the move.

    ``legs`` are for moves of goods: None stands for every portion of the case into the move's first end.
    """

    changes: Sequence[Change] = ()
    legs: Sequence[Leg] | None = None
    findings: Sequence[Finding] = ()

    @property
    def blocked(self) -> bool:
        return any(finding.blocks for finding in self.findings)


Make = Callable[[Case, Role], "Made | Finding | Sequence[Change]"]


@dataclass(frozen=True, slots=True)
class Effect:
    """The effect of one move."""

    move: AnyMove
    reads: tuple[type, ...]
    make: Make
    each: bool = False
    """Whether it is asked at every signature of a move, not with the last only."""

    @property
    def name(self) -> str:
        return self.move.code

    def made(self, case: Case, role: Role) -> Made:
        """What the move brings about, in one form whatever the function gave."""
        found = self.make(case, role)
        if isinstance(found, Made):
            return found
        if isinstance(found, Finding):
            return Made(findings=(found,))
        return Made([change for change in found if isinstance(change, Add | Edit)])


def effect(move: AnyMove, reads: Sequence[type] = (), *, each: bool = False) -> Callable[[Make], Effect]:
    """Declares the function below as what ``move`` brings about besides the status; ``reads`` names the records it looks at.

    It gives changes, or one finding that stands in the way, or a ``Made`` with all of it. A move of several signatures has its effect with
    the last one, or at ``each``. A function may serve several moves: ``receive = effect(Shifting.RECEIVE)(_receive)``.
    """
    return lambda make: Effect(move, tuple(reads), make, each)
