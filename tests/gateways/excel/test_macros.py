"""The macros of Excel's workbook: three readers read the same text, every sheet has its module, every Sub asks Python for its button."""

import re
from pathlib import Path

import pytest
from oletools.olevba import VBA_Parser
from pyopenvba import ExcelFile, check_file
from pyopenvba.apps.excel import ExcelApplication
from pyopenvba.interpreter import NOTHING

from macros.edge import buttons
from tests.gateways.excel.parts import DRAWN, MAIN, Whole
from workbook.vba import ribbon_name, sub_name
from workbook.vba.modules import BUTTONS, RIBBON
from workbook.vba.reading import read_modules

PROJECT = "xl/vbaProject.bin"
_STAND_IN = """\
Public Asked As String
Public Function RunPython(PythonCommand As String)
    Asked = PythonCommand
End Function
Public Function Told() As String
    Told = Asked
    Asked = ""
End Function
"""


@pytest.fixture
def running(new: Path) -> ExcelApplication:
    """The book's own button modules in an Excel of pure Python, whose xlwings notes what it was asked for instead of starting Python."""
    with ExcelFile(new) as book:
        sources = {module.name: module.source for module in book.vba_project().modules}
    app = ExcelApplication()
    app.add_workbook()
    app.add_module(_STAND_IN, name="xlwings")
    for name in (BUTTONS, RIBBON):
        app.add_module(sources[name], name=name)
    return app


def test_three_readers_read_the_same_modules(book: Path, whole: Whole) -> None:
    ours = {name: _lines(text) for name, text in read_modules(whole.held[PROJECT]).items()}
    parser = VBA_Parser(str(book))
    by_olevba = {name.rpartition(".")[0]: _lines(code) for _, _, name, code in parser.extract_all_macros()}
    parser.close()
    with ExcelFile(book) as opened:
        by_pyopenvba = {module.name: _lines(module.source) for module in opened.vba_project().modules}

    assert ours == by_olevba == by_pyopenvba


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n")


def test_a_check_of_the_file_finds_nothing(book: Path) -> None:
    report = check_file(book)

    assert report.complete
    assert report.issues == ()


def test_every_sheet_and_the_book_have_a_document_module_of_their_name(whole: Whole) -> None:
    names = {str(fact.get("codeName")) for part in whole.named("xl/worksheets/") for fact in whole.xml(part).iter(f"{MAIN}sheetPr")}
    book = {str(fact.get("codeName")) for fact in whole.xml("xl/workbook.xml").iter(f"{MAIN}workbookPr")}
    modules = read_modules(whole.held[PROJECT])

    documents = {name for name, text in modules.items() if 'VB_Base = "0{000208' in text}
    assert len(names) == len(whole.named("xl/worksheets/"))
    assert (names | book, book) == (documents, {"ThisWorkbook"})


def test_every_shape_with_a_macro_names_a_sub_and_every_button_has_a_shape(whole: Whole) -> None:
    shapes = [shape for name in whole.named("xl/drawings/") for shape in whole.xml(name).iter(f"{DRAWN}sp")]
    subs = set(re.findall(r"^Public Sub (\w+)\(\)", _lines(read_modules(whole.held[PROJECT])[BUTTONS]), re.MULTILINE))

    bound = {str(shape.get("macro")).removeprefix("[0]!") for shape in shapes if shape.get("macro")}
    assert bound == subs == {sub_name(name) for name in buttons()}


def test_every_click_asks_python_for_its_button_and_so_does_the_ribbon(running: ExcelApplication) -> None:
    for name in buttons():
        wanted = f"import macros; macros.click('{name}')"

        running.run(f"{BUTTONS}.{sub_name(name)}")
        by_shape = running.run("xlwings.Told")
        running.run(f"{RIBBON}.{ribbon_name(name)}", NOTHING)
        by_ribbon = running.run("xlwings.Told")

        assert (by_shape, by_ribbon) == (wanted, wanted)


def test_the_ribbon_presses_in_the_book_that_is_in_front(running: ExcelApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    run = running.interpreter.run

    def note(name: str, given: list[object]) -> object:
        asked.append(name)
        return NOTHING if "!" in name else run(name, given)

    monkeypatch.setattr(running.interpreter, "run", note)
    running.add_workbook().name = "张三's 账.xlsm"
    running.run(f"{RIBBON}.{ribbon_name('check')}", NOTHING)

    assert asked[1:] == ["'张三''s 账.xlsm'!Click_check"]
