"""A book that somebody else holds, or that may not be written, is left alone; a book changed under the click is read again."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from macros.edge import Wish, press
from macros.keeper import keeper_of
from order_logic.records import Order
from tests.gateways.tampering import CLERK, DRAFT, a_desk, put, text
from tests.gateways.watched import Watched
from tests.logic.builders import login
from tests.stories.office import Office
from workbook import file
from workbook.file import FileWorkbook
from workbook.gateway import NOTHING, Reach
from workbook.keeping.anchor import Way
from workbook.package import Package

HOLD = "import sys, filelock\nwith filelock.FileLock(sys.argv[1]): print('held', flush=True); sys.stdin.read()"
MARKS = {"LibreOffice": ".~lock.{}#", "Excel": "~${}"}


@contextmanager
def held(lock: Path) -> Iterator[None]:
    """Another process holds the lock file."""
    with subprocess.Popen([sys.executable, "-c", HOLD, str(lock)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None and other.stdin is not None
        assert other.stdout.readline().strip() == "held"
        try:
            yield
        finally:
            other.stdin.close()
            other.wait()


@pytest.mark.parametrize("host", MARKS)
@pytest.mark.parametrize("button", ["check", "register"])
def test_a_book_that_is_open_elsewhere_is_refused_and_stays(host: str, button: str, tmp_path: Path) -> None:
    office = a_desk(tmp_path)
    mark = office.path.with_name(MARKS[host].format(office.path.name))
    mark.write_text("周敏")
    put(office.path, Order, "contact", *text("另一人"))
    before = Watched(office.path)

    said = office.presses(CLERK, button, DRAFT)

    assert said.stop is not None, said.news
    assert (said.code, said.stop.reason, said.stop.facts) == (3, file.OPEN, {"host": host, "mark": mark.name})
    assert said.stop.remedy == file.CLOSE
    assert before.unchanged()


def test_a_book_that_another_click_is_writing_is_left_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office = a_desk(tmp_path)
    lock = Path(f"{office.path}.lock")
    monkeypatch.setattr(file, "PATIENCE", 0.3)
    with held(lock):
        before = Watched(office.path)

        said = office.presses(CLERK, "register", DRAFT)

        assert said.stop is not None, said.news
        assert (said.code, said.stop.reason, said.stop.facts) == (3, file.BUSY, {"path": office.path.name})
        assert before.unchanged()
        assert lock.exists(), "the lock belongs to its holder"


def test_no_lock_is_left_behind(tmp_path: Path) -> None:
    office = a_desk(tmp_path)

    office.presses(CLERK, "register", DRAFT)

    assert {p.name for p in office.path.parent.iterdir()} == {office.path.name, f"{office.path.name}.anchor", "备份"}


class Disturbed(FileWorkbook):
    """A book into which somebody types between the reading and the writing, the first ``times`` times."""

    times = 0

    def write(self, changes: Any, shown: Any = NOTHING, ready: Any = lambda: None) -> None:
        if Disturbed.times:
            Disturbed.times -= 1
            with Package(self.path) as package:
                package.rewrite(self.path, {"客户": {5: {3: f"改{Disturbed.times}"}}})
        super().write(changes, shown, ready)


def pressed(path: Path, disturbances: int) -> Any:
    """Registers the draft while somebody saves the file that often."""
    Disturbed.times = disturbances
    now = datetime(2026, 11, 20, 10)

    def opened() -> tuple[FileWorkbook, Any]:
        workbook = Disturbed(path, (DRAFT,))
        return workbook, keeper_of(workbook, Way.FILE, now)

    return press("register", opened, Wish(login(CLERK), now), "zh", path)


def test_a_book_changed_under_the_click_is_read_again(tmp_path: Path) -> None:
    office = a_desk(tmp_path)

    said = pressed(office.path, 1)

    assert (said.code, len(said.pressed.moved)) == (0, 1)
    with Package(office.path) as package:
        assert "改0" in b"".join(package.chunks(package.sheets["客户"])).decode()


def test_a_book_that_never_rests_is_given_up_and_keeps_what_others_typed(tmp_path: Path) -> None:
    office = a_desk(tmp_path)

    said = pressed(office.path, 9)

    assert (said.code, said.stop.reason) == (3, file.CHANGED_MEANWHILE)
    with Package(office.path) as package:
        assert "改6" in b"".join(package.chunks(package.sheets["客户"])).decode()
    assert [order.number for order in FileWorkbook(office.path).read({Order: Reach.WHOLE}).all(Order)] == [DRAFT]


@contextmanager
def public_desk(folder: Path) -> Iterator[Office]:
    """A desk in a folder that every user of the machine may look into."""
    place = Path(tempfile.mkdtemp(prefix="orderdesk-public-"))
    desk = place / "desk"
    try:
        shutil.copytree(a_desk(folder).path.parent, desk)
        place.chmod(0o755)
        yield Office(next(desk.glob("*.xlsm")))
    finally:
        desk.chmod(0o755)
        shutil.rmtree(place)


@contextmanager
def without_rights(book: Path, of_folder: int, of_file: int) -> Iterator[None]:
    """Somebody who is not the administrator, and a folder and file with these rights."""
    book.chmod(of_file)
    book.parent.chmod(of_folder)
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        book.parent.chmod(0o755)
        book.chmod(0o644)


NOBODY = 65534
RIGHTS = {"all read-only": (0o555, 0o444), "folder read-only": (0o555, 0o646), "no reading": (0o755, 0o000)}


@pytest.mark.skipif(os.name != "posix", reason="rights as POSIX has them")
@pytest.mark.parametrize("case", RIGHTS)
def test_a_book_that_may_not_be_written_is_refused_with_the_reason(case: str, tmp_path: Path) -> None:
    a_desk(tmp_path / "first").presses(CLERK, "register", DRAFT)  # everything is imported before the rights go
    with public_desk(tmp_path) as office:
        before = Watched(office.path)

        with without_rights(office.path, *RIGHTS[case]):
            said = office.presses(CLERK, "register", DRAFT)

        assert said.stop is not None, said.news
        assert (said.code, bool(said.stop.facts["why"])) == (3, True)
        assert said.stop.remedy.zh and said.stop.remedy.en
        assert before.unchanged()
