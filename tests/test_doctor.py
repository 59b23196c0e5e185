"""环境检查 on a machine and a book in every bad state that it knows."""

import locale
import sys
from collections import namedtuple
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from string import Formatter

import pytest

from macros import checkups as folder
from macros.checkup import Around, Checkup, Light, Line, green
from macros.checkups import program
from macros.doctor import checkups, counts, examine
from order_logic.text import Text
from tests.gateways.tampering import a_desk
from tests.lights import NOW, lights, only
from tests.stories.office import Office

Patch = pytest.MonkeyPatch
Usage = namedtuple("Usage", "total used free")
OF_OTHERS = {"macros", "blocked", "libreoffice"}


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return a_desk(tmp_path)


def test_a_sound_machine_with_a_fresh_book_is_all_green(office: Office) -> None:
    seen = examine(Around(NOW, office.path))

    assert counts(seen)["red"] == 0, [s.line.say("en") for s in seen]
    assert {s.name for s in seen} | OF_OTHERS == set(checkups()) | OF_OTHERS


def test_without_a_book_only_machine_and_program_are_looked_at() -> None:
    seen = {s.name for s in examine(Around(NOW))}

    assert {"python", "packages", "origin", "pdf", "fonts", "xlwings", "terminal"} <= seen
    assert not {"book", "folder", "path", "lock", "backups", "starter"} & seen


def test_a_checkup_that_fails_is_red_and_the_others_go_on() -> None:
    def broken(around: Around) -> Iterator[Line]:
        yield green(Text("好", "fine"))
        raise RuntimeError(str(around.now))

    both = [Checkup("first", Text("甲", "A"), broken), checkups()["python"]]

    assert [(s.name, s.line.light) for s in examine(Around(NOW), both)] == [
        ("first", Light.GREEN), ("first", Light.RED), ("python", Light.GREEN),
    ]  # fmt: skip


def test_an_old_python_is_red(monkeypatch: Patch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))

    assert lights("python") == [Light.RED]


@pytest.mark.parametrize("needed", ["no-such-package>=1.0", "typer>=999"])
def test_a_package_that_is_missing_or_too_old_is_red_with_the_command(needed: str, monkeypatch: Patch) -> None:
    monkeypatch.setattr(program, "requirements", lambda: ["rich>=1", needed])

    line = only("packages", worst=Light.RED)
    assert line.light is Light.RED
    assert f'-m pip install "{needed}"' in line.advice("en")


def test_a_program_that_does_not_know_what_it_needs_is_red(monkeypatch: Patch) -> None:
    monkeypatch.setattr(program, "requirements", list)

    assert lights("packages") == [Light.RED]


def test_packages_of_extras_and_of_other_systems_are_not_needed() -> None:
    lines = ["rich>=13", "tzdata>=2025.1; sys_platform == 'win32'", "isal>=1.7; extra == 'fast'", "pandas-stubs; extra == 'test'"]

    assert [n.name for n in program.needed_packages(lines, "linux")] == ["rich"]
    assert [n.name for n in program.needed_packages(lines, "win32")] == ["rich", "tzdata"]


def test_every_package_of_the_project_is_looked_for() -> None:
    ours = program.needed_packages(program.requirements(), "win32")

    assert len(ours) == len(program.requirements())
    assert {"typer", "weasyprint", "xlwings", "tzdata"} <= {n.name for n in ours}


def test_without_isal_there_is_a_note_and_no_red(monkeypatch: Patch) -> None:
    monkeypatch.setattr(program, "requirements", lambda: ["rich>=1"])
    monkeypatch.setattr(program, "version_of", lambda name: "" if name == "isal" else "99")

    assert lights("packages") == [Light.GREEN, Light.YELLOW]


def test_a_program_from_several_folders_is_noted(monkeypatch: Patch) -> None:
    monkeypatch.setattr(program, "folder_of", lambda name: Path("/elsewhere" if name == "reports" else "/here"))

    line = only("origin")
    assert line.light is Light.YELLOW
    assert "/elsewhere" in line.say("zh")


def test_without_xlwings_the_buttons_are_red(monkeypatch: Patch) -> None:
    from macros.checkups import office as looked_at

    monkeypatch.setattr(looked_at, "version_of", lambda _: "")

    assert only("xlwings").light is Light.RED


def test_the_pro_part_of_xlwings_is_red(monkeypatch: Patch) -> None:
    from workbook.live.excel import load

    monkeypatch.setattr(load(), "__pro__", True)

    assert only("xlwings").light is Light.RED


def test_packages_of_another_folder_are_named(monkeypatch: Patch) -> None:
    monkeypatch.setattr(program, "place_of", lambda name: "/home/me" if name == "rich" else "/env" if name != "isal" else "")

    said = [s.line.facts for s in examine(Around(NOW), [checkups()["sources"]])]
    assert [line["folder"] for line in said] == ["/env", "/home/me"]
    assert said[1]["names"] == ["rich"]


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "no-such-encoding"])
def test_a_terminal_without_chinese_is_noted(encoding: str, monkeypatch: Patch) -> None:
    monkeypatch.setattr(locale, "getencoding", lambda: encoding)

    assert only("terminal").facts["name"] == encoding


def test_file_names_without_chinese_are_red(monkeypatch: Patch) -> None:
    monkeypatch.setattr(sys, "getfilesystemencoding", lambda: "ascii")

    assert only("terminal").light is Light.RED


def words() -> dict[str, Text]:
    """Every phrase of the checkups, by module and name."""
    modules = [import_module(f"{folder.__name__}.{found.name}") for found in iter_modules(folder.__path__)]
    return {
        f"{m.__name__}.{name}": text for m in modules for name, text in vars(m).items() if isinstance(text, Text) and name.startswith("_")
    }


@pytest.mark.parametrize("name", words())
def test_every_line_is_said_in_both_languages_with_the_same_blanks(name: str) -> None:
    zh, en = ({blank for _, blank, _, _ in Formatter().parse(phrase) if blank} for phrase in words()[name])

    assert zh == en
    assert all(phrase.strip() for phrase in words()[name])
