"""The command line as a whole: its options, its help, its rules, and its real entry point."""

import inspect
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from macros.shell.app import app, run
from order_logic.verbs.rulebook import all_rules
from tests.shell.desk import Shell

EVERYWHERE = {"json", "lang", "today", "user"}
LOOKING = ("timeline", "find", "list", "stats", "priceless", "archive")
README = Path(__file__).parents[2] / "README.md"


def commands() -> dict[str, set[str]]:
    """Each command and its parameters, as registered by a run."""
    return {str(c.name): set(inspect.signature(c.callback).parameters) for c in app.registered_commands if c.callback}


def test_every_command_takes_the_four_options(shell: Shell) -> None:
    shell("--help")

    assert {"new", "check", "click", "why", "undo", "verify", "restore", "rules", "pdf", "demo", "doctor", "import", *LOOKING} <= set(
        commands()
    )
    assert {name: EVERYWHERE - taken for name, taken in commands().items() if not taken >= EVERYWHERE} == {}


def test_help_names_every_command(shell: Shell) -> None:
    answer = shell("--help")

    assert answer.code == 0
    assert [name for name in commands() if name not in answer.out] == []


@pytest.mark.parametrize(
    "command", ["new", "check", "click", "why", "undo", "verify", "restore", "rules", "pdf", "demo", "doctor", *LOOKING]
)
def test_every_command_explains_itself_in_both_languages(command: str, shell: Shell) -> None:
    answer = shell(command, "--help")

    assert answer.code == 0
    assert " / " in answer.out
    assert not answer.out.isascii()


@pytest.mark.parametrize(
    "wrong", [("abracadabra",), ("check",), ("check", "a", "b"), ("rules", "--no-such-option"), ("restore", "a", "--to", "x")]
)
def test_wrong_usage_is_two(wrong: tuple[str, ...], shell: Shell) -> None:
    answer = shell(*wrong)

    assert answer.code == 2
    assert answer.err


def test_rules_lists_every_rule_in_json(shell: Shell) -> None:
    answer = shell("rules", "--json")

    assert answer.code == 0
    assert {"id", "policy", "seeds", "level", "lasting", "enforced"} <= set(answer.said[0])
    assert {rule["id"] for rule in answer.said} >= set(all_rules())


def test_rules_of_one_system_are_its_own(shell: Shell) -> None:
    answer = shell("rules", "--json", "--system", "s12")

    assert answer.said
    assert all("S12" in rule["seeds"] for rule in answer.said)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_rules_are_read_in_either_language(lang: str, shell: Shell) -> None:
    answer = shell("rules", "--lang", lang)

    assert answer.code == 0
    assert answer.out.isascii() == (lang == "en") or lang == "en"


def test_a_broken_program_shows_a_number_and_a_log_but_no_trace(shell: Shell, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from workbook.journal import verify as module

    def broken(*_: object) -> None:
        raise RuntimeError("secret words")

    monkeypatch.setattr(module, "verify", broken)

    answer = shell("verify", book)

    assert answer.code == 3
    assert "orderdesk.log" in answer.err
    assert "secret words" not in answer.out + answer.err


@pytest.mark.parametrize(("lang", "ascii_only"), [(("--lang", "en"), True), (("--lang=en",), True), ((), False)])
def test_what_is_in_the_way_is_told_in_the_language_asked_for(lang: tuple[str, ...], ascii_only: bool, shell: Shell) -> None:
    answer = shell("verify", "nowhere.xlsm", *lang)

    assert answer.code == 3
    assert answer.err.isascii() == ascii_only


def test_the_real_entry_point_gives_its_code_to_the_system(book: Path) -> None:
    command = [sys.executable, "-W", "ignore", "-m", "macros", "check", str(book), "--user", "sales", "--today", "2026-11-20", "--json"]
    ran = subprocess.run(
        command, capture_output=True, env=os.environ | {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}, timeout=120, check=False
    )

    assert (ran.returncode, ran.stderr) == (0, b"")
    assert json.loads(ran.stdout.decode("utf-8"))["code"] == 0


def test_a_python_without_the_libraries_hears_how_to_get_them() -> None:
    bare = {name: text for name, text in os.environ.items() if name != "PYTHONPATH"} | {"PYTHONIOENCODING": "utf-8"}
    ran = subprocess.run(
        [sys.executable, "-S", "-m", "macros", "check"], capture_output=True, cwd=README.parent, env=bare, timeout=60, check=False
    )

    assert (ran.returncode, ran.stdout) == (3, b"")
    assert ran.stderr.decode("utf-8").startswith("这个 Python 里没有 typer：")
    assert ran.stderr.count(b"\n") == 1


def test_run_is_what_the_installed_command_calls() -> None:
    import tomllib

    scripts = tomllib.loads(README.with_name("pyproject.toml").read_text("utf-8"))["project"]["scripts"]

    assert scripts == {"orderdesk": "macros.__main__:main"}
    assert run.__module__ == "macros.shell.app"
