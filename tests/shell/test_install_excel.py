"""orderdesk install-excel: the book made ready, then the checkup; and taken back."""

from pathlib import Path

import pytest

from macros.shell import do_install_excel
from tests.shell.desk import Shell


def test_where_no_program_opens_a_book_it_is_said(tmp_path: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(do_install_excel, "opened", lambda book: False)

    answer = shell("install-excel", tmp_path / "台账.xlsm", "--open", "--lang", "zh")

    assert (answer.code, "Excel" in answer.err, (tmp_path / "台账.xlsm").is_file()) == (0, True, True)


def test_the_command_makes_the_book_and_ends_with_the_checkup(tmp_path: Path, shell: Shell) -> None:
    book = tmp_path / "台账.xlsm"

    answer, removed = shell.json("install-excel", book), shell.json("install-excel", book, "--undo")

    assert (answer.code, removed.code) == (0, 0)
    assert [line["check"] for line in answer.said["lines"]][:2] == ["install", "book"]
    assert book.is_file()
    assert {line["check"] for line in removed.said["lines"]} == {"install"}
