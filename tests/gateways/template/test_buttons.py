"""Every button of a new workbook runs a Sub that is there, in either host."""

import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from tests.gateways.template.books import BUTTONS, build_at
from tests.gateways.vba.office import ask_office, running_office
from workbook.template.buttons import grouped
from workbook.template.home_grid import UNITS
from workbook.vba import Host, sub_name
from workbook.vba.reading import read_modules

DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"


def members(path: Path, pattern: str) -> dict[str, str]:
    with ZipFile(path) as parts:
        return {name: parts.read(name).decode() for name in parts.namelist() if re.fullmatch(pattern, name)}


def macros_of_shapes(path: Path) -> list[str]:
    drawings = members(path, r"xl/drawings/drawing\d+\.xml").values()
    shapes = [shape for xml in drawings for shape in etree.fromstring(xml.encode()).iter(f"{DRAWN}sp")]
    return [str(shape.get("macro")) for shape in shapes if shape.get("macro")]


def subs(path: Path) -> set[str]:
    with ZipFile(path) as parts:
        source = read_modules(parts.read("xl/vbaProject.bin"))["DeskButtons"]
    return set(re.findall(r"Public Sub (\w+)", source))


@pytest.mark.parametrize("host", ["excel", "libreoffice"])
def test_each_button_is_bound_to_its_own_sub(tmp_path: Path, host: Host) -> None:
    path = build_at(tmp_path, host=host)

    bound = macros_of_shapes(path)

    assert sorted(bound) == sorted(f"[0]!{sub_name(button.name)}" for button in BUTTONS)
    assert subs(path) == {sub_name(button.name) for button in BUTTONS}


@pytest.mark.parametrize("host", ["excel", "libreoffice"])
def test_the_book_and_each_sheet_carry_the_names_of_their_modules(tmp_path: Path, host: Host) -> None:
    path = build_at(tmp_path, host=host)

    sheets = members(path, r"xl/worksheets/sheet\d+\.xml")
    names = {match[1] for xml in sheets.values() if (match := re.search(r'codeName="(\w+)"', xml))}
    with ZipFile(path) as parts:
        modules = read_modules(parts.read("xl/vbaProject.bin"))

    assert names == {f"Sheet{number}" for number in range(1, len(sheets) + 1)}
    assert names | {"ThisWorkbook"} <= modules.keys()


def test_buttons_stay_off_paper_and_charts_do_not(tmp_path: Path) -> None:
    path = build_at(tmp_path)

    home = etree.fromstring(members(path, r"xl/drawings/drawing1\.xml")["xl/drawings/drawing1.xml"].encode())

    printed = {anchor.find(f"{DRAWN}sp") is None: anchor.find(f"{DRAWN}clientData").get("fPrintsWithSheet") for anchor in home}  # type: ignore[union-attr]  # the schema asks for it
    assert printed == {True: None, False: "0"}


def test_only_a_book_for_excel_tells_xlwings_where_python_is(tmp_path: Path) -> None:
    excel, office = build_at(tmp_path, name="a.xlsm"), build_at(tmp_path, name="b.xlsm", host="libreoffice")

    named = [any("xlwings.conf" in xml for xml in members(path, r"xl/workbook\.xml").values()) for path in (excel, office)]

    assert named == [True, False]


def test_a_group_of_buttons_keeps_together_and_none_is_lost() -> None:
    home = [button for button in BUTTONS if button.sheet is None]

    groups = grouped(home)

    assert [button for group in groups for button in group] == home
    assert [len({button.group for button in group}) for group in groups] == [1] * len(groups)


def test_more_buttons_than_a_row_holds_go_on_below(tmp_path: Path) -> None:
    many = tuple(BUTTONS[0]._replace(name=f"verb_{n}") for n in range(UNITS + 2))

    path = build_at(tmp_path, buttons=many)

    home = etree.fromstring(members(path, r"xl/drawings/drawing1\.xml")["xl/drawings/drawing1.xml"].encode())
    buttons = [anchor for anchor in home if (shape := anchor.find(f"{DRAWN}sp")) is not None and shape.get("macro")]
    rows = [anchor.findtext(f"{DRAWN}from/{DRAWN}row") for anchor in buttons]
    assert [rows.count(row) for row in dict.fromkeys(rows)] == [UNITS, 2]


@pytest.mark.libreoffice
def test_libreoffice_finds_the_sub_behind_every_button(tmp_path: Path) -> None:
    books = build_at(tmp_path, name="a.xlsm"), build_at(tmp_path, name="b.xlsm", host="libreoffice")

    with running_office(tmp_path / "profile", {}) as office:
        seen = [ask_office(office, path)["shapes"] for path in books]

    scripts = sorted(f"vnd.sun.star.script:VBAProject.DeskButtons.{sub_name(b.name)}?language=Basic&location=document" for b in BUTTONS)
    assert [sorted(shapes) for shapes in seen] == [scripts, scripts]
