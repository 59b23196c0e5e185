"""A book as a program before today's would have left it, full of what its people added: made from the kept book by plain zip and XML."""

import re
import shutil
from pathlib import Path
from typing import Any

from lxml import etree

from order_logic.records import Customer
from tests.gateways.upgrade.members import MAIN, OFFICE, Members, rewrite_plate, say
from workbook.keeping.anchor import anchor_path
from workbook.package.areas import column_name
from workbook.schema import SHEET_OF
from workbook.vba import vba_project

KEPT = Path(__file__).parents[2] / "books" / "schema_2.xlsm"
OWN_SHEET, OWN_COLUMN, OWN_NAME = "我的分析", "客户等级", "我的合计"
LACKING, AT = SHEET_OF[Customer].columns[-1].label.zh, len(SHEET_OF[Customer].columns)
"""The last heading of customers, which the older book lacks, and where it stands: their own column has its place there."""
FORMER = {"余天": "剩余天数", "简称": "客户简称"}
_DRAWN = "application/vnd.openxmlformats-officedocument.drawing"
_OWN_PAGE = f"""<worksheet xmlns="{MAIN[1:-1]}" xmlns:r="{OFFICE}"><sheetData>
<row r="1"><c r="A1" s="{{style}}" t="inlineStr"><is><t>分析</t></is></c><c r="B1"><f>SUM(tblOrders[剩余天数])</f><v>7</v></c></row>
</sheetData><drawing r:id="rId1"/></worksheet>"""
_OWN_SHAPE = """<xdr:twoCellAnchor xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
<xdr:from><xdr:col>6</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>
<xdr:to><xdr:col>7</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>2</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>
<xdr:sp macro="{macro}" textlink=""><xdr:nvSpPr><xdr:cNvPr id="990" name="{name}"/><xdr:cNvSpPr/></xdr:nvSpPr>
<xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr>
<xdr:txBody><a:bodyPr/><a:p><a:r><a:t>{name}</a:t></a:r></a:p></xdr:txBody></xdr:sp><xdr:clientData/>
</xdr:twoCellAnchor>"""


def an_older_book(folder: Path) -> Path:
    """Schema 0: no 节假日, customers a column and settings a row short, two headings and a button under former names."""
    path = folder / "订单台账.xlsm"
    book = Members.of(KEPT)
    _own_look(book)
    _own_sheet(book)
    book.drop_sheet("节假日")
    _own_column_at_the_end(book)
    _former_headings(book)
    _without_last_setting(book)
    _former_button(book)
    rewrite_plate(book, schema="0", app="0.0.9")
    book.save(path)
    shutil.copy(anchor_path(KEPT), anchor_path(path))
    return path


def _own_look(book: Members) -> None:
    def change(root: etree._Element) -> None:
        looks = root.find(f"{MAIN}cellXfs")
        assert looks is not None
        etree.SubElement(looks, f"{MAIN}xf", numFmtId="10", fontId="2", fillId="3", borderId="1", xfId="0", applyNumberFormat="1")
        looks.set("count", str(len(looks)))

    book.edit("xl/styles.xml", change)


def _own_style(book: Members) -> int:
    looks = etree.fromstring(book.content["xl/styles.xml"]).find(f"{MAIN}cellXfs")
    assert looks is not None
    return len(looks) - 1


