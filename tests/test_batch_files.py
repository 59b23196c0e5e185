"""安装.bat and 卸载.bat: written so that cmd reads them everywhere, every jump lands, every way ends; they were never run on Windows."""

import re
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
import typer

import run
from macros.shell import do_install_excel
from macros.shell.app import app
from tests.batch import JUMP, LABEL, Walk, walked

ROOT = Path(run.__file__).parent
INSTALL, REMOVE = ROOT / "安装.bat", ROOT / "卸载.bat"
LOCAL = r"C:\Users\wang\AppData\Local"
ENVIRONMENT = LOCAL + r"\OrderDesk\env"
PYTHON = ENVIRONMENT + r"\Scripts\python.exe"
SYSTEM = {"LOCALAPPDATA"}
OWN = {"chcp", "pushd", "popd", "pause", "type", "rmdir", "py", "python", f'"{PYTHON}"'}


@pytest.fixture(params=[INSTALL, REMOVE], ids=["install", "remove"])
def text(request: pytest.FixtureRequest) -> str:
    path: Path = request.param
    return path.read_bytes().decode("ascii")


def no(*failing: str) -> Callable[[str], int]:
    """Every program succeeds but those whose command holds one of these words."""
    return lambda command: 9009 if any(word in command for word in failing) else 0


def walk(path: Path, *failing: str, files: tuple[str, ...] = (), argument: str = "") -> Walk:
    return walked(path.read_bytes().decode("ascii"), no(*failing), set(files), {"LOCALAPPDATA": LOCAL}, argument)


def test_every_line_ends_as_cmd_wants_and_quotes_close(text: str) -> None:
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert all(line.count('"') % 2 == 0 and len(line) < 1000 and "\t" not in line for line in text.split("\r\n"))
    assert "!" not in text


def test_every_jump_has_its_label_and_every_label_its_jump(text: str) -> None:
    lines = text.split("\r\n")
    labels = [found[1] for line in lines if (found := LABEL.match(line))]
    jumps = set(re.findall(r"\bgoto (\w+)$", text.replace("\r\n", "\n"), re.MULTILINE))

    assert len(labels) == len({label.lower() for label in labels})
    assert set(labels) == jumps
    assert not [line for line in lines if "goto" in line and not re.search(JUMP.pattern.lstrip("^"), line)]


def test_only_variables_that_are_set_are_used(text: str) -> None:
    set_here = set(re.findall(r'set "(\w+)=', text))

    assert set(re.findall(r"%(\w+)%", text)) <= set_here | SYSTEM
    assert set(re.findall(r"%~\w+", text)) <= {"%~1", "%~f1", "%~dp0"}
    assert not re.search(r'set "PYTHON[A-Z]', text), "Excel is opened from here and would hand it on to every click"


def test_files_that_are_named_are_in_the_folder() -> None:
    named = set(re.findall(r'"((?:docs)\\[^"]+)"', INSTALL.read_text("ascii"))) | {"constraints.txt", "pyproject.toml"}

    assert all((ROOT / name.replace("\\", "/")).is_file() for name in named)
    assert "Python 3.11" in (ROOT / "docs/python-needed.txt").read_bytes().decode("utf-8")


def test_a_first_installation_makes_the_environment_the_packages_and_the_workbook() -> None:
    done = walk(INSTALL)

    assert (done.code, done.ran.count("popd")) == (0, 1)
    assert [command for command in done.ran if "-P" in command] == [
        f'py -3 -P -m venv "{ENVIRONMENT}"',
        f'"{PYTHON}" -P -m pip install --quiet -c constraints.txt .',
        f'"{PYTHON}" -P -m macros install-excel --open',
    ]
    assert {command.split()[0] for command in done.ran} <= OWN


def test_a_second_one_keeps_the_environment_and_takes_the_workbook_that_was_dropped() -> None:
    done = walk(INSTALL, files=(PYTHON,), argument=r"D:\订单 一\台账.xlsm")

    assert not [command for command in done.ran if "venv" in command]
    assert f'"{PYTHON}" -P -m macros install-excel "D:\\订单 一\\台账.xlsm" --open' in done.ran


