"""What people do to a workbook of theirs, and may: columns moved and added, rows inserted, sheets of their own."""

import re
from pathlib import Path

from tests.gateways.package.books import part, remade, rich_book, swap
from tests.gateways.tampering import edited, members, part_of, reshaped, table_on
from workbook.package import Package
from workbook.package.areas import column_name
from workbook.package.tables import TablePlace

OWN_SHEET = "xl/worksheets/sheet99.xml"
_ROWS_OF = re.compile(rb'((?:ref|sqref)=")([^"]*)(")|(<row r=")(\d+)(")|(<c r=")([A-Z]+)(\d+)(")')


def inserted_rows(path: Path, sheet: str, count: int) -> None:
    """Blank rows inserted above everything: rows, table, dropdowns and colours move down, as Excel moves them."""

    def down(block: str) -> str:
        return re.sub(r"([A-Z]+)(\d+)", lambda found: f"{found[1]}{int(found[2]) + count}", block)

    def move(found: re.Match[bytes]) -> bytes:
        if found[1]:
            return bytes(found[1] + down(found[2].decode()).encode() + found[3])
        if found[4]:
            return b"%s%d%s" % (found[4], int(found[5]) + count, found[6])
        return b"%s%s%d%s" % (found[7], found[8], int(found[9]) + count, found[10])

    table = table_on(path, sheet)
    reshaped(path, sheet, lambda xml: _ROWS_OF.sub(move, xml))
    remade(path, {table.part: lambda xml: _ROWS_OF.sub(move, xml)})


def swapped_columns(path: Path, sheet: str, one: str, other: str) -> None:
    """Two columns change places, headings and cells alike."""
    table = table_on(path, sheet)
    first, second = (column_name(table.first_column + table.headings.index(name)).encode() for name in (one, other))

    def cells(xml: bytes) -> bytes:
        for number in range(table.first_row, table.last_row + 1):
            xml = _swapped(xml, b"%s%d" % (first, number), b"%s%d" % (second, number))
        return xml

    def names(xml: bytes) -> bytes:
        a, b = f'name="{one}"'.encode(), f'name="{other}"'.encode()
        return xml.replace(a, b"\0").replace(b, a).replace(b"\0", b)

    reshaped(path, sheet, cells)
    remade(path, {table.part: names})


def _swapped(xml: bytes, one: bytes, other: bytes) -> bytes:
    """Two cells with each other's type and content; looks stay with the place."""
    found = {name: re.search(rb'<c r="%s"( s="\d+")?([^>]*?)(/>|>(.*?)</c>)' % name, xml) for name in (one, other)}
    parts = {name: cell for name, cell in found.items() if cell}
    assert len(parts) == 2, (one, other)
    for name, cell in sorted(parts.items(), key=lambda pair: -pair[1].start()):
        from_other = parts[other if name == one else one]
        new = b'<c r="%s"%s%s>%s</c>' % (name, cell[1] or b"", from_other[2], from_other[4] or b"")
        xml = xml[: cell.start()] + new + xml[cell.end() :]
    return xml


def added_column(path: Path, sheet: str, name: str, value: str) -> str:
    """A column of one's own right of the table, which takes it in; gives the address of its one value."""
    table = table_on(path, sheet)
    column, row = table.last_column + 1, table.first_row + 1
    new = f'<tableColumn id="900" name="{name}"/></tableColumns>'
    wider = table.area._replace(last_column=column).text

    def widen(xml: bytes) -> bytes:
        count = len(table.headings)
        xml = xml.replace(table.area.text.encode(), wider.encode()).replace(b"</tableColumns>", new.encode())
        return xml.replace(b'<tableColumns count="%d"' % count, b'<tableColumns count="%d"' % (count + 1))

    with Package(path) as package:
        package.rewrite(path, {sheet: {table.first_row: {column: name}, row: {column: value}}})
    remade(path, {table.part: widen})
    return f"{column_name(column)}{row}"


def own_sheet_with_chart(path: Path) -> dict[str, bytes]:
    """A sheet of one's own with figures and a chart; gives the parts that must stay byte for byte."""
    other = members(rich_book(path.with_name("other.xlsx")))
    path.with_name("other.xlsx").unlink()
    own = {
        OWN_SHEET: other["xl/worksheets/sheet1.xml"].split(b"<legacyDrawing")[0].split(b"<tableParts")[0].split(b"<extLst")[0]
        + b'<drawing xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"/></worksheet>',
        "xl/worksheets/_rels/sheet99.xml.rels": _links("drawing", "../drawings/drawing99.xml"),
        "xl/drawings/drawing99.xml": b'<wsDr xmlns="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"/>',
        "xl/drawings/_rels/drawing99.xml.rels": _links("chart", "../charts/chart99.xml"),
        "xl/charts/chart99.xml": other["xl/charts/chart1.xml"],
    }
    links = "xl/_rels/workbook.xml.rels"
    remade(path, {
        "xl/workbook.xml": swap("</sheets>", '<sheet name="我的分析" sheetId="99" r:id="rId99"/></sheets>'),
        links: swap("</Relationships>", f"{_link('rId99', 'worksheet', 'worksheets/sheet99.xml')}</Relationships>"),
    }, added=own)  # fmt: skip
    return own


def _link(key: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{key}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/>'


def _links(kind: str, target: str) -> bytes:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{_link("rId1", kind, target)}</Relationships>'.encode()


def filtered(path: Path, sheet: str) -> None:
    """A filter on the first column that hides the first row."""
    table = table_on(path, sheet)
    old = re.search(r"<autoFilter [^>]*?/>|</table>", part(path, table.part))
    chosen = '<filterColumn colId="0"><filters><filter val="别的"/></filters></filterColumn>'
    inner = f'<autoFilter ref="{table.area.text}">{chosen}</autoFilter>'
    assert old is not None
    edited(path, table.part, old[0], inner)
    row = table.first_row + 1
    reshaped(path, sheet, lambda xml: xml.replace(b'<row r="%d"' % row, b'<row r="%d" hidden="1"' % row))


def merged(path: Path, sheet: str, block: str) -> None:
    edited(path, part_of(path, sheet), "</sheetData>", f'</sheetData><mergeCells count="1"><mergeCell ref="{block}"/></mergeCells>')


def plain_cells(path: Path, sheet: str) -> TablePlace:
    """The table turned into plain cells; gives what it was."""
    table = table_on(path, sheet)
    reshaped(path, sheet, lambda xml: re.sub(rb"<tableParts.*?</tableParts>", b"", xml, flags=re.DOTALL))
    with Package(path) as package:
        links = package.sheets[sheet].replace("worksheets/", "worksheets/_rels/") + ".rels"
    remade(path, {links: lambda xml: re.sub(rb"<Relationship [^>]*?/table\"[^>]*?/>", b"", xml)})
    return table
