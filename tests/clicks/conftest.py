"""One desktop for all click tests; a test that fails leaves a picture of the screen."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

import pytest

from tests.clicks.company import NOW, a_company_book
from tests.clicks.desktop import Desktop, a_desktop
from tests.clicks.pressing import Pair, named, opened_twice
from tests.clicks.screen import missing_programs
from workbook.calc.bridge import suitable_bridge
from workbook.gateway import Unusable

_PICTURES, SECONDS = "ORDERDESK_PICTURES", 100.0


@pytest.fixture(scope="session")
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desktop]:
    """LibreOffice with a window; skips with the reason where it cannot be had."""
    if sys.platform != "linux":
        pytest.skip("click tests need Linux: LibreOffice under an X server of their own")
    if packages := missing_programs():
        pytest.skip(f"click tests need the packages {', '.join(packages)}: python3 run.py test installs them where it may")
    try:
        suitable_bridge()
    except Unusable as why:
        pytest.skip(f"LibreOffice cannot be had: {why.say('en')}")
    with a_desktop(tmp_path_factory.mktemp("desktop")) as made:
        yield made


@pytest.fixture(scope="module")
def pair(desktop: Desktop) -> Iterator[Pair]:
    """The sample company's book, open, and its twin in memory."""
    with opened_twice(desktop, a_company_book(desktop.folder), NOW) as made:
        yield made


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Each file of presses has its own buttons, FACES, so that several desktops share the work."""
    if "face" in metafunc.fixturenames:
        faces = metafunc.module.FACES
        metafunc.parametrize(("at", "face"), list(enumerate(faces)), ids=[named(face) for face in faces])


@pytest.fixture(autouse=True)
def _time_limit(desktop: Desktop) -> Iterator[None]:
    """A test that waits for LibreOffice for ever ends with it; what its screen showed is kept."""

    def stop() -> None:
        desktop.screen.keep(_pictures(desktop) / "hanging.png")
        desktop.ends()

    limit = Timer(SECONDS, stop)
    limit.start()
    yield
    limit.cancel()


def _pictures(desktop: Desktop) -> Path:
    return Path(os.environ.get(_PICTURES) or desktop.folder.parent)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    outcome = yield
    report = outcome.get_result()  # type: ignore[attr-defined]  # pluggy hands a Result over
    made = getattr(item, "funcargs", {}).get("desktop")
    if report.failed and isinstance(made, Desktop) and made.screen.memory.exists():
        picture = made.screen.keep(_pictures(made) / f"{item.name[:60].replace('/', '_')}-{report.when}.png")
        report.sections.append(("screen", f"kept as {picture}"))