def test_an_environment_whose_python_is_gone_is_made_anew() -> None:
    done = walk(INSTALL, '" -c "pass"', files=(PYTHON,))

    places = [next(at for at, command in enumerate(done.ran) if word in command) for word in ("rmdir", "-m venv", "-m pip")]
    assert (done.code, places) == (0, sorted(places))


def test_wheels_beside_the_file_need_no_network() -> None:
    done = walk(INSTALL, files=(r"wheels\orderdesk-*.whl",))

    pip = [command for command in done.ran if " pip " in command]
    assert (done.code, len(pip)) == (0, 2)
    assert all("--no-index --find-links wheels" in command for command in pip)


def test_without_a_network_what_was_installed_before_still_makes_a_workbook_ready() -> None:
    done = walk(INSTALL, "pip install", files=(PYTHON,), argument=r"D:\台账.xlsm")

    assert (done.code, done.ran[-1]) == (0, "pause")
    assert f'"{PYTHON}" -P -m macros install-excel "D:\\台账.xlsm" --open' in done.ran


@pytest.mark.parametrize("folder", [r"C:\Program Files\WindowsApps\PythonSoftwareFoundation.Python.3.12_3.12", r"C:\Python312"])
def test_the_python_of_the_store_is_not_taken(folder: str) -> None:
    (asked,) = {line.partition('"')[2].rpartition('"')[0] for line in INSTALL.read_text("ascii").splitlines() if "sys.exit(" in line}
    system = SimpleNamespace(version_info=(3, 12), base_prefix=folder, exit=sys.exit)

    with pytest.raises(SystemExit) as left:
        exec(asked.replace("import sys; ", ""), {"sys": system})  # noqa: S102 - a line of our own file

    assert bool(left.value.code) == ("WindowsApps" in folder)


def test_without_py_the_python_on_the_path_is_taken_and_without_either_it_is_said() -> None:
    by_path, none = walk(INSTALL, "py -3"), walk(INSTALL, "py -3", "python -c")

    assert f'python -P -m venv "{ENVIRONMENT}"' in by_path.ran
    assert none.code == 3
    assert r'type "docs\python-needed.txt"' in none.ran
    assert not [command for command in none.ran if "venv" in command]


@pytest.mark.parametrize("failing", ["pushd", "venv", "pip install", "install-excel"])
def test_whatever_fails_the_rest_is_left_and_it_is_said(failing: str) -> None:
    done = walk(INSTALL, failing, "import macros")

    assert done.code == 3
    assert done.ran[-1] == "pause"
    assert ("popd" in done.ran) == (failing != "pushd")


def test_removing_takes_back_what_was_set_and_then_the_environment() -> None:
    gone = walked(REMOVE.read_bytes().decode("ascii"), no(), {PYTHON}, {"LOCALAPPDATA": LOCAL})
    held = walk(REMOVE, files=(PYTHON, ENVIRONMENT))

    assert gone.code == 0
    assert f'"{PYTHON}" -P -m macros install-excel --undo' in gone.ran
    assert (f'rmdir /s /q "{ENVIRONMENT}"' in held.ran, held.code) == (True, 3)


def test_an_installation_that_was_never_finished_is_taken_away_too() -> None:
    done = walked(REMOVE.read_bytes().decode("ascii"), no("import macros"), {PYTHON}, {"LOCALAPPDATA": LOCAL})

    assert (done.code, [command for command in done.ran if "--undo" in command]) == (0, [])


def test_removing_without_a_known_place_removes_nothing() -> None:
    done = walked(REMOVE.read_bytes().decode("ascii"), no(), set(), {})

    assert (done.code, [command for command in done.ran if "rmdir" in command]) == (3, [])


def test_the_command_takes_the_options_that_the_files_give() -> None:
    command = typer.main.get_command(app).commands["install-excel"]  # type: ignore[attr-defined]  # a group of commands
    known = {option for parameter in command.params for option in parameter.opts}
    given = {word for path in (INSTALL, REMOVE) for line in path.read_text("ascii").splitlines() if "install-excel" in line and "-P" in line
             for word in shlex.split(line.partition("install-excel")[2]) if word.startswith("--")}  # fmt: skip

    assert do_install_excel
    assert given == {"--open", "--undo"}
    assert given <= known
