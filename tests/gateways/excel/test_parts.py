"""Every part of Excel's workbook has its type, every link leads somewhere and is used, every number is given once."""

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from tests.gateways.excel.parts import DRAWN, LINK_ID, MAIN, Whole, last_word

TYPES = {
    "officeDocument": "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    "worksheet": "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml",
    "styles": "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml",
    "sharedStrings": "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
    "table": "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml",
    "drawing": "application/vnd.openxmlformats-officedocument.drawing+xml",
    "chart": "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
    "comments": "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml",
    "vmlDrawing": "application/vnd.openxmlformats-officedocument.vmlDrawing",
    "vbaProject": "application/vnd.ms-office.vbaProject",
    "extensibility": "application/xml",
    "core-properties": "application/vnd.openxmlformats-package.core-properties+xml",
    "extended-properties": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
_NAMED = re.compile(r"r:(?:id|embed|link|pict)$")


def all_links(whole: Whole) -> Iterator[tuple[str, str, str]]:
    """From, kind, to: of the package and of every part."""
    for part in ("", *whole.parts):
        for link in whole.links(part):
            if not link.outside:
                yield part, last_word(link.kind), link.target


def used_keys(root: etree._Element) -> set[str]:
    """The links that a part names."""
    return {str(value) for one in root.iter() for name, value in one.attrib.items() if str(name).startswith(LINK_ID)}


def twice(names: list[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]


def test_every_part_has_the_type_of_the_link_that_leads_to_it(whole: Whole) -> None:
    found = {(kind, whole.types[target]) for _, kind, target in all_links(whole)}

    assert found == {(kind, TYPES[kind]) for kind, _ in found}
    assert {kind for kind, _ in found} >= TYPES.keys()


def test_no_link_leads_nowhere_and_no_part_is_left_without_one(whole: Whole) -> None:
    targets = {target for _, _, target in all_links(whole)}

    assert targets == set(whole.parts)


def test_every_link_is_named_in_its_part_and_every_name_has_a_link(whole: Whole) -> None:
    for part in whole.parts:
        if not part.endswith(".xml"):
            continue
        links = {link.key: last_word(link.kind) for link in whole.links(part)}
        of_itself = {"styles", "sharedStrings", "theme", "vbaProject", "comments", "calcChain"}  # found by their kind alone
        assert used_keys(whole.xml(part)) == {key for key, kind in links.items() if kind not in of_itself}, part
        assert not twice([link.key for link in whole.links(part)])


def test_sheets_have_names_and_numbers_of_their_own(whole: Whole) -> None:
    sheets = list(whole.xml("xl/workbook.xml").iter(f"{MAIN}sheet"))

    names = [str(sheet.get("name")) for sheet in sheets]
    assert not twice([name.casefold() for name in names])
    assert not twice([str(sheet.get("sheetId")) for sheet in sheets])
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


def test_a_name_is_defined_once_and_leads_to_a_sheet(whole: Whole) -> None:
    root = whole.xml("xl/workbook.xml")
    sheets = {str(sheet.get("name")) for sheet in root.iter(f"{MAIN}sheet")}
    defined = list(root.iter(f"{MAIN}definedName"))

    assert not twice([f"{one.get('name')}@{one.get('localSheetId')}".casefold() for one in defined])
    for one in defined:
        places = re.findall(r"(?:'((?:[^']|'')+)'|([\w.]+))!", one.text or "")
        assert {(quoted or plain).replace("''", "'") for quoted, plain in places} <= sheets, one.get("name")


def test_tables_have_names_and_numbers_of_their_own_and_do_not_meet(whole: Whole) -> None:
    tables = [whole.xml(name) for name in whole.named("xl/tables/")]

    for fact in ("id", "name", "displayName"):
        assert not twice([str(table.get(fact)).casefold() for table in tables])
    for table in tables:
        columns = list(table.iter(f"{MAIN}tableColumn"))
        assert not twice([str(column.get("name")).casefold() for column in columns])
        assert not twice([str(column.get("id")) for column in columns])


def test_shapes_of_a_drawing_have_numbers_of_their_own(whole: Whole) -> None:
    for name in whole.named("xl/drawings/"):
        numbers = [str(one.get("id")) for one in whole.xml(name).iter(f"{DRAWN}cNvPr")]
        assert not twice(numbers), name


def test_every_cell_and_every_colour_has_a_look_that_is_there(whole: Whole) -> None:
    styles = whole.xml("xl/styles.xml")
    looks = len(list(styles.iterfind(f"{MAIN}cellXfs/{MAIN}xf")))
    changes = len(list(styles.iterfind(f"{MAIN}dxfs/{MAIN}dxf")))

    for name in whole.named("xl/worksheets/"):
        root = whole.xml(name)
        used = [*root.iterfind(f".//{MAIN}c[@s]"), *root.iterfind(f".//{MAIN}row[@s]"), *root.iter(f"{MAIN}col")]
        assert all(int(one.get("s") or one.get("style") or 0) < looks for one in used), name
        assert all(int(rule.get("dxfId", 0)) < changes for rule in root.iter(f"{MAIN}cfRule")), name
    assert {int(one.get("numFmtId", 0)) for one in styles.iter(f"{MAIN}xf")} <= known_formats(styles)


def known_formats(styles: etree._Element) -> set[int]:
    own = [int(one.get("numFmtId", 0)) for one in styles.iterfind(f"{MAIN}numFmts/{MAIN}numFmt")]
    assert not twice([str(number) for number in own])
    return {*range(50), *own}


def test_every_shared_text_that_a_cell_names_is_there(whole: Whole) -> None:
    texts = len(list(whole.xml("xl/sharedStrings.xml").iterfind(f"{MAIN}si")))

    for name in whole.named("xl/worksheets/"):
        cells = [one for one in whole.xml(name).iter(f"{MAIN}c") if one.get("t") == "s"]
        assert all(int(one.findtext(f"{MAIN}v", "-1")) < texts for one in cells), name
