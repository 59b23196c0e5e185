"""Excel repairs a book whose tables do not say what their cells say: headings, width, filter, nothing merged inside."""

from lxml import etree

from tests.gateways.excel.parts import MAIN, Whole, last_word
from workbook.package.areas import Area, cell_name, read_area


def tables_of(whole: Whole, sheet: str) -> list[etree._Element]:
    return [whole.xml(link.target) for link in whole.links(sheet) if last_word(link.kind) == "table"]


def area_of(table: etree._Element) -> Area:
    area = read_area(str(table.get("ref")))
    assert area is not None
    return area


def text_of(cell: etree._Element | None, shared: list[str]) -> str:
    """What a cell of text says."""
    if cell is None:
        return ""
    if cell.get("t") == "inlineStr":
        return "".join(one.text or "" for one in cell.iter(f"{MAIN}t"))
    assert cell.get("t") == "s", cell.get("r")
    return shared[int(cell.findtext(f"{MAIN}v", "-1"))]


def test_the_headings_of_a_table_are_the_texts_of_its_first_row(whole: Whole) -> None:
    shared = ["".join(one.text or "" for one in item.iter(f"{MAIN}t")) for item in whole.xml("xl/sharedStrings.xml").iterfind(f"{MAIN}si")]
    seen = 0

    for sheet in whole.named("xl/worksheets/"):
        cells = {str(cell.get("r")): cell for cell in whole.xml(sheet).iter(f"{MAIN}c")}
        for table in tables_of(whole, sheet):
            area, names = area_of(table), [str(one.get("name")) for one in table.iter(f"{MAIN}tableColumn")]
            said = [text_of(cells.get(cell_name(area.first_row, at)), shared) for at in range(area.first_column, area.last_column + 1)]
            assert said == names, sheet
            seen += 1
    assert seen == len(whole.named("xl/tables/")) > 40


def test_a_table_has_a_row_a_filter_of_its_size_and_nothing_merged_in_it(whole: Whole) -> None:
    for sheet in whole.named("xl/worksheets/"):
        merged = [read_area(str(one.get("ref"))) for one in whole.xml(sheet).iter(f"{MAIN}mergeCell")]
        for table in tables_of(whole, sheet):
            area, filtered = area_of(table), table.find(f"{MAIN}autoFilter")
            assert area.last_row > area.first_row
            assert filtered is not None and filtered.get("ref") == table.get("ref"), sheet
            assert not [one for one in merged if one and one.meets(area)], sheet


def test_every_link_inside_the_book_leads_to_a_sheet(whole: Whole) -> None:
    sheets = {str(one.get("name")) for one in whole.xml("xl/workbook.xml").iter(f"{MAIN}sheet")}

    for name in whole.named("xl/worksheets/"):
        for link in whole.xml(name).iter(f"{MAIN}hyperlink"):
            if link.get("location"):
                assert str(link.get("location")).rpartition("!")[0].strip("'").replace("''", "'") in sheets, name


def test_every_note_has_its_box_and_boxes_of_a_sheet_have_numbers_of_their_own(whole: Whole) -> None:
    seen = 0
    for name in whole.named("xl/worksheets/"):
        linked = {last_word(link.kind): link.target for link in whole.links(name)}
        if "comments" not in linked:
            continue
        notes = {str(one.get("ref")) for one in whole.xml(linked["comments"]).iter(f"{MAIN}comment")}
        drawing = whole.xml(linked["vmlDrawing"])
        boxes = [one for one in drawing.iter("{urn:schemas-microsoft-com:office:excel}ClientData") if one.get("ObjectType") == "Note"]
        places = {cell_name(1 + int(box.findtext("{*}Row", "-1")), 1 + int(box.findtext("{*}Column", "-1"))) for box in boxes}
        assert places == notes, name
        numbers = [str(shape.get("id")) for shape in drawing.iter("{urn:schemas-microsoft-com:vml}shape")]
        assert len(numbers) == len(set(numbers)) == len(boxes), name
        seen += len(notes)
    assert seen > 100
