"""orderdesk priceless: a copy without prices, without macros, on which nothing can be pressed."""

import zipfile
from pathlib import Path

import pytest

from tests.shell.desk import Shell


@pytest.fixture
def copy(shell: Shell, book: Path, tmp_path: Path) -> Path:
    out = tmp_path / "仓库.xlsx"
    assert shell.json("priceless", book, out).code == 0
    return out


def test_no_price_is_anywhere_in_the_file(copy: Path, book: Path) -> None:
    def parts(path: Path) -> str:
        with zipfile.ZipFile(path) as package:
            return "".join(package.read(name).decode("utf-8", "replace") for name in package.namelist() if "sheet" in name.lower())

    assert "<v>1000000</v>" in parts(book), "the credit limit stands in the book"
    assert "<v>1000000</v>" not in parts(copy)
    assert "<v>10000</v>" not in parts(copy)
    assert "明州路" in parts(copy)


def test_the_copy_holds_no_macros(copy: Path) -> None:
    with zipfile.ZipFile(copy) as package:
        assert [name for name in package.namelist() if "vba" in name.lower()] == []


def test_no_button_and_no_list_works_on_the_copy(shell: Shell, copy: Path) -> None:
    before = copy.read_bytes()

    assert shell.click("check", copy).code == 3
    assert shell.json("list", "my_work", copy).code == 3
    assert copy.read_bytes() == before


def test_an_older_copy_is_replaced_and_any_other_file_left_alone(shell: Shell, book: Path, copy: Path, tmp_path: Path) -> None:
    other = tmp_path / "别的.xlsx"
    other.write_bytes(b"PK not ours")

    assert shell.json("priceless", book, copy).code == 0
    assert shell.json("priceless", book, other).code == 3
    assert other.read_bytes() == b"PK not ours"


def test_a_copy_with_macros_cannot_be_asked_for(shell: Shell, book: Path, tmp_path: Path) -> None:
    assert shell.json("priceless", book, tmp_path / "仓库.xlsm").code == 3


def test_the_button_puts_the_copy_beside_the_book(shell: Shell, book: Path) -> None:
    answer = shell.click("priceless", book)

    assert [Path(file).name for file in answer.said["files"]] == [f"{book.stem} 无价副本.xlsx"]


def test_somebody_whom_the_book_does_not_know_gets_no_copy(shell: Shell, book: Path, tmp_path: Path) -> None:
    answer = shell.json("priceless", book, tmp_path / "仓库.xlsx", user="mallory")

    assert (answer.code, answer.rules) == (1, {"D-14"})
    assert not (tmp_path / "仓库.xlsx").exists()
