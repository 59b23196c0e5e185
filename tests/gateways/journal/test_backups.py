"""Copies are made before each click, the last few kept, and put back without losing anything."""

import zipfile
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from workbook.gateway import Unusable
from workbook.keeping.backup import backup_folder, backups, snapshot
from workbook.keeping.restore import restore

AT = datetime(2026, 11, 21, 15, 30, 7)


def fill(path: Path, text: str) -> None:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("xl/workbook.xml", text)


def text_of(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        return package.read("xl/workbook.xml").decode()


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "订单[2026].xlsm"
    fill(path, "第一版")
    return path


def copies(book: Path, count: int, keep: int = 99) -> None:
    for n in range(count):
        fill(book, f"第 {n + 1} 版")
        snapshot(book, keep, AT + timedelta(minutes=n))


def test_a_copy_carries_time_and_running_number(book: Path) -> None:
    made = snapshot(book, 10, AT)

    assert made.path == book.parent / "备份" / "订单[2026].20261121-153007.0001.xlsm"
    assert made.path.read_bytes() == book.read_bytes()
    assert backups(book) == [made]


def test_the_newest_are_kept_and_numbers_run_on(book: Path) -> None:
    copies(book, 5, keep=3)

    assert [b.number for b in backups(book)] == [5, 4, 3]
    assert text_of(backups(book)[0].path) == "第 5 版"


def test_the_copy_just_made_stays_even_when_none_shall_be_kept(book: Path) -> None:
    copies(book, 2, keep=0)

    assert [b.number for b in backups(book)] == [2]


def test_other_files_in_the_folder_are_never_cleared_away(book: Path) -> None:
    backup_folder(book).mkdir()
    own = [
        "订单[2026] 我的.xlsm",
        "订单[2026].20261121-153007.xlsm",
        "订单.20261121-153007.0001.xlsm",
        "订单[2026].20261399-999999.0001.xlsm",
    ]
    for name in own:
        (backup_folder(book) / name).write_text("我的")

    copies(book, 4, keep=1)

    assert {p.name for p in backup_folder(book).iterdir()} == {*own, backups(book)[0].path.name}


def test_a_copy_leaves_nothing_half_written_behind(book: Path) -> None:
    copies(book, 2)

    assert [p.name for p in backup_folder(book).iterdir() if p.name.startswith(".")] == []


def test_restoring_puts_the_newest_copy_back_and_keeps_the_book_as_it_was(book: Path) -> None:
    copies(book, 2)
    fill(book, "改坏了")

    done = restore(book, keep=10, at=AT)

    assert text_of(book) == "第 2 版"
    assert done.kept is not None
    assert text_of(done.kept.path) == "改坏了"
    assert done.backup.number == 2


def test_a_copy_of_choice_can_be_restored_even_when_it_is_the_oldest(book: Path) -> None:
    copies(book, 3, keep=3)

    restore(book, keep=3, at=AT, to=1)

    assert text_of(book) == "第 1 版"
    assert [b.number for b in backups(book)] == [4, 3, 2, 1]


def test_a_lost_book_comes_back(book: Path) -> None:
    copies(book, 1)
    book.unlink()

    done = restore(book, keep=10, at=AT)

    assert (text_of(book), done.kept) == ("第 1 版", None)


def test_a_restore_can_itself_be_taken_back(book: Path) -> None:
    copies(book, 1)
    fill(book, "今天的")
    restore(book, keep=10, at=AT)

    restore(book, keep=10, at=AT)

    assert text_of(book) == "今天的"


@pytest.mark.parametrize(("made", "to"), [(0, None), (2, 7)])
def test_a_copy_that_is_not_there_is_refused(book: Path, made: int, to: int | None) -> None:
    copies(book, made)
    before = book.read_bytes()

    with pytest.raises(Unusable):
        restore(book, keep=10, at=AT, to=to)
    assert (book.read_bytes(), len(backups(book))) == (before, made)


def test_a_damaged_copy_is_refused_before_anything_is_touched(book: Path) -> None:
    copies(book, 1)
    whole = backups(book)[0].path.read_bytes()
    backups(book)[0].path.write_bytes(whole[: len(whole) // 2])
    before = book.read_bytes()

    with pytest.raises(Unusable):
        restore(book, keep=10, at=AT)
    assert (book.read_bytes(), len(backups(book))) == (before, 1)


@pytest.mark.parametrize("mark", ["~${}", ".~lock.{}#"])
def test_an_open_book_is_not_restored_under_its_reader(book: Path, mark: str) -> None:
    copies(book, 1)
    fill(book, "正在改")
    book.with_name(mark.format(book.name)).write_text("")

    with pytest.raises(Unusable):
        restore(book, keep=10, at=AT)
    assert text_of(book) == "正在改"
