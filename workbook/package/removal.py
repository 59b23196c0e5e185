"""Rows of a table are taken out: what moves up, what shrinks, and what stands in the way."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from order_logic.text import Text
from workbook.package.areas import Area, end_at, read_area
from workbook.package.refusal import IN_THE_WAY, TOTALS_ROW, Refusal
from workbook.package.tables import TablePlace
from workbook.package.tags import attributes, check_start, plain, quoted, set_attribute, tag_pattern

A_NAME = Text("名称", "a name that points at it")
A_TABLE = Text("另一张表格", "another table")
_WITH_REF = tag_pattern("table", "autoFilter", "sortState", "sortCondition")
_NAME = re.compile(tag_pattern("definedName").pattern + rb"([^<]*)(?=</definedName)")
_PIECE = re.compile(r"""('(?:[^']|'')+'|[^\s'"!,;:(){}+*/^&=<>%-]+)!([$A-Z0-9:]+)""")
_LITERAL = re.compile(r'"[^"]*"')
_ROW = re.compile(r"[0-9]+")
_AS_FAR_AS_FILLED = re.compile(
    r"(?P<sheet>.+)!\$(?P<column>[A-Z]{1,3})\$(?P<first>\d+):INDEX\((?P=sheet)!\$(?P=column):\$(?P=column),"
    r"MAX\((?P=first),(?P<above>\d+)\+COUNTA\((?P=sheet)!\$(?P=column)\$(?P=first):\$(?P=column)\$1048576\)\)\)"
)


class Removal(NamedTuple):
    """A table, and which rows of the sheet go, in their order."""

    table: TablePlace
    gone: tuple[int, ...]

    @property
    def rows(self) -> int:
        """How many rows go."""
        return len(self.gone)

    @property
    def first(self) -> int:
        """The first row that goes."""
        return self.gone[0]

    @property
    def last(self) -> int:
        """The last row that goes."""
        return self.gone[-1]

    def goes(self, row: int) -> bool:
        """Whether a row is taken out."""
        at = bisect_left(self.gone, row)
        return at < len(self.gone) and self.gone[at] == row

    def moved(self, row: int) -> int:
        """Where a row stands afterwards; one that goes gives its place to the first that stays."""
        return row - bisect_left(self.gone, row)

    def shrunk(self, text: str) -> str | None:
        """The block ``text`` afterwards: shorter when it ends in the rows of the table that stay, else as it was.

        None when it begins below the first row that goes: then nobody knows which rows were meant.
        """
        area = read_area(text)
        if area is None:
            return text if self.above(text) else None
        if area.first_row > self.first:
            return None
        ends = self.last < area.last_row <= self.table.last_row or area.last_row == self.table.last_row
        return end_at(text, area.last_row - self.rows) if ends else text

    def above(self, text: str) -> bool:
        """Whether every row that ``text`` names stands above the rows that go; whole columns name none."""
        return all(int(row) < self.first for row in _ROW.findall(text))

    def way(self, name: Text, cell: str) -> Refusal:
        """Why the rows cannot go: ``name`` stands at ``cell``."""
        return Refusal(IN_THE_WAY, sheet=self.table.sheet, table=self.table.name, name=name, cell=cell)


def plan_removal(table: TablePlace, rows: Iterable[int], others: tuple[TablePlace, ...]) -> Removal:
    """The removal of these rows of the sheet; ``others`` are the tables of the same sheet.

    Raises ValueError unless a row goes, one stays, and all lie below the table's headings; Refusal for a totals row or another table
    that does not end above.
    """
    gone = tuple(sorted(set(rows)))
    inside = gone and table.first_row < gone[0] and gone[-1] <= table.last_row
    if not inside or len(gone) >= table.last_row - table.first_row:
        raise ValueError(f"{len(gone)} rows cannot go from {table.area.text}")
    removal = Removal(table, gone)
    if table.totals:
        raise Refusal(TOTALS_ROW, table=table.name)
    for other in others:
        if other.name != table.name and other.last_row >= removal.first:
            raise removal.way(A_TABLE, other.area.text)
    return removal


def shrink_table(xml: bytes, removal: Removal) -> bytes:
    """The table's part with its own block, its filter's and its sort order's ending where it then ends."""
    check_start(xml, b"table")

    def shrink(found: re.Match[bytes]) -> bytes:
        block = plain(attributes(found[2]).get(b"ref", b""))
        area = read_area(block)
        ends = area is not None and area.last_row == removal.table.last_row
        return set_attribute(found[0], b"ref", quoted(end_at(block, removal.table.last_row - removal.rows))) if ends else found[0]

    return _WITH_REF.sub(shrink, xml)


def shrink_names(xml: bytes, removal: Removal) -> bytes:
    """workbook.xml with the print areas and filters that reach into the rows that stay; raises Refusal for a name of other rows."""

    def shrink(found: re.Match[bytes]) -> bytes:
        if _runs_with(plain(found[3]), removal):
            return found[0]
        new = _PIECE.sub(lambda piece: _shrunk_piece(piece, removal), plain(found[3]))
        return found[0][: -len(found[3])] + quoted(new) if new != plain(found[3]) else found[0]

    return _NAME.sub(shrink, xml)


def _runs_with(formula: str, removal: Removal) -> bool:
    """Whether a name means a column of the table from its first row as far as it is filled: it means the same when rows have moved up."""
    found = _AS_FAR_AS_FILLED.fullmatch(formula)
    begin = removal.table.first_row + 1
    return found is not None and (int(found["first"]), int(found["above"])) == (begin, begin - 1)


def _shrunk_piece(piece: re.Match[str], removal: Removal) -> str:
    if not _same_sheet(piece[1], removal.table.sheet):
        return piece[0]
    area, new = read_area(piece[2]), removal.shrunk(piece[2])
    among = area is not None and removal.first <= area.last_row <= removal.last and area.last_row != removal.table.last_row
    if new is None or among:
        raise removal.way(A_NAME, piece[2])
    return f"{piece[1]}!{new}"


def _same_sheet(said: str, sheet: str) -> bool:
    name = said[1:-1].replace("''", "'") if said.startswith("'") else said
    return name.casefold() == sheet.casefold()


def pointed_at(formula: str, removal: Removal) -> str:
    """The first reference of a formula of another sheet to the rows that go or move; empty when there is none."""
    for piece in _PIECE.finditer(_LITERAL.sub('""', formula)):
        area = read_area(piece[2])
        below = not removal.above(piece[2]) if area is None else area.last_row >= removal.first
        if _same_sheet(piece[1], removal.table.sheet) and below:
            return piece[0]
    return ""


def shrink_blocks(text: str, removal: Removal, name: Text) -> str:
    """Blocks separated by blanks, each shrunk; raises Refusal for one of uncertain place."""
    blocks = text.split()
    for block in blocks:
        if removal.shrunk(block) is None:
            raise removal.way(name, block)
    return " ".join(removal.shrunk(block) or block for block in blocks)


def moved_blocks(text: str, move: Callable[[int], int]) -> str:
    """Blocks separated by blanks with each of their rows moved."""
    return " ".join(_moved(text, move))


def _moved(text: str, move: Callable[[int], int]) -> Iterator[str]:
    for block in text.split():
        area = read_area(block)
        yield Area(move(area.first_row), area.first_column, move(area.last_row), area.last_column).text if area else block