def _own_sheet(book: Members) -> None:
    """Their own sheet with a look, a formula on our table, a chart, and a copy of a button that is gone today."""
    page, drawing, chart = "xl/worksheets/sheet90.xml", "xl/drawings/drawing90.xml", "xl/charts/chart90.xml"
    book.content[page] = _OWN_PAGE.format(style=_own_style(book)).encode()
    book.content[chart] = book.content["xl/charts/chart1.xml"]
    book.content[drawing] = book.content["xl/drawings/drawing1.xml"]
    book.edit(drawing, _only_first_chart)
    book.link(page, "drawing", "../drawings/drawing90.xml", "rId1")
    book.link(drawing, "chart", "../charts/chart90.xml", "rId1")
    book.link("xl/workbook.xml", "worksheet", "worksheets/sheet90.xml", "rId900")
    book.register(page, "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml")
    book.register(drawing, f"{_DRAWN}+xml")
    book.register(chart, f"{_DRAWN}ml.chart+xml")

    def enter(root: etree._Element) -> None:
        sheets, names = root.find(f"{MAIN}sheets"), root.find(f"{MAIN}definedNames")
        assert sheets is not None and names is not None
        etree.SubElement(sheets, f"{MAIN}sheet", {"name": OWN_SHEET, "sheetId": "90", f"{{{OFFICE}}}id": "rId900"})
        etree.SubElement(names, f"{MAIN}definedName", name=OWN_NAME).text = "SUM(tblOrders[剩余天数])"

    book.edit("xl/workbook.xml", enter)


def _only_first_chart(root: etree._Element) -> None:
    for anchor in list(root)[1:]:
        root.remove(anchor)
    root.append(etree.fromstring(_OWN_SHAPE.format(macro="[0]!Click_gone", name="旧按钮")))


def _own_column_at_the_end(book: Members) -> None:
    """In the place of the last column of customers stands a column of their own with their own look."""
    part, style = book.sheet("客户"), _own_style(book)

    def change(root: etree._Element) -> None:
        for row in root.iter(f"{MAIN}row"):
            number = int(str(row.get("r")))
            if number >= 4:
                at = f"{column_name(AT)}{number}"
                cell = next((one for one in row if one.get("r") == at), None)
                cell = etree.SubElement(row, f"{MAIN}c", r=at) if cell is None else cell
                cell.set("s", str(style))
                say(root, at, OWN_COLUMN if number == 4 else f"第{number}级")

    book.edit(part, change)
    book.swap(book.linked(part, "table"), f'name="{LACKING}"', f'name="{OWN_COLUMN}"')


def _former_headings(book: Members) -> None:
    for sheet, today in (("订单", "余天"), ("客户", "简称")):
        part, former = book.sheet(sheet), FORMER[today]
        strings = ["".join(str(text) for text in one.itertext()) for one in etree.fromstring(book.content["xl/sharedStrings.xml"])]
        word = strings.index(today)

        def change(root: etree._Element, word: int = word, former: str = former) -> None:
            heading = next(
                c for c in root.iter(f"{MAIN}c") if re.fullmatch(r"[A-Z]+4", str(c.get("r"))) and c.findtext(f"{MAIN}v") == str(word)
            )
            say(root, str(heading.get("r")), former)

        book.edit(part, change)
        book.swap(book.linked(part, "table"), f'name="{today}"', f'name="{former}"')
    book.swap(book.sheet("首页"), "tblOrders[余天]", "tblOrders[剩余天数]")


def _without_last_setting(book: Members) -> None:
    part = book.sheet("设置")
    table = book.linked(part, "table")
    last = int(re.search(rb'ref="A4:F(\d+)"', book.content[table])[1])  # type: ignore[index]  # a table has a place

    def change(root: etree._Element) -> None:
        for row in [one for one in root.iter(f"{MAIN}row") if one.get("r") == str(last)]:
            row.getparent().remove(row)  # type: ignore[union-attr]  # a row stands among rows

    book.edit(part, change)
    book.swap(table, f"A4:F{last}", f"A4:F{last - 1}")


def _former_button(book: Members) -> None:
    """作废 ran another Sub then, and beside the buttons lies a shape of their own."""
    drawing = book.linked(book.sheet("订单"), "drawing")
    book.swap(drawing, "Click_void", "Click_gone")
    own: Any = etree.fromstring(_OWN_SHAPE.format(macro="", name="我的便签"))
    book.edit(drawing, lambda root: root.append(own))
    count = len(list(etree.fromstring(book.content["xl/workbook.xml"]).iter(f"{MAIN}sheet")))
    book.content["xl/vbaProject.bin"] = vba_project(["check", "gone"], count, "excel")
