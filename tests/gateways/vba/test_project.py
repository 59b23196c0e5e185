"""The macro project holds what the workbook needs, as other programs read it."""

import re
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import pytest
from oletools.olevba import VBA_Parser
from pyopenvba import ExcelFile, check_file

from tests.gateways.vba.macro_books import build_book
from workbook.vba import Host, vba_project
from workbook.vba.reading import read_modules

HOSTS: tuple[Host, ...] = ("excel", "libreoffice")
MANY = [f"button_{number}" for number in range(60)]


def sources_by_olevba(path: Path) -> dict[str, str]:
    """Module name to source with LF line ends, as olevba reads it."""
    parser = VBA_Parser(str(path))
    try:
        return {name.rpartition(".")[0]: lines(code) for _, _, name, code in parser.extract_all_macros()}
    finally:
        parser.close()


def lines(text: str) -> str:
    return text.replace("\r\n", "\n")


def xlwings_folder() -> Path:
    spec = find_spec("xlwings")
    assert spec is not None and spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0])


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("commands", [["advance"], MANY], ids=["one", "sixty"])
def test_every_command_has_its_sub_that_names_its_button(tmp_path: Path, host: Host, commands: Sequence[str]) -> None:
    buttons = sources_by_olevba(build_book(tmp_path, commands, host=host))["DeskButtons"]

    for command in commands:
        assert f"Public Sub Click_{command}()\n    RunPython \"import macros; macros.click('{command}')\"\nEnd Sub\n" in buttons
    assert buttons.count("Sub Click_") == len(commands)


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("sheets", [1, 9, 40])
def test_every_sheet_has_a_document_module_under_its_code_name(tmp_path: Path, host: Host, sheets: int) -> None:
    sources = sources_by_olevba(build_book(tmp_path, sheets=sheets, host=host))

    documents = {name for name, source in sources.items() if 'VB_Base = "0{000208' in source}
    assert documents == {"ThisWorkbook"} | {f"Sheet{number}" for number in range(1, sheets + 1)}
    for name in documents:
        assert f'Attribute VB_Name = "{name}"\n' in sources[name]


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("sheets", [1, 9, 40])
def test_pyopenvba_finds_nothing_to_object_to(tmp_path: Path, host: Host, sheets: int) -> None:
    path = build_book(tmp_path, MANY, sheets=sheets, host=host)

    report = check_file(path)

    assert report.complete
    assert report.issues == ()
    with ExcelFile(path) as book:
        assert book.validate() == []
        assert len(book.module_names()) == sheets + (5 if host == "excel" else 3)


@pytest.mark.parametrize("host", HOSTS)
def test_three_readers_read_the_same_sources(tmp_path: Path, host: Host) -> None:
    path = build_book(tmp_path, host=host, sheets=9)

    ours = {name: lines(text) for name, text in read_modules(vba_project(("advance", "check"), 9, host)).items()}
    with ExcelFile(path) as book:
        theirs = {module.name: lines(module.source) for module in book.vba_project().modules}
    assert sources_by_olevba(path) == ours == theirs


@pytest.mark.parametrize("host", HOSTS)
def test_sources_are_ascii_with_excels_line_ends(host: Host) -> None:
    modules = read_modules(vba_project(["advance"], 3, host))

    assert all(text.isascii() for text in modules.values())
    assert not [name for name, text in modules.items() if re.search(r"(?<!\r)\n", text)]


def test_excel_gets_the_modules_of_the_installed_xlwings() -> None:
    modules = read_modules(vba_project(["advance"], 1, "excel"))

    shipped = sources_by_olevba(xlwings_folder() / "quickstart_standalone.xlsm")
    assert modules["xlwings"].encode() == (xlwings_folder() / "xlwings.bas").read_bytes()
    assert lines(modules["Dictionary"]) == shipped["Dictionary"]


def test_libreoffice_gets_a_stand_in_without_conditional_compiling() -> None:
    stand_in = read_modules(vba_project(["advance"], 1, "libreoffice", "/opt/order desk/python"))["xlwings"]

    assert "#If" not in stand_in
    assert 'Environ("ORDERDESK_PYTHON")' in stand_in
    assert 'program = "/opt/order desk/python"' in stand_in


def test_making_a_project_does_not_import_xlwings() -> None:
    code = "import sys, workbook.vba as v; v.vba_project(['advance'], 1, 'excel'); print('xlwings' in sys.modules)"

    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)

    assert answer.stdout.strip() == "False"


@pytest.mark.parametrize("host", HOSTS)
def test_the_same_order_gives_the_same_bytes(host: Host) -> None:
    first = vba_project(["advance", "check"], 9, host)

    assert vba_project(["advance", "check"], 9, host) == first


@pytest.mark.parametrize(
    "command",
    ["", "Advance", "1st", "_x", "推进", "a-b", "a b", "a.b", 'x"', "x')", "x\n", "a" * 41, "é", "x()", "x\r\nShell"],
)
def test_an_unsafe_command_is_refused(command: str) -> None:
    with pytest.raises(ValueError, match="button command"):
        vba_project(["advance", command], 1, "libreoffice")


def test_a_doubled_command_is_refused() -> None:
    with pytest.raises(ValueError, match="twice: check"):
        vba_project(["check", "advance", "check"], 1, "libreoffice")


def test_a_book_without_sheets_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one sheet"):
        vba_project(["advance"], 0, "libreoffice")


def test_a_launcher_in_a_chinese_folder_is_spelled_in_ascii() -> None:
    text = read_modules(vba_project(["advance"], 1, "libreoffice", "/opt/订单𠮷/python"))["xlwings"]

    assert text.isascii()
    assert 'program = "/opt/" & ChrW(35746) & ChrW(21333) & ChrW(55362) & ChrW(57271) & "/python"' in text


@pytest.mark.parametrize("launcher", ["", '/opt/"x"/python', "python\nShell", "x\0"])
def test_a_launcher_that_macro_text_cannot_carry_is_refused(launcher: str) -> None:
    with pytest.raises(ValueError, match="launcher"):
        vba_project(["advance"], 1, "libreoffice", launcher)
