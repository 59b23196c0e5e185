"""The new file takes the place of the old one in a single step or not at all."""

import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import BinaryIO

import pytest

import workbook
from tests.gateways.package.books import digest, rich_book
from workbook.package import Package, Refusal, fingerprint, refusal, replace_file
from workbook.package.place import TEMPORARY


def write_new(out: BinaryIO) -> None:
    out.write(b"new")


def test_a_crash_in_the_middle_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"old")

    def crash(out: BinaryIO) -> None:
        out.write(b"half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        replace_file(target, crash)

    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_process_that_dies_while_writing_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"old")
    lines = (
        "import os, pathlib",
        "from workbook.package.place import replace_file",
        "def die(out): out.write(b'half'); out.flush(); os._exit(9)",
    )
    program = "\n".join((*lines, f"replace_file(pathlib.Path({str(target)!r}), die)"))

    died = subprocess.run([sys.executable, "-c", program], check=False, cwd=Path(workbook.__file__).parents[1])

    left = [one for one in tmp_path.iterdir() if one != target]
    assert (died.returncode, target.read_bytes()) == (9, b"old")
    assert all(one.match(TEMPORARY) for one in left)


def test_a_crash_while_rewriting_a_workbook_leaves_it_as_it_was(tmp_path: Path) -> None:
    book = rich_book(tmp_path / "a.xlsx")
    before = digest(book)

    class Full(str):
        """Text that fails when it is written, as a full disk does."""

        def __len__(self) -> int:
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"), Package(book) as package:
        package.rewrite(book, {"订单": {3: {1: Full("x")}}})

    assert digest(book) == before
    assert list(tmp_path.iterdir()) == [book]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no file mode")
def test_the_file_mode_is_kept(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    target.touch()
    target.chmod(0o640)

    replace_file(target, write_new)

    assert stat.S_IMODE(target.stat().st_mode) == 0o640


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_stays_a_link_to_the_new_content(tmp_path: Path) -> None:
    target, link = tmp_path / "a.xlsx", tmp_path / "link.xlsx"
    target.write_bytes(b"old")
    link.symlink_to(target)

    replace_file(link, write_new)

    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_file_that_may_not_be_written_is_said_so(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"old")

    def deny(out: BinaryIO) -> None:
        raise PermissionError

    with pytest.raises(Refusal) as caught:
        replace_file(target, deny)

    assert caught.value.reason is refusal.IN_USE
    assert target.read_bytes() == b"old"


def test_a_book_someone_saved_since_it_was_opened_is_not_overwritten(tmp_path: Path) -> None:
    book = rich_book(tmp_path / "a.xlsx")
    with Package(book) as package:
        with Package(book) as other:
            other.rewrite(book, {"订单": {2: {1: "别人"}}})
        saved = digest(book)

        with pytest.raises(Refusal) as caught:
            package.rewrite(book, {"订单": {3: {1: "我"}}})

    assert caught.value.reason is refusal.CHANGED
    assert digest(book) == saved


def test_a_package_that_rewrote_its_own_file_has_let_go_of_it(tmp_path: Path) -> None:
    book = rich_book(tmp_path / "a.xlsx")
    with Package(book) as package:
        package.rewrite(tmp_path / "copy.xlsx", {"订单": {2: {1: "x"}}})
        package.rewrite(book, {"订单": {2: {1: "x"}}})

        with pytest.raises(ValueError, match="closed"):
            package.part_digest("xl/workbook.xml")

    assert digest(book) == digest(tmp_path / "copy.xlsx")


def test_the_fingerprint_changes_with_any_cell_and_with_nothing_else(tmp_path: Path) -> None:
    book = rich_book(tmp_path / "a.xlsx")
    first = fingerprint(book)
    with Package(book) as package:
        package.rewrite(book, {"订单": {3: {3: 8}}})

    assert first == package.fingerprint
    assert fingerprint(book) == fingerprint(book) != first
    assert fingerprint(book).split("-")[2] != first.split("-")[2]


def test_the_fingerprint_of_something_else_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "a.txt"
    other.write_bytes(b"text")

    with pytest.raises(Refusal) as caught:
        fingerprint(other)

    assert (caught.value.reason, caught.value.facts["file"]) == (refusal.NOT_A_WORKBOOK, "a.txt")
