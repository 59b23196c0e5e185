"""Options of the test run, and a log of its own that touches nobody's."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regenerate", action="store_true", default=False, help="write golden pages and generated tables anew")


@pytest.fixture(autouse=True, scope="session")
def _state_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> None:
    patch = pytest.MonkeyPatch()
    folder = str(tmp_path_factory.mktemp("state"))
    patch.setenv("XDG_STATE_HOME", folder)
    patch.setenv("LOCALAPPDATA", folder)
