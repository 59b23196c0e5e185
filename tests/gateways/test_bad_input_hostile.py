"""A hostile book costs bounded time and memory, is refused with its reason, and never brings the program down."""

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.gateways.hostile_books import BOUNDED, HOSTILE
from tests.gateways.tampering import CLERK, a_desk
from tests.gateways.watched import Watched
from workbook import file, opening
from workbook.package import Refusal

MEMORY, SECONDS = 3 << 30, 20


def bounded() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def orderdesk(book: Path, *arguments: str) -> tuple[int, dict[str, Any], str]:
    """Runs a command with bounded memory and time: exit code, its JSON, its error stream."""
    environment = os.environ | {"XDG_STATE_HOME": str(book.parent.parent), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-W", "ignore", "-m", "macros", *arguments, "--json"]
    began = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, env=environment, preexec_fn=bounded, timeout=60, check=False)
    assert time.monotonic() - began < SECONDS
    return done.returncode, json.loads(done.stdout) if done.stdout.startswith("{") else {}, done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded by RLIMIT_AS")
@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_book_is_refused_within_bounds_and_stays(case: str, tmp_path: Path) -> None:
    tamper, _ = HOSTILE[case]
    office = a_desk(tmp_path)
    tamper(office.path)
    before = Watched(office.path)

    code, answer, errors = orderdesk(office.path, "check", str(office.path), "--user", "sales")

    assert (code, answer["code"]) == (3, 3), errors
    assert "编号" not in answer["sentence"], answer
    assert (errors, answer["findings"]) == ("", [])
    assert before.unchanged()


@pytest.mark.parametrize("case", [name for name in HOSTILE if "giga" not in name])
def test_a_hostile_book_is_refused_for_its_own_reason(case: str, tmp_path: Path) -> None:
    tamper, reason = HOSTILE[case]
    office = a_desk(tmp_path)
    tamper(office.path)

    said = office.presses(CLERK, "check")

    assert said.stop is not None, said.news
    cause = said.stop.__cause__
    assert (cause.reason if isinstance(cause, Refusal) else said.stop.reason) is reason, said.news
    assert said.stop.say("zh") and said.stop.say("en")


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded by RLIMIT_AS")
@pytest.mark.parametrize("case", BOUNDED)
def test_a_strange_book_is_read_or_refused_within_bounds(case: str, tmp_path: Path) -> None:
    office = a_desk(tmp_path)
    BOUNDED[case](office.path)
    before = Watched(office.path)

    code, answer, errors = orderdesk(office.path, "check", str(office.path), "--user", "sales")

    assert errors == ""
    assert (answer["code"], "编号" in answer["sentence"]) == (code, False), answer["sentence"]
    assert code in (0, 1) or before.unchanged()


def test_the_words_for_what_cannot_be_opened_are_there() -> None:
    assert all(word.zh and word.en for word in (opening.NOT_READABLE, opening.CHECK_RIGHTS, file.NO_LOCK, file.CHECK_RIGHTS))
