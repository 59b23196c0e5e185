"""A desk's workbook on disk, and hands that do to it what people, other programs and accidents do."""

import atexit
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, NamedTuple

from macros.edge import Said
from macros.found import place_of
from order_logic.columns import Owner, column_of
from order_logic.derived.punctuality import DUE, MESSAGE, ON_TIME, TODAY
from order_logic.flows.roles import Role
from order_logic.records import FoundProblem, Order, OrderLine
from order_logic.rule import Finding
from tests.gateways.package.books import Change, remade
from tests.logic.builders import NUMBER, a_customer, a_line, a_product, an_order
from tests.stories.office import Office
from workbook.file import FileWorkbook
from workbook.gateway import Reach
from workbook.kinds import cell_of
from workbook.package import Package, TablePlace
from workbook.package.areas import cell_name, column_name, column_number
from workbook.package.rows import read_row
from workbook.schema import FIRST_ROW, SHEET_OF, SHEETS

_ROW = re.compile(rb'<row r="(\d+)"[^>]*?(?:/>|>.*?</row>)', re.DOTALL)
DERIVED = {(s.label.zh, c.label.zh) for s in SHEETS for c in s.columns if c.owner is Owner.DERIVED}


@cache
def _model() -> Path:
    """A made workbook with one complete draft; made once, copied for every test, and gone when the tests end."""
    folder = Path(mkdtemp(prefix="orderdesk-model-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    lines = [a_line(), a_line(line_no=2)]
    return Office.opened(folder, a_customer(), a_product(), an_order(f"D20261120-{NUMBER[-4:]}"), *lines_of(lines)).path


def lines_of(lines: list[OrderLine]) -> list[OrderLine]:
    """The lines under the draft's number."""
    return [replace(line, order=DRAFT) for line in lines]


DRAFT = f"D20261120-{NUMBER[-4:]}"


def a_desk(folder: Path) -> Office:
    """A fresh copy of the made workbook with its anchor: one draft in row 5 of 订单, its two lines in rows 5 and 6."""
    target = folder / "订单台"
    shutil.copytree(_model().parent, target)
    return Office(target / _model().name)


def address(record: type, field: str, row: int = FIRST_ROW) -> str:
    """Where a field stands in a made workbook, such as J5."""
    names = [c.name for c in SHEET_OF[record].columns]
    return f"{column_name(names.index(field) + 1)}{row}"


def part_of(path: Path, sheet: str) -> str:
    with Package(path) as package:
        return package.sheets[sheet]


def table_on(path: Path, sheet: str) -> TablePlace:
    """The table of a sheet that has one."""
    with Package(path) as package:
        (table,) = package.tables_on(sheet)
    return table


def put(path: Path, record: type, field: str, content: str, kind: str = "", row: int = FIRST_ROW) -> str:
    """Puts the XML ``content`` with type ``kind`` into a cell, whatever that makes of it; gives its address."""
    where, sheet = address(record, field, row), SHEET_OF[record].label.zh
    marked = "orderdesk-marker"
    number = column_index(where)
    with Package(path) as package:
        part = package.sheets[sheet]
        package.rewrite(path, {sheet: {row: {number: marked}}})
    cell = re.compile(rb'<c r="%s"([^>]*?) t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>' % (where.encode(), marked.encode()))
    told = f' t="{kind}"' if kind else ""

    def change(xml: bytes) -> bytes:
        new, times = cell.subn(lambda found: b'<c r="%s"%s%s>%s</c>' % (where.encode(), found[1], told.encode(), content.encode()), xml)
        assert times == 1, where
        return new

    remade(path, {part: change})
    return where


def column_index(where: str) -> int:
    return column_number(where.rstrip("0123456789"))


def text(words: str) -> tuple[str, str]:
    """Content and type of a cell with these words."""
    return f'<is><t xml:space="preserve">{words}</t></is>', "inlineStr"


def write_row(path: Path, row_of: Any, row: int) -> None:
    """A person types a whole record into a row, also below the table, which does not grow."""
    sheet = SHEET_OF[type(row_of)]
    values = {i: cell_of(getattr(row_of, c.name), "zh") for i, c in enumerate(sheet.columns, 1)}
    with Package(path) as package:
        package.rewrite(path, {sheet.label.zh: {row: {i: v for i, v in values.items() if v is not None}}})


def reshaped(path: Path, sheet: str, change: Change) -> None:
    """Changes the XML of one sheet."""
    remade(path, {part_of(path, sheet): change})


class Told(NamedTuple):
    """A finding as the sheet 检查结果 shows it."""

    rule: str
    place: str
    problem: str
    remedy: str


def told(path: Path) -> list[Told]:
    """The rows of 检查结果."""
    rows = FileWorkbook(path).read({FoundProblem: Reach.WHOLE}).all(FoundProblem)
    return [Told(r.rule, r.place, r.problem, r.remedy) for r in rows if r.rule]


SHOWN = frozenset({TODAY, DUE, ON_TIME, MESSAGE})


def typed_cells(path: Path) -> dict[tuple[str, str], bytes]:
    """Every cell that people or buttons fill, as it stands in the file; computed columns, 检查结果 and what 首页 shows are left out."""
    with Package(path) as package:
        shown = {(spot.sheet, cell_name(spot.row, spot.column)) for name, spot in package.named_cells().items() if name in SHOWN}
    return {place: cell for place, cell in _cells(path) if place not in shown}


def _cells(path: Path) -> Iterator[tuple[tuple[str, str], bytes]]:
    with Package(path) as package:
        for sheet, part in package.sheets.items():
            if sheet == SHEET_OF[FoundProblem].label.zh:
                continue
            headings = {t.first_column + i: h for t in package.tables_on(sheet) for i, h in enumerate(t.headings)}
            for found in _ROW.finditer(b"".join(package.chunks(part))):
                for column, cell in read_row(found[0], int(found[1])).cells.items():
                    if (sheet, headings.get(column)) not in DERIVED and cell.content:
                        yield (sheet, f"{column_name(column)}{int(found[1])}"), cell.xml


def places(said: Said, path: Path) -> dict[str, Finding]:
    """The findings of a click by the cell they name, such as 订单!J5."""
    assert said.pressed is not None, said.news
    workbook = FileWorkbook(path)
    workbook.read({Order: Reach.WHOLE, OrderLine: Reach.WHOLE} | {f.record: Reach.WHOLE for f in said.pressed.findings if f.record})
    found: dict[str, Finding] = {}
    for finding in said.pressed.findings:
        found.setdefault(place_of(finding, workbook.place, "zh").partition(" ")[0], finding)
    return found


def edited(path: Path, member: str, old: str, new: str) -> None:
    """Changes words in one member of the file."""

    def change(xml: bytes) -> bytes:
        assert old.encode() in xml, old
        return xml.replace(old.encode(), new.encode())

    remade(path, {member: change})


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as book:
        return {info.filename: book.read(info) for info in book.infolist()}


def heading(record: type, field: str) -> str:
    return column_of(record, field).label.zh


Tamper = Callable[[Office], object]
CLERK = Role.SALES
