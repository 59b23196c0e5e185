"""Which tests and stories hold each rule, as the last run of the mutation script wrote it down."""

import json
from functools import cache
from importlib import resources
from typing import NamedTuple


class Proof(NamedTuple):
    """The test that fails when the rule is taken out ("" for a rule without a check), and the stories that show it."""

    test: str = ""
    stories: tuple[str, ...] = ()


@cache
def proofs() -> dict[str, Proof]:
    """The proof of every rule, by id."""
    told = json.loads(resources.files("order_logic").joinpath("proof.json").read_text("utf-8"))
    return {name: Proof(one["test"], tuple(one["stories"])) for name, one in told.items()}


def proof_of(name: str) -> Proof:
    """The proof of one rule; an empty one for a rule that is newer than the file."""
    return proofs().get(name, Proof())
