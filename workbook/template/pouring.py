"""Pours the rows into a finished but empty workbook, a thousand at a time: the memory needed does not grow with the rows."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

from xlsxwriter.utility import xl_col_to_name

from order_logic.text import Lang
from workbook.schema import FIRST_ROW
from workbook.template.cells import spelled
from workbook.template.faces import Face

_CHUNK = 1000
_FIRST = re.compile(rf'<row r="{FIRST_ROW}"([^>]*)>(.*?)</row>')
_OF_SHAPE, _NOT_ON_PAPER = re.compile(rb"(</xdr:sp>\s*)<xdr:clientData\s*/>"), rb'\1<xdr:clientData fPrintsWithSheet="0"/>'
_STYLE = re.compile(r'<c r="([A-Z]+)\d+" s="(\d+)"')
_SPANS, _DIMENSION = re.compile(r' spans="[^"]*"'), re.compile(r'<dimension ref="[^"]*"/>')


class Load(NamedTuple):
    """The rows of one sheet, its columns, and the parts of the workbook that hold the sheet and its table."""

    sheet: str
    table: str
    faces: Sequence[Face]
    rows: Sequence[Any]

    @property
    def last(self) -> str:
        """The last cell of the last row."""
        return self.cell(FIRST_ROW + len(self.rows) - 1)

    def cell(self, row: int) -> str:
        """The last cell of a row (from 1)."""
        return f"{xl_col_to_name(len(self.faces) - 1)}{row}"


def pour(draft: Path, out: BinaryIO, loads: Iterable[Load], lang: Lang, more: Mapping[str, bytes]) -> None:
    """Writes the workbook ``draft`` to ``out`` with the rows of ``loads`` in place of the blank first rows.

    ``more`` are parts in the place of the draft's own, or beside them. Buttons and their labels are kept off paper.

    Raises TooLong for a text that no cell holds.
    """
    filled = [load for load in loads if load.rows]
    sheets, tables = {load.sheet: load for load in filled}, {load.table: load for load in filled}
    with ZipFile(draft) as empty, ZipFile(out, "w", ZIP_DEFLATED) as full:
        for name in dict.fromkeys([*empty.namelist(), *more]):
            with full.open(name, "w") as part:  # a part made by name carries no time: the same rows give the same bytes
                content = more[name] if name in more else empty.read(name)
                if name in sheets:
                    part.writelines(_sheet(content.decode(), sheets[name], lang))
                elif name in tables:
                    part.write(_table(content.decode(), tables[name]).encode())
                else:
                    part.write(_OF_SHAPE.sub(_NOT_ON_PAPER, content) if name.startswith("xl/drawings/drawing") else content)


def _table(xml: str, load: Load) -> str:
    """The table and its filter, reaching the last row."""
    return xml.replace(f':{load.cell(FIRST_ROW)}"', f':{load.last}"')


def _sheet(xml: str, load: Load, lang: Lang) -> Iterator[bytes]:
    """The sheet's XML with all rows."""
    blank = _FIRST.search(xml)
    if blank is None:
        raise ValueError("a sheet to be filled has a blank first row")
    yield _DIMENSION.sub(f'<dimension ref="A1:{load.last}"/>', xml[: blank.start()]).encode()
    styles = dict(_STYLE.findall(blank[2]))
    height = _SPANS.sub("", blank[1])
    for start in range(0, len(load.rows), _CHUNK):
        yield _rows(load.faces, load.rows[start : start + _CHUNK], FIRST_ROW + start, styles, height, lang).encode()
    yield xml[blank.end() :].encode()


def _rows(faces: Sequence[Face], rows: Sequence[Any], first: int, styles: Mapping[str, str], height: str, lang: Lang) -> str:
    """Row elements; the very first one holds its blanks too: they lend their look to rows that programs add."""
    columns = []
    for face in faces:
        letter = xl_col_to_name(face.at)
        values = map(attrgetter(face.column.name), rows)
        columns.append(spelled(face.column, values, letter, styles[letter], first, lang))
    lines = [f'<row r="{row}"{height}>{"".join(cells)}</row>' for row, cells in enumerate(zip(*columns, strict=True), first)]
    if first == FIRST_ROW:
        lines[0] = _with_blanks(lines[0], styles, height)
    return "".join(lines)


def _with_blanks(line: str, styles: Mapping[str, str], height: str) -> str:
    cells = {found[1]: found[0] for found in re.finditer(r'<c r="([A-Z]+)\d+".*?</c>', line, re.DOTALL)}
    filled = (cells.get(letter, f'<c r="{letter}{FIRST_ROW}" s="{style}"/>') for letter, style in styles.items())
    return f'<row r="{FIRST_ROW}"{height}>{"".join(filled)}</row>'
