"""``pytest tests/papers --regenerate`` writes the golden pages anew; look at the difference before committing it."""

from pathlib import Path

import pytest

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
