"""LibreOffice finds the modules and the buttons' Subs, and a Sub starts Python with the button's name and the book."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.gateways.vba.macro_books import COMMANDS, build_book
from tests.gateways.vba.office import RunningOffice, ask_office, running_office
from workbook.vba import Host, bind_shapes, vba_project
from workbook.vba.reading import read_modules

pytestmark = pytest.mark.libreoffice

SCRIPTS = [f"vnd.sun.star.script:VBAProject.DeskButtons.Click_{command}?language=Basic&location=document" for command in COMMANDS]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningOffice]:
    """One LibreOffice for the module, started without ORDERDESK_PYTHON."""
    with running_office(tmp_path_factory.mktemp("office") / "profile", {}) as started:
        yield started


def make_probe(folder: Path, name: str) -> Path:
    """A program that writes its arguments, a line each, into ``<name>.txt`` beside itself."""
    program = folder / name
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{program}.part"\nmv "{program}.part" "{program}.txt"\n', encoding="ascii")
    program.chmod(0o755)
    return program


def wait_for_words(program: Path) -> list[str]:
    """The arguments the probe was started with; fails after 20 seconds."""
    written, deadline = program.with_name(f"{program.name}.txt"), time.monotonic() + 20
    while not written.exists():
        assert time.monotonic() < deadline, f"{program.name} was not started"
        time.sleep(0.05)
    return written.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("host", ["excel", "libreoffice"])
@pytest.mark.parametrize("sheets", [1, 9, 40])
def test_libreoffice_reads_every_module(tmp_path: Path, office: RunningOffice, host: Host, sheets: int) -> None:
    path = build_book(tmp_path, sheets=sheets, host=host)

    seen = ask_office(office, path)

    assert seen["code_names"] == [f"Sheet{number}" for number in range(1, sheets + 1)]
    ours = read_modules(vba_project(COMMANDS, sheets, host))
    assert {name: code_lines(text) for name, text in seen["modules"].items()} == {name: code_lines(text) for name, text in ours.items()}


def code_lines(source: str) -> list[str]:
    """The lines without what the readers keep elsewhere: attributes here, LibreOffice's own options there."""
    marks = ("Attribute ", "Rem Attribute VBA_ModuleType=", "Option VBASupport 1", "Option ClassModule")
    return [line for line in source.splitlines() if line and not line.lstrip().startswith(marks)]


def test_libreoffice_binds_shapes_and_form_buttons_to_their_subs(tmp_path: Path, office: RunningOffice) -> None:
    path = build_book(tmp_path)
    bind_shapes(path)

    seen = ask_office(office, path)

    assert seen["shapes"] == SCRIPTS
    assert seen["forms"] == SCRIPTS


@pytest.mark.parametrize(
    "name", ["订单台.xlsm", "甲 乙's.xlsm", 'say "yes".xlsm'], ids=["Chinese", "blank and apostrophe", "double quotes"]
)
def test_a_sub_starts_the_built_in_python_with_the_button_and_the_book(tmp_path: Path, office: RunningOffice, name: str) -> None:
    folder = tmp_path / "with blank"
    folder.mkdir()
    probe = make_probe(folder, "probe")
    path = build_book(folder, name=name, launcher=str(probe))

    ask_office(office, path, "DeskButtons.Click_check")

    *words, pipe_in = wait_for_words(probe)
    assert words == ["-c", "import macros; macros.click('check')", f"--wb={path}", "--from_xl=1"]
    assert re.fullmatch("--pipe=orderdesk[0-9A-F]{8,}", pipe_in)


def test_the_environment_variable_goes_before_the_built_in_python(tmp_path: Path) -> None:
    built_in, chosen = make_probe(tmp_path, "built_in"), make_probe(tmp_path, "chosen")
    path = build_book(tmp_path, launcher=str(built_in))

    with running_office(tmp_path / "profile", {"ORDERDESK_PYTHON": str(chosen)}) as office:
        ask_office(office, path, "DeskButtons.Click_advance")
        words = wait_for_words(chosen)

    assert words[1] == "import macros; macros.click('advance')"
    assert not built_in.with_name("built_in.txt").exists()


def test_a_python_that_cannot_be_started_does_not_hold_libreoffice(tmp_path: Path, office: RunningOffice) -> None:
    path = build_book(tmp_path, launcher=str(tmp_path / "nothing here"))

    seen = ask_office(office, path, "DeskButtons.Click_advance")

    assert "xlwings" in seen["modules"]
