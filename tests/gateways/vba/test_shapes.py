"""Text boxes become buttons that run their Sub, and nothing else in the file changes."""

import re
from pathlib import Path
from zipfile import ZipFile

import pytest
import xlsxwriter
from lxml import etree
from openpyxl import load_workbook

from tests.gateways.vba.macro_books import COMMANDS, build_book, caption_of
from workbook.vba import bind_shapes, macro_mark, pin_mark

NAMES = {
    "xdr": "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}
DRAWN = {"xl/drawings/drawing1.xml", "xl/drawings/vmlDrawing1.vml", "xl/charts/chart1.xml"}


def members(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as book:
        assert book.testzip() is None
        return {name: book.read(name) for name in book.namelist()}


def shapes(path: Path, condition: str) -> list[etree._Element]:
    root = etree.fromstring(members(path)["xl/drawings/drawing1.xml"])
    found = root.xpath(f"//xdr:sp[{condition}]", namespaces=NAMES)
    assert isinstance(found, list)
    return [shape for shape in found if isinstance(shape, etree._Element)]


def fact(shape: etree._Element, path: str) -> str:
    return str(shape.xpath(f"string({path})", namespaces=NAMES))


def test_each_marked_text_box_is_bound_to_its_sub(tmp_path: Path) -> None:
    path = build_book(tmp_path)

    bind_shapes(path)

    buttons = shapes(path, "@macro!=''")
    assert [button.get("macro") for button in buttons] == [f"[0]!Click_{command}" for command in COMMANDS]
    assert [fact(button, ".//xdr:cNvPr/@name") for button in buttons] == [f"Click_{command}" for command in COMMANDS]
    assert [fact(button, ".//xdr:cNvPr/@descr") for button in buttons] == [caption_of(command) for command in COMMANDS]


def test_a_button_is_a_shape_with_round_corners_and_no_text_box(tmp_path: Path) -> None:
    path = build_book(tmp_path)

    bind_shapes(path)

    for button in shapes(path, "@macro!=''"):
        assert fact(button, ".//a:prstGeom/@prst") == "roundRect"
        assert fact(button, ".//a:gd/@name") == "adj"
        assert fact(button, "count(.//a:avLst)") == "1"
        assert fact(button, "count(.//@txBox)") == "0"


def test_an_unmarked_text_box_stays_a_text_box(tmp_path: Path) -> None:
    path = build_book(tmp_path)

    bind_shapes(path)

    (plain,) = shapes(path, "@macro=''")
    assert fact(plain, ".//xdr:cNvSpPr/@txBox") == "1"
    assert fact(plain, ".//a:prstGeom/@prst") == "rect"


@pytest.mark.parametrize("member", ["xl/drawings/drawing1.xml", "xl/charts/chart1.xml"])
def test_chinese_text_gets_the_font_of_its_latin_text(tmp_path: Path, member: str) -> None:
    path = build_book(tmp_path)

    bind_shapes(path)

    latins = list(etree.fromstring(members(path)[member]).iter(f"{{{NAMES['a']}}}latin"))
    assert latins
    for latin in latins:
        following = latin.getnext()
        assert following is not None
        assert (following.tag, following.get("typeface")) == (f"{{{NAMES['a']}}}ea", "微软雅黑")


def test_form_buttons_keep_their_macro_and_get_our_font(tmp_path: Path) -> None:
    path = build_book(tmp_path)

    bind_shapes(path)

    drawing = members(path)["xl/drawings/vmlDrawing1.vml"].decode()
    assert re.findall(r"<x:FmlaMacro>([^<]*)<", drawing) == [f"[0]!Click_{command}" for command in COMMANDS]
    assert re.findall(r"<font ([^>]*)>", drawing) == ['face="微软雅黑" size="200" color="#1F2A36"'] * len(COMMANDS)


def test_all_other_members_keep_their_bytes_and_order(tmp_path: Path) -> None:
    path = build_book(tmp_path)
    before = members(path)

    bind_shapes(path)

    after = members(path)
    assert list(after) == list(before)
    assert {name for name in after if after[name] != before[name]} == DRAWN
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_binding_twice_changes_nothing_more(tmp_path: Path) -> None:
    path = build_book(tmp_path)
    bind_shapes(path)
    once = path.read_bytes()

    bind_shapes(path)

    assert path.read_bytes() == once


def test_another_program_opens_the_book_with_its_macros_and_its_note(tmp_path: Path) -> None:
    path = build_book(tmp_path)

    bind_shapes(path)

    book = load_workbook(path, keep_vba=True)
    assert book.sheetnames == ["第1页", "第2页"]
    assert book["第1页"]["J9"].comment is not None
    book.close()


@pytest.mark.parametrize("commands", [["check"], []], ids=["no such Sub", "no macros at all"])
def test_a_button_without_its_sub_is_refused_and_the_file_stays(tmp_path: Path, commands: list[str]) -> None:
    path = build_book(tmp_path, commands, drawn=["advance"])
    before = path.read_bytes()

    with pytest.raises(ValueError, match="Click_advance"):
        bind_shapes(path)

    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_a_failure_while_writing_leaves_the_file_and_no_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = build_book(tmp_path)
    before = path.read_bytes()

    def full_disk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full_disk)
    with pytest.raises(OSError, match="No space"):
        bind_shapes(path)

    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_a_mark_names_the_sub_and_the_caption() -> None:
    mark = macro_mark("advance", "推进")

    assert mark == "macro:Click_advance|推进"


def test_a_mark_for_an_unsafe_command_is_refused() -> None:
    with pytest.raises(ValueError, match="button command"):
        macro_mark("Advance!", "推进")


def pinned(folder: Path, place: tuple[int, int] | None) -> etree._Element:
    """The anchor of a text box in a wide column, pinned and bound."""
    path = folder / "pinned.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    sheet.insert_textbox(1, 0, "组", {"x_offset": 200, "width": 90, "height": 20, "object_position": 3, "description": pin_mark(place)})
    book.close()
    bind_shapes(path)
    return etree.fromstring(members(path)["xl/drawings/drawing1.xml"])[0]


def test_a_pinned_text_box_keeps_its_size_and_hangs_on_one_cell(tmp_path: Path) -> None:
    anchor = pinned(tmp_path, None)

    assert etree.QName(anchor).localname == "oneCellAnchor"
    assert [etree.QName(child).localname for child in anchor] == ["from", "ext", "sp", "clientData"]
    assert (fact(anchor, "xdr:from/xdr:col"), fact(anchor, "xdr:ext/@cx"), fact(anchor, "count(.//@descr)")) == ("3", str(90 * 9525), "0")


def test_a_pin_may_hang_it_further_from_a_column_than_that_is_wide(tmp_path: Path) -> None:
    anchor = pinned(tmp_path, (2, 700))

    assert (fact(anchor, "xdr:from/xdr:col"), fact(anchor, "xdr:from/xdr:colOff")) == ("2", str(700 * 9525))
