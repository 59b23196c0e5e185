"""orderdesk install-excel: the book made ready, then the checkup; and taken back."""

from pathlib import Path

from tests.shell.desk import Shell


def test_the_command_makes_the_book_and_ends_with_the_checkup(tmp_path: Path, shell: Shell) -> None:
    book = tmp_path / "台账.xlsm"

    answer, removed = shell.json("install-excel", book), shell.json("install-excel", book, "--undo")

    assert (answer.code, removed.code) == (0, 0)
    assert [line["check"] for line in answer.said["lines"]][:2] == ["install", "book"]
    assert book.is_file()
    assert {line["check"] for line in removed.said["lines"]} == {"install"}
