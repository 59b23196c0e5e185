"""orderdesk doctor: a line for each thing looked at, and an exit code for scripts."""

from pathlib import Path

import pytest

from macros.doctor import SUMMED
from tests.shell.desk import Shell

MARKS = {"green": "✓", "yellow": "!", "red": "✗"}


def test_a_sound_book_gives_code_0_and_a_line_for_each_checkup(shell: Shell, book: Path) -> None:
    answer = shell.json("doctor", book)

    assert (answer.code, answer.said["code"], answer.said["red"]) == (0, 0, 0)
    assert {key for line in answer.said["lines"] for key in line} == {"check", "light", "found", "remedy"}
    assert len(answer.said["lines"]) == sum(answer.said[light] for light in MARKS)


def test_a_damaged_book_gives_code_3_and_the_other_lines_all_the_same(shell: Shell, book: Path) -> None:
    book.write_bytes(book.read_bytes()[:2000])

    answer = shell.json("doctor", book)

    assert (answer.code, answer.said["code"]) == (3, 3)
    assert {line["check"] for line in answer.said["lines"] if line["light"] == "RED"} == {"book", "starter"}
    assert all(line["remedy"] for line in answer.said["lines"] if line["light"] == "RED")
    assert answer.said["green"] > 5


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_people_read_marks_remedies_and_a_sum(lang: str, shell: Shell, book: Path) -> None:
    book.write_bytes(b"")

    answer = shell("doctor", book, "--lang", lang)

    lines = answer.out.splitlines()
    marks = [line[0] for line in lines[:-1] if not line.startswith("  →")]
    sums = {light: marks.count(mark) for light, mark in MARKS.items()}
    assert (answer.code, sums["red"] > 0) == (3, True)
    assert lines[-1] == SUMMED.say("en" if lang == "en" else "zh", **sums)


def test_the_button_does_the_same_from_the_shell(shell: Shell, book: Path) -> None:
    before = book.read_bytes()

    answer = shell.json("click", "doctor", book)

    blocking = [finding for finding in answer.said["findings"] if finding["level"] == "BLOCK"]  # isal may be missing: a warning
    assert (answer.code, blocking) == (0, [])
    assert book.read_bytes() == before
