"""orderdesk new: a book of one's own, never over one that is there."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from order_logic.flows.roles import Role
from order_logic.records import JournalRow, Order, User
from tests.shell.desk import Shell
from workbook.file import FileWorkbook
from workbook.gateway import Reach
from workbook.keeping.anchor import anchor_path, read_anchor


def test_an_empty_book_has_its_maker_as_administrator(shell: Shell, tmp_path: Path) -> None:
    made = shell.json("new", tmp_path / "账.xlsm", user="wangfang")

    book = FileWorkbook(tmp_path / "账.xlsm").read({User: Reach.WHOLE, Order: Reach.WHOLE})
    assert made.code == made.said["code"] == 0
    assert [(u.login, Role.ADMIN in u.roles) for u in book.all(User)] == [("wangfang", True)]
    assert not list(book.all(Order))


def test_a_new_book_stands_with_one_journal_row_and_its_anchor(shell: Shell, tmp_path: Path) -> None:
    shell.json("new", tmp_path / "账.xlsm")

    rows = list(FileWorkbook(tmp_path / "账.xlsm").read({JournalRow: Reach.WHOLE}).all(JournalRow))
    assert [(e.number, e.link) for e in read_anchor(anchor_path(tmp_path / "账.xlsm")).entries] == [(1, rows[0].link)]
    assert shell.json("verify", tmp_path / "账.xlsm").said["equal"]


def test_a_sample_has_as_many_orders_as_asked_and_its_numbers_stay_used(shell: Shell, tmp_path: Path) -> None:
    shell.json("new", tmp_path / "账.xlsm", "--sample", "7")

    orders = list(FileWorkbook(tmp_path / "账.xlsm").read({Order: Reach.WHOLE}).all(Order))
    assert len(orders) == 7
    assert read_anchor(anchor_path(tmp_path / "账.xlsm")).highest


def test_an_english_book_has_english_sheets(shell: Shell, tmp_path: Path) -> None:
    answer = shell("new", tmp_path / "desk.xlsm", "--lang", "en", "--user", "ann")

    assert answer.code == 0
    assert answer.out.startswith("made ")
    assert "Orders" in load_workbook(tmp_path / "desk.xlsm", read_only=True).sheetnames


def test_a_book_that_is_there_is_left_alone(shell: Shell, book: Path) -> None:
    before = book.read_bytes()

    assert shell.json("new", book).code == 3
    assert book.read_bytes() == before


@pytest.mark.parametrize("name", ["账.xls", "账", "账.pdf"])
def test_another_ending_is_refused_and_nothing_is_made(name: str, shell: Shell, tmp_path: Path) -> None:
    answer = shell("new", tmp_path / name, "--lang", "en")

    assert answer.code == 3
    assert name in answer.err
    assert not (tmp_path / name).exists()


def test_a_folder_that_is_not_there_is_told(shell: Shell, tmp_path: Path) -> None:
    assert shell.json("new", tmp_path / "没有" / "账.xlsm").said["code"] == 3


@pytest.mark.parametrize("wrong", [("--host", "wps"), ("--sample", "-1"), ("--lang", "fr"), ("--today", "2026-13-40")])
def test_wrong_options_are_usage_errors(wrong: tuple[str, str], shell: Shell, tmp_path: Path) -> None:
    answer = shell("new", tmp_path / "账.xlsm", *wrong)

    assert answer.code == 2
    assert answer.err
    assert not (tmp_path / "账.xlsm").exists()
