"""The deepest call allowed fits into the room that was taken for it, and papers leave no litter behind for long."""

import gc
import sys

import pytest

from reports import printer
from reports.elbow_room import WORDS, with_room

PAGE = "<!DOCTYPE html><html lang='zh'><title>x</title><p>字"
PIECE = 1 << 20


def depth(left: int) -> int:
    return 1 + depth(left - 1) if left else 0


def test_a_deep_call_gives_what_it_gives_elsewhere() -> None:
    most = sys.getrecursionlimit() // 2

    assert with_room(lambda: depth(most)) == most


def test_what_is_left_of_the_piece_holds_every_frame() -> None:
    left = PIECE - 8 * WORDS

    assert left / sys.getrecursionlimit() > 400  # bytes a frame


@pytest.mark.parametrize(("much", "sweeps"), [(sys.maxsize, 0), (10, 1)])
def test_papers_are_swept_away_before_the_next_once_they_are_much(much: int, sweeps: int, monkeypatch: pytest.MonkeyPatch) -> None:
    swept: list[None] = []
    printer.printer().print(PAGE)
    monkeypatch.setattr(printer, "MUCH", much)
    monkeypatch.setattr(gc, "collect", lambda: swept.append(None))

    printer.printer().print(PAGE)

    assert len(swept) == sweeps
