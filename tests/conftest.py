"""Options of the test run, and a log of its own that touches nobody's."""

from typing import Any

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regenerate", action="store_true", default=False, help="write golden pages and generated tables anew")


@pytest.fixture(autouse=True, scope="session")
def _state_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> None:
    patch = pytest.MonkeyPatch()
    folder = str(tmp_path_factory.mktemp("state"))
    patch.setenv("XDG_STATE_HOME", folder)
    patch.setenv("LOCALAPPDATA", folder)


@pytest.hookimpl(optionalhook=True)  # unknown where pytest-xdist is switched off
def pytest_xdist_make_scheduler(config: Any, log: Any) -> Any:
    """A file is one worker's; the click tests are one worker's altogether, since they share one LibreOffice."""
    from xdist.scheduler import LoadFileScheduling

    if config.getvalue("dist") != "loadfile":
        return None
    scheduler = LoadFileScheduling(config, log)
    of_file = scheduler._split_scope
    scheduler._split_scope = lambda nodeid: "tests/clicks" if nodeid.startswith("tests/clicks/") else of_file(nodeid)
    return scheduler
