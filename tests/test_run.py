"""The one-file starter knows when to install, what to ask the system for and what to run."""

import os
import shutil
import sys
from pathlib import Path

import pytest

import run

REPOSITORY = Path(run.__file__).parent


def house(folder: Path) -> Path:
    """A folder with the two files that decide what is installed."""
    folder.mkdir()
    for name in ("pyproject.toml", "constraints.txt"):
        shutil.copy(REPOSITORY / name, folder / name)
    return folder


def test_the_stamp_stays_while_nothing_changes(tmp_path: Path) -> None:
    root = house(tmp_path / "订单台 一")

    first = run.stamp(root, ".[test]")

    assert run.stamp(root, ".[test]") == first


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt"])
def test_a_changed_file_changes_the_stamp(tmp_path: Path, name: str) -> None:
    root = house(tmp_path / "desk")
    before = run.stamp(root, ".")

    (root / name).write_bytes((root / name).read_bytes() + b"\n")

    assert run.stamp(root, ".") != before


def test_a_moved_folder_another_extra_and_another_python_change_the_stamp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here, there = house(tmp_path / "here"), house(tmp_path / "there")

    stamps = {run.stamp(here, "."), run.stamp(here, ".[test]"), run.stamp(there, ".")}
    monkeypatch.setattr(sys, "version", "3.99.0")
    stamps.add(run.stamp(here, "."))

    assert len(stamps) == 4


def test_what_was_installed_for_the_tests_serves_the_demo(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stamped = tmp_path / "installed.stamp"
    stamped.write_text(run.stamp(run.ROOT, ".[test]"), "ascii")
    monkeypatch.setattr(run, "STAMP", stamped)
    monkeypatch.setattr(run, "PYTHON", sys.executable)
    monkeypatch.setattr(run, "make_venv", lambda: pytest.fail("installs again"))

    run.install(".")

    assert stamped.exists()


def test_only_fully_installed_packages_count() -> None:
    dpkg = "installed libpango-1.0-0\nconfig-files xvfb\nnot-installed openbox\ndpkg-query: no packages found matching python3-uno\n"

    there = run.listed(["libpango-1.0-0", "xvfb", "openbox", "python3-uno"], "installed", dpkg)

    assert there == ["libpango-1.0-0"]


def test_a_package_this_release_does_not_have_is_left_out() -> None:
    apt_cache = "Package: libpango-1.0-0\nVersion: 1.50\nDepends: libharfbuzz-subset0\n\nN: Unable to locate package libharfbuzz-subset0\n"

    known = run.listed(["libpango-1.0-0", "libharfbuzz-subset0"], "Package:", apt_cache)

    assert known == ["libpango-1.0-0"]


def test_without_rights_the_line_to_type_is_printed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(run, "administrator", lambda: None)

    done = run.install_packages(["xvfb", "openbox"])

    assert not done
    assert "sudo apt-get install -y --no-install-recommends xvfb openbox" in capsys.readouterr().out


def test_root_needs_no_sudo(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)

    words = run.administrator()

    assert words == []


@pytest.mark.parametrize(
    ("sudo", "answer", "expected"),
    [(None, 0, None), ("/usr/bin/sudo", 1, None), ("/usr/bin/sudo", 0, ["sudo", "-n"])],
    ids=["no sudo", "sudo asks for a password", "sudo asks nothing"],
)
def test_others_install_only_where_sudo_asks_nothing(
    monkeypatch: pytest.MonkeyPatch, sudo: str | None, answer: int, expected: list[str] | None
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(shutil, "which", lambda _name: sudo)
    monkeypatch.setattr(run, "ask", lambda _command: (answer, ""))

    words = run.administrator()

    assert words == expected


def test_a_command_that_is_not_there_is_an_answer_and_no_crash() -> None:
    code, said = run.ask(["no-such-program-of-the-desk"])

    assert code == 127
    assert said


def test_of_a_failed_command_only_what_says_something_is_shown() -> None:
    output = "WARNING: Retrying\n\n  ERROR: No matching distribution found for hatchling\n  [end of output]\nnote: not pip\n"

    shown = run.last_lines(output)

    assert shown == "ERROR: No matching distribution found for hatchling"


def test_children_find_the_venv_first_no_foreign_modules_and_chinese_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("LC_ALL", "C")

    environment = run.child_environment()

    assert environment["PATH"].startswith(str(run.SCRIPTS))
    assert not {"PYTHONPATH", "LC_ALL"} & set(environment)


def test_pytest_comes_last_and_judges_coverage() -> None:
    commands = run.checks([])

    assert list(commands) == ["ruff", "ruff format", "mypy", "lint-imports", "pytest tests/logic", "pytest"]
    assert "--cov-fail-under=95" in commands["pytest tests/logic"]
    assert commands["pytest tests/logic"][-1] == "tests/logic"
    assert "--ignore=tests/logic" in commands["pytest"]


def test_a_part_of_the_tests_is_not_judged_by_coverage() -> None:
    command = run.checks(["-k", "stock"])["pytest"]

    assert command[-2:] == ["-k", "stock"]
    assert not [word for word in command if word.startswith("--cov")]


def test_every_check_runs_though_one_fails(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    lines = {"ruff": "raise SystemExit(1)", "mypy": "print('mypy ran')", "pytest": "print('1 passed in 0.01s')"}
    monkeypatch.setattr(run, "checks", lambda _arguments: {name: [sys.executable, "-c", line] for name, line in lines.items()})

    code = run.test([])

    printed = capfd.readouterr()
    assert code == 1
    assert "mypy ran" in printed.out
    assert printed.out.splitlines()[-1] == "1 passed in 0.01s"
    assert printed.err.endswith("ruff\n")


def test_a_check_that_hangs_is_interrupted_and_counts_as_failed(capfd: pytest.CaptureFixture[str]) -> None:
    slow = "import time\ntry:\n    print('begun', flush=True)\n    time.sleep(60)\nexcept KeyboardInterrupt:\n    print('closing line')"

    code = run.perform([sys.executable, "-c", slow], 1.5)

    assert code != 0
    assert "begun" in capfd.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["dmeo"]])
def test_an_unknown_command_is_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    code = run.main(arguments)

    assert code == 2
    assert "run.py demo" in capsys.readouterr().out


def test_a_machine_in_the_way_is_told_without_a_traceback(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def refuse(_command: str) -> None:
        raise PermissionError(13, "Permission denied", ".venv")

    monkeypatch.setattr(run, "see_to_libraries", refuse)

    code = run.main(["demo"])

    assert code == 3
    assert ".venv" in capsys.readouterr().err
