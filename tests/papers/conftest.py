"""``pytest tests/papers --regenerate`` writes the golden pages anew; look at the difference before committing it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.papers.tripwire import Tripwire

GOLDEN = Path(__file__).parent / "golden"


class Golden:
    """The pages as they were when somebody last looked at them."""

    def __init__(self, regenerate: bool) -> None:
        self._regenerate = regenerate

    def page(self, name: str, made: str) -> str:
        """The page kept under ``name``; with --regenerate it is ``made`` from now on."""
        path = GOLDEN / f"{name}.html"
        if self._regenerate:
            path.parent.mkdir(exist_ok=True)
            path.write_text(made, "utf-8", newline="\n")
        return path.read_text("utf-8")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    return Golden(bool(request.config.getoption("--regenerate", default=False)))


@pytest.fixture(scope="module")
def _wire(tmp_path_factory: pytest.TempPathFactory) -> "Iterator[Tripwire]":
    from tests.papers.tripwire import tripwire  # from then on this process listens to what Python does

    with tripwire(tmp_path_factory.mktemp("trap")) as wire:
        yield wire


@pytest.fixture
def trap(_wire: "Tripwire") -> "Tripwire":
    """The trap, into which nothing has run yet."""
    for seen in (_wire.heard, _wire.opened, _wire.called):
        seen.clear()
    return _wire
